#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "renderers/chart/chart_words.h"
#include "tests/support/hard_charts.h"
#include "tests/support/sample_charts.h"

static ChartSpec *
make(ChartKind kind)
{
	return chart_spec_new(kind, "x", "t", NULL);
}

static ChartSpec *
three_rows(void)
{
	ChartSpec *spec = make(CHART_LADDER);

	chart_axis_set(&spec->x, "times", AXIS_LOG);
	spec->x.suffix = g_strdup("×");
	chart_spec_add_row(spec, "Search")->mid = 84;
	chart_spec_add_row(spec, "Database")->mid = 1.2;
	chart_spec_add_row(spec, "Queue")->mid = INFINITY;
	return spec;
}

static ChartSpec *
one_row(void)
{
	ChartSpec *spec = make(CHART_BULLETS);

	spec->x.percent = true;
	chart_spec_add_row(spec, "Search")->mid = 0.5;
	return spec;
}

static ChartSpec *
no_values(void)
{
	ChartSpec *spec = make(CHART_LADDER);

	spec->subtitle = g_strdup("Multiple");
	chart_spec_add_row(spec, "Search")->missing = g_strdup("why");
	return spec;
}

static ChartSpec *
cells(void)
{
	ChartSpec *spec = make(CHART_HEAT);
	ChartRow *row = chart_spec_add_row(spec, "Billing");

	chart_spec_add_column(spec, "Ada");
	chart_spec_add_column(spec, "Bo");
	chart_row_add_cell(row, 0.93, "93 %", ROLE_BAD);
	chart_row_add_cell(row, 0.01, "1 %", ROLE_NEUTRAL);
	row = chart_spec_add_row(spec, "Search");
	chart_row_add_cell(row, NAN, "–", ROLE_NEUTRAL);
	chart_row_add_cell(row, 0.4, "40 %", ROLE_NEUTRAL);
	return spec;
}

static ChartSpec *
lines(void)
{
	ChartSpec *spec = make(CHART_LINES);
	ChartSeries *line =
	    chart_spec_add_series(spec, "0 %", SERIES_LINE, ROLE_FIRST);
	ChartSeries *cloud =
	    chart_spec_add_series(spec, "seen", SERIES_POINTS, ROLE_MUTED);

	chart_axis_set(&spec->x, "months from now", AXIS_LINEAR);
	chart_series_add(line, 0, NAN, NAN, NAN);
	chart_series_add(line, 3, 5, NAN, NAN);
	chart_series_add(line, 12, 8, NAN, NAN);
	chart_series_add(cloud, 1, 7, NAN, NAN);
	chart_series_add(cloud, 2, 2, NAN, NAN);
	chart_spec_add_series(spec, "empty", SERIES_LINE, ROLE_SECOND);
	return spec;
}

static ChartSpec *
spans(void)
{
	ChartSpec *spec = make(CHART_GANTT);
	ChartRow *row = chart_spec_add_row(spec, "one");

	row->start = 1;
	row->end = 4.5;
	row = chart_spec_add_row(spec, "two");
	row->start = 0;
	row->end = 2;
	return spec;
}

static ChartSpec *
links(void)
{
	ChartSpec *spec = make(CHART_NETWORK);

	chart_spec_add_row(spec, "one");
	chart_spec_add_row(spec, "two");
	chart_spec_add_link(spec, 0, 1, 1, NULL);
	return spec;
}

static ChartSpec *
said(void)
{
	ChartSpec *spec = three_rows();

	spec->description = g_strdup("As the analysis has it");
	return spec;
}

static const struct {
	ChartSpec *(*make)(void);
	const char *want;
} cases[] = {
	{ three_rows, "3 rows, from 1.2× (Database) to 84× (Search)." },
	{ one_row, "1 row, with 50 % (Search)." },
	{ no_values, "Multiple. 1 row." },
	{ cells, "2 rows, from 1 % (Billing, Bo) to 93 % (Billing, Ada)." },
	{ lines, "0 %: from 5 (3 months from now) to 8 (12 months from now). "
		 "seen: 2 points from 2 to 7." },
	{ spans, "2 rows, from 0 to 4.5." },
	{ links, "2 rows and 1 link between them." },
	{ said, "As the analysis has it" },
};

static void
charts_are_told_in_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(ChartSpec) spec = cases[i].make();
		g_autofree char *words = chart_words(spec);

		assert_string_equal(words, cases[i].want);
	}
}

static void
outcomes_are_told_by_their_middle(void **state)
{
	g_autoptr(ChartSpec) spec = sample_chart_finish();
	g_autofree char *words = chart_words(spec);

	(void)state;
	assert_non_null(strstr(words, "half of it up to 4.63"));
}

static void
check_words(const char *name, const ChartSpec *spec, void *data)
{
	g_autofree char *words = chart_words(spec);

	(void)data;
	if (words == NULL || !g_utf8_validate(words, -1, NULL))
		fail_msg("%s has no words", name);
}

static void
hard_charts_have_words(void **state)
{
	(void)state;
	hard_charts_walk(check_words, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charts_are_told_in_words),
		cmocka_unit_test(outcomes_are_told_by_their_middle),
		cmocka_unit_test(hard_charts_have_words),
	};

	return cmocka_run_group_tests_name("chart_words", tests, NULL, NULL);
}
