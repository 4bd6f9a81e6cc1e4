#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
the_calendar_says_who_when_and_what(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_configure(company, "governance: {owners: {lead: Ana}}\n");
	table = find_table(company_report(company), "governance-calendar");
	assert_string_equal(
	    find_cell(table, "Architecture review", "owner")->text, "Ana");
	assert_string_equal(
	    find_cell(table, "Architecture review", "cadence")->text,
	    "every 3 months on the second Tuesday, next on 14 Jul 2026");
	assert_string_equal(find_cell(table, "Flag hygiene", "meeting")->text,
	    "45 min with one developer");
	assert_string_equal(find_cell(table, "20 % check", "owner")->text,
	    "no owner yet: set governance.owners");
}

static void
the_register_is_for_machines(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);
	const ReportTable *table = find_table(report, "governance");

	(void)state;
	assert_true(table->file_only);
	assert_string_equal(table->register_name, "governance");
	assert_string_equal(cell_machine(table, "debt_check", "rrule"),
	    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
	assert_string_equal(
	    cell_machine(table, "debt_check", "start"), "2026-01-02");
	assert_string_equal(
	    cell_machine(table, "debt_check", "next"), "2026-07-03");
	assert_string_equal(cell_machine(table, "debt_check", "minutes"), "30");
	assert_string_equal(cell_machine(table, "debt_check", "owner"), "");
}

static void
the_chart_has_its_days_in_a_table(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const ReportTable *table;

	(void)state;
	company_set_users(company, 5150, 0.08);
	table = find_table(company_report(company), "governance-days");
	assert_string_equal(
	    cell_machine(table, "architecture_review", "next"), "");
	assert_string_equal(
	    find_cell(table, "Architecture review", "fourth")->machine,
	    "2027-10-12");
	assert_string_equal(
	    find_cell(table, "Architecture review", "days")->text, "4");
	assert_string_equal(
	    find_cell(table, "Shape of the team", "days")->text, "1");
	assert_string_equal(
	    find_cell(table, "Shape of the team", "second")->text, "–");
}

/* Twenty metrics are past their thresholds: a meeting has time for ten matters. */
static void
the_page_has_ten_matters_and_the_file_all(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const Report *report;
	const ReportTable *page, *file;

	(void)state;
	for (int i = 0; i < 20; i++) {
		g_autofree char *name = g_strdup_printf("queue %02d", i);

		company_add_decision(company, name, 10, 5);
	}
	report = company_report(company);
	check_report(report);
	page = find_table(report, "governance-agenda");
	file = find_table(report, "agenda");
	assert_int_equal(page->rows->len, 10);
	assert_int_equal(file->rows->len, 21); /* and the owners */
	assert_true(file->file_only);
	assert_string_equal(cell_machine(file, "1", "kind"), "act");
	assert_string_equal(find_cell(page, "1", "matter")->text,
	    find_cell(file, "1", "matter")->text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_calendar_says_who_when_and_what),
		cmocka_unit_test(the_register_is_for_machines),
		cmocka_unit_test(the_chart_has_its_days_in_a_table),
		cmocka_unit_test(the_page_has_ten_matters_and_the_file_all),
	};

	return cmocka_run_group_tests_name(
	    "governance_tables", tests, NULL, NULL);
}
