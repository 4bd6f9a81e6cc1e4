#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/forecast.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
each_horizon_is_a_figure(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Figure *figure;

	(void)state;
	company_add_growth(company, "users", 12, 4000, 0.08);
	company_add_growth(company, "p95_ms", 8, 120, 0.04);
	report = company_report(company);
	figure = figure_set_find(report->figures, "forecast.users.3m");
	assert_string_equal(
	    figure->label, "Users: forecast, months after the last point: 3");
	assert_string_equal(figure->unit, "users");
	assert_close(figure->value, 5038.8, 10);
	assert_true(figure->tags & FIGURE_SIMULATED);
	assert_string_equal(figure->inputs->pdata[0], "users.active");
	assert_string_equal(figure->inputs->pdata[1], "users.growth");
	assert_string_equal(
	    figure_set_find(report->figures, "forecast.users.from")->text,
	    "2026-07-01");
	figure =
	    figure_set_find(report->figures, "forecast.trigger-database.12m");
	assert_string_equal(figure->label,
	    "Database (p95_ms): forecast, months after the last point: 12");
	assert_string_equal(figure->unit, "ms");
}

static void
what_is_not_told_so_far_ahead_is_no_figure(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_add_features(company, 14, 20, 0.04);
	report = company_report(company);
	assert_non_null(figure_set_find(report->figures, "forecast.debt.6m"));
	assert_null(figure_set_find(report->figures, "forecast.debt.3m"));
	assert_null(figure_set_find(report->figures, "forecast.users.3m"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_horizon_is_a_figure),
		cmocka_unit_test(what_is_not_told_so_far_ahead_is_no_figure),
	};

	return cmocka_run_group_tests_name(
	    "forecast_figures", tests, NULL, NULL);
}
