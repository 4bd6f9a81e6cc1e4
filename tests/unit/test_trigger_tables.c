#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/triggers.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

/* Worst first: what nobody knows is worse than what is fine. */
static void
rows_are_worst_first(void **state)
{
	static const char *const want[] = { "Queuing", "Database", "Hosting",
		"File storage", "Authentication", "Search" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_add_decision(company, "search", 0.01, NAN);
	company_add_decision(company, "queuing", 900, NAN);
	company_add_decision(company, "database", 150, NAN);
	table = find_table(company_report(company), "trigger-metrics");
	for (guint i = 0; i < table->rows->len; i++) {
		const GPtrArray *row = g_ptr_array_index(table->rows, i);
		const TableCell *cell = g_ptr_array_index(row, 0);

		assert_string_equal(cell->text, want[i]);
	}
	check_report(company->report);
}

static void
the_register_has_all_columns(void **state)
{
	static const char *const columns[] = { "decision", "state", "approach",
		"approach_source", "value", "unit", "threshold", "use",
		"source", "multiple", "multiple_p10", "multiple_p90", "months",
		"months_p10", "months_p90", "within_6m", "within_12m",
		"within_18m", "decide_by", "solution", "hours",
		"migration_cost_10x", "migration_cost_50x",
		"migration_cost_100x", "run_change_10x", "run_change_50x",
		"run_change_100x", "build", "buy" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_growth(company, "p95_ms", 8, 120, 0.04);
	table = find_table(company_report(company), "scaling-triggers");
	assert_int_equal(table->columns->len, G_N_ELEMENTS(columns));
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		const TableColumn *column =
		    g_ptr_array_index(table->columns, i);

		assert_string_equal(column->key, columns[i]);
	}
	assert_string_equal(cell_machine(table, "Database", "state"), "ok");
	assert_string_equal(cell_machine(table, "Database", "unit"), "ms");
	assert_int_equal(
	    strlen(cell_machine(table, "Database", "decide_by")), 10);
}

/* Only what is projected has a date. */
static void
dates_are_of_what_grows(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) still = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_decision(company, "database", 100, NAN);
	table = find_table(company_report(company), "trigger-when");
	assert_int_equal(table->rows->len, 1);
	assert_non_null(find_cell(table, "Hosting", "within_12m"));
	company_add_decision(still, "database", 100, NAN);
	assert_null(find_table(company_report(still), "trigger-when"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_worst_first),
		cmocka_unit_test(the_register_has_all_columns),
		cmocka_unit_test(dates_are_of_what_grows),
	};

	return cmocka_run_group_tests_name("trigger_tables", tests, NULL, NULL);
}
