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

static void
add_keys(
    GPtrArray *keys, const char *const *names, size_t n, const char *prefix)
{
	for (size_t i = 0; i < n; i++)
		g_ptr_array_add(keys, g_strconcat(prefix, names[i], NULL));
}

/* Table, column, rule, severity, evidence, and costs with their range. */
static void
the_register_has_all_that_was_asked(void **state)
{
	static const char *const before[] = { "table", "columns", "rules",
		"found", "severity", "evidence", "source", "to_do", "sql",
		"rows", "key_used", "exhausted_at_multiple", "runs_out_on",
		"decide_by" };
	static const char *const cost[] = { "_p10", "", "_p90", "_labour",
		"_backfill", "_storage", "_outage", "_with_debt" };
	static const char *const after[] = { "online_from_multiple",
		"forced_24_months", "cost_of_delay", "top3_share" };
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Company) company = make_company();
	const ReportTable *table;

	(void)state;
	table = find_table(company_report(company), "migration-risk-register");
	assert_true(table->file_only);
	assert_string_equal(table->register_name, "migration-risk");
	add_keys(keys, before, G_N_ELEMENTS(before), "");
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		g_autofree char *prefix =
		    g_strdup_printf("cost_%s", multiple_names[m]);

		add_keys(keys, cost, G_N_ELEMENTS(cost), prefix);
	}
	add_keys(keys, after, G_N_ELEMENTS(after), "");
	assert_int_equal(table->columns->len, keys->len);
	for (guint i = 0; i < keys->len; i++) {
		const TableColumn *column = table->columns->pdata[i];

		assert_string_equal(column->key, keys->pdata[i]);
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

static double
cell_value(const Company *company, const char *key)
{
	double value = NAN;

	assert_true(number_parse(
	    cell_machine(find_table(company->report, "migration-risk-register"),
		"orders", key),
	    &value));
	return value;
}

/* Labour, watching, storage and outage are all of P50, and no more. */
static void
parts_add_up(void **state)
{
	g_autoptr(Company) company = make_company();
	const ReportTable *table;

	(void)state;
	company->config->business.revenue = 60000;
	company_report(company);
	assert_true(fabs(cell_value(company, "cost_100x_labour") +
			 cell_value(company, "cost_100x_backfill") +
			 cell_value(company, "cost_100x_storage") +
			 cell_value(company, "cost_100x_outage") -
			 cell_value(company, "cost_100x")) < 0.01);
	assert_true(cell_value(company, "cost_100x_with_debt") > 0);
	/* [T14] the lock window is passed at 100x */
	assert_true(
	    fabs(cell_value(company, "online_from_multiple") - 100) < 1e-9);
	/* without rows there is labour alone; the rest is not zero */
	table = find_table(company->report, "migration-risk-register");
	assert_string_equal(
	    cell_machine(table, "notes", "cost_100x_backfill"), "");
	assert_string_equal(
	    cell_machine(table, "notes", "online_from_multiple"), "");
}

/* [T11] 49.3327 months at 8 %: in August 2030. */
static void
keys_have_dates(void **state)
{
	g_autoptr(Company) company = make_company();
	const ReportTable *table;

	(void)state;
	table = find_table(company_report(company), "migration-risk-register");
	assert_string_equal(
	    cell_machine(table, "orders", "runs_out_on"), "2030-08-11");
	assert_string_equal(
	    cell_machine(table, "orders", "decide_by"), "2030-07-07");
	assert_string_equal(cell_machine(table, "notes", "runs_out_on"), "");
	assert_string_equal(cell_machine(table, "notes", "decide_by"), "");
}

static void
fixes_are_told_as_sql(void **state)
{
	g_autoptr(Company) company = make_company();
	const ReportTable *table;

	(void)state;
	table = find_table(company_report(company), "migration-risk-register");
	assert_non_null(strstr(cell_machine(table, "orders", "sql"),
	    "ADD COLUMN \"id_new\" bigint"));
	assert_non_null(
	    strstr(cell_machine(table, "orders", "to_do"), "widen"));
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
		cmocka_unit_test(parts_add_up),
		cmocka_unit_test(keys_have_dates),
		cmocka_unit_test(fixes_are_told_as_sql),
		cmocka_unit_test(an_empty_register_is_still_there),
	};

	return cmocka_run_group_tests_name(
	    "migration_register", tests, NULL, NULL);
}
