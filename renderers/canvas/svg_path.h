/*
 * svg_path.h - numbers and path data in as few bytes as they need.
 *
 * Coordinates are kept to a hundredth of a pixel, which is finer than what
 * can be seen at any zoom a report is read at.
 */
#ifndef RENDERERS_CANVAS_SVG_PATH_H
#define RENDERERS_CANVAS_SVG_PATH_H

#include <cairo.h>
#include <glib.h>

/* PATH in relative commands; errors of rounding do not add up.  Empty when
 * it draws nothing.  The caller frees it. */
char *svg_path_write(const cairo_path_t *path);

/* NUMBER with at most two decimals; it must be finite. */
void svg_append_number(GString *out, double number);

#endif
