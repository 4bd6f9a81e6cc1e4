#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_risk.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const char *
lead(Company *company)
{
	return report_find_section(company_report(company), "migration-risk")
	    ->lead;
}

static Table *
add_risk(Company *company, const char *name, double rows)
{
	Table *table = company_add_table(company, name, rows);

	table_add_column(table, "price", "real");
	return table;
}

static void
leads_say_what_is_known(void **state)
{
	g_autoptr(Company) none = company_new("2026-07-01");
	g_autoptr(Company) sound = company_new("2026-07-01");
	g_autoptr(Company) keyless = company_new("2026-07-01");
	g_autoptr(Company) labour = company_new("2026-07-01");
	g_autoptr(Company) one = company_new("2026-07-01");
	g_autoptr(Company) four = company_new("2026-07-01");
	Table *table;

	(void)state;
	company_add_table(sound, "orders", 10);
	table = company_add_table(keyless, "orders", 10);
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = table->foreign_keys_unknown = true;
	add_risk(labour, "orders", NAN);
	add_risk(one, "orders", 1e6);
	for (int i = 0; i < 4; i++) {
		g_autofree char *name = g_strdup_printf("t%d", i);

		add_risk(four, name, 1e6);
	}
	assert_non_null(strstr(lead(none), "could not be looked at"));
	assert_non_null(strstr(lead(sound), "None of the patterns that become "
					    "expensive was found in"));
	assert_non_null(strstr(lead(keyless), "too little of the schema"));
	assert_non_null(strstr(lead(labour), "what waiting adds cannot be "
					     "told without row counts"));
	assert_true(g_str_has_prefix(lead(one), "The data decision that"));
	assert_true(g_str_has_prefix(lead(four), "The 3 data decisions that"));
}

static void
what_is_missing_is_asked_for(void **state)
{
	g_autoptr(Company) none = company_new("2026-07-01");
	g_autoptr(Company) rowless = company_new("2026-07-01");
	g_autoptr(Company) full = company_new("2026-07-01");

	(void)state;
	add_risk(rowless, "orders", NAN);
	add_risk(full, "orders", 10);
	assert_string_equal(find_block(company_report(none), "migration-risk",
				BLOCK_INSUFFICIENT)
				->text,
	    "A schema dump.");
	assert_non_null(strstr(find_block(company_report(rowless),
				   "migration-risk", BLOCK_INSUFFICIENT)
				   ->text,
	    "number of rows"));
	assert_null(find_block(
	    company_report(full), "migration-risk", BLOCK_INSUFFICIENT));
}

/* A chart of costs that do not move would say nothing. */
static void
the_chart_needs_rows(void **state)
{
	g_autoptr(Company) rowless = company_new("2026-07-01");
	g_autoptr(Company) full = company_new("2026-07-01");
	const ChartSpec *chart;

	(void)state;
	add_risk(rowless, "orders", NAN);
	add_risk(full, "orders", 2e8);
	assert_null(
	    find_block(company_report(rowless), "migration-risk", BLOCK_CHART));
	chart = find_block(company_report(full), "migration-risk", BLOCK_CHART)
		    ->chart;
	assert_int_equal(chart->columns->len, MULTIPLE_COUNT);
	assert_string_equal(chart->columns->pdata[0], "1×");
	assert_int_equal(chart->rows->len, 1);
}

/* The step to online work is marked where it begins, and there only. */
static void
the_jump_is_marked(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartRow *row;

	(void)state;
	add_risk(company, "orders", 2e7); /* 153 million rows in half an hour */
	row = find_block(company_report(company), "migration-risk", BLOCK_CHART)
		  ->chart->rows->pdata[0];
	assert_null(g_array_index(row->cells, ChartCell, 0).note);
	assert_non_null(g_array_index(row->cells, ChartCell, 1).note);
	assert_null(g_array_index(row->cells, ChartCell, 2).note);
}

static void
findings_tell_cost_and_what_to_do(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Block *finding;

	(void)state;
	add_risk(company, "orders", 2e8);
	finding = find_block(
	    company_report(company), "migration-risk", BLOCK_FINDING);
	assert_int_equal(finding->level, FINDING_WARNING);
	assert_string_equal(
	    finding->text, "orders: money as floating point (price)");
	assert_non_null(strstr(finding->detail, "at fifty times the users."));
	assert_non_null(
	    strstr(finding->detail, "To do: store money as numeric."));
	assert_non_null(strstr(
	    finding->detail, "Among the first three in 100 % of simulations."));
}

/* Of four tables three are first; how fast one of them grows is not sure, so
 * that it and another share the third place. */
static void
close_calls_name_the_rival(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *join;
	const Section *section;
	int close = 0;

	(void)state;
	add_risk(company, "a", 1.0e8);
	add_risk(company, "b", 1.2e8);
	add_risk(company, "c", 1.4e8);
	join = add_risk(company, "d", 1.0e8 * pow(50, -0.22));
	company_refer(join, "a_id", "bigint", "a", true);
	company_refer(join, "b_id", "bigint", "b", true);
	section =
	    report_find_section(company_report(company), "migration-risk");
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		close += block->kind == BLOCK_FINDING &&
			 (strstr(block->detail, "A close call with a:") ||
			     strstr(block->detail, "A close call with d:"));
	}
	assert_int_equal(close, 1);
}

/* Nobody told whether there are tenants: that is asked for, not charged. */
static void
tenants_are_asked_for(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Section *section;
	bool asked = false;

	(void)state;
	company_key(company_add_table(company, "accounts", 5), "bigint", 5);
	for (int i = 0; i < 3; i++) {
		g_autofree char *name = g_strdup_printf("shop%d", i);
		Table *table = company_add_table(company, name, 5);

		company_key(table, "bigint", 5);
		company_refer(table, "account_id", "bigint", "accounts", true);
	}
	company_refer(company_add_table(company, "sales", 5), "shop_id",
	    "bigint", "shop0", true);
	section =
	    report_find_section(company_report(company), "migration-risk");
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		asked =
		    asked || (block->kind == BLOCK_INSUFFICIENT &&
				 strstr(block->text, "accounts are tenants"));
	}
	assert_true(asked);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leads_say_what_is_known),
		cmocka_unit_test(what_is_missing_is_asked_for),
		cmocka_unit_test(the_chart_needs_rows),
		cmocka_unit_test(the_jump_is_marked),
		cmocka_unit_test(findings_tell_cost_and_what_to_do),
		cmocka_unit_test(close_calls_name_the_rival),
		cmocka_unit_test(tenants_are_asked_for),
	};

	return cmocka_run_group_tests_name(
	    "migration_describe", tests, NULL, NULL);
}
