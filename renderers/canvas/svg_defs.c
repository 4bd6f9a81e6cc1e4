#include "renderers/canvas/svg_defs.h"

#include <string.h>

static void
discard(xmlNode *node)
{
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* The id that VALUE refers to, as "#id" or "url(#id)"; NULL if none. */
static char *
reference(const char *value)
{
	if (value[0] == '#')
		return g_strdup(value + 1);
	if (g_str_has_prefix(value, "url(#") && g_str_has_suffix(value, ")"))
		return g_strndup(value + 5, strlen(value) - 6);
	return NULL;
}

/* The attribute of ELEMENT that refers to an id, and that id; hex colours
 * are no references. */
static xmlAttr *
find_reference(const xmlNode *element, char **id)
{
	static const char *const names[] = { "href", "clip-path", "mask",
		"filter" };

	for (xmlAttr *a = element->properties; a != NULL; a = a->next) {
		const char *name = (const char *)a->name;
		bool may_refer = false;
		xmlChar *value;

		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			may_refer |= strcmp(name, names[i]) == 0;
		if (!may_refer)
			continue;
		value = xmlNodeGetContent((const xmlNode *)a);
		*id = reference((const char *)value);
		xmlFree(value);
		if (*id != NULL)
			return a;
	}
	return NULL;
}

/* A definition that only wraps one path becomes that path. */
static void
unwrap_path(xmlNode *element)
{
	xmlNode *path = element->children;
	g_autofree char *id = svg_get(element, "id");

	if (id == NULL || path == NULL || path->next != NULL ||
	    !svg_is(path, "path") ||
	    !(svg_is(element, "symbol") || svg_is(element, "g")))
		return;
	xmlUnlinkNode(path);
	xmlReplaceNode(element, path);
	xmlFreeNode(element);
	svg_set(path, "id", id);
}

/* Everything but the id that makes a definition what it is. */
static char *
content_key(xmlNode *element)
{
	xmlBuffer *buffer = xmlBufferCreate();
	xmlNode *copy = xmlCopyNode(element, 1);
	char *key;

	svg_unset(copy, "id");
	xmlNodeDump(buffer, NULL, copy, 0, 0);
	key = g_strdup((const char *)xmlBufferContent(buffer));
	xmlFreeNode(copy);
	xmlBufferFree(buffer);
	return key;
}

static bool
draws_nothing(const xmlNode *element)
{
	g_autofree char *d = svg_get(element, "d");

	if (d != NULL)
		return d[0] == '\0';
	return svg_is(element, "g") &&
	       xmlFirstElementChild((xmlNode *)element) == NULL;
}

static bool
in_defs(const xmlNode *element)
{
	for (const xmlNode *p = element->parent; p != NULL; p = p->parent)
		if (svg_is(p, "defs"))
			return true;
	return false;
}

/* Old ids to what stands for them: the first of equals, NULL for nothing. */
static GHashTable *
find_targets(GPtrArray *elements)
{
	GHashTable *targets =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < elements->len; i++) {
		xmlNode *element = elements->pdata[i];
		char *id = svg_get(element, "id");
		char *key;

		if (id == NULL || !in_defs(element)) {
			g_free(id);
			continue;
		}
		key = content_key(element);
		if (!g_hash_table_contains(seen, key))
			g_hash_table_insert(seen, g_strdup(key),
			    draws_nothing(element) ? NULL : element);
		g_hash_table_insert(
		    targets, id, g_hash_table_lookup(seen, key));
		g_free(key);
	}
	return targets;
}

/* The definitions in use; what refers to nothing goes. */
static GHashTable *
resolve_uses(GPtrArray *elements, GHashTable *targets)
{
	GHashTable *used = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < elements->len; i++) {
		xmlNode *element = elements->pdata[i];
		g_autofree char *id = NULL;
		xmlAttr *attr = find_reference(element, &id);
		xmlNode *target =
		    attr != NULL ? g_hash_table_lookup(targets, id) : NULL;

		if (target != NULL)
			g_hash_table_add(used, target);
		else if (attr != NULL && svg_is(element, "use"))
			discard(element);
		else if (attr != NULL)
			xmlRemoveProp(attr);
	}
	return used;
}

static void
point_to(xmlAttr *attr, const char *id)
{
	xmlNode *element = attr->parent;
	g_autofree char *value =
	    attr->ns != NULL || strcmp((const char *)attr->name, "href") == 0
		? g_strconcat("#", id, NULL)
		: g_strconcat("url(#", id, ")", NULL);

	xmlSetNsProp(element, attr->ns, attr->name, (const xmlChar *)value);
}

static void
drop_unused(xmlNode *svg, GHashTable *used)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);

	for (guint i = elements->len; i-- > 0;) {
		xmlNode *element = elements->pdata[i];
		g_autofree char *id = svg_get(element, "id");

		if (id == NULL || g_hash_table_contains(used, element))
			continue;
		if (in_defs(element))
			discard(element);
		else
			svg_unset(element, "id");
	}
}

static void
renumber(xmlNode *svg, const char *prefix)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);
	guint number = 0;

	for (guint i = 0; i < elements->len; i++) {
		g_autofree char *former = svg_get(elements->pdata[i], "id");
		g_autofree char *id = NULL;

		if (former == NULL)
			continue;
		id = g_strdup_printf("%s-%u", prefix, ++number);
		svg_set(elements->pdata[i], "id", id);
	}
}

static void
rewrite_references(xmlNode *svg, GHashTable *targets)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);

	for (guint i = 0; i < elements->len; i++) {
		g_autofree char *old = NULL;
		g_autofree char *new = NULL;
		xmlAttr *attr = find_reference(elements->pdata[i], &old);

		if (attr == NULL)
			continue;
		new = svg_get(g_hash_table_lookup(targets, old), "id");
		point_to(attr, new);
	}
}

/* Groups without attributes and groups without children. */
static void
splice_plain_groups(xmlNode *svg)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);

	for (guint i = elements->len; i-- > 0;) {
		xmlNode *element = elements->pdata[i];
		bool group = svg_is(element, "g");

		if (!group && !svg_is(element, "defs"))
			continue;
		if (group && element->properties == NULL)
			while (element->children != NULL)
				xmlAddPrevSibling(element, element->children);
		if (element->children == NULL)
			discard(element);
	}
}

void
svg_defs_tidy(xmlNode *svg, const char *prefix)
{
	g_autoptr(GPtrArray) elements = svg_elements(svg);
	g_autoptr(GHashTable) targets = NULL;
	g_autoptr(GHashTable) used = NULL;

	for (guint i = 0; i < elements->len; i++)
		unwrap_path(elements->pdata[i]);
	g_ptr_array_unref(elements);
	elements = svg_elements(svg);
	targets = find_targets(elements);
	used = resolve_uses(elements, targets);
	drop_unused(svg, used);
	renumber(svg, prefix);
	rewrite_references(svg, targets);
	splice_plain_groups(svg);
}
