/* Letters that the drawings of a page have in common, defined once. */
#include "renderers/canvas/svg_node.h"
#include "renderers/html/page.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"

typedef struct Letters {
	xmlNode *defs; /* of all drawings */
	GHashTable *ids; /* outline → id */
} Letters;

/* Empty and out of sight, first in BODY. */
static void
letters_init(Letters *letters, xmlNode *body)
{
	xmlNode *box = html_add_inline(body, "div", NULL), *svg;
	xmlNs *space;

	html_set(box, "hidden", "");
	svg = html_add_inline(box, "svg", NULL);
	space = xmlNewNs(svg, (const xmlChar *)SVG_NAMESPACE, NULL);
	xmlSetNs(svg, space);
	letters->defs = svg_add(svg, "defs", NULL);
	letters->ids =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	xmlAddPrevSibling(body->children, box);
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
rename_use(xmlNode *use, GHashTable *renamed)
{
	g_autofree char *old = svg_get(use, "href"), *new = NULL;
	const char *id = g_hash_table_lookup(renamed, old + 1);

	if (id == NULL)
		return;
	new = g_strconcat("#", id, NULL);
	svg_set(use, "href", new);
}

static void
share_letters(const Letters *letters, xmlNode *svg)
{
	g_autoptr(GHashTable) renamed =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) elements = NULL;

	for (xmlNode *node = svg->children, *next; node != NULL; node = next) {
		next = node->next;
		if (svg_is(node, "defs"))
			take_letters(letters, node, renamed);
	}
	elements = svg_elements(svg);
	for (unsigned i = 0; i < elements->len; i++)
		if (svg_is(elements->pdata[i], "use"))
			rename_use(elements->pdata[i], renamed);
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
	g_hash_table_unref(letters.ids);
	for (unsigned i = 0; i < drawings->len; i++)
		html_keep_as_xml(drawings->pdata[i]);
	html_keep_as_xml(letters.defs->parent);
}
