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
values_and_notes_are_at_their_dots(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = sample_chart_migration();
	const CanvasText *cheap, *dear;

	chart_intervals_draw(spec, canvas, 0);
	cheap = desk_find_text(canvas, "$6,840");
	dear = desk_find_text(canvas, "$15,200");
	assert_non_null(cheap);
	assert_non_null(dear);
	assert_true(dear->origin.y < cheap->origin.y - 20);
	assert_non_null(desk_find_text(canvas, "lock window passed →"));
	assert_true(desk_has_hover(canvas,
	    "orders.id to bigint: $15,200 ($12,400 – $19,000), lock window "
	    "passed"));
}

static ChartSpec *
panels(guint count)
{
	ChartSpec *spec = chart_spec_new(CHART_INTERVALS, "x", "t", NULL);

	chart_spec_add_column(spec, "now");
	chart_spec_add_column(spec, "later");
	for (guint i = 0; i < count; i++) {
		g_autofree char *label = g_strdup_printf("panel %u", i);
		ChartRow *row = chart_spec_add_row(spec, label);

		chart_row_add_cell(row, 10 + i, NULL, ROLE_FIRST);
		chart_row_add_cell(
		    row, i == 1 ? NAN : 20 + i, NULL, ROLE_FIRST);
	}
	return spec;
}

static void
panels_share_one_axis(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = panels(4);
	const CanvasText *first, *third, *fourth;
	int axes = 0;

	chart_intervals_draw(spec, canvas, 0);
	first = desk_find_text(canvas, "panel 0");
	third = desk_find_text(canvas, "panel 2");
	fourth = desk_find_text(canvas, "panel 3");
	assert_close(first->origin.y, third->origin.y, 1e-9);
	assert_close(first->origin.x, fourth->origin.x, 1e-9);
	assert_true(fourth->origin.y > first->origin.y + 150);
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		axes += !canvas_text_at(canvas, i)->face.bold &&
			g_str_equal(canvas_text_at(canvas, i)->string, "20");
	assert_int_equal(axes, 2); /* once for each line of panels */
}

/* In panels as narrow as these are side by side, where a note found no place
 * beside its dot and was to be pointed at only. */
static void
steps_are_named_in_narrow_panels(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	static const char *const heads[] = { "1×", "10×", "50×", "100×" };
	static const double costs[][4] = {
		{ 4700, 4900, 6200, 14000 },
		{ 39000, 40000, 49000, 54000 },
		{ 6500, 6700, 8100, 16000 },
	};
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_INTERVALS, "x", "t", NULL);
	int named = 0;

	chart_axis_set(&spec->y, "cost to migrate", AXIS_LOG);
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		chart_spec_add_column(spec, heads[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(costs); i++) {
		ChartRow *row = chart_spec_add_row(spec, "a_table");

		for (size_t k = 0; k < G_N_ELEMENTS(heads); k++) {
			ChartCell *cell = chart_row_add_cell(
			    row, costs[i][k], "$49,000", ROLE_FIRST);

			cell->lo = costs[i][k] * 0.7;
			cell->hi = costs[i][k] * 1.4;
			if (k == 3 - i)
				cell->note = g_strdup("must run online");
		}
	}
	chart_intervals_draw(spec, canvas, 0);
	for (size_t i = 0; i < canvas_text_count(canvas); i++)
		named += g_str_has_prefix(
		    canvas_text_at(canvas, i)->string, "must run online");
	assert_int_equal(named, 3);
}

static void
panels_stand_below_one_another_on_a_phone(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = panels(2);

	chart_intervals_draw(spec, canvas, 0);
	assert_close(desk_find_text(canvas, "panel 0")->origin.x,
	    desk_find_text(canvas, "panel 1")->origin.x, 1e-9);
}

static void
what_is_missing_is_a_dash(void **state)
{
	Canvas *canvas = ((Desk *)*state)->canvas;
	g_autoptr(ChartSpec) spec = panels(2);

	chart_intervals_draw(spec, canvas, 0);
	assert_non_null(desk_find_text(canvas, "–"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WIDE_DESK(values_and_notes_are_at_their_dots),
		WITH_WIDE_DESK(steps_are_named_in_narrow_panels),
		WITH_WIDE_DESK(panels_share_one_axis),
		WITH_NARROW_DESK(panels_stand_below_one_another_on_a_phone),
		WITH_WIDE_DESK(what_is_missing_is_a_dash),
	};

	return cmocka_run_group_tests_name(
	    "chart_intervals", tests, NULL, NULL);
}
