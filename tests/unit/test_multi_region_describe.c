#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/multi_region.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
rewrites_are_called_so(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *finding;
	const Figure *figure;

	(void)state;
	company_add_table(company, "sessions", 10);
	company_add_cost(company, "2026-06", "Compute", "EC2", "100", "USD");
	finding =
	    find_block(company_report(company), "triggers", BLOCK_FINDING);
	assert_non_null(strstr(finding->text,
	    "a partial rewrite, not a configuration change: it takes 1.8 "
	    "times"));
	figure = figure_set_find(company->report->figures, "region.stateless");
	assert_string_equal(figure->text, "unmet");
	figure = figure_set_find(
	    company->report->figures, "trigger.hosting.migration_cost.10x");
	assert_non_null(figure);
	check_report(company->report);
}

static void
each_prerequisite_has_its_evidence(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_add_decision(company, "hosting", NAN, NAN)->sessions = 1;
	table = find_table(company_report(company), "multi-region");
	assert_int_equal(table->rows->len, 3);
	assert_string_equal(
	    cell_machine(table, "Distributed session management", "state"),
	    "met");
	assert_string_equal(
	    find_cell(table, "Distributed session management", "evidence")
		->text,
	    "headroom.yaml says so");
	assert_non_null(strstr(
	    find_cell(table, "Database replication strategy", "evidence")->text,
	    "replication: yes or no"));
	check_missing(company->report, "region.replication", "nothing shows");
	assert_null(find_block(company->report, "triggers", BLOCK_FINDING));
	check_report(company->report);
}

static void
contradictions_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *finding;

	(void)state;
	company_add_decision(company, "hosting", NAN, NAN)->stateless = 1;
	company_add_table(company, "sessions", 10);
	company_add_cost(company, "2026-06", "Compute", "EC2", "100", "USD");
	finding =
	    find_block(company_report(company), "triggers", BLOCK_FINDING);
	assert_non_null(strstr(finding->text, "sessions in one database"));
	check_report(company->report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rewrites_are_called_so),
		cmocka_unit_test(each_prerequisite_has_its_evidence),
		cmocka_unit_test(contradictions_are_told),
	};

	return cmocka_run_group_tests_name(
	    "multi_region_describe", tests, NULL, NULL);
}
