#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/canvas.h"

enum { SIZE = 40 };

enum { WHITE = 0xFFFFFF, BLUE = 0x0072B2, GRID = 0xE3E6EA };

/* What a shape leaves on a white image of 40 × 40 px. */
typedef struct ShapeCase {
	const char *name;
	void (*draw)(Canvas *canvas);
	struct Probe {
		int x, y;
		uint32_t rgb;
	} probes[5];
} ShapeCase;

static void
solid_line(Canvas *canvas)
{
	canvas_line(canvas, 0, canvas_crisp(10), 40, canvas_crisp(10),
	    (Stroke){ COLOUR_GRID, 1, DASH_SOLID });
}

static void
dashed_line(Canvas *canvas)
{
	canvas_line(
	    canvas, 0, 10.5, 40, 10.5, (Stroke){ COLOUR_BLUE, 1, DASH_DASHED });
}

static void
solid_after_dashed(Canvas *canvas)
{
	dashed_line(canvas);
	canvas_line(
	    canvas, 0, 20.5, 40, 20.5, (Stroke){ COLOUR_BLUE, 1, DASH_SOLID });
}

static void
filled_box(Canvas *canvas)
{
	canvas_box(canvas, (Box){ 10, 10, 20, 10 }, 4, COLOUR_BLUE);
}

static void
framed_box(Canvas *canvas)
{
	canvas_frame(canvas, (Box){ 10, 10, 20, 20 }, 0,
	    (Stroke){ COLOUR_BLUE, 2, DASH_SOLID });
}

static void
moved_box(Canvas *canvas)
{
	canvas_save(canvas);
	canvas_translate(canvas, 20, 20);
	canvas_box(canvas, (Box){ 0, 0, 10, 10 }, 0, COLOUR_BLUE);
	canvas_restore(canvas);
	canvas_box(canvas, (Box){ 0, 0, 10, 10 }, 0, COLOUR_GRID);
}

static void
filled_dot(Canvas *canvas)
{
	canvas_mark(canvas, 20, 20,
	    (Mark){ .shape = MARK_CIRCLE, .size = 20, .role = COLOUR_BLUE });
}

static void
hollow_dot(Canvas *canvas)
{
	canvas_box(canvas, (Box){ 0, 0, 40, 40 }, 0, COLOUR_GRID);
	canvas_mark(
	    canvas, 20, 20, (Mark){ MARK_CIRCLE, 20, COLOUR_BLUE, true });
}

static void
diamond(Canvas *canvas)
{
	canvas_mark(
	    canvas, 20, 20, (Mark){ MARK_DIAMOND, 20, COLOUR_BLUE, false });
}

static void
triangle(Canvas *canvas)
{
	canvas_mark(
	    canvas, 20, 20, (Mark){ MARK_TRIANGLE, 20, COLOUR_BLUE, false });
}

static void
band(Canvas *canvas)
{
	static const Point points[] = { { 0, 10 }, { 40, 10 }, { 40, 30 },
		{ 0, 30 } };

	canvas_polygon(canvas, points, 4, COLOUR_BLUE);
}

static void
degenerate(Canvas *canvas)
{
	static const Point points[] = { { 0, 10 }, { 40, 10 } };

	canvas_polygon(canvas, points, 2, COLOUR_BLUE);
	canvas_polyline(
	    canvas, points, 1, (Stroke){ COLOUR_BLUE, 1, DASH_SOLID });
	canvas_polyline(
	    canvas, NULL, 0, (Stroke){ COLOUR_BLUE, 1, DASH_SOLID });
}

static const ShapeCase shapes[] = {
	{ "crisp line", solid_line,
	    { { 5, 10, GRID }, { 5, 9, WHITE }, { 5, 11, WHITE },
		{ 39, 10, GRID }, { 0, 10, GRID } } },
	{ "dashed line", dashed_line,
	    { { 2, 10, BLUE }, { 6, 10, WHITE }, { 10, 10, BLUE },
		{ 14, 10, WHITE }, { 2, 12, WHITE } } },
	{ "a dash does not stick", solid_after_dashed,
	    { { 2, 20, BLUE }, { 6, 20, BLUE }, { 14, 20, BLUE },
		{ 38, 20, BLUE }, { 6, 10, WHITE } } },
	{ "rounded box", filled_box,
	    { { 20, 15, BLUE }, { 10, 10, WHITE }, { 29, 19, WHITE },
		{ 14, 10, BLUE }, { 30, 15, WHITE } } },
	{ "frame inside its box", framed_box,
	    { { 10, 20, BLUE }, { 11, 20, BLUE }, { 9, 20, WHITE },
		{ 12, 20, WHITE }, { 28, 28, BLUE } } },
	{ "origin", moved_box,
	    { { 25, 25, BLUE }, { 5, 5, GRID }, { 15, 15, WHITE },
		{ 31, 31, WHITE }, { 19, 19, WHITE } } },
	{ "dot", filled_dot,
	    { { 20, 20, BLUE }, { 12, 20, BLUE }, { 8, 20, WHITE },
		{ 11, 11, WHITE }, { 20, 28, BLUE } } },
	{ "hollow dot", hollow_dot,
	    { { 20, 20, WHITE }, { 12, 20, BLUE }, { 5, 20, GRID },
		{ 20, 27, BLUE }, { 16, 20, WHITE } } },
	{ "diamond", diamond,
	    { { 20, 20, BLUE }, { 20, 9, BLUE }, { 12, 12, WHITE },
		{ 9, 20, BLUE }, { 28, 28, WHITE } } },
	{ "triangle", triangle,
	    { { 20, 20, BLUE }, { 12, 12, WHITE }, { 28, 12, WHITE },
		{ 20, 27, BLUE }, { 20, 31, WHITE } } },
	{ "band", band,
	    { { 0, 20, BLUE }, { 39, 20, BLUE }, { 20, 8, WHITE },
		{ 20, 31, WHITE }, { 20, 10, BLUE } } },
	{ "nothing to draw", degenerate,
	    { { 0, 10, WHITE }, { 20, 10, WHITE }, { 39, 10, WHITE },
		{ 20, 9, WHITE }, { 20, 11, WHITE } } },
};

static void
check_shape(const Typeset *typeset, const ShapeCase *c)
{
	g_autoptr(Surface) surface =
	    surface_new_png(SIZE, SIZE, 1, THEME_LIGHT);
	g_autoptr(Canvas) canvas = canvas_new(surface, typeset, SIZE);
	cairo_surface_t *image = cairo_get_target(surface_cairo(surface));
	const uint32_t *pixels;

	c->draw(canvas);
	cairo_surface_flush(image);
	pixels =
	    (const uint32_t *)(const void *)cairo_image_surface_get_data(image);
	for (size_t i = 0; i < G_N_ELEMENTS(c->probes); i++) {
		const struct Probe *probe = &c->probes[i];
		uint32_t got = pixels[probe->y * SIZE + probe->x] & 0xFFFFFF;

		if (got != probe->rgb)
			fail_msg("%s at %d, %d: %06X, not %06X", c->name,
			    probe->x, probe->y, got, probe->rgb);
	}
}

static void
shapes_leave_their_colour(void **state)
{
	g_autoptr(Typeset) typeset = typeset_new(NULL);

	(void)state;
	assert_non_null(typeset);
	for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
		check_shape(typeset, &shapes[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes_leave_their_colour),
	};

	return cmocka_run_group_tests_name("canvas_shapes", tests, NULL, NULL);
}
