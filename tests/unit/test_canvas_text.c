#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/canvas.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

/* At 10 px: ascent 9.28, descent 2.36, capitals 7.29, lines 13 apart. */
static const TextFace face = { .size = 10 };

static double
width_of_ab(const Desk *desk)
{
	return typeset_width(desk->typeset, "ab", face);
}

typedef struct BoxCase {
	const char *name;
	TextSpec text;
	double x_ab; /* box.x = x_ab × width of "ab" + x_add */
	double x_add, y, height;
	bool turned;
} BoxCase;

#define AT .face = { 10, false }, .x = 100, .y = 50

static const BoxCase boxes[] = {
	{ "start, first baseline", { AT, .string = "ab" }, 0, 100, 40.72, 11.64,
	    false },
	{ "middle", { AT, .string = "ab", .anchor = ANCHOR_MIDDLE }, -0.5, 100,
	    40.72, 11.64, false },
	{ "end", { AT, .string = "ab", .anchor = ANCHOR_END }, -1, 100, 40.72,
	    11.64, false },
	{ "top", { AT, .string = "ab", .baseline = BASELINE_TOP }, 0, 100, 50,
	    11.64, false },
	{ "bottom", { AT, .string = "ab", .baseline = BASELINE_BOTTOM }, 0, 100,
	    38.36, 11.64, false },
	{ "centred on capitals",
	    { AT, .string = "ab", .baseline = BASELINE_MIDDLE }, 0, 100,
	    50 + 3.645 - 9.28, 11.64, false },
	{ "two lines from the top",
	    { AT, .string = "ab\nab", .baseline = BASELINE_TOP }, 0, 100, 50,
	    24.64, false },
	{ "two lines to the bottom",
	    { AT, .string = "ab\nab", .baseline = BASELINE_BOTTOM }, 0, 100,
	    25.36, 24.64, false },
	{ "two lines centred",
	    { AT, .string = "ab\nab", .baseline = BASELINE_MIDDLE }, 0, 100,
	    50 + 3.645 - 6.5 - 9.28, 24.64, false },
	{ "upward from its start", { AT, .string = "ab", .upward = true }, 0,
	    100 - 9.28, 50, 11.64, true },
};

static void
check_box(Desk *desk, const BoxCase *c)
{
	Box box = canvas_text(desk->canvas, &c->text);
	Box told = canvas_text_box(desk->canvas, &c->text);
	double x = c->x_ab * width_of_ab(desk) + c->x_add;

	if (!is_close(box.x, x, 1e-2) ||
	    (!c->turned && (!is_close(box.y, c->y, 1e-2) ||
			       !is_close(box.height, c->height, 1e-2))))
		fail_msg("%s: %g %g %g %g", c->name, box.x, box.y, box.width,
		    box.height);
	if (c->turned) {
		assert_close(box.y + box.height, c->y, 1e-2);
		assert_close(box.height, width_of_ab(desk), 1e-2);
		assert_close(box.width, c->height, 1e-2);
	}
	assert_memory_equal(&box, &told, sizeof box);
}

static void
boxes_are_where_the_text_is(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
		check_box(*state, &boxes[i]);
}

static void
every_line_is_recorded(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const TextSpec text = {
		.string = "the title says\nwhat was found\n",
		.x = 150,
		.y = 50,
		.anchor = ANCHOR_END,
		.face = face,
		.role = COLOUR_TEXT,
	};
	const CanvasText *line;

	canvas_translate(canvas, 10, 5);
	canvas_text(canvas, &text);
	assert_int_equal(canvas_text_count(canvas), 2);
	line = canvas_text_at(canvas, 1);
	assert_string_equal(line->string, "what was found");
	assert_close(line->origin.x + line->width, 160, 1e-9);
	assert_close(line->origin.y, 68, 1e-9);
	assert_close(line->box.y, 68 - 9.28, 1e-2);
	assert_null(line->title);
}

static void
shortened_text_has_its_whole_as_title(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const TextSpec text = {
		.string = "customer_subscription_items",
		.x = 10,
		.y = 50,
		.face = face,
		.fit = { .max_width = 60, .max_lines = 1 },
	};
	Box box = canvas_text(canvas, &text);
	const CanvasText *line = canvas_text_at(canvas, 0);

	assert_true(box.width <= 60);
	assert_string_equal(line->title, text.string);
	assert_true(g_str_has_suffix(line->string, "…"));
}

static void
text_in_a_hover_shows_its_title(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;

	canvas_begin_hover(canvas, "orders.id: 44×");
	canvas_text(canvas,
	    &(TextSpec){ .string = "orders", .x = 5, .y = 50, .face = face });
	canvas_end_hover(canvas);
	assert_string_equal(canvas_text_at(canvas, 0)->title, "orders.id: 44×");
}

static void
empty_text_leaves_no_trace(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	Box box = canvas_text(
	    canvas, &(TextSpec){ .string = "", .x = 5, .y = 50, .face = face });

	assert_close(box.width, 0, 0);
	assert_int_equal(canvas_text_count(canvas), 0);
}

static void
labels_go_to_the_first_free_place(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const TextSpec places[] = {
		{ .string = "ab", .x = 195, .y = 50, .face = face },
		{ .string = "ab", .x = 20, .y = 50, .face = face },
		{ .string = "ab", .x = 20, .y = 80, .face = face },
	};

	canvas_mark(canvas, 24, 48, (Mark){ .size = 6, .role = COLOUR_BLUE });
	canvas_set_height(canvas, 100);
	assert_int_equal(canvas_place_text(canvas, places, 3, NULL), 2);
	assert_int_equal(canvas_text_count(canvas), 1);
	assert_close(canvas_text_at(canvas, 0)->origin.y, 80, 0);
	assert_int_equal(canvas_place_text(canvas, places, 3, NULL), -1);
	assert_int_equal(canvas_text_count(canvas), 1);
}

static void
labels_keep_a_clearance(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const TextSpec label = {
		.string = "ab", .x = 20, .y = 50, .face = face
	};
	Box box = canvas_text_box(canvas, &label);

	canvas_reserve_box(canvas, (Box){ box.x + box.width + 1, 0, 5, 90 });
	assert_int_equal(canvas_place_text(canvas, &label, 1, NULL), -1);
}

static void
labels_stay_in_their_part(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const TextSpec places[] = {
		{ .string = "ab", .x = 60, .y = 50, .face = face },
		{ .string = "ab", .x = 20, .y = 80, .face = face },
	};
	const Box left = { 0, 0, 65, 200 };
	const Box nowhere = { 0, 0, 5, 5 };

	assert_int_equal(canvas_place_text(canvas, places, 2, &nowhere), -1);
	assert_int_equal(canvas_place_text(canvas, places, 2, &left), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DESK(boxes_are_where_the_text_is),
		WITH_DESK(every_line_is_recorded),
		WITH_DESK(shortened_text_has_its_whole_as_title),
		WITH_DESK(text_in_a_hover_shows_its_title),
		WITH_DESK(empty_text_leaves_no_trace),
		WITH_DESK(labels_go_to_the_first_free_place),
		WITH_DESK(labels_keep_a_clearance),
		WITH_DESK(labels_stay_in_their_part),
	};

	return cmocka_run_group_tests_name("canvas_text", tests, NULL, NULL);
}
