/*
 * svg_node.h - small services on libxml2 trees of SVG.
 *
 * Names and values are UTF-8; strings returned belong to the caller.
 */
#ifndef RENDERERS_CANVAS_SVG_NODE_H
#define RENDERERS_CANVAS_SVG_NODE_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

bool svg_is(const xmlNode *node, const char *name);

/* The elements below ROOT in document order, ROOT first. */
GPtrArray *svg_elements(xmlNode *root);

/* A new last child in PARENT's namespace; TEXT may be NULL. */
xmlNode *svg_add(xmlNode *parent, const char *name, const char *text);

/* NULL when the attribute is not there. */
char *svg_get(const xmlNode *node, const char *name);
void svg_set(xmlNode *node, const char *name, const char *value);
void svg_unset(xmlNode *node, const char *name);

/* With at most two decimals. */
void svg_set_number(xmlNode *node, const char *name, double number);

#endif
