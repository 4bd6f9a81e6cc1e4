/*
 * canvas_state.h - the inside of a Canvas, for the files that draw on it.
 *
 * Shapes and text are drawn in files of their own; nobody else includes this.
 */
#ifndef RENDERERS_CANVAS_CANVAS_STATE_H
#define RENDERERS_CANVAS_CANVAS_STATE_H

#include "renderers/canvas/canvas.h"

struct Canvas {
	const Typeset *typeset;
	cairo_t *cairo;
	SvgInk *ink; /* NULL: cairo paints */
	ThemeGround ground;
	double width, height;
	Point origin;
	GArray *origins; /* of Point: saved ones */
	GArray *texts; /* of CanvasText */
	GPtrArray *hovers; /* of Hover * */
	Hover *hover; /* the open one, borrowed; NULL */
	Obstacles taken;
};

/* From the current origin to the canvas. */
Point canvas_absolute(const Canvas *canvas, double x, double y);
Box canvas_absolute_box(const Canvas *canvas, Box box);

void canvas_use_colour(Canvas *canvas, ColourRole role);

/* Fills the path that cairo has. */
void canvas_fill_path(Canvas *canvas, ColourRole role);

/* The path of BOX, absolute, with rounded corners. */
void canvas_trace_box(Canvas *canvas, Box box, double radius);

/* Add to the open hover, if there is one: an absolute box, relative points. */
void canvas_record_box(Canvas *canvas, HoverForm form, Box box);
void canvas_record_points(
    Canvas *canvas, HoverForm form, const Point *points, size_t count);

#endif
