#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/team_tables.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

static void
every_stage_is_mapped(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const ReportTable *table =
	    find_table(company_report(company), "team-stages");

	(void)state;
	assert_int_equal(table->rows->len, 4);
	assert_string_equal(find_cell(table, "MVP", "begins")->text, "behind");
	assert_string_equal(
	    find_cell(table, "Early Scale", "begins")->text, "today’s");
	assert_string_equal(
	    cell_machine(table, "Growth", "begins"), "2027-06-28");
	assert_string_equal(
	    find_cell(table, "MVP", "users")->text, "up to 500");
	assert_string_equal(
	    find_cell(table, "Growth", "users")->text, "10,000–100,000");
	assert_string_equal(
	    find_cell(table, "Scale", "users")->text, "from 100,000");
	assert_string_equal(
	    find_cell(table, "Growth", "people")->text, "14–18");
	assert_string_equal(find_cell(table, "MVP", "hires")->text, "–");
	assert_string_equal(find_cell(table, "Growth", "hires")->text, "5");
	assert_string_equal(cell_machine(table, "Growth", "month"), "48000");
	assert_non_null(strstr(
	    find_cell(table, "Scale", "primary_risk")->text, "governance"));
}

static void
hires_stand_in_their_order(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const ReportTable *table =
	    find_table(company_report(company), "team-hires");

	(void)state;
	assert_string_equal(
	    find_cell(table, "1 QA engineer", "seek_by")->text, "now");
	assert_string_equal(
	    cell_machine(table, "1 QA engineer", "seek_by"), "2026-07-01");
	assert_string_equal(
	    cell_machine(table, "1 QA engineer", "full_use"), "2026-12-31");
	assert_string_equal(
	    find_cell(table, "3 engineers", "stage")->text, "Growth");
	assert_string_equal(
	    cell_machine(table, "3 engineers", "first_year"), "345600");
}

static void
nothing_is_known_without_users(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "team-stages");

	(void)state;
	assert_null(find_table(report, "team-hires"));
	assert_string_equal(find_cell(table, "Growth", "begins")->text, "–");
	assert_string_equal(find_cell(table, "Growth", "hires")->text, "–");
	assert_string_equal(
	    find_cell(table, "Growth", "people")->text, "14–18");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_stage_is_mapped),
		cmocka_unit_test(hires_stand_in_their_order),
		cmocka_unit_test(nothing_is_known_without_users),
	};

	return cmocka_run_group_tests_name("team_tables", tests, NULL, NULL);
}
