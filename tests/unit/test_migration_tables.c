#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_tables.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static Company *
make_company(void)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 2e6);

	company_set_users(company, 4000, 0.08);
	company_key(table, "integer", 48.2e6);
	table = company_add_table(company, "notes", NAN);
	company_key(table, "integer", NAN);
	return company;
}

static void
the_three_decisions_are_always_rows(void **state)
{
	(void)state;
	for (int full = 0; full < 2; full++) {
		g_autoptr(Company) company =
		    full ? make_company() : company_new("2026-07-01");
		const ReportTable *table =
		    find_table(company_report(company), "data-decisions");

		assert_int_equal(table->rows->len, 3);
		assert_string_equal(
		    cell_machine(table, "Primary key strategy", "state"),
		    full ? "found" : "unknown");
		assert_string_equal(
		    cell_machine(table, "Event log beside the state", "state"),
		    full ? "sound" : "unknown");
		assert_string_equal(
		    cell_machine(
			table, "Analytics apart from production", "state"),
		    "unknown");
		assert_true(strlen(cell_machine(
				table, "Primary key strategy", "target")) > 20);
		assert_true(strlen(cell_machine(
				table, "Primary key strategy", "why")) > 20);
	}
}

/* The page shows the first dozen, and says so. */
static void
the_page_shows_some(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	for (int i = 0; i < 20; i++) {
		g_autofree char *name = g_strdup_printf("t%02d", i);

		table_add_column(
		    company_add_table(company, name, 10), "price", "real");
	}
	table = find_table(company_report(company), "migration-risk");
	assert_int_equal(table->rows->len, 12);
	assert_string_equal(table->caption,
	    "The 12 first of 20 risks; all are in "
	    "registers/migration-risk.csv");
	table = find_table(company->report, "migration-risk-register");
	assert_int_equal(table->rows->len, 20);
}

/* The worst rule first, then the one that most tables have; of the tables
 * those that are worst. */
static void
rules_are_counted(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *table;

	(void)state;
	for (int i = 0; i < 5; i++) {
		g_autofree char *name = g_strdup_printf("t%d", i);
		Table *one = company_add_table(company, name, 10);

		company_key(one, "integer", i == 4 ? 2e9 : 10);
		table_add_column(one, "created_at", "timestamp");
		if (i > 2)
			table_add_column(one, "price", "real");
	}
	table = find_table(company_report(company), "migration-rules");
	assert_string_equal(
	    table->caption, "What was found in 5 tables, the worst first");
	assert_int_equal(table->rows->len, 3);
	assert_string_equal(
	    cell_machine(table, "narrow integer key", "severity"), "high");
	assert_string_equal(
	    cell_machine(table, "narrow integer key", "tables"), "5");
	assert_string_equal(
	    cell_machine(table, "narrow integer key", "first"), "t4, …");
	assert_string_equal(
	    cell_machine(table, "money as floating point", "tables"), "2");
	assert_string_equal(
	    cell_machine(table, "time without zone", "severity"), "low");
	assert_string_equal(
	    cell_machine(table, "time without zone", "first"), "t4, t3, t0, …");
	assert_string_equal(
	    find_cell(table, "narrow integer key", "severity")->text,
	    "high (1)");
	assert_string_equal(
	    find_cell(table, "time without zone", "severity")->text, "low");
	/* two that are high go before one */
	assert_ptr_equal(find_cell(table, "money as floating point", "rule"),
	    ((const GPtrArray *)table->rows->pdata[0])->pdata[0]);
	assert_true(
	    fabs(figure_value(company->report, "migration.rule.d1.tables") -
		 5) < 1e-9);
	assert_null(figure_set_find(
	    company->report->figures, "migration.rule.d2.tables"));
}

/* What the ladder says of the key, with the same figures. */
static void
keys_are_told_as_on_the_ladder(void **state)
{
	g_autoptr(Company) company = make_company();
	const ReportTable *table =
	    find_table(company_report(company), "migration-keys");
	const GPtrArray *row;
	static const char *const want[] = { "orders.id", "integer", "2.2 %",
		"45×", "Aug 2030", "decide by 7 Jul 2030" };

	(void)state;
	assert_int_equal(table->rows->len, 1);
	row = table->rows->pdata[0];
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
		assert_string_equal(
		    ((const TableCell *)row->pdata[i])->text, want[i]);
	assert_string_equal(((const TableCell *)row->pdata[3])->figure,
	    "limit.int4-orders.multiple");
	assert_string_equal(((const TableCell *)row->pdata[5])->figure,
	    "limit.int4-orders.decide_by");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_three_decisions_are_always_rows),
		cmocka_unit_test(the_page_shows_some),
		cmocka_unit_test(rules_are_counted),
		cmocka_unit_test(keys_are_told_as_on_the_ladder),
	};

	return cmocka_run_group_tests_name(
	    "migration_tables", tests, NULL, NULL);
}
