/*
 * svg_finish.h - from what a canvas drew to a chart that can stand on a page.
 *
 * The finished SVG has ids of its own, no inline style, classes that follow
 * the reader's light or dark mode, a title and a description for those who
 * hear it, titles where a pointer rests, and every drawn string again as
 * invisible text that can be selected and searched.  Same drawing, same
 * bytes.
 */
#ifndef RENDERERS_CANVAS_SVG_FINISH_H
#define RENDERERS_CANVAS_SVG_FINISH_H

#include <glib.h>

#include "renderers/canvas/canvas.h"

typedef struct SvgFinish {
	const char *title; /* names the chart */
	const char *description; /* says what it shows */
	double margin; /* around the drawing, px */
} SvgFinish;

/*
 * SURFACE is an SVG that CANVAS drew on; its height is set.  To be put into a
 * page, it takes theme_append_css() from the page's style sheet, and may say
 * href for xlink:href, which only older viewers of files need.  The caller
 * frees the tree.
 */
xmlDoc *svg_finish(Surface *surface, const Canvas *canvas, const SvgFinish *how,
    GError **error);

/*
 * SVG, which svg_finish() made, as a file of its own: with its background and
 * a style element.  An <img> shows that style even under style-src 'self';
 * opened by itself under such a policy, the file is light.  The caller frees
 * the text.
 */
char *svg_to_file(xmlDoc *svg);

#endif
