#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static double
left_of(const Canvas *canvas, const char *string)
{
	const CanvasText *text = desk_find_text(canvas, string);

	if (text == NULL) {
		fail_msg("“%s” is not there", string);
		return NAN;
	}
	return text->box.x;
}

static void
values_stand_in_order_beside_their_rows(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_ladder();

	chart_ladder_draw(spec, canvas, 10);
	assert_true(left_of(canvas, "2.5×") < left_of(canvas, "3.4×"));
	assert_true(left_of(canvas, "3.4×") < left_of(canvas, "12×"));
	assert_true(left_of(canvas, "12×") < left_of(canvas, "45×"));
	assert_close(desk_find_text(canvas, "45×")->origin.y,
	    desk_find_text(canvas, "orders.id runs out of integers")->origin.y,
	    0.01);
	assert_true(desk_find_text(canvas, "Database p95 latency")->face.bold);
	assert_non_null(desk_find_text(canvas, "decide by 14 Mar 2027"));
	assert_non_null(
	    desk_find_text(canvas, "– no share of search in the exports"));
	assert_true(
	    desk_has_hover(canvas, "Database p95 latency: 3.4× (2.6× – 4.5×)"));
}

/* One, where everything is as today, is always on the axis. */
static void
today_is_on_a_log_axis(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);
	ChartRow *row = chart_spec_add_row(spec, "later");

	chart_axis_set(&spec->x, "times", AXIS_LOG);
	row->mid = 80;
	chart_ladder_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "1"));
	assert_non_null(desk_find_text(canvas, "50"));
}

/* However far an interval reaches, its value stands to the right of it. */
static void
values_stand_at_the_right(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);

	chart_axis_set(&spec->x, "users", AXIS_LINEAR);
	for (int i = 0; i < 3; i++) {
		ChartRow *row = chart_spec_add_row(spec, "limit");

		row->lo = 1000000;
		row->mid = 1234567 + i * 100000;
		row->hi = 1700000;
	}
	chart_ladder_draw(spec, canvas, 0);
	assert_true(desk_find_text(canvas, "1.23 million")->origin.x >
		    desk_find_text(canvas, "1.5 million")->origin.x);
	assert_close(desk_find_text(canvas, "1.23 million")->origin.x,
	    desk_find_text(canvas, "1.43 million")->origin.x, 1e-6);
}

/* So it does beside a lone dot near the end. */
static void
a_last_dot_has_its_value_at_the_right(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);

	chart_axis_set(&spec->x, "times", AXIS_LOG);
	spec->x.suffix = g_strdup("×");
	chart_spec_add_mark(spec, 100, "100×", false);
	chart_spec_add_row(spec, "later")->mid = 84;
	chart_ladder_draw(spec, canvas, 0);
	assert_true(desk_find_text(canvas, "84×")->origin.x >
		    desk_find_text(canvas, "50×")->origin.x + 30);
	assert_true(desk_find_text(canvas, "84×")->box.x +
			desk_find_text(canvas, "84×")->box.width >
		    canvas_width(canvas) - 10);
}

static void
what_has_no_end_goes_on(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);
	ChartRow *row = chart_spec_add_row(spec, "never, perhaps");

	chart_axis_set(&spec->x, "times", AXIS_LOG);
	row->lo = 5;
	row->mid = 20;
	row->hi = INFINITY;
	chart_ladder_draw(spec, canvas, 0);
	/* line, arrow head, dot */
	assert_int_equal(canvas_hover_at(canvas, 0)->shapes->len, 3);
}

static void
what_never_comes_says_so(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);
	ChartRow *row = chart_spec_add_row(spec, "flat");

	chart_axis_set(&spec->x, "times", AXIS_LOG);
	row->lo = 5;
	row->mid = INFINITY;
	row->missing = g_strdup("never, at this growth");
	chart_ladder_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "– never, at this growth"));
}

static void
no_rows_is_said(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LADDER, "x", "t", NULL);

	chart_ladder_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "–"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(values_stand_in_order_beside_their_rows),
		WITH_WIDE_DESK(today_is_on_a_log_axis),
		WITH_NARROW_DESK(values_stand_at_the_right),
		WITH_WIDE_DESK(a_last_dot_has_its_value_at_the_right),
		WITH_WIDE_DESK(what_has_no_end_goes_on),
		WITH_NARROW_DESK(what_never_comes_says_so),
		WITH_NARROW_DESK(no_rows_is_said),
	};

	return cmocka_run_group_tests_name("chart_ladder", tests, NULL, NULL);
}
