/*
 * svg_style.h - how cairo's elements look, said in attributes and classes.
 */
#ifndef RENDERERS_CANVAS_SVG_STYLE_H
#define RENDERERS_CANVAS_SVG_STYLE_H

#include "renderers/canvas/svg_node.h"

/*
 * On one element: `style` becomes presentation attributes, since a strict
 * policy blocks inline style; key colours become the role's light value and
 * its class "fill-ROLE" or "stroke-ROLE"; attributes that say the default
 * go; numbers and paths are shortened.
 */
bool svg_style_tidy(xmlNode *element, GError **error);

#endif
