/*
 * svg_text.h - SVG trees from and to text, for tests.
 */
#ifndef TESTS_SUPPORT_SVG_TEXT_H
#define TESTS_SUPPORT_SVG_TEXT_H

#include <glib.h>
#include <libxml/tree.h>

#include "renderers/canvas/svg_node.h"

/* BODY inside <svg> with its two namespaces; fails the test if malformed. */
xmlDoc *svg_text_read(const char *body);

/* What is inside the root element; the caller frees it. */
char *svg_text_write(xmlDoc *doc);

#endif
