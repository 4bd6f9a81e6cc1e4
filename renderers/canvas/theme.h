/*
 * theme.h - the colours of every drawing, by role, on light and dark ground.
 *
 * One table says what each role looks like.  Drawings name roles, never raw
 * colours, so that one SVG follows the reader's light or dark mode and print
 * is always light.  The five hues keep their value on both grounds and pass
 * WCAG 1.4.11 (3:1) there; every text role passes 1.4.3 (4.5:1).
 */
#ifndef RENDERERS_CANVAS_THEME_H
#define RENDERERS_CANVAS_THEME_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Hues come in families of the same order: see theme_tint(). */
typedef enum ColourRole {
	COLOUR_BACKGROUND,
	COLOUR_TEXT,
	COLOUR_MUTED, /* text of second rank */
	COLOUR_AXIS, /* lines that carry meaning */
	COLOUR_GRID, /* lines that only guide the eye */
	COLOUR_SHADE, /* a quiet zone behind marks */
	COLOUR_BLUE,
	COLOUR_VERMILLION,
	COLOUR_GREEN,
	COLOUR_PURPLE,
	COLOUR_GREY,
	COLOUR_BLUE_OUTER, /* 90 % bands and other wide fills */
	COLOUR_VERMILLION_OUTER,
	COLOUR_GREEN_OUTER,
	COLOUR_PURPLE_OUTER,
	COLOUR_GREY_OUTER,
	COLOUR_BLUE_INNER, /* 50 % bands */
	COLOUR_VERMILLION_INNER,
	COLOUR_GREEN_INNER,
	COLOUR_PURPLE_INNER,
	COLOUR_GREY_INNER,
	COLOUR_BLUE_TEXT, /* labels in the colour of their line */
	COLOUR_VERMILLION_TEXT,
	COLOUR_GREEN_TEXT,
	COLOUR_PURPLE_TEXT,
	COLOUR_GREY_TEXT,
	COLOUR_COUNT,
} ColourRole;

typedef enum Tint {
	TINT_FULL,
	TINT_OUTER,
	TINT_INNER,
	TINT_TEXT,
} Tint;

/* Which ground a drawing is made for. */
typedef enum ThemeGround {
	THEME_LIGHT,
	THEME_DARK,
} ThemeGround;

typedef struct Colour {
	uint32_t rgb; /* 0xRRGGBB */
	double alpha; /* 0 to 1 */
} Colour;

Colour theme_colour(ColourRole role, ThemeGround ground);

/* Kebab-case, as in the CSS classes "fill-NAME" and "stroke-NAME". */
const char *theme_role_name(ColourRole role);

/* The role of a family member; HUE is one of the five COLOUR_BLUE…GREY. */
ColourRole theme_tint(ColourRole hue, Tint tint);

/* The rules that turn finished SVGs dark with the reader's preference, for
 * screens only; light is what their attributes already say. */
void theme_append_css(GString *css);

#endif
