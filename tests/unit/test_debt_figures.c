#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/debt_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
scenarios_say_what_the_table_says(void **state)
{
	static const char *const whats[] = { "principal_12", "features_24",
		"payback" };
	static const char *const columns[] = { "principal_12_hours",
		"features_24_hours", "payback_months" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;
	const Report *report;

	(void)state;
	company->config->team.headcount = 6;
	company_add_features(company, 18, 12, 0.05);
	for (int i = 0; i < 20; i++) {
		static const char *const labels[] = { "tech-debt", NULL };
		Issue issue = company_feature(
		    company, "2026-05-04", i < 10 ? NULL : "2026-06-20", 5);

		issue.kind = ISSUE_TASK;
		issue.labels = labels;
		company_add_issue(company, &issue);
	}
	report = company_report(company);
	table = find_table(report, "debt-scenarios");
	assert_non_null(table);
	for (size_t i = 0; i < G_N_ELEMENTS(whats); i++) {
		g_autofree char *id = debt_scenario_id(2, whats[i]);
		const Figure *figure = figure_set_find(report->figures, id);
		const TableCell *cell = find_cell(table, "20 %", columns[i]);

		assert_non_null(cell);
		assert_string_equal(cell->figure, id);
		assert_true(figure_has_value(figure) ||
			    strcmp(figure->reason, cell->text) == 0);
	}
	check_missing(
	    report, "debt.scenario.0.payback", "nothing is spent on debt");
	assert_close(figure_value(report, "debt.interest_cost"),
	    figure_value(report, "debt.interest_hours") * 80, 1e-9);
}

/* Two names may be one slug: both have figures of their own. */
static void
strata_have_ids_of_their_own(void **state)
{
	static const char *const names[] = { "check out", "check/out" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	for (int i = 0; i < 40; i++) {
		const char *const components[] = { names[i % 2], NULL };
		Issue issue = company_feature(company,
		    i < 20 ? "2026-05-04" : "2025-11-04",
		    i < 20 ? "2026-05-09" : "2025-11-09", NAN);

		issue.components = components;
		company_add_issue(company, &issue);
	}
	report = company_report(company);
	assert_close(
	    figure_value(report, "debt.compared.check-out-feature.now"), 10, 0);
	assert_close(
	    figure_value(report, "debt.compared.check-out-feature-2.then"), 10,
	    0);
	assert_close(figure_value(report, "debt.finished_items"), 40, 0);
	assert_close(figure_value(report, "debt.left_out_items"), 0, 0);
}

/* Machines learn how sure the trend is, and of what. */
static void
the_level_is_a_figure(void **state)
{
	static const struct {
		int months, per_month;
		double rate;
		const char *level;
	} cases[] = { { 18, 12, 0.05, "A" }, { 12, 8, 0, "B" },
		{ 5, 20, 0, "C" }, { 2, 2, 0, "D" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Report *report;
		double items, months;

		company_add_features(company, cases[i].months,
		    cases[i].per_month, cases[i].rate);
		report = company_report(company);
		assert_string_equal(
		    figure_set_find(report->figures, "debt.level")->text,
		    cases[i].level);
		items = figure_value(report, "debt.trend_items");
		months = figure_value(report, "debt.trend_months");
		assert_true(
		    items <= cases[i].months * (double)cases[i].per_month);
		assert_int_equal(items >= 30 && months >= 6, i < 2);
		assert_true(months < cases[i].months);
	}
}

static void
nothing_is_counted_without_issues(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	assert_null(figure_set_find(report->figures, "debt.finished_items"));
	assert_null(figure_set_find(report->figures, "debt.level"));
	assert_null(figure_set_find(report->figures, "debt.interest_cost"));
	check_missing(report, "debt.scenario.20.payback", "no");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scenarios_say_what_the_table_says),
		cmocka_unit_test(strata_have_ids_of_their_own),
		cmocka_unit_test(the_level_is_a_figure),
		cmocka_unit_test(nothing_is_counted_without_issues),
	};

	return cmocka_run_group_tests_name("debt_figures", tests, NULL, NULL);
}
