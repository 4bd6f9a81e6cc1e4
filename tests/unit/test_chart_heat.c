#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/chart/chart_kinds.h"
#include "tests/support/assert_close.h"
#include "tests/support/desk.h"
#include "tests/support/sample_charts.h"

static double
middle_of(const Canvas *canvas, const char *string)
{
	const CanvasText *text = desk_find_text(canvas, string);

	if (text == NULL) {
		fail_msg("“%s” is not there", string);
		return NAN;
	}
	return text->box.x + text->box.width / 2;
}

static void
cells_stand_under_their_heads(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_risk();

	chart_heat_draw(spec, canvas, 0);
	assert_close(
	    middle_of(canvas, "10×"), middle_of(canvas, "$7,200"), 1e-9);
	assert_close(
	    middle_of(canvas, "100×"), middle_of(canvas, "$42,200"), 1e-9);
	assert_true(desk_has_hover(
	    canvas, "Database p95 latency, 10×: $7,200, > 99 %"));
	assert_true(desk_has_hover(
	    canvas, "orders.id runs out of integers, 100×: –, 99 %"));
}

static ChartSpec *
crowded(void)
{
	ChartSpec *spec = chart_spec_new(CHART_HEAT, "x", "t", NULL);
	ChartRow *row = chart_spec_add_row(spec, "Ada Example");

	for (int i = 0; i < 14; i++) {
		g_autofree char *head = g_strdup_printf("component-%d", i);

		chart_spec_add_column(spec, head);
		chart_row_add_cell(
		    row, i, i == 0 ? "1,234,567" : "7", ROLE_NEUTRAL);
	}
	return spec;
}

static void
cramped_heads_run_upward_and_long_text_is_left_out(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = crowded();

	chart_heat_draw(spec, canvas, 0);
	assert_true(desk_find_text(canvas, "component-13")->upward);
	assert_non_null(desk_find_text(canvas, "7"));
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		assert_null(strstr(canvas_text_at(canvas, i)->string, "…"));
	assert_true(
	    desk_has_hover(canvas, "Ada Example, component-0: 1,234,567"));
}

static void
what_is_missing_is_said(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = chart_spec_new(CHART_HEAT, "x", "t", NULL);
	ChartRow *row = chart_spec_add_row(spec, "one");

	chart_row_add_cell(row, NAN, NULL, ROLE_BAD);
	chart_spec_add_row(spec, "two")->missing = g_strdup("cost unknown");
	chart_heat_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "–"));
	assert_true(desk_has_hover(canvas, "one: –"));
	assert_non_null(desk_find_text(canvas, "– cost unknown"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(cells_stand_under_their_heads),
		WITH_NARROW_DESK(
		    cramped_heads_run_upward_and_long_text_is_left_out),
		WITH_NARROW_DESK(what_is_missing_is_said),
	};

	return cmocka_run_group_tests_name("chart_heat", tests, NULL, NULL);
}
