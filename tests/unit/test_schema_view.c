#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "pipeline/analysis/schema_view.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "tests/support/company.h"

static SchemaView *
look(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	users_compute(evidence, company->results, NULL);
	spend_compute(evidence, company->results, NULL);
	return schema_view_new(evidence, company->results->spend);
}

static void
an_empty_schema_shows_nothing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(SchemaView) view = look(company);

	(void)state;
	assert_null(view->largest);
	assert_null(view->audit);
	assert_false(view->naive_times);
	assert_false(view->billed);
	assert_false(view->split);
	assert_false(schema_view_is_small(view));
}

static void
referrers_are_counted_by_key(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *orders = company_add_table(company, "orders", 10);
	Table *items = company_add_table(company, "items", 10);
	g_autoptr(SchemaView) view = NULL;

	(void)state;
	company_refer(items, "order_id", "bigint", "orders", true);
	company_refer(items, "old_order_id", "bigint", "ORDERS", true);
	company_refer(orders, "parent_id", "bigint", "orders", true);
	company_refer(items, "gone_id", "bigint", "no_such_table", true);
	view = look(company);
	assert_int_equal(schema_view_referrers(view, orders)->len, 3);
	assert_null(schema_view_referrers(view, items));
}

/* Names stand in for keys only where the export knows none. */
static void
references_may_be_told_by_names(void **state)
{
	static const struct {
		const char *table, *key, *elsewhere;
		bool referred;
	} cases[] = {
		{ "orders", "id", "order_id", true },
		{ "orders", "id", "orders_ids", false },
		{ "film", "film_id", "film_id", true },
		{ "companies", "id", "company_id", true },
		{ "log", "entity_id", "entity_id", false },
		{ "film", "film_id", "other", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, cases[i].table, 10);
		g_autoptr(SchemaView) view = NULL;

		print_message("%zu\n", i);
		table_rename_column(table, "id", cases[i].key);
		table->foreign_keys_unknown = true;
		table_add_column(company_add_table(company, "x", 1),
		    cases[i].elsewhere, "bigint");
		view = look(company);
		assert_int_equal(
		    schema_view_is_referred_to(view, table), cases[i].referred);
	}
}

static void
the_largest_known_table_counts(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(SchemaView) view = NULL;

	(void)state;
	company_add_table(company, "a", NAN);
	company_add_table(company, "b", 999999);
	company_add_table(company, "c", 5);
	view = look(company);
	assert_string_equal(view->largest->name, "b");
	assert_true(schema_view_is_small(view));
}

/* Ten million rows at ten times the users are the last that are small. */
static void
small_ends_at_a_million_today(void **state)
{
	static const struct {
		double rows;
		bool small;
	} cases[] = { { 1e6, true }, { 1000001, false } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(SchemaView) view = NULL;

		company_add_table(company, "a", cases[i].rows);
		view = look(company);
		assert_int_equal(schema_view_is_small(view), cases[i].small);
	}
}

static void
warehouses_are_seen_in_the_bills(void **state)
{
	static const struct {
		const char *month, *category, *service;
		bool billed, split;
	} cases[] = {
		{ "2026-06", "Compute", "vm", true, false },
		{ "2026-06", "Analytics", "anything", true, true },
		{ "2026-06", "Databases", "Amazon Redshift", true, true },
		{ "2026-06", "Databases", "RDS read replica", true, true },
		/* a month that is not over shows nothing either way */
		{ "2026-07", "Analytics", "anything", false, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-29");
		g_autoptr(SchemaView) view = NULL;

		company_add_cost(company, cases[i].month, cases[i].category,
		    cases[i].service, "10", "USD");
		view = look(company);
		assert_int_equal(view->billed, cases[i].billed);
		assert_int_equal(view->split, cases[i].split);
	}
}

/* Naive times in most of ten tables or more are how it is done here. */
static void
conventions_need_most_tables(void **state)
{
	static const struct {
		int naive, zoned;
		bool convention;
	} cases[] = { { 12, 2, true }, { 9, 0, false }, { 12, 12, false },
		{ 13, 12, true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(SchemaView) view = NULL;

		for (int t = 0; t < cases[i].naive + cases[i].zoned; t++) {
			g_autofree char *name = g_strdup_printf("t%d", t);
			Table *table = company_add_table(company, name, 1);

			table_add_column(table, "at",
			    t < cases[i].naive ? "timestamp"
					       : "timestamp with time zone");
		}
		view = look(company);
		assert_int_equal(view->naive_times, cases[i].convention);
	}
}

/* MySQL keeps a timestamp in UTC; its datetime has no zone. */
static void
zones_depend_on_the_database(void **state)
{
	static const struct {
		const char *format, *type;
		bool naive;
	} cases[] = {
		{ "postgres-sql", "timestamp without time zone", true },
		{ "postgres-sql", "timestamp with time zone", false },
		{ "mysqldump-xml", "timestamp", false },
		{ "mysqldump-xml", "datetime", true },
		{ "mysql-sql", "timestamp(6)", false },
		{ NULL, "timestamp", true },
		{ "postgres-sql", "date", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		Table *table = company_add_table(company, "a", 1);
		const Column *column =
		    table_add_column(table, "at", cases[i].type);

		g_free(facts_input(company->facts, table->input)->format);
		facts_input(company->facts, table->input)->format =
		    g_strdup(cases[i].format);
		assert_int_equal(column_is_naive_time(
				     company_evidence(company), table, column),
		    cases[i].naive);
	}
}

static void
a_log_of_any_row_is_found(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "versions", 10);
	g_autoptr(SchemaView) view = NULL;

	(void)state;
	table_add_column(table, "item_type", "text");
	table_add_column(table, "item_id", "bigint");
	table = company_add_table(company, "comments", 10);
	table_add_column(table, "about_type", "text");
	table_add_column(table, "about_id", "bigint");
	view = look(company);
	assert_string_equal(view->audit->name, "versions");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_schema_shows_nothing),
		cmocka_unit_test(referrers_are_counted_by_key),
		cmocka_unit_test(references_may_be_told_by_names),
		cmocka_unit_test(the_largest_known_table_counts),
		cmocka_unit_test(small_ends_at_a_million_today),
		cmocka_unit_test(warehouses_are_seen_in_the_bills),
		cmocka_unit_test(conventions_need_most_tables),
		cmocka_unit_test(zones_depend_on_the_database),
		cmocka_unit_test(a_log_of_any_row_is_found),
	};

	return cmocka_run_group_tests_name("schema_view", tests, NULL, NULL);
}
