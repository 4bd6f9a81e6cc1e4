/*
 * svg_overlay.h - what lies unseen over a drawing: titles and text.
 */
#ifndef RENDERERS_CANVAS_SVG_OVERLAY_H
#define RENDERERS_CANVAS_SVG_OVERLAY_H

#include "renderers/canvas/canvas.h"
#include "renderers/canvas/svg_node.h"

/* Appends CANVAS' hover shapes, then its texts over their own letters. */
void svg_overlay_add(xmlNode *svg, const Canvas *canvas);

#endif
