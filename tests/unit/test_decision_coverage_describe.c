#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/decision_coverage_describe.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
add_issue(Company *company, const char *summary)
{
	static const char *const labels[] = { "architecture", NULL };
	Issue issue = company_feature(company, "2026-03-01", "2026-03-10", 1);

	issue.summary = summary;
	issue.labels = labels;
	company_add_issue(company, &issue);
}

static void
missing_records_are_listed_and_priced(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const ReportTable *table;

	(void)state;
	add_issue(company, "Reports: replica or warehouse");
	add_issue(company, "Invoices by month or by booking");
	add_issue(company, "Pigeons: lofts or towers");
	company_add_decision_record(company, "Reports read a replica",
	    "2026-03-20", "CD", "Reports read a replica, no warehouse");
	report = company_report(company);
	assert_close(
	    figure_value(report, "governance.adr_coverage"), 1.0 / 3, 1e-12);
	assert_close(
	    figure_value(report, "governance.decisions.hours"), 1, 1e-12);
	assert_close(
	    figure_value(report, "governance.decisions.complete"), 0, 0);
	assert_string_equal(
	    find_block(report, "practices", BLOCK_FINDING)->text,
	    "Most decisions are not written down: 2 are missing, about 1 h of "
	    "writing.");
	table = find_table(report, "decisions");
	assert_string_equal(
	    find_cell(table, "Reports: replica or warehouse", "record")->text,
	    "Reports read a replica");
	assert_string_equal(
	    cell_machine(table, "Pigeons: lofts or towers", "record"), "");
	table = find_table(report, "decision-records");
	assert_string_equal(
	    find_cell(table, "Reports read a replica", "lacks")->text,
	    "options considered");
	check_report(report);
}

static void
without_records_there_is_no_share(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	add_issue(company, "Reports: replica or warehouse");
	report = company_report(company);
	check_missing(report, "governance.adr_coverage", "no decision records");
	assert_null(find_block(report, "practices", BLOCK_FINDING));
	assert_int_equal(find_table(report, "decisions")->rows->len, 1);
	check_report(report);
}

static void
nothing_read_nothing_said(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_missing(report, "governance.decisions.detected", "neither bills");
	assert_null(find_table(report, "decisions"));
	assert_null(find_table(report, "decision-records"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_records_are_listed_and_priced),
		cmocka_unit_test(without_records_there_is_no_share),
		cmocka_unit_test(nothing_read_nothing_said),
	};

	return cmocka_run_group_tests_name(
	    "decision_coverage_describe", tests, NULL, NULL);
}
