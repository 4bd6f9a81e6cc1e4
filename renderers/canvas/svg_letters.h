/*
 * svg_letters.h - the letters of one drawing, each defined once.
 *
 * A letter is one glyph of one font at one size; what draws nothing, such as
 * a blank, is none.  Outlines are those that pango draws, with the box for a
 * letter that no font has.
 */
#ifndef RENDERERS_CANVAS_SVG_LETTERS_H
#define RENDERERS_CANVAS_SVG_LETTERS_H

#include <pango/pangocairo.h>

#include "renderers/canvas/svg_node.h"

typedef struct SvgLetters SvgLetters;

/* A letter in its place, px from the start of its line's baseline. */
typedef struct SvgLetter {
	unsigned id;
	double x, y;
} SvgLetter;

/* Definitions go into DEFS with ids PREFIX-1, PREFIX-2…; outlines are made
 * on CAIRO, whose path must be empty.  All are borrowed. */
SvgLetters *svg_letters_new(xmlNode *defs, const char *prefix, cairo_t *cairo);
void svg_letters_free(SvgLetters *letters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SvgLetters, svg_letters_free)

/* The letters of LINE from left to right, of SvgLetter; the caller frees
 * the array.  What is new to LETTERS is defined. */
GArray *svg_letters_of(SvgLetters *letters, const PangoLayoutLine *line);

#endif
