#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/chart_spec.h"

static void
all_numbers_start_missing(void **state)
{
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_GANTT, "timeline", "Six weeks", NULL);
	ChartRow *row = chart_spec_add_row(spec, "Domain map");
	ChartCell *cell = chart_row_add_cell(row, 1, NULL, ROLE_BAD);

	(void)state;
	assert_true(isnan(spec->x.lo) && isnan(spec->x.hi));
	assert_true(isnan(spec->y.lo) && isnan(spec->y.hi));
	assert_true(isnan(spec->beyond));
	assert_true(isnan(row->lo) && isnan(row->mid) && isnan(row->hi));
	assert_true(isnan(row->start) && isnan(row->end));
	assert_true(isnan(row->slack_end));
	assert_true(isnan(row->x) && isnan(row->y));
	assert_true(isnan(cell->lo) && isnan(cell->hi));
	assert_null(cell->text);
	assert_int_equal(row->role, ROLE_NEUTRAL);
}

static void
spec_owns_copies(void **state)
{
	char title[] = "Costs rise", label[] = "USD a month";
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_LINES, "cost", title, title);

	(void)state;
	chart_axis_set(&spec->y, "first", AXIS_LINEAR);
	chart_axis_set(&spec->y, label, AXIS_LOG);
	chart_spec_add_mark(spec, 500, label, true);
	chart_spec_add_column(spec, label);
	chart_spec_add_link(spec, 0, 1, 2, label)->dashed = true;
	title[0] = label[0] = '#';
	assert_string_equal(spec->title, "Costs rise");
	assert_string_equal(spec->y.label, "USD a month");
	assert_int_equal(spec->y.scale, AXIS_LOG);
	assert_string_equal(
	    g_array_index(spec->marks, ChartMark, 0).label, "USD a month");
	assert_string_equal(spec->columns->pdata[0], "USD a month");
	assert_string_equal(
	    g_array_index(spec->links, ChartLink, 0).text, "USD a month");
}

/* Rows and series are handed out before others are added. */
static void
rows_and_series_stay_where_they_are(void **state)
{
	g_autoptr(ChartSpec) spec =
	    chart_spec_new(CHART_HEAT, "risk", "Risk", NULL);
	ChartRow *first = chart_spec_add_row(spec, "first");
	ChartSeries *series =
	    chart_spec_add_series(spec, "s", SERIES_LINE, ROLE_FIRST);

	(void)state;
	for (int i = 0; i < 100; i++) {
		chart_spec_add_row(spec, "more");
		chart_spec_add_series(spec, "t", SERIES_BARS, ROLE_MUTED);
		chart_row_add_cell(first, i, "cell", ROLE_NEUTRAL)->note =
		    g_strdup("note");
		chart_series_add(series, i, 2 * i, NAN, NAN)->hover =
		    g_strdup("hover");
	}
	assert_ptr_equal(spec->rows->pdata[0], first);
	assert_ptr_equal(spec->series->pdata[0], series);
	assert_int_equal(first->cells->len, 100);
	assert_int_equal(series->points->len, 100);
	assert_true(g_array_index(series->points, ChartPoint, 99).y == 198);
	assert_string_equal(
	    g_array_index(first->cells, ChartCell, 7).note, "note");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_numbers_start_missing),
		cmocka_unit_test(spec_owns_copies),
		cmocka_unit_test(rows_and_series_stay_where_they_are),
	};

	return cmocka_run_group_tests_name("chart_spec", tests, NULL, NULL);
}
