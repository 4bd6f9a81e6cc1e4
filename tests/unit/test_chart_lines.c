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

static void
lines_are_named_at_their_ends(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_debt();
	const CanvasText *first, *second;

	chart_lines_draw(spec, canvas, 0);
	first = desk_find_text(canvas, "0 % on debt: 2.6×");
	second = desk_find_text(canvas, "10 %: 1.8×");
	assert_non_null(first);
	assert_non_null(second);
	assert_true(first->origin.y < second->origin.y);
	assert_close(first->origin.x, second->origin.x, 1e-9);
	assert_int_equal(first->role, COLOUR_BLUE_TEXT);
	assert_non_null(desk_find_text(canvas, "months from now"));
	assert_non_null(desk_find_text(canvas, "effort multiplier"));
}

static void
months_are_ticked_by_dozens(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_debt();

	chart_lines_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "12"));
	assert_non_null(desk_find_text(canvas, "24"));
	assert_null(desk_find_text(canvas, "10"));
}

/* What waiting 3, 6 and 12 months costs is nothing about the fifth. */
static void
slopes_are_ticked_at_their_points(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	static const double waits[] = { 3, 6, 12 };

	for (int i = 0; i < 2; i++) {
		ChartSeries *line = chart_spec_add_series(
		    spec, i == 0 ? "a" : "b", SERIES_LINE, ROLE_FIRST);

		line->whiskers = true;
		for (size_t w = 0; w < G_N_ELEMENTS(waits); w++)
			chart_series_add(
			    line, waits[w], 700 * waits[w], NAN, NAN);
	}
	chart_lines_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "3"));
	assert_non_null(desk_find_text(canvas, "6"));
	assert_non_null(desk_find_text(canvas, "12"));
	assert_null(desk_find_text(canvas, "4"));
	assert_null(desk_find_text(canvas, "9"));
}

static ChartSpec *
bars(void)
{
	ChartSpec *spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	ChartSeries *series =
	    chart_spec_add_series(spec, "billed", SERIES_BARS, ROLE_FIRST);

	chart_axis_set(&spec->x, NULL, AXIS_TIME);
	chart_axis_set(&spec->y, "USD", AXIS_LINEAR);
	for (int i = 0; i < 6; i++)
		chart_series_add(series, 20500 + 30 * i, 4000 + i, NAN, NAN);
	return spec;
}

static void
bars_begin_at_zero(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = bars();

	chart_lines_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "0"));
	assert_non_null(desk_find_text(canvas, "billed"));
}

/* A bill of one month was ticked by the middle of another. */
static void
few_months_are_named(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	ChartSeries *series =
	    chart_spec_add_series(spec, "billed", SERIES_BARS, ROLE_FIRST);

	chart_axis_set(&spec->x, NULL, AXIS_TIME);
	chart_series_add(series, 20454, 40, NAN, NAN);
	chart_lines_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "Jan 2026"));
}

/* Lines that go on beside few bars leave them at their edge. */
static void
bars_leave_room_for_lines(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	ChartSeries *bars =
	    chart_spec_add_series(spec, "billed", SERIES_BARS, ROLE_FIRST);
	ChartSeries *line =
	    chart_spec_add_series(spec, "expected", SERIES_LINE, ROLE_FIRST);
	int found = 0;

	chart_axis_set(&spec->x, NULL, AXIS_TIME);
	chart_series_add(bars, 20454, 40, NAN, NAN);
	chart_series_add(line, 20454, 40, NAN, NAN);
	chart_series_add(line, 20819, 80, NAN, NAN);
	chart_lines_draw(spec, canvas, 0);
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const HoverShape *bar = &g_array_index(
		    canvas_hover_at(canvas, i)->shapes, HoverShape, 0);

		if (bar->form != HOVER_BOX || bar->box.height < 50)
			continue;
		assert_true(bar->box.x < 80);
		found++;
	}
	assert_int_equal(found, 1);
}

/* Half a bar on either side must not leave the plot. */
static void
bars_stay_in_the_plot(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = bars();
	Box tick;

	chart_lines_draw(spec, canvas, 0);
	tick = desk_find_text(canvas, "2,000")->box;
	for (size_t i = 0; i < canvas_hover_count(canvas); i++) {
		const HoverShape *bar = &g_array_index(
		    canvas_hover_at(canvas, i)->shapes, HoverShape, 0);

		assert_true(bar->box.x > tick.x + tick.width);
		assert_true(
		    bar->box.x + bar->box.width <= canvas_width(canvas));
	}
}

static void
only_gaps_is_still_a_chart(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);
	ChartSeries *series =
	    chart_spec_add_series(spec, "spend", SERIES_LINE, ROLE_FIRST);

	chart_series_add(series, 1, NAN, NAN, NAN);
	chart_lines_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "–"));
	assert_null(desk_find_text(canvas, "spend: –"));
	assert_true(isfinite(canvas_height(canvas)));
}

/* Twelve names of three lines each need more than the plot is high. */
static void
plot_is_as_high_as_its_names(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_LINES, "x", "t", NULL);

	for (int i = 0; i < 12; i++) {
		ChartSeries *series = chart_spec_add_series(spec,
		    "what the tables of billing will cost in a year",
		    SERIES_LINE, ROLE_FIRST);

		chart_series_add(series, 1, i, NAN, NAN);
		chart_series_add(series, 2, i, NAN, NAN);
	}
	chart_lines_draw(spec, canvas, 0);
	assert_true(canvas_height(canvas) > 12 * 3 * 14);
	for (size_t i = 0; i < canvas_text_count(canvas); i++) {
		Box box = canvas_text_at(canvas, i)->box;

		assert_true(box.y >= 0);
		assert_true(box.y + box.height <= canvas_height(canvas) + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(lines_are_named_at_their_ends),
		WITH_WIDE_DESK(months_are_ticked_by_dozens),
		WITH_NARROW_DESK(slopes_are_ticked_at_their_points),
		WITH_NARROW_DESK(bars_begin_at_zero),
		WITH_NARROW_DESK(few_months_are_named),
		WITH_WIDE_DESK(bars_leave_room_for_lines),
		WITH_NARROW_DESK(bars_stay_in_the_plot),
		WITH_NARROW_DESK(plot_is_as_high_as_its_names),
		WITH_NARROW_DESK(only_gaps_is_still_a_chart),
	};

	return cmocka_run_group_tests_name("chart_lines", tests, NULL, NULL);
}
