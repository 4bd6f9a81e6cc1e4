#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const ChartSeries *
series_at(const ChartSpec *chart, guint i)
{
	return g_ptr_array_index(chart->series, i);
}

static const ChartPoint *
point_at(const ChartSeries *series, guint i)
{
	return &g_array_index(series->points, ChartPoint, i);
}

static Date
day(const char *iso)
{
	Date date;

	assert_true(date_parse_iso(iso, &date));
	return date;
}

/* From the last whole month on, as the figures of the forecast say. */
static void
what_is_expected_goes_on_from_what_was_billed(void **state)
{
	g_autoptr(Company) company = company_new("2026-06-29");
	const ChartSpec *chart;
	const ChartSeries *line;
	const ReportTable *table;
	const Figure *figure;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_cost(company, "2026-05", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "90", "USD");
	chart =
	    find_block(company_report(company), "spend", BLOCK_CHART)->chart;
	assert_int_equal(chart->series->len, 2);
	line = series_at(chart, 1);
	assert_true(line->dashed);
	assert_int_equal(line->points->len, 5);
	assert_close(point_at(line, 0)->x, day("2026-05-01"), 0);
	assert_close(point_at(line, 0)->y, 100, 1e-9);
	assert_close(point_at(line, 4)->x, day("2027-05-01"), 0);
	figure =
	    figure_set_find(company->report->figures, "forecast.spend.12m");
	assert_close(point_at(line, 4)->y, figure->value, 1e-9);
	assert_close(point_at(line, 4)->lo, figure->lo, 1e-9);
	assert_close(point_at(line, 4)->hi, figure->hi, 1e-9);
	assert_true(figure->lo < figure->value && figure->value < figure->hi);
	assert_string_equal(chart->title,
	    "The cloud bill goes from $100 in May 2026 to about $250 in May "
	    "2027 if users go on growing as they do");
	table = find_table(company->report, "spend-months");
	assert_string_equal(
	    cell_machine(table, "May 2027", "complete"), "expected");
	assert_string_equal(cell_machine(table, "Jun 2026", "complete"), "no");
	check_report(company->report);
}

/* A bill that credits outweigh goes nowhere. */
static void
without_a_forecast_only_bills_are_shown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart;

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Other", "credit", "-100", "USD");
	chart =
	    find_block(company_report(company), "spend", BLOCK_CHART)->chart;
	assert_int_equal(chart->series->len, 1);
	assert_int_equal(
	    find_table(company->report, "spend-months")->rows->len, 1);
}

/* What was to be expected of a year that has passed is no news. */
static void
old_bills_foretell_nothing(void **state)
{
	static const struct {
		const char *month;
		guint series;
	} cases[] = { { "2025-06", 1 }, { "2025-07", 2 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const ChartSpec *chart;

		company_set_users(company, 4000, 0.08);
		company_add_cost(
		    company, cases[i].month, "Compute", "vm", "100", "USD");
		chart =
		    find_block(company_report(company), "spend", BLOCK_CHART)
			->chart;
		assert_int_equal(chart->series->len, cases[i].series);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_expected_goes_on_from_what_was_billed),
		cmocka_unit_test(old_bills_foretell_nothing),
		cmocka_unit_test(without_a_forecast_only_bills_are_shown),
	};

	return cmocka_run_group_tests_name("spend_chart", tests, NULL, NULL);
}
