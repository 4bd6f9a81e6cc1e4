/*
 * html_tree.h - an HTML page as a libxml2 tree, and as bytes.
 *
 * Text goes in as it is and comes out escaped; nothing is escaped by hand.
 * Block elements end with a line feed, so that pages can be read and
 * compared; inline ones do not, since there it would be a space.  Nodes
 * belong to their document.
 */
#ifndef RENDERERS_HTML_HTML_TREE_H
#define RENDERERS_HTML_HTML_TREE_H

#include <glib.h>
#include <libxml/tree.h>

#include "renderers/canvas/svg_node.h"

/* "<!DOCTYPE html>" and an empty <html lang=LANG>, its root. */
xmlDoc *html_new(const char *lang);

/* A new last child of PARENT; CLASS may be NULL.  _inline: no line feed. */
xmlNode *html_add(xmlNode *parent, const char *name, const char *class);
xmlNode *html_add_inline(xmlNode *parent, const char *name, const char *class);

/* The same with TEXT in it. */
xmlNode *html_add_with(
    xmlNode *parent, const char *name, const char *class, const char *text);
xmlNode *html_add_inline_with(
    xmlNode *parent, const char *name, const char *class, const char *text);

/* An inline <a>. */
xmlNode *html_add_link(
    xmlNode *parent, const char *class, const char *href, const char *text);

void html_add_text(xmlNode *parent, const char *text);

/* The same, with places to break inside words that are long names. */
void html_add_name(xmlNode *parent, const char *text);

/* <source> of a <picture>: MEDIA is a media query, SRCSET one URL. */
void html_add_source(xmlNode *parent, const char *media, const char *srcset);
/* A copy of the root element of DOCUMENT. */
void html_add_copy(xmlNode *parent, xmlDoc *document);

/* NODE becomes the XML that it is: in a drawing, HTML lets empty elements
 * end by themselves too.  Nothing else can be done with it then. */
void html_keep_as_xml(xmlNode *node);

void html_set(xmlNode *node, const char *attribute, const char *value);

/* Sets "id", joined from PREFIX and NAME. */
void html_set_id(xmlNode *node, const char *prefix, const char *name);

/* The whole page in UTF-8; the caller frees it. */
char *html_to_text(xmlDoc *document);

#endif
