#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/practices.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
each_process_has_a_row(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "practices");

	(void)state;
	assert_int_equal(table->rows->len, PRACTICE_COUNT);
	assert_string_equal(
	    find_cell(table, "Feature flags", "state")->text, "unknown");
	assert_null(find_block(report, "practices", BLOCK_FINDING));
	assert_null(find_table(report, "flags"));
	check_report(report);
}

static void
a_near_deadline_is_a_finding(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Block *finding;

	(void)state;
	company_configure(company,
	    "governance: {series_a: 2026-07-31, first_enterprise: 2027-01-01}");
	report = company_report(company);
	finding = find_block(report, "practices", BLOCK_FINDING);
	assert_string_equal(finding->text,
	    "Series A is planned for 31 Jul 2026, and decision records, "
	    "feature flags, on-call, quarterly review should be in place by "
	    "5 Jun 2026: decide who sets it up, this week.");
	assert_string_equal(find_block(report, "practices", BLOCK_TEXT)->text,
	    "The first enterprise customer is planned for 1 Jan 2027: by 6 "
	    "Nov 2026, feature flags, on-call should be in place.");
	check_report(report);
}

static void
only_faulty_flags_are_listed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const ReportTable *table;

	(void)state;
	company_add_flag(
	    company, "old", FLAG_ON, FLAG_TEMPORARY, "2026-01-01", "ana", NULL);
	company_add_flag(
	    company, "new", FLAG_ON, FLAG_TEMPORARY, "2026-06-30", "ana", NULL);
	company_add_flag(
	    company, "off", FLAG_OFF, FLAG_TEMPORARY, "2026-01-30", NULL, NULL);
	report = company_report(company);
	table = find_table(report, "flags");
	assert_int_equal(table->rows->len, 2);
	assert_string_equal(
	    find_cell(table, "old", "why")->text, "on for all: take it out");
	assert_string_equal(find_cell(table, "off", "why")->text,
	    "off: release it or take it out; nobody owns it");
	assert_string_equal(
	    cell_machine(table, "old", "unchanged_since"), "2026-01-01");
	check_report(report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_process_has_a_row),
		cmocka_unit_test(a_near_deadline_is_a_finding),
		cmocka_unit_test(only_faulty_flags_are_listed),
	};

	return cmocka_run_group_tests_name(
	    "practices_describe", tests, NULL, NULL);
}
