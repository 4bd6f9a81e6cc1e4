#include "renderers/canvas/svg_group.h"

/* Attributes that children inherit. */
static const char *const shared[] = { "class", "fill", "fill-opacity",
	"fill-rule", "font-size", "font-weight", "stroke", "stroke-dasharray",
	"stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width" };

/* What ELEMENT could share; NULL if it must stay by itself. */
static char *
look(const xmlNode *element)
{
	static const char *const kinds[] = { "circle", "g", "path", "polygon",
		"polyline", "rect", "text", "use" };
	g_autofree char *transform = svg_get(element, "transform");
	GString *key;
	bool drawn = false;

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		drawn |= svg_is(element, kinds[i]);
	if (!drawn || transform != NULL)
		return NULL;
	key = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
		g_autofree char *value = svg_get(element, shared[i]);

		if (value != NULL)
			g_string_append_printf(
			    key, "%s=%s\n", shared[i], value);
	}
	return g_string_free(key, key->len == 0);
}

/* Wraps FIRST and the siblings up to LAST in a group with their look. */
static xmlNode *
wrap(xmlNode *first, xmlNode *last)
{
	xmlNode *group = xmlNewNode(first->ns, (const xmlChar *)"g");
	xmlNode *next, *stop = last->next;

	for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
		g_autofree char *value = svg_get(first, shared[i]);

		if (value != NULL)
			svg_set(group, shared[i], value);
	}
	xmlAddPrevSibling(first, group);
	for (xmlNode *node = first; node != stop; node = next) {
		next = node->next;
		for (size_t i = 0; i < G_N_ELEMENTS(shared); i++)
			svg_unset(node, shared[i]);
		xmlUnlinkNode(node);
		xmlAddChild(group, node);
	}
	return group;
}

/* A group that has nothing left of its own gives way to its children. */
static void
splice(xmlNode *node)
{
	if (!svg_is(node, "g") || node->properties != NULL)
		return;
	while (node->children != NULL)
		xmlAddPrevSibling(node, node->children);
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void
splice_children(xmlNode *group)
{
	xmlNode *next;

	for (xmlNode *node = group->children; node != NULL; node = next) {
		next = node->next;
		splice(node);
	}
}

/* The last of the siblings from FIRST on that look like it. */
static xmlNode *
end_of_run(xmlNode *first)
{
	g_autofree char *want = look(first);
	xmlNode *last = first;

	if (want == NULL)
		return first;
	while (last->next != NULL) {
		g_autofree char *got = look(last->next);

		if (g_strcmp0(want, got) != 0)
			break;
		last = last->next;
	}
	return last;
}

void
svg_group_alike(xmlNode *root)
{
	for (xmlNode *node = root->children; node != NULL; node = node->next) {
		xmlNode *last = end_of_run(node);

		if (last != node) {
			node = wrap(node, last);
			splice_children(node);
		}
		svg_group_alike(node);
	}
}
