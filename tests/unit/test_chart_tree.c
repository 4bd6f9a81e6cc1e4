#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/tree.h"

static void
check(const ChartSpec *chart, const char *want)
{
	Tree tree = { g_string_new(NULL), 0 };

	tree_chart(&tree, chart);
	assert_string_equal(tree.out->str, want);
	g_string_free(tree.out, TRUE);
}

static void
rows_with_all_they_can_have(void **state)
{
	g_autoptr(ChartSpec) chart =
	    chart_spec_new(CHART_GANTT, "plan", "Plan", "weeks");
	ChartRow *row = chart_spec_add_row(chart, "One");
	const size_t after = 0;

	(void)state;
	chart->description = g_strdup("two phases");
	chart->table = g_strdup("phases");
	chart_axis_set(&chart->x, "weeks", AXIS_LINEAR);
	chart->x.lo = 0;
	chart_spec_add_column(chart, "P50");
	chart_spec_add_column(chart, "P90");
	chart_spec_add_mark(chart, 4.5, "end", false);
	chart_spec_add_band(chart, NAN, 2, "low", true);
	row->start = 0;
	row->end = 1.5;
	row->slack_end = 2;
	row->critical = true;
	row->role = ROLE_FIRST;
	chart_row_add_cell(row, 0.5, "half", ROLE_WATCH)->note =
	    g_strdup("why");
	row = chart_spec_add_row(chart, "Two");
	row->lo = 1;
	row->mid = 2;
	row->hi = 3;
	row->hollow = true;
	row->note = g_strdup("proxy");
	row->missing = g_strdup("no dates");
	g_array_append_val(row->after, after);
	check(chart,
	    "chart plan gantt \"Plan\"\n"
	    "  subtitle: weeks\n"
	    "  description: two phases\n"
	    "  table: phases\n"
	    "  x linear 0..null \"weeks\"\n"
	    "  columns: P50 | P90\n"
	    "  row first critical \"One\" from 0 to 1.5 slack to 2\n"
	    "    cell watch 0.5 \"half\" note \"why\"\n"
	    "  row neutral hollow \"Two\" mid 2 1..3 after 0 note \"proxy\""
	    " missing \"no dates\"\n"
	    "  band null to 2 \"low\" shaded\n"
	    "  mark x 4.5 \"end\"\n");
}

static void
series_with_points(void **state)
{
	g_autoptr(ChartSpec) chart =
	    chart_spec_new(CHART_LINES, "debt", "Debt", NULL);
	ChartSeries *series =
	    chart_spec_add_series(chart, "0 %", SERIES_LINE, ROLE_BAD);
	const double samples[] = { 1, 2, 9 };

	(void)state;
	chart_axis_set(&chart->y, "days", AXIS_LOG);
	chart->y.prefix = g_strdup("$");
	chart->y.suffix = g_strdup("k");
	chart->y.percent = true;
	chart->beyond = 2.24;
	series->dashed = true;
	chart_series_add(series, 0, 1, NAN, NAN);
	chart_series_add(series, 6, 1.5, 1.2, 1.9)->open = true;
	chart_spec_add_series(chart, "dots", SERIES_POINTS, ROLE_MUTED);
	g_array_append_vals(chart->samples, samples, 3);
	check(chart, "chart debt lines \"Debt\"\n"
		     "  y log \"days\" prefix $ suffix k percent\n"
		     "  beyond evidence above 2.24\n"
		     "  series line bad dashed \"0 %\"\n"
		     "    point 0 1\n"
		     "    point 6 1.5 1.2..1.9 open\n"
		     "  series points muted \"dots\"\n"
		     "  samples 3 1..9\n");
}

static void
rows_with_links(void **state)
{
	g_autoptr(ChartSpec) chart =
	    chart_spec_new(CHART_NETWORK, "map", "Map", NULL);
	ChartRow *row = chart_spec_add_row(chart, "Sales");

	(void)state;
	row->mid = 12;
	row->x = 0.25;
	row->y = 1;
	row->group = g_strdup("Core");
	row = chart_spec_add_row(chart, "Identity");
	row->value = g_strdup("4 tables");
	row->state = g_strdup("ok");
	chart_spec_add_link(chart, 0, 1, 3.5, "orders.user_id → users.id");
	chart_spec_add_link(chart, 1, 0, NAN, NULL)->dashed = true;
	check(chart,
	    "chart map network \"Map\"\n"
	    "  row neutral \"Sales\" mid 12 at 0.25 1 group \"Core\"\n"
	    "  row neutral \"Identity\" value \"4 tables\" state \"ok\"\n"
	    "  link 0 to 1 neutral 3.5 \"orders.user_id → users.id\"\n"
	    "  link 1 to 0 neutral null dashed\n");
}

/* A year of meetings would be a page of lines. */
static void
days_on_one_line(void **state)
{
	g_autoptr(ChartSpec) chart =
	    chart_spec_new(CHART_CALENDAR, "year", "Year", NULL);
	ChartRow *row = chart_spec_add_row(chart, "Triage");

	(void)state;
	chart_row_add_cell(row, 20780, "due", ROLE_WATCH);
	chart_row_add_cell(row, 20787, NULL, ROLE_NEUTRAL);
	chart_row_add_cell(row, NAN, NULL, ROLE_NEUTRAL);
	chart_spec_add_row(chart, "None");
	check(chart, "chart year calendar \"Year\"\n"
		     "  row neutral \"Triage\"\n"
		     "    days watch 2026-11-23 \"due\" 2026-11-30 –\n"
		     "  row neutral \"None\"\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_with_all_they_can_have),
		cmocka_unit_test(series_with_points),
		cmocka_unit_test(rows_with_links),
		cmocka_unit_test(days_on_one_line),
	};

	return cmocka_run_group_tests_name("chart_tree", tests, NULL, NULL);
}
