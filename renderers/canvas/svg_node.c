#include "renderers/canvas/svg_node.h"

#include "renderers/canvas/svg_path.h"

#define XML(s) ((const xmlChar *)(s))

bool
svg_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       xmlStrEqual(node->name, XML(name));
}

static xmlNode *
next_node(const xmlNode *root, xmlNode *node)
{
	if (node->children != NULL)
		return node->children;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

GPtrArray *
svg_elements(xmlNode *root)
{
	GPtrArray *elements = g_ptr_array_new();

	for (xmlNode *node = root; node != NULL; node = next_node(root, node))
		if (node->type == XML_ELEMENT_NODE)
			g_ptr_array_add(elements, node);
	return elements;
}

xmlNode *
svg_add(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *node = xmlNewTextChild(
	    parent, parent->ns, XML(name), text != NULL ? XML(text) : NULL);

	g_assert(node != NULL);
	return node;
}

char *
svg_get(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, XML(name));
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}

void
svg_set(xmlNode *node, const char *name, const char *value)
{
	xmlSetProp(node, XML(name), XML(value));
}

void
svg_unset(xmlNode *node, const char *name)
{
	xmlUnsetProp(node, XML(name));
}

void
svg_set_number(xmlNode *node, const char *name, double number)
{
	g_autoptr(GString) rounded = g_string_new(NULL);

	svg_append_number(rounded, number);
	svg_set(node, name, rounded->str);
}
