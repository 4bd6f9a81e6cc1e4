#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_register.h"
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

/* Table, column, rule, severity, evidence, and costs with their range. */
static void
the_register_has_all_that_was_asked(void **state)
{
	static const char *const keys[] = { "table", "columns", "rules",
		"found", "severity", "evidence", "source", "rows", "key_used",
		"exhausted_at_multiple", "cost_1x_p10", "cost_1x",
		"cost_1x_p90", "cost_10x_p10", "cost_10x", "cost_10x_p90",
		"cost_50x_p10", "cost_50x", "cost_50x_p90", "cost_100x_p10",
		"cost_100x", "cost_100x_p90", "forced_24_months",
		"cost_of_delay", "top3_share" };
	g_autoptr(Company) company = make_company();
	const ReportTable *table;

	(void)state;
	table = find_table(company_report(company), "migration-risk-register");
	assert_true(table->file_only);
	assert_string_equal(table->register_name, "migration-risk");
	assert_int_equal(table->columns->len, G_N_ELEMENTS(keys));
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		const TableColumn *column = table->columns->pdata[i];

		assert_string_equal(column->key, keys[i]);
	}
	assert_int_equal(table->rows->len, 2);
}

static void
costs_rise_from_p10_to_p90(void **state)
{
	static const char *const keys[] = { "cost_100x_p10", "cost_100x",
		"cost_100x_p90" };
	g_autoptr(Company) company = make_company();
	double before = 0, value;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		assert_true(number_parse(
		    cell_machine(find_table(company_report(company),
				     "migration-risk-register"),
			"orders", keys[i]),
		    &value));
		assert_true(value > before);
		before = value;
	}
}

/* Unknown rows: no severity that calms, no rank, no cost of delay. */
static void
what_is_unknown_stays_unknown(void **state)
{
	g_autoptr(Company) company = make_company();
	const Report *report = company_report(company);

	(void)state;
	for (int i = 0; i < 2; i++) {
		const ReportTable *table = find_table(report,
		    i == 0 ? "migration-risk-register" : "migration-risk");

		assert_string_equal(
		    cell_machine(table, "notes", "severity"), "unknown");
		assert_string_equal(cell_machine(table, "notes", "rows"), "");
		assert_string_equal(
		    cell_machine(table, "notes", "cost_of_delay"), "");
		assert_string_equal(
		    cell_machine(table, "notes", "top3_share"), "");
		assert_string_equal(
		    cell_machine(table, "orders", "severity"), "medium");
	}
	check_missing(
	    report, "migration.notes.rank_score", "rows is not known");
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

static void
an_empty_register_is_still_there(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_int_equal(
	    find_table(company_report(company), "migration-risk-register")
		->rows->len,
	    0);
	assert_null(find_table(company->report, "migration-risk"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register_has_all_that_was_asked),
		cmocka_unit_test(costs_rise_from_p10_to_p90),
		cmocka_unit_test(what_is_unknown_stays_unknown),
		cmocka_unit_test(the_three_decisions_are_always_rows),
		cmocka_unit_test(the_page_shows_some),
		cmocka_unit_test(an_empty_register_is_still_there),
	};

	return cmocka_run_group_tests_name(
	    "migration_register", tests, NULL, NULL);
}
