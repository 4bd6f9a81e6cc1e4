/*
 * surface.h - where a drawing goes: an SVG, a PDF document or a PNG image.
 *
 * All three are kept in memory.  Drawing never fails visibly: cairo keeps
 * the first error, and surface_finish() gives the verdict.  A PDF has many
 * pages of their own sizes; the others have one.
 */
#ifndef RENDERERS_CANVAS_SURFACE_H
#define RENDERERS_CANVAS_SURFACE_H

#include <cairo.h>
#include <glib.h>

#include "pipeline/base/date.h"
#include "renderers/canvas/svg_ink.h"
#include "renderers/canvas/theme.h"

typedef struct Surface Surface;

#define SURFACE_ERROR (surface_error_quark())
GQuark surface_error_quark(void);

typedef enum SurfaceError {
	SURFACE_ERROR_FAILED,
} SurfaceError;

/* A tree of elements instead of bytes: see svg_finish().  Their ids begin
 * with PREFIX. */
Surface *surface_new_svg(const char *prefix);

/* SCALE device pixels to the pixel; painted with the ground's background. */
Surface *surface_new_png(
    double width, double height, double scale, ThemeGround ground);

/* Sizes are in points; light ground.  CREATED is what the file says of its
 * making, so that the same input gives the same bytes. */
Surface *surface_new_pdf(
    double width, double height, const char *title, Instant created);

/* Nothing is kept: to measure a drawing before it is made. */
Surface *surface_new_scratch(void);

void surface_free(Surface *surface);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Surface, surface_free)

/* Borrowed; units are as above, origin at the top left. */
cairo_t *surface_cairo(Surface *surface);

/* What a canvas draws with instead of painting; borrowed, NULL for all but
 * an SVG. */
SvgInk *surface_ink(Surface *surface);
ThemeGround surface_ground(const Surface *surface);

/* Ends the page; the next has the given size.  PDF only. */
void surface_next_page(Surface *surface, double width, double height);

/* The whole file, or NULL and the first error there was.  Call it once;
 * of an SVG and of a scratch surface there are no bytes. */
GBytes *surface_finish(Surface *surface, GError **error);

#endif
