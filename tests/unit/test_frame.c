#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/frame.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"

static ChartSpec *
make_spec(const char *subtitle)
{
	return chart_spec_new(CHART_LADDER, "x",
	    "A finding that is long enough to need more than one line of its "
	    "own on a phone",
	    subtitle);
}

static void
head_is_title_over_subtitle(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("unit, n");
	double y = frame_draw_head(canvas, spec, true);
	const CanvasText *subtitle = desk_find_text(canvas, "unit, n");
	const CanvasText *title = canvas_text_at(canvas, 0);

	assert_int_equal(canvas_text_count(canvas), 4);
	assert_true(title->face.bold);
	assert_close(title->box.x, 0, 0);
	assert_close(subtitle->box.x, 0, 0);
	assert_true(subtitle->box.y > title->box.y + 2 * title->face.size);
	assert_true(y > subtitle->box.y + subtitle->box.height);
}

static void
no_title_no_space(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec("unit, n");

	assert_close(frame_draw_head(canvas, spec, false), 0, 0);
	assert_int_equal(canvas_text_count(canvas), 0);
}

static void
subtitle_may_be_missing(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = make_spec(NULL);

	frame_draw_head(canvas, spec, true);
	assert_int_equal(canvas_text_count(canvas), 3);
}

static void
axis_label_takes_its_depth(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	char label[] = "times today's users";
	const ChartAxis named = { .label = label }, bare = { 0 };
	const CanvasText *text;

	assert_close(frame_axis_label_depth(&bare), 0, 0);
	frame_draw_axis_label(canvas, &bare, 100, 50);
	assert_int_equal(canvas_text_count(canvas), 0);
	frame_draw_axis_label(canvas, &named, 100, 50);
	text = desk_find_text(canvas, label);
	assert_close(text->box.x, 100, 0);
	assert_true(text->box.y + text->box.height <=
		    50 + frame_axis_label_depth(&named));
}

static void
nothing_is_said_with_a_dash(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;

	frame_draw_nothing(canvas, 30);
	assert_non_null(desk_find_text(canvas, "–"));
	assert_true(canvas_height(canvas) > 60);
}

static void
height_is_what_is_left_of_the_room(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;

	assert_close(frame_fit_height(canvas, 30, 260, 20, 120), 260, 0);
	canvas_set_height(canvas, 250);
	assert_close(frame_fit_height(canvas, 30, 260, 20, 120), 200, 0);
	assert_close(frame_fit_height(canvas, 30, 150, 20, 120), 150, 0);
	assert_close(frame_fit_height(canvas, 180, 260, 20, 120), 120, 0);
}

static void
source_lies_below_all(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	const CanvasText *text;

	canvas_set_height(canvas, 100);
	frame_draw_source(canvas, "Shop");
	text = desk_find_text(canvas, "Shop");
	assert_true(text->box.y >= 108);
	assert_close(text->box.y + text->box.height, canvas_height(canvas), 0);
	assert_int_equal(text->role, COLOUR_MUTED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_NARROW_DESK(head_is_title_over_subtitle),
		WITH_NARROW_DESK(no_title_no_space),
		WITH_DESK(source_lies_below_all),
		WITH_NARROW_DESK(subtitle_may_be_missing),
		WITH_NARROW_DESK(axis_label_takes_its_depth),
		WITH_NARROW_DESK(nothing_is_said_with_a_dash),
		WITH_NARROW_DESK(height_is_what_is_left_of_the_room),
	};

	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
