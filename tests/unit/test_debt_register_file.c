#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

static const char *
cell(const ReportTable *table, guint row, const char *column)
{
	const GPtrArray *cells = g_ptr_array_index(table->rows, row);

	for (guint i = 0; i < table->columns->len; i++) {
		const TableColumn *head = g_ptr_array_index(table->columns, i);
		const TableCell *found = g_ptr_array_index(cells, i);

		if (g_str_equal(head->key, column))
			return found->machine != NULL ? found->machine
						      : found->text;
	}
	fail_msg("no column %s", column);
	return NULL;
}

static void
the_register_has_everything(void **state)
{
	static const struct {
		const char *column, *issue, *finding;
	} cases[] = {
		{ "category", "discovered", "discovered" },
		{ "key", "SHOP-3", "table order_items" },
		{ "rule", "incident", "schema" },
		{ "created", "2026-05-01", "" },
		{ "owner", "Ida", "" },
		{ "effort_hours", "30", NULL },
		{ "effort_from", "estimate", "rule" },
		{ "documented_by", "", "" },
		{ "planned", "no", "no" },
		{ "incidents_linked", "1", "0" },
		{ "interest_hours_per_month", "4.5", "" },
		{ "tracked_by", "", "SHOP-3" },
		{ "source", "issues.csv:4", NULL },
	};
	g_autoptr(Company) company = debt_shop();
	const ReportTable *table =
	    find_table(company_report(company), "debt-register");
	const guint issue = debt_find_item(company, "SHOP-3")->rank >
			    debt_find_item(company, "order_items")->rank;

	(void)state;
	assert_true(table->file_only);
	assert_string_equal(table->register_name, "debt");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].column);
		assert_string_equal(
		    cell(table, issue, cases[i].column), cases[i].issue);
		if (cases[i].finding != NULL)
			assert_string_equal(
			    cell(table, !issue, cases[i].column),
			    cases[i].finding);
	}
}

/* A number that is missing is no number, and not 0. */
static void
the_unknown_is_empty(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	static const char *const label[] = { "tech-debt", NULL };
	Issue issue = debt_task(company, "2025-05-01", NULL, label, NULL);
	const ReportTable *table;

	(void)state;
	company_add_issue(company, &issue);
	table = find_table(company_report(company), "debt-register");
	assert_string_equal(cell(table, 0, "cost_12m"), "");
	assert_string_equal(cell(table, 0, "user_hours_12m"), "");
	assert_string_equal(cell(table, 0, "incidents_per_month"), "");
	assert_string_equal(cell(table, 0, "title"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register_has_everything),
		cmocka_unit_test(the_unknown_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
