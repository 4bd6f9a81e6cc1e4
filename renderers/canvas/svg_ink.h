/*
 * svg_ink.h - what a canvas draws, as a tree of SVG elements.
 *
 * cairo builds the paths and pango sets the letters, as for every other
 * surface; the ink writes down both instead of painting them, by roles of
 * colour and with each letter defined once.  cairo's own SVG says neither,
 * and to read it back and mend it took ten times as long.  Neighbours that
 * look alike share a group; the order of drawing stays.
 */
#ifndef RENDERERS_CANVAS_SVG_INK_H
#define RENDERERS_CANVAS_SVG_INK_H

#include <pango/pangocairo.h>

#include "renderers/canvas/obstacles.h"
#include "renderers/canvas/svg_node.h"
#include "renderers/canvas/theme.h"

typedef struct SvgInk SvgInk;

/* How a shape is painted; joins of lines are round. */
typedef struct InkLook {
	bool filled, stroked;
	ColourRole fill, stroke;
	double width; /* of the line */
	bool dashed, round; /* round: its ends */
} InkLook;

/* Of dashed lines: stroke and gap, px. */
extern const double svg_ink_dashes[2];

/* Ids begin with PREFIX.  CAIRO is borrowed, and needs no target. */
SvgInk *svg_ink_new(const char *prefix, cairo_t *cairo);
void svg_ink_free(SvgInk *ink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SvgInk, svg_ink_free)

/* Takes the path that cairo has. */
void svg_ink_path(SvgInk *ink, const InkLook *look);

/* LINE from AT on, the start of its baseline; UPWARD as in TextSpec. */
void svg_ink_text(SvgInk *ink, Point at, bool upward, ColourRole role,
    const PangoLayoutLine *line);

/* The prefix of the ids; borrowed. */
const char *svg_ink_prefix(const SvgInk *ink);

/* The drawing, whose root is <svg>; nothing can be drawn after it.  The
 * caller frees it. */
xmlDoc *svg_ink_take(SvgInk *ink);

#endif
