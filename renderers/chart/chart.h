/*
 * chart.h - draws what a ChartSpec says.
 *
 * One drawing for every output: an SVG to put into a page, an SVG of its
 * own, a place on a PDF page, a PNG.  Charts are drawn for the width they
 * are shown at, CHART_WIDE or CHART_NARROW, since letters scaled down on a
 * phone cannot be read; the height is what the content needs.
 */
#ifndef RENDERERS_CHART_CHART_H
#define RENDERERS_CHART_CHART_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

#define CHART_WIDE 720.0
#define CHART_NARROW 350.0
#define CHART_PNG_SCALE 2.0

typedef struct ChartSvg {
	double width;
	const char *prefix; /* of ids, short; NULL: the spec's id */
	bool titled; /* title and subtitle drawn, and a margin around all */
	const char *source; /* drawn below it; NULL */
} ChartSvg;

/* Draws SPEC and sets the height of CANVAS.  TITLED: with its title and
 * subtitle, for where no caption says them. */
void chart_draw(const ChartSpec *spec, Canvas *canvas, bool titled);

/* A part of a page that is as high as it is. */
typedef struct ChartRoom {
	guint rows; /* or panels, at most; 0: any number */
	double height;
} ChartRoom;

/* The same without a title, in so many rows.  Charts whose height is theirs
 * to choose choose one within ROOM if they can; the others take what they
 * need, as canvas_height() then tells. */
void chart_draw_within(
    const ChartSpec *spec, Canvas *canvas, const ChartRoom *room);

/* The height chart_draw() will need at WIDTH. */
double chart_height(
    const ChartSpec *spec, const Typeset *typeset, double width, bool titled);

/* A finished drawing, as svg_finish() leaves it.  The caller frees it. */
xmlDoc *chart_to_tree(const ChartSpec *spec, const Typeset *typeset,
    const ChartSvg *how, GError **error);

/* The same as a file of its own.  The caller frees the text. */
char *chart_to_svg(const ChartSpec *spec, const Typeset *typeset,
    const ChartSvg *how, GError **error);

/* An image for mail and chat, which show no SVG: CHART_WIDE, titled, on light
 * ground, CHART_PNG_SCALE pixels to the pixel.  SOURCE may be NULL. */
GBytes *chart_to_png(const ChartSpec *spec, const Typeset *typeset,
    const char *source, GError **error);

/* The characters of SPEC's texts, and of SOURCE if not NULL, that no font
 * here can draw, each once; NULL if there are none.  The caller frees it. */
char *chart_missing_glyphs(
    const ChartSpec *spec, const Typeset *typeset, const char *source);

#endif
