/* Letters, and lines of them, that the drawings of a page have in common,
 * defined once. */
#include "renderers/canvas/svg_node.h"
#include "renderers/html/page.h"

#define SVG_NAMESPACE ((const xmlChar *)"http://www.w3.org/2000/svg")
#define XLINK ((const xmlChar *)"http://www.w3.org/1999/xlink")

typedef struct Letters {
	xmlNode *defs; /* of all drawings */
	GHashTable *ids; /* outline → id */
	GPtrArray *lines; /* of Line *, in document order */
	GHashTable *first; /* what a line says → the first Line that does */
} Letters;

/* A line of text in a drawing: a group of letters. */
typedef struct Line {
	xmlNode *group;
	char *says; /* its letters and their places */
	char *id; /* of the first of equals, once it is defined; NULL */
} Line;

static void
free_line(void *data)
{
	Line *line = data;

	g_free(line->says);
	g_free(line->id);
	g_free(line);
}

/* Empty and out of sight, first in BODY. */
static void
letters_init(Letters *letters, xmlNode *body)
{
	xmlNode *box = html_add_inline(body, "div", NULL), *svg;

	html_set(box, "hidden", "");
	svg = html_add_inline(box, "svg", NULL);
	xmlSetNs(svg, xmlNewNs(svg, SVG_NAMESPACE, NULL));
	letters->defs = svg_add(svg, "defs", NULL);
	letters->ids =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	letters->lines = g_ptr_array_new_with_free_func(free_line);
	letters->first = g_hash_table_new(g_str_hash, g_str_equal);
	xmlAddPrevSibling(body->children, box);
}

static void
letters_clear(Letters *letters)
{
	g_hash_table_unref(letters->ids);
	g_hash_table_unref(letters->first);
	g_ptr_array_unref(letters->lines);
}

static const char *
letter_id(const Letters *letters, const char *outline)
{
	const char *known = g_hash_table_lookup(letters->ids, outline);
	xmlNode *path;
	char *id;

	if (known != NULL)
		return known;
	id = g_strdup_printf("_%u", g_hash_table_size(letters->ids) + 1);
	path = svg_add(letters->defs, "path", NULL);
	svg_set(path, "id", id);
	svg_set(path, "d", outline);
	g_hash_table_insert(letters->ids, g_strdup(outline), id);
	return id;
}

/* Takes the letters out of DEFS; their ids and those of the page's go to
 * RENAMED. */
static void
take_letters(const Letters *letters, xmlNode *defs, GHashTable *renamed)
{
	xmlNode *next;

	for (xmlNode *node = defs->children; node != NULL; node = next) {
		g_autofree char *outline = svg_get(node, "d");

		next = node->next;
		if (!svg_is(node, "path") || outline == NULL)
			continue;
		g_hash_table_insert(renamed, svg_get(node, "id"),
		    (char *)letter_id(letters, outline));
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
	if (defs->children != NULL)
		return;
	xmlUnlinkNode(defs);
	xmlFreeNode(defs);
}

static void
refer_to(xmlNode *use, const char *id)
{
	g_autofree char *href = g_strconcat("#", id, NULL);

	svg_set(use, "href", href);
}

/* Pages need no xlink for it. */
static void
rename_use(xmlNode *use, GHashTable *renamed)
{
	xmlAttr *attr = xmlHasNsProp(use, (const xmlChar *)"href", XLINK);
	const char *old = (const char *)attr->children->content;

	refer_to(use, g_hash_table_lookup(renamed, old + 1));
	xmlRemoveProp(attr);
}

static void
note_line(Letters *letters, xmlNode *group)
{
	Line *line = g_new0(Line, 1);
	g_autoptr(GString) says = g_string_new(NULL);

	for (xmlNode *use = group->children; use != NULL; use = use->next)
		for (xmlAttr *a = use->properties; a != NULL; a = a->next) {
			g_string_append(says, (const char *)a->name);
			g_string_append(
			    says, (const char *)a->children->content);
			g_string_append_c(says, ' ');
		}
	line->group = group;
	line->says = g_string_free(g_steal_pointer(&says), FALSE);
	g_ptr_array_add(letters->lines, line);
}

static void
rename_uses(Letters *letters, xmlNode *node, GHashTable *renamed)
{
	if (svg_is(node, "use"))
		rename_use(node, renamed);
	for (xmlNode *child = node->children; child; child = child->next)
		rename_uses(letters, child, renamed);
	if (node->children != NULL && svg_is(node->children, "use") &&
	    xmlHasProp(node, (const xmlChar *)"transform") != NULL)
		note_line(letters, node);
}

static void
drop_xlink(xmlNode *svg)
{
	for (xmlNs **ns = &svg->nsDef; *ns != NULL; ns = &(*ns)->next) {
		xmlNs *gone = *ns;

		if (!xmlStrEqual(gone->href, XLINK))
			continue;
		*ns = gone->next;
		xmlFreeNs(gone);
		return;
	}
}

static void
share_letters(Letters *letters, xmlNode *svg)
{
	g_autoptr(GHashTable) renamed =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (xmlNode *node = svg->children, *next; node != NULL; node = next) {
		next = node->next;
		if (svg_is(node, "defs"))
			take_letters(letters, node, renamed);
	}
	rename_uses(letters, svg, renamed);
	drop_xlink(svg);
}

/* Into another drawing, which may outlive the namespace of its first. */
static void
move_letters(xmlNode *from, xmlNode *to)
{
	while (from->children != NULL) {
		xmlNode *use = from->children;

		xmlUnlinkNode(use);
		xmlAddChild(to, use);
		use->ns = to->ns;
	}
}

static void
use_line(Line *line, const char *id)
{
	while (line->group->children != NULL) {
		xmlNode *use = line->group->children;

		xmlUnlinkNode(use);
		xmlFreeNode(use);
	}
	xmlNodeSetName(line->group, (const xmlChar *)"use");
	refer_to(line->group, id);
}

/* LINE is drawn elsewhere, too: its letters move to the definitions. */
static void
define_line(const Letters *letters, Line *line, unsigned number)
{
	xmlNode *group = svg_add(letters->defs, "g", NULL);

	line->id = g_strdup_printf("_l%u", number);
	svg_set(group, "id", line->id);
	move_letters(line->group, group);
	use_line(line, line->id);
}

static void
share_lines(const Letters *letters)
{
	unsigned defined = 0;

	for (unsigned i = 0; i < letters->lines->len; i++) {
		Line *line = letters->lines->pdata[i];
		Line *first = g_hash_table_lookup(letters->first, line->says);

		if (first == NULL) {
			g_hash_table_insert(letters->first, line->says, line);
			continue;
		}
		if (first->id == NULL)
			define_line(letters, first, ++defined);
		use_line(line, first->id);
	}
}

void
page_share_glyphs(xmlNode *body)
{
	g_autoptr(GPtrArray) elements = svg_elements(body);
	g_autoptr(GPtrArray) drawings = g_ptr_array_new();
	Letters letters;

	for (unsigned i = 0; i < elements->len; i++)
		if (svg_is(elements->pdata[i], "svg"))
			g_ptr_array_add(drawings, elements->pdata[i]);
	if (drawings->len == 0)
		return;
	letters_init(&letters, body);
	for (unsigned i = 0; i < drawings->len; i++)
		share_letters(&letters, drawings->pdata[i]);
	share_lines(&letters);
	letters_clear(&letters);
	for (unsigned i = 0; i < drawings->len; i++)
		html_keep_as_xml(drawings->pdata[i]);
	html_keep_as_xml(letters.defs->parent);
}
