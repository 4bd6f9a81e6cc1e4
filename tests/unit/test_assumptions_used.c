#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/assumptions_used.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const ReportTable *
describe(Company *company, Report *report)
{
	assumptions_used_describe(
	    company_evidence(company), company->results, report);
	return find_table(report, "assumptions");
}

static void
only_what_figures_use_is_listed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");
	const ReportTable *table;
	Figure *figure;

	(void)state;
	for (int i = 0; i < 2; i++) {
		figure = figure_set_number(
		    report->figures, i == 0 ? "a" : "b", "l", "x", 1, "m");
		figure_uses(figure, ASSUME_DEBT_WASTE);
		if (i == 0)
			figure_uses(figure, ASSUME_SESSIONS);
	}
	figure_set_missing(report->figures, "c", "l", "x", "not known");
	table = describe(company, report);
	assert_int_equal(table->rows->len, 2);
	assert_string_equal(cell_machine(table, "debt_waste", "figures"), "2");
	assert_string_equal(cell_machine(table, "sessions", "figures"), "1");
	assert_string_equal(find_cell(table, "debt_waste", "value")->text,
	    "23 % (15 % to 42 %)");
	assert_string_equal(cell_machine(table, "debt_waste", "value"), "0.23");
	assert_string_equal(
	    find_cell(table, "sessions", "value")->text, "2 a day");
	assert_string_equal(
	    find_cell(table, "sessions", "source")->text, "default");
}

static void
overrides_are_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");
	const ReportTable *table;

	(void)state;
	company->config->assumptions.values[ASSUME_SESSIONS] =
	    (Assumption){ 3, 3, 3, true };
	figure_uses(figure_set_number(report->figures, "a", "l", "x", 1, "m"),
	    ASSUME_SESSIONS);
	table = describe(company, report);
	assert_string_equal(
	    find_cell(table, "sessions", "value")->text, "3 a day");
	assert_string_equal(
	    find_cell(table, "sessions", "source")->text, "headroom.yaml");
}

static void
a_report_without_figures_has_none(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");

	(void)state;
	assert_int_equal(describe(company, report)->rows->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_figures_use_is_listed),
		cmocka_unit_test(overrides_are_named),
		cmocka_unit_test(a_report_without_figures_has_none),
	};

	return cmocka_run_group_tests_name(
	    "assumptions_used", tests, NULL, NULL);
}
