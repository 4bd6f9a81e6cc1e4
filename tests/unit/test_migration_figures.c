#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/migration_figures.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
add_risk(Company *company, const char *name, double rows)
{
	table_add_column(
	    company_add_table(company, name, rows), "price", "real");
}

static void
figures_rest_on_what_they_use(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const FigureRow *row;
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
	assert_int_equal(figure->evidence->len, 1);
	row = figure->evidence->pdata[0];
	assert_string_equal(row->file, "schema.sql");
	assert_string_equal(row->key, "price");
	assert_string_equal(row->value, "sums of floating point amounts drift");
	assert_true(figure->tags & FIGURE_SIMULATED);
	assert_true(figure->lo < figure->value && figure->value < figure->hi);
}

/* The tables that a rule fires on are its evidence, as far as there is room. */
static void
rules_count_their_tables(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *figure;

	(void)state;
	for (int i = 0; i < FIGURE_EVIDENCE + 5; i++) {
		g_autofree char *name = g_strdup_printf("t%02d", i);

		add_risk(company, name, 100);
	}
	figure = figure_set_find(
	    company_report(company)->figures, "migration.rule.d9.tables");
	assert_true(fabs(figure->value - FIGURE_EVIDENCE - 5) < 1e-9);
	assert_int_equal(figure->evidence->len, FIGURE_EVIDENCE);
	assert_string_equal(figure->inputs->pdata[0], "rule:D9");
	check_report(company->report);
}

static void
keys_and_rows_say_where_they_are_from(void **state)
{
	static const struct {
		double id_max;
		double used;
		const char *method;
	} cases[] = {
		{ 1073741823.5, 0.5, "next or largest id" },
		{ NAN, 1e6 / 2147483647, "at least this" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Figure *used, *rows;
		const Report *report;

		company_key(company_add_table(company, "orders", 1e6),
		    "integer", cases[i].id_max);
		report = company_report(company);
		used = figure_set_find(
		    report->figures, "migration.orders.key_used");
		rows =
		    figure_set_find(report->figures, "migration.orders.rows");
		assert_true(fabs(used->value - cases[i].used) < 1e-9);
		assert_non_null(strstr(used->method, cases[i].method));
		assert_true(fabs(rows->value - 1e6) < 1e-9);
		assert_string_equal(
		    rows->inputs->pdata[0], "file:schema.sql:1");
	}
}

static bool
rests_on(const Figure *figure, const char *input)
{
	return g_ptr_array_find_with_equal_func(
	    figure->inputs, input, g_str_equal, NULL);
}

/* What forces a change is named: growth to a limit, or an assumption. */
static void
chances_name_what_forces_the_change(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *grows, *drifts, *score, *first;
	const Report *report;

	(void)state;
	company_key(company_add_table(company, "orders", 1e6), "integer", 1e9);
	add_risk(company, "prices", 100);
	report = company_report(company);
	grows = figure_set_find(report->figures, "migration.orders.forced");
	drifts = figure_set_find(report->figures, "migration.prices.forced");
	score = figure_set_find(report->figures, "migration.prices.rank_score");
	first = figure_set_find(report->figures, "migrations.first.cost.50x");
	assert_true(rests_on(grows, "migration.orders.key_used"));
	assert_true(rests_on(grows, "users.growth"));
	assert_true(rests_on(drifts, "assumption:forced"));
	assert_false(rests_on(drifts, "users.growth"));
	assert_true(rests_on(score, "migration.prices.forced"));
	assert_true(rests_on(first, "migration.orders.cost.50x"));
	assert_true(rests_on(first, "migration.prices.cost.50x"));
	assert_true(
	    fabs(first->value -
		 figure_value(report, "migration.orders.cost.50x") -
		 figure_value(report, "migration.prices.cost.50x")) < 1e-6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_rest_on_what_they_use),
		cmocka_unit_test(rules_count_their_tables),
		cmocka_unit_test(keys_and_rows_say_where_they_are_from),
		cmocka_unit_test(chances_name_what_forces_the_change),
	};

	return cmocka_run_group_tests_name(
	    "migration_figures", tests, NULL, NULL);
}
