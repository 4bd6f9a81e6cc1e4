#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

static const char *
text_of(const ReportTable *table, const char *row, const char *column)
{
	const TableCell *cell = find_cell(table, row, column);

	assert_non_null(cell);
	return cell->text;
}

static void
kinds_are_counted(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const ReportTable *table =
	    find_table(company_report(company), "debt-kinds");

	(void)state;
	assert_string_equal(text_of(table, "discovered", "items"), "2");
	assert_string_equal(text_of(table, "intentional", "items"), "2");
	assert_string_equal(
	    text_of(table, "intentional", "effort_hours"), "30");
	assert_string_equal(text_of(table, "intentional", "nobodys"), "2");
	assert_string_equal(text_of(table, "discovered", "nobodys"), "0");
	assert_string_equal(
	    text_of(table, "accumulating", "oldest_months"), "2");
}

/* Discovered first; a cost names its figure. */
static void
the_page_has_what_costs_most(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const ReportTable *table =
	    find_table(company_report(company), "debt-items");
	const TableCell *cell;

	(void)state;
	assert_int_equal(table->rows->len, 5);
	cell = find_cell(table, "accumulating", "cost_12m");
	assert_string_equal(cell->figure, "debt.item.shop-4.risk.12m");
	assert_string_equal(
	    text_of(table, "accumulating", "owner"), "nobody, 2 months");
	assert_string_equal(text_of(table, "accumulating", "item"),
	    "SHOP-4: Refactor the basket");
	cell = g_ptr_array_index(
	    (GPtrArray *)g_ptr_array_index(table->rows, 0), 0);
	assert_string_equal(cell->text, "discovered");
}

/* Twelve of many, and the first of each kind among them. */
static void
the_page_stays_short(void **state)
{
	g_autoptr(Company) company = debt_shop();
	static const char *const label[] = { "tech-debt", NULL };
	const ReportTable *table;

	(void)state;
	for (int i = 0; i < 400; i++) {
		Issue issue =
		    debt_task(company, "2026-05-01", "Untidy", label, NULL);

		company_add_issue(company, &issue);
	}
	table = find_table(company_report(company), "debt-items");
	assert_int_equal(table->rows->len, 12);
	assert_non_null(strstr(table->caption, "12 of 405"));
	assert_non_null(find_cell(table, "discovered", "item"));
	assert_non_null(find_cell(table, "intentional", "item"));
	assert_int_equal(
	    find_table(company_report(company), "debt-register")->rows->len,
	    405);
}

/* Some exports have no summaries. */
static void
a_piece_without_a_summary_is_its_key(void **state)
{
	g_autoptr(Company) company = debt_shop();
	Issue issue = debt_task(company, "2026-03-10", NULL,
	    (const char *const[]){ "tech-debt", NULL }, NULL);
	const ReportTable *table;
	bool found = false;

	(void)state;
	issue.estimate_hours = 900;
	company_add_issue(company, &issue);
	table = find_table(company_report(company), "debt-items");
	for (guint i = 0; i < table->rows->len; i++) {
		const TableCell *cell =
		    g_ptr_array_index((GPtrArray *)table->rows->pdata[i], 1);

		found |= strcmp(cell->text, "SHOP-5") == 0;
	}
	assert_true(found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_counted),
		cmocka_unit_test(the_page_has_what_costs_most),
		cmocka_unit_test(the_page_stays_short),
		cmocka_unit_test(a_piece_without_a_summary_is_its_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
