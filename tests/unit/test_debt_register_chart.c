#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/debt_items.h"
#include "tests/support/report_checks.h"

static void
each_line_is_one_piece(void **state)
{
	g_autoptr(Company) company = debt_shop();
	const Block *block =
	    find_block(company_report(company), "debt-register", BLOCK_CHART);
	const ChartSeries *first = g_ptr_array_index(block->chart->series, 0);
	const DebtItem *dearest = NULL;
	const ChartPoint *last;
	const ReportTable *table;

	(void)state;
	for (guint i = 0; i < 5; i++)
		if (debt_item_at(debt_register_of(company), i)->rank == 0)
			dearest = debt_item_at(debt_register_of(company), i);
	assert_int_equal(block->chart->series->len, 5);
	assert_true(first->whiskers);
	assert_int_equal(first->points->len, WAIT_COUNT);
	last = &g_array_index(first->points, ChartPoint, 2);
	assert_close(last->x, 12, 0);
	assert_close(last->y, dearest->cost[2].mean, 0);
	assert_close(last->hi, dearest->cost[2].hi, 0);
	assert_non_null(strstr(block->chart->title, first->name));
	table = find_table(company_report(company), block->chart->table);
	assert_int_equal(table->rows->len, 5);
	assert_non_null(
	    strstr(find_cell(table, first->name, "cost_12m")->text, " to "));
}

/* No chart of nothing. */
static void
unknown_costs_have_no_chart(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	static const char *const label[] = { "tech-debt", NULL };
	Issue issue = debt_task(company, "2025-05-01", "Old", label, NULL);

	(void)state;
	company_add_issue(company, &issue);
	assert_null(
	    find_block(company_report(company), "debt-register", BLOCK_CHART));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_line_is_one_piece),
		cmocka_unit_test(unknown_costs_have_no_chart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
