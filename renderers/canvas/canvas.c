#include "renderers/canvas/canvas_state.h"

#include <math.h>

#define MIN_HOVER 10.0 /* a pointer needs that much, px */

static void
clear_text(void *data)
{
	CanvasText *text = data;

	g_free(text->string);
	g_free(text->title);
}

static void
clear_shape(void *data)
{
	HoverShape *shape = data;

	g_clear_pointer(&shape->points, g_array_unref);
}

static void
free_hover(void *data)
{
	Hover *hover = data;

	g_free(hover->title);
	g_array_unref(hover->shapes);
	g_free(hover);
}

Canvas *
canvas_new(Surface *surface, const Typeset *typeset, double width)
{
	Canvas *canvas = g_new0(Canvas, 1);

	canvas->typeset = typeset;
	canvas->cairo = surface_cairo(surface);
	canvas->ink = surface_ink(surface);
	canvas->ground = surface_ground(surface);
	canvas->width = width;
	canvas->height = INFINITY;
	canvas->origins = g_array_new(false, false, sizeof(Point));
	canvas->texts = g_array_new(false, false, sizeof(CanvasText));
	g_array_set_clear_func(canvas->texts, clear_text);
	canvas->hovers = g_ptr_array_new_with_free_func(free_hover);
	obstacles_init(&canvas->taken);
	return canvas;
}

void
canvas_free(Canvas *canvas)
{
	if (canvas == NULL)
		return;
	g_array_unref(canvas->origins);
	g_array_unref(canvas->texts);
	g_ptr_array_unref(canvas->hovers);
	obstacles_clear(&canvas->taken);
	g_free(canvas);
}

double
canvas_width(const Canvas *canvas)
{
	return canvas->width;
}

double
canvas_height(const Canvas *canvas)
{
	return canvas->height;
}

void
canvas_set_height(Canvas *canvas, double height)
{
	canvas->height = height;
}

const Typeset *
canvas_typeset(const Canvas *canvas)
{
	return canvas->typeset;
}

void
canvas_save(Canvas *canvas)
{
	g_array_append_val(canvas->origins, canvas->origin);
}

/* The origin is ours, not cairo's: paths are recorded as they stand. */
void
canvas_translate(Canvas *canvas, double x, double y)
{
	canvas->origin.x += x;
	canvas->origin.y += y;
}

void
canvas_restore(Canvas *canvas)
{
	guint last = canvas->origins->len - 1;

	g_assert(canvas->origins->len > 0);
	canvas->origin = g_array_index(canvas->origins, Point, last);
	g_array_set_size(canvas->origins, last);
}

Point
canvas_absolute(const Canvas *canvas, double x, double y)
{
	return (Point){ x + canvas->origin.x, y + canvas->origin.y };
}

Box
canvas_absolute_box(const Canvas *canvas, Box box)
{
	return (Box){ box.x + canvas->origin.x, box.y + canvas->origin.y,
		box.width, box.height };
}

void
canvas_begin_hover(Canvas *canvas, const char *title)
{
	Hover *hover = g_new0(Hover, 1);

	g_assert(canvas->hover == NULL);
	hover->title = g_strdup(title);
	hover->shapes = g_array_new(false, false, sizeof(HoverShape));
	g_array_set_clear_func(hover->shapes, clear_shape);
	g_ptr_array_add(canvas->hovers, hover);
	canvas->hover = hover;
}

void
canvas_end_hover(Canvas *canvas)
{
	g_assert(canvas->hover != NULL);
	canvas->hover = NULL;
}

/* A title needs something to point at, however thin the shape. */
static Box
pointable(Box box)
{
	double dx = fmax(0, MIN_HOVER - box.width) / 2;
	double dy = fmax(0, MIN_HOVER - box.height) / 2;

	return (Box){ box.x - dx, box.y - dy, box.width + 2 * dx,
		box.height + 2 * dy };
}

void
canvas_record_box(Canvas *canvas, HoverForm form, Box absolute_bounds)
{
	HoverShape shape = { .form = form, .box = pointable(absolute_bounds) };

	if (canvas->hover != NULL)
		g_array_append_val(canvas->hover->shapes, shape);
}

void
canvas_record_points(
    Canvas *canvas, HoverForm form, const Point *points, size_t count)
{
	HoverShape shape = {
		.form = form,
		.points = g_array_new(false, false, sizeof(Point)),
	};

	for (size_t i = 0; i < count; i++) {
		Point at = canvas_absolute(canvas, points[i].x, points[i].y);

		g_array_append_val(shape.points, at);
	}
	if (canvas->hover != NULL)
		g_array_append_val(canvas->hover->shapes, shape);
	else
		clear_shape(&shape);
}

void
canvas_add_hover(Canvas *canvas, const char *title, Box box)
{
	canvas_begin_hover(canvas, title);
	canvas_record_box(canvas, HOVER_BOX, canvas_absolute_box(canvas, box));
	canvas_end_hover(canvas);
}

void
canvas_use_colour(Canvas *canvas, ColourRole role)
{
	Colour colour = theme_colour(role, canvas->ground);

	cairo_set_source_rgba(canvas->cairo, (colour.rgb >> 16) / 255.0,
	    (colour.rgb >> 8 & 0xFF) / 255.0, (colour.rgb & 0xFF) / 255.0,
	    colour.alpha);
}

void
canvas_reserve_box(Canvas *canvas, Box box)
{
	obstacles_add_box(&canvas->taken, canvas_absolute_box(canvas, box));
}

void
canvas_reserve_line(Canvas *canvas, const Point *points, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		Point ends[] = {
			canvas_absolute(
			    canvas, points[i - 1].x, points[i - 1].y),
			canvas_absolute(canvas, points[i].x, points[i].y),
		};

		obstacles_add_line(&canvas->taken, ends, 2);
	}
}

bool
canvas_is_free(const Canvas *canvas, Box box)
{
	const Box page = { 0, 0, canvas->width, canvas->height };
	Box bounds = canvas_absolute_box(canvas, box);

	return box_contains(page, bounds) &&
	       !obstacles_hit(&canvas->taken, bounds);
}

size_t
canvas_text_count(const Canvas *canvas)
{
	return canvas->texts->len;
}

const CanvasText *
canvas_text_at(const Canvas *canvas, size_t i)
{
	return &g_array_index(canvas->texts, CanvasText, i);
}

size_t
canvas_hover_count(const Canvas *canvas)
{
	return canvas->hovers->len;
}

const Hover *
canvas_hover_at(const Canvas *canvas, size_t i)
{
	return g_ptr_array_index(canvas->hovers, i);
}
