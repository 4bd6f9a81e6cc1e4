#include "renderers/canvas/canvas_state.h"

#include <math.h>

static void
use_stroke(Canvas *canvas, Stroke stroke, cairo_line_cap_t cap)
{
	canvas_use_colour(canvas, stroke.role);
	cairo_set_line_width(canvas->cairo, stroke.width);
	cairo_set_line_cap(canvas->cairo, cap);
	cairo_set_line_join(canvas->cairo, CAIRO_LINE_JOIN_ROUND);
	switch (stroke.dash) {
	case DASH_SOLID:
		cairo_set_dash(canvas->cairo, NULL, 0, 0);
		break;
	case DASH_DASHED:
		cairo_set_dash(canvas->cairo, svg_ink_dashes, 2, 0);
		break;
	}
}

static void
stroke_path(Canvas *canvas, Stroke stroke, cairo_line_cap_t cap)
{
	const InkLook look = {
		.stroked = true,
		.stroke = stroke.role,
		.width = stroke.width,
		.dashed = stroke.dash == DASH_DASHED,
		.round = cap == CAIRO_LINE_CAP_ROUND,
	};

	if (canvas->ink != NULL) {
		svg_ink_path(canvas->ink, &look);
		return;
	}
	use_stroke(canvas, stroke, cap);
	cairo_stroke(canvas->cairo);
}

void
canvas_fill_path(Canvas *canvas, ColourRole role)
{
	const InkLook look = { .filled = true, .fill = role };

	if (canvas->ink != NULL) {
		svg_ink_path(canvas->ink, &look);
		return;
	}
	canvas_use_colour(canvas, role);
	cairo_fill(canvas->cairo);
}

double
canvas_crisp(double coordinate)
{
	return floor(coordinate) + 0.5;
}

static void
trace(Canvas *canvas, const Point *points, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		Point at = canvas_absolute(canvas, points[i].x, points[i].y);

		if (i == 0)
			cairo_move_to(canvas->cairo, at.x, at.y);
		else
			cairo_line_to(canvas->cairo, at.x, at.y);
	}
}

void
canvas_line(
    Canvas *canvas, double x1, double y1, double x2, double y2, Stroke stroke)
{
	const Point ends[] = { { x1, y1 }, { x2, y2 } };

	canvas_polyline(canvas, ends, 2, stroke);
}

void
canvas_polyline(
    Canvas *canvas, const Point *points, size_t count, Stroke stroke)
{
	if (count < 2)
		return;
	trace(canvas, points, count);
	stroke_path(canvas, stroke, CAIRO_LINE_CAP_BUTT);
	canvas_record_points(canvas, HOVER_LINE, points, count);
}

void
canvas_polygon(
    Canvas *canvas, const Point *points, size_t count, ColourRole role)
{
	if (count < 3)
		return;
	trace(canvas, points, count);
	cairo_close_path(canvas->cairo);
	canvas_fill_path(canvas, role);
	canvas_record_points(canvas, HOVER_POLYGON, points, count);
}

void
canvas_trace_box(Canvas *canvas, Box b, double radius)
{
	cairo_t *cairo = canvas->cairo;
	double r = fmin(radius, fmin(b.width, b.height) / 2);

	if (r <= 0) {
		cairo_rectangle(cairo, b.x, b.y, b.width, b.height);
		return;
	}
	cairo_new_sub_path(cairo);
	cairo_arc(cairo, b.x + b.width - r, b.y + r, r, -G_PI / 2, 0);
	cairo_arc(cairo, b.x + b.width - r, b.y + b.height - r, r, 0, G_PI / 2);
	cairo_arc(cairo, b.x + r, b.y + b.height - r, r, G_PI / 2, G_PI);
	cairo_arc(cairo, b.x + r, b.y + r, r, G_PI, 1.5 * G_PI);
	cairo_close_path(cairo);
}

void
canvas_box(Canvas *canvas, Box box, double radius, ColourRole role)
{
	Box bounds = canvas_absolute_box(canvas, box);

	canvas_trace_box(canvas, bounds, radius);
	canvas_fill_path(canvas, role);
	canvas_record_box(canvas, HOVER_BOX, bounds);
}

void
canvas_frame(Canvas *canvas, Box box, double radius, Stroke stroke)
{
	Box bounds = canvas_absolute_box(canvas, box);

	canvas_trace_box(canvas, box_grown(bounds, -stroke.width / 2),
	    radius - stroke.width / 2);
	stroke_path(canvas, stroke, CAIRO_LINE_CAP_BUTT);
	canvas_record_box(canvas, HOVER_BOX, bounds);
}

/* Corners of the marks that have any, for a circle of radius 1: each covers
 * about as much as that circle. */
static const struct Corners {
	size_t count;
	Point at[4];
} corners[] = {
	[MARK_CIRCLE] = { 0, { { 0, 0 } } },
	[MARK_DIAMOND] = { 4,
	    { { 0, -1.253 }, { 1.253, 0 }, { 0, 1.253 }, { -1.253, 0 } } },
	[MARK_SQUARE] = { 4, { { -0.886, -0.886 }, { 0.886, -0.886 },
				 { 0.886, 0.886 }, { -0.886, 0.886 } } },
	[MARK_TRIANGLE] = { 3,
	    { { 0, -1.35 }, { 1.25, 0.85 }, { -1.25, 0.85 } } },
};

static void
trace_mark(Canvas *canvas, Point at, MarkShape shape, double radius)
{
	const struct Corners *c = &corners[shape];

	if (c->count == 0) {
		cairo_new_sub_path(canvas->cairo);
		cairo_arc(canvas->cairo, at.x, at.y, radius, 0, 2 * G_PI);
	}
	for (size_t i = 0; i < c->count; i++)
		cairo_line_to(canvas->cairo, at.x + radius * c->at[i].x,
		    at.y + radius * c->at[i].y);
	cairo_close_path(canvas->cairo);
}

/* A round dot is the cap of a line without length: in SVG a tenth of the
 * bytes of a circle's arcs. */
static void
draw_dot(Canvas *canvas, Point at, const Mark *mark)
{
	cairo_move_to(canvas->cairo, at.x, at.y);
	cairo_line_to(canvas->cairo, at.x, at.y);
	stroke_path(canvas, (Stroke){ mark->role, mark->size, DASH_SOLID },
	    CAIRO_LINE_CAP_ROUND);
}

static void
draw_hollow(Canvas *canvas, Point at, const Mark *mark)
{
	const Stroke line = { mark->role, fmax(1.5, mark->size / 5),
		DASH_SOLID };
	const InkLook look = { .filled = true,
		.fill = COLOUR_BACKGROUND,
		.stroked = true,
		.stroke = line.role,
		.width = line.width };

	trace_mark(canvas, at, mark->shape, (mark->size - line.width) / 2);
	if (canvas->ink != NULL) {
		svg_ink_path(canvas->ink, &look);
		return;
	}
	canvas_use_colour(canvas, COLOUR_BACKGROUND);
	cairo_fill_preserve(canvas->cairo);
	use_stroke(canvas, line, CAIRO_LINE_CAP_BUTT);
	cairo_stroke(canvas->cairo);
}

void
canvas_mark(Canvas *canvas, double x, double y, Mark mark)
{
	Point at = canvas_absolute(canvas, x, y);
	double reach = mark.size / 2 * (mark.shape == MARK_CIRCLE ? 1 : 1.3);
	Box bounds = { at.x - reach, at.y - reach, 2 * reach, 2 * reach };

	if (mark.hollow) {
		draw_hollow(canvas, at, &mark);
	} else if (mark.shape == MARK_CIRCLE) {
		draw_dot(canvas, at, &mark);
	} else {
		trace_mark(canvas, at, mark.shape, mark.size / 2);
		canvas_fill_path(canvas, mark.role);
	}
	canvas_record_box(canvas, HOVER_CIRCLE, bounds);
	obstacles_add_box(&canvas->taken, bounds);
}
