/*
 * svg_group.h - what neighbours have in common, said once.
 */
#ifndef RENDERERS_CANVAS_SVG_GROUP_H
#define RENDERERS_CANVAS_SVG_GROUP_H

#include "renderers/canvas/svg_node.h"

/* Puts what runs of siblings share in full (colour, line, face) on one
 * group around them, everywhere below ROOT.  What is drawn, and in which
 * order, stays the same. */
void svg_group_alike(xmlNode *root);

#endif
