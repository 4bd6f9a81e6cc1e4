#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/canvas.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

static const Stroke thin = { COLOUR_AXIS, 1, DASH_SOLID };
static const TextFace face = { .size = 12 };

static void
height_is_open_until_set(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const Box low = { 10, 5000, 10, 10 };

	assert_close(canvas_width(canvas), 200, 0);
	assert_true(isinf(canvas_height(canvas)));
	assert_true(canvas_is_free(canvas, low));
	canvas_set_height(canvas, 100);
	assert_false(canvas_is_free(canvas, low));
	assert_false(canvas_is_free(canvas, (Box){ 195, 10, 10, 10 }));
	assert_true(canvas_is_free(canvas, (Box){ 190, 90, 10, 10 }));
}

/* What is recorded is absolute, whatever the origin was. */
static void
origins_are_a_stack(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const Hover *hover;
	const HoverShape *shapes;
	const Point *points;

	canvas_save(canvas);
	canvas_translate(canvas, 100, 20);
	canvas_save(canvas);
	canvas_translate(canvas, 5, 5);
	canvas_begin_hover(canvas, "a line");
	canvas_line(canvas, 0, 0, 10, 0, thin);
	canvas_box(canvas, (Box){ 0, 0, 20, 30 }, 2, COLOUR_BLUE);
	canvas_end_hover(canvas);
	canvas_restore(canvas);
	canvas_reserve_box(canvas, (Box){ 0, 0, 10, 10 });
	canvas_restore(canvas);

	hover = canvas_hover_at(canvas, 0);
	shapes = (const HoverShape *)(const void *)hover->shapes->data;
	points = (const Point *)(const void *)shapes[0].points->data;
	assert_int_equal(hover->shapes->len, 2);
	assert_close(points[0].x, 105, 0);
	assert_close(points[1].y, 25, 0);
	assert_close(shapes[1].box.x, 105, 0);
	assert_false(canvas_is_free(canvas, (Box){ 102, 22, 2, 2 }));
	assert_true(canvas_is_free(canvas, (Box){ 2, 2, 2, 2 }));
}

static void
thin_shapes_can_be_pointed_at(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const HoverShape *shape;

	canvas_begin_hover(canvas, "thin");
	canvas_box(canvas, (Box){ 50, 50, 80, 1 }, 0, COLOUR_BLUE);
	canvas_mark(canvas, 20, 20, (Mark){ .size = 4, .role = COLOUR_BLUE });
	canvas_end_hover(canvas);
	shape =
	    &g_array_index(canvas_hover_at(canvas, 0)->shapes, HoverShape, 0);
	assert_close(shape[0].box.width, 80, 0);
	assert_close(shape[0].box.height, 10, 0);
	assert_close(shape[0].box.y, 45.5, 0);
	assert_int_equal(shape[1].form, HOVER_CIRCLE);
	assert_close(shape[1].box.width, 10, 0);
	assert_close(shape[1].box.x, 15, 0);
}

static void
nothing_is_recorded_outside_a_hover(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;

	canvas_box(canvas, (Box){ 50, 50, 80, 1 }, 0, COLOUR_BLUE);
	assert_int_equal(canvas_hover_count(canvas), 0);
}

static void
marks_and_lines_take_their_place(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const Point line[] = { { 100, 0 }, { 100, 50 } };

	canvas_mark(canvas, 20, 20, (Mark){ .size = 8, .role = COLOUR_BLUE });
	assert_false(canvas_is_free(canvas, (Box){ 22, 18, 5, 5 }));
	assert_true(canvas_is_free(canvas, (Box){ 25, 18, 5, 5 }));
	canvas_polyline(canvas, line, 2, thin);
	assert_true(canvas_is_free(canvas, (Box){ 95, 10, 10, 10 }));
	canvas_reserve_line(canvas, line, 2);
	assert_false(canvas_is_free(canvas, (Box){ 95, 10, 10, 10 }));
	assert_true(canvas_is_free(canvas, (Box){ 95, 51, 10, 10 }));
}

static void
text_takes_its_place(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	Box box = canvas_text(canvas, &(TextSpec){ .string = "taken",
					  .x = 20,
					  .y = 40,
					  .face = face,
					  .role = COLOUR_TEXT });

	assert_false(canvas_is_free(canvas, box));
	assert_false(canvas_is_free(
	    canvas, (Box){ box.x + box.width - 1, box.y, 20, 5 }));
	assert_true(
	    canvas_is_free(canvas, (Box){ box.x + box.width, box.y, 20, 5 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(height_is_open_until_set),
		WITH_DESK(origins_are_a_stack),
		WITH_DESK(thin_shapes_can_be_pointed_at),
		WITH_DESK(nothing_is_recorded_outside_a_hover),
		WITH_DESK(marks_and_lines_take_their_place),
		WITH_DESK(text_takes_its_place),
	};

	return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
