#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/debt_charts.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const DebtResult *
compute(Company *company)
{
	assert_true(
	    debt_compute(company_evidence(company), company->results, NULL));
	return company->results->debt;
}

static const ChartSeries *
find_series(const ChartSpec *chart, const char *name)
{
	for (unsigned i = 0; i < chart->series->len; i++) {
		const ChartSeries *series = chart->series->pdata[i];

		if (strcmp(series->name, name) == 0)
			return series;
	}
	return NULL;
}

static void
open_work_is_hollow(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DebtResult *debt;
	g_autoptr(ChartSpec) chart = NULL;
	const ChartSeries *finished, *open;

	(void)state;
	company_add_features(company, 12, 10, 0.03);
	debt = compute(company);
	chart = debt_trend_chart(debt, "title");
	finished = find_series(chart, "finished");
	open = find_series(chart, "open");
	assert_int_equal(finished->points->len, debt->sample->ended);
	assert_int_equal(
	    finished->points->len + open->points->len, debt->points->len);
	for (unsigned i = 0; i < open->points->len; i++)
		assert_true(g_array_index(open->points, ChartPoint, i).open);
	for (unsigned i = 0; i < finished->points->len; i++)
		assert_false(
		    g_array_index(finished->points, ChartPoint, i).open);
	assert_non_null(strstr(chart->subtitle, "days so far, and rising"));
	assert_int_equal(open->role, ROLE_FOURTH); /* a triangle */
}

static void
lines_need_enough_items(void **state)
{
	(void)state;
	for (int per_month = 2; per_month <= 10; per_month += 8) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(ChartSpec) chart = NULL;

		company_add_features(company, 12, per_month, 0.03);
		chart = debt_trend_chart(compute(company), "title");
		assert_int_equal(
		    find_series(chart, "trend") != NULL, per_month == 10);
		assert_int_equal(
		    strstr(chart->subtitle, "band") != NULL, per_month == 10);
	}
}

/* Points in the order of time, as the specification has it. */
static void
points_ascend(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;

	(void)state;
	company_add_features(company, 12, 10, 0.03);
	chart = debt_trend_chart(compute(company), "title");
	for (unsigned i = 0; i < chart->series->len; i++) {
		const ChartSeries *series = chart->series->pdata[i];

		for (unsigned k = 1; k < series->points->len; k++)
			assert_true(
			    g_array_index(series->points, ChartPoint, k - 1)
				.x <=
			    g_array_index(series->points, ChartPoint, k).x);
	}
}

static void
thousands_of_dots_are_thinned(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;

	(void)state;
	company_add_features(company, 12, 200, 0);
	chart = debt_trend_chart(compute(company), "title");
	assert_true(find_series(chart, "finished")->points->len <= 800);
	assert_true(find_series(chart, "finished")->points->len > 400);
	assert_non_null(strstr(chart->subtitle, "2,3"));
}

static void
sizes_are_named(void **state)
{
	g_autoptr(Company) points = company_new("2026-07-01");
	g_autoptr(Company) parts = company_new("2026-07-01");
	ReportTable *table;
	static const char *const shop[] = { "shop", NULL };
	static const char *const dates[][2] = {
		{ "2026-06-01", "2026-06-05" },
		{ "2025-12-01", "2025-12-05" },
	};

	(void)state;
	company_add_features(points, 12, 30, 0.05);
	table = debt_strata_table(compute(points));
	assert_int_equal(table->rows->len, 3);
	assert_non_null(find_cell(table, "up to 2 points", "size"));
	assert_non_null(find_cell(table, "3 points", "size"));
	assert_string_equal(cell_machine(table, "5 points", "compared"), "yes");
	report_table_free(table);
	for (int i = 0; i < 20; i++) {
		Issue issue = company_feature(
		    parts, dates[i % 2][0], dates[i % 2][1], NAN);

		issue.components = shop;
		company_add_issue(parts, &issue);
	}
	table = debt_strata_table(compute(parts));
	assert_string_equal(
	    cell_machine(table, "shop, feature", "finished_then"), "10");
	report_table_free(table);
}

static Company *
make_team(double hours)
{
	Company *company = company_new("2026-07-01");
	static const char *const label[] = { "debt", NULL };
	Issue issue = company_feature(company, "2026-05-01", NULL, NAN);

	company->config->team.headcount = 5;
	issue.labels = label;
	issue.estimate_hours = hours;
	if (hours > 0)
		company_add_issue(company, &issue);
	company_add_features(company, 18, 20, 0.03);
	return company;
}

static void
scenarios_are_lines_over_two_years(void **state)
{
	g_autoptr(Company) company = make_team(900);
	g_autoptr(ChartSpec) chart = debt_scenario_chart(compute(company));
	ReportTable *table = debt_scenario_table(company->results->debt);

	(void)state;
	assert_int_equal(chart->series->len, 4);
	assert_int_equal(find_series(chart, "20 %")->points->len, 25);
	assert_true(chart->beyond > 2.2 && chart->beyond < 2.3);
	assert_int_equal(table->rows->len, 4);
	assert_string_equal(find_cell(table, "10 %", "multiplier_12")->figure,
	    "debt.multiplier.10.12");
	assert_string_equal(cell_machine(table, "0 %", "payback_months"), "");
	report_table_free(table);
}

/* Rows of nothing but dashes would say nothing. */
static void
unknown_scenarios_are_left_out(void **state)
{
	g_autoptr(Company) company = make_team(0);
	g_autoptr(ChartSpec) chart = debt_scenario_chart(compute(company));
	ReportTable *table = debt_scenario_table(company->results->debt);

	(void)state;
	assert_int_equal(chart->series->len, 1);
	assert_int_equal(table->rows->len, 1);
	assert_null(strstr(chart->title, "20 %"));
	report_table_free(table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_work_is_hollow),
		cmocka_unit_test(lines_need_enough_items),
		cmocka_unit_test(points_ascend),
		cmocka_unit_test(thousands_of_dots_are_thinned),
		cmocka_unit_test(sizes_are_named),
		cmocka_unit_test(scenarios_are_lines_over_two_years),
		cmocka_unit_test(unknown_scenarios_are_left_out),
	};

	return cmocka_run_group_tests_name("debt_charts", tests, NULL, NULL);
}
