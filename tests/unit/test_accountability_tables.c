#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "tests/support/looking_back.h"
#include "tests/support/report_checks.h"

static void
the_page_has_the_newest_and_the_file_all(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report = company_report(company);
	const ReportTable *page = find_table(report, "said");
	const ReportTable *file = find_table(report, "said-all");

	(void)state;
	assert_int_equal(page->rows->len, 2);
	assert_string_equal(
	    find_cell(page, "Users", "said")->text, "1,260 (1,130 to 1,380)");
	assert_string_equal(find_cell(page, "Users", "inside")->text, "yes");
	assert_string_equal(
	    find_cell(page, "Headroom", "happened")->text, "2.0×");
	assert_string_equal(cell_machine(page, "Headroom", "inside"), "no");
	assert_string_equal(
	    cell_machine(page, "Headroom", "made"), "2026-04-01");
	assert_int_equal(file->rows->len, 4);
	assert_true(file->file_only);
	assert_string_equal(file->register_name, "forecasts");
}

static void
changes_stand_beside_each_other(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const ReportTable *table;

	(void)state;
	past_add_text(history, history->reviews->pdata[2],
	    "trigger.hosting.state", "text", "act");
	table = find_table(company_report(company), "changes");
	assert_string_equal(
	    find_cell(table, "New limit: Shape of the team", "now")->text,
	    "yes");
	assert_string_equal(
	    find_cell(table, "Lost input: pg-dump", "now")->text, "no");
	assert_string_equal(
	    find_cell(table, "Hosting: state", "then")->text, "act");
	assert_string_equal(
	    find_cell(table, "Hosting: state", "now")->text, "monitor");
}

static void
forecasts_are_told_with_their_ranges(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const ReportTable *table =
	    find_table(company_report(company), "forecasts");

	(void)state;
	assert_string_equal(
	    find_cell(table, "Users", "today")->text, "1,260 users");
	assert_string_equal(
	    find_cell(table, "Users", "in_3m")->figure, "forecast.users.3m");
	assert_string_equal(
	    find_cell(table, "Headroom", "in_12m")->text, "1.0×");
}

static void
the_trend_ends_with_this_review(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const ReportTable *table =
	    find_table(company_report(company), "headroom-trend");

	(void)state;
	assert_int_equal(table->rows->len, 4);
	assert_string_equal(
	    find_cell(table, "1 Apr 2026", "headroom")->text, "3.0×");
	assert_string_equal(find_cell(table, "1 Jul 2026", "headroom")->figure,
	    "headroom.multiple");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_page_has_the_newest_and_the_file_all),
		cmocka_unit_test(changes_stand_beside_each_other),
		cmocka_unit_test(forecasts_are_told_with_their_ranges),
		cmocka_unit_test(the_trend_ends_with_this_review),
	};

	return cmocka_run_group_tests_name(
	    "accountability_tables", tests, NULL, NULL);
}
