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

static void
add_risk(Company *company, const char *name, double rows)
{
	table_add_column(
	    company_add_table(company, name, rows), "price", "real");
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

static void
figures_rest_on_what_they_use(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *figure;

	(void)state;
	company->config->business.hourly_rate = 100;
	add_risk(company, "orders", 2e8);
	figure = figure_set_find(
	    company_report(company)->figures, "migration.orders.cost.50x");
	assert_string_equal(figure->inputs->pdata[0], "file:schema.sql:1");
	assert_string_equal(figure->inputs->pdata[1], "rule:D9");
	assert_string_equal(
	    figure->inputs->pdata[2], "config:business.hourly_rate");
	/* no revenue, no outage to weigh */
	for (unsigned i = 0; i < figure->inputs->len; i++)
		assert_string_not_equal(
		    figure->inputs->pdata[i], "assumption:outage_hours");
	assert_true(figure->tags & FIGURE_SIMULATED);
	assert_true(figure->lo < figure->value && figure->value < figure->hi);
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
		cmocka_unit_test(figures_rest_on_what_they_use),
	};

	return cmocka_run_group_tests_name(
	    "migration_describe", tests, NULL, NULL);
}
