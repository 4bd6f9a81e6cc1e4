#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/failure_modes.h"
#include "tests/support/report_checks.h"
#include "tests/support/sprint_example.h"

static void
the_lead_counts_them(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_table(company, "feature_flags", 10);
	company_add_decision(company, "hosting", 490, NAN)->stateless = 0;
	report = company_report(company);
	check_report(report);
	assert_non_null(
	    strstr(report_find_section(report, "failure-modes")->lead,
		", 1 is under way here"));
}

static const TableCell *
cell(const ReportTable *table, FailureMode mode, guint column)
{
	const GPtrArray *row = g_ptr_array_index(table->rows, mode);

	return g_ptr_array_index(row, column);
}

/* States are a word and a shape on the page, and a word in files. */
static void
rows_say_state_rule_and_evidence(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table, *file;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_decision(company, "hosting", 490, NAN)->stateless = 0;
	table = find_table(company_report(company), "failure-modes");
	file = find_table(company->report, "failure-modes-register");
	assert_int_equal(table->rows->len, FAILURE_MODES);
	assert_string_equal(cell(table, FAILURE_STATEFUL, 1)->machine, "fail");
	assert_string_equal(cell(table, FAILURE_STATEFUL, 1)->text, "▲ fails");
	assert_string_equal(cell(table, FAILURE_STATEFUL, 1)->figure,
	    "failure.scaling-stateful.state");
	assert_non_null(strstr(cell(table, FAILURE_STATEFUL, 3)->text, "98 %"));
	assert_string_equal(file->register_name, "failure-modes");
	assert_string_equal(
	    cell_machine(file, "scaling-stateful", "state"), "fail");
	assert_non_null(
	    strstr(find_cell(file, "scaling-stateful", "rests_on")->text,
		"trigger.hosting.state"));
	assert_string_equal(cell_machine(file, "no-flags", "state"), "unknown");
}

static void
quarters_stand_beside_the_last_mode(void **state)
{
	static const double debt[] = { 10, 10, 10, 10, 10, 10, 10 };
	static const double all[] = { 90, 90, 90, 90, 90, 90, 90 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 7);
	g_autoptr(Company) nothing = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	table = find_table(company_report(company), "debt-quarters");
	check_report(company->report);
	assert_string_equal(find_cell(table, "2026 Q2", "share")->text, "11 %");
	assert_string_equal(
	    find_cell(table, "2026 Q2", "told_by")->text, "the tracker");
	assert_null(find_table(company_report(nothing), "debt-quarters"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_counts_them),
		cmocka_unit_test(rows_say_state_rule_and_evidence),
		cmocka_unit_test(quarters_stand_beside_the_last_mode),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
