#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/schema_look.h"

/* MODEL.md 3.2: red if half is gone at 10x, amber if at 100x. */
static void
d1_asks_how_much_of_the_key_is_used(void **state)
{
	static const struct {
		const char *type;
		double id_max, rows;
		bool fires;
		Severity severity;
	} cases[] = {
		{ "integer", 48.2e6, 2e6, true, SEVERITY_MEDIUM }, /* [T11] */
		{ "integer", 107374183, 1, true, SEVERITY_HIGH },
		{ "integer", 107374182, 1, true, SEVERITY_MEDIUM },
		{ "integer", 10737418, 1, true, SEVERITY_LOW },
		{ "integer", 5e9, 1, true, SEVERITY_HIGH }, /* beyond it */
		{ "smallint", 20000, 1, true, SEVERITY_HIGH },
		{ "bigint", 48.2e6, 1, false, SEVERITY_LOW },
		{ "uuid", NAN, 1, false, SEVERITY_LOW },
		/* rows are a lower bound where ids are not told */
		{ "integer", NAN, 2e9, true, SEVERITY_HIGH },
		/* nothing is known: not low */
		{ "integer", NAN, NAN, true, SEVERITY_UNKNOWN },
		{ "integer", NAN, 0, true, SEVERITY_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    company_add_table(company, "orders", cases[i].rows);

		print_message("%zu\n", i);
		company_key(table, cases[i].type, cases[i].id_max);
		schema_look_check(
		    company, table, "D1", cases[i].fires, cases[i].severity);
	}
}

/* [T14] three tables, five keys; keys of one's own table count too. */
static void
d1_reaches_all_that_refer(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 1000);
	SchemaLook look;

	(void)state;
	company_key(table, "integer", 10);
	company_refer(table, "parent_id", "integer", "orders", true);
	for (int i = 0; i < 2; i++) {
		Table *child = company_add_table(
		    company, i == 0 ? "items" : "refunds", 10);

		company_refer(child, "order_id", "integer", "orders", true);
		company_refer(child, "first_id", "integer", "orders", true);
	}
	look = schema_look_at(company, table);
	assert_close(schema_look_find(&look, "D1")->tables, 3, 0);
	assert_close(schema_look_find(&look, "D1")->keys, 5, 0);
	assert_close(schema_look_find(&look, "D2")->keys, 0, 0);
	schema_look_clear(&look);
}

/* A guess that a key is borrowed may be wrong. */
static void
d1_is_not_silenced_by_a_guess(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "profiles", 1000);
	ForeignKey *guessed;

	(void)state;
	company_key(table, "integer", 2e9);
	guessed = table_add_foreign_key(table, NULL, NULL, "users");
	foreign_key_add_column(guessed, "id", "id");
	guessed->inferred = true;
	schema_look_check(company, table, "D1", true, SEVERITY_HIGH);
}

static void
d1_leaves_borrowed_and_unknown_keys(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "profiles", 1000);

	(void)state;
	company_key(table, "integer", 10);
	foreign_key_add_column(
	    table_add_foreign_key(table, NULL, NULL, "users"), "id", "id");
	schema_look_check(company, table, "D1", false, SEVERITY_LOW);

	company = company_new("2026-07-01");
	table = company_add_table(company, "t", 1000);
	company_key(table, "integer", 10);
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = true;
	schema_look_check(company, table, "D1", false, SEVERITY_LOW);
}

static void
d2_asks_for_a_public_id(void **state)
{
	static const struct {
		const char *column, *type;
		bool unique, fires;
	} cases[] = {
		{ "note", "text", false, true },
		{ "uuid", "uuid", true, false },
		{ "uuid", "uuid", false, true }, /* names no row */
		{ "slug", "text", true, false },
		{ "public_uuid", "text", true, false },
		{ "reset_token", "text", true, true }, /* a secret */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 1000);
		Table *child = company_add_table(company, "items", 1000);

		print_message("%zu\n", i);
		company_key(table, "bigint", 10);
		company_refer(child, "order_id", "bigint", "orders", true);
		table_add_column(table, cases[i].column, cases[i].type);
		if (cases[i].unique)
			index_add_column(table_add_index(table, NULL, true),
			    cases[i].column);
		schema_look_check(
		    company, table, "D2", cases[i].fires, SEVERITY_MEDIUM);
	}
}

/* Where references are unknown, a column named after the table stands in. */
/* Who declares some keys declares all; otherwise names tell. */
static void
d2_needs_referrers(void **state)
{
	static const struct {
		bool declares, unknown;
		const char *column;
		bool fires;
	} cases[] = { { true, false, "order_id", false },
		{ false, false, "order_id", true },
		{ false, false, "user_id", false },
		{ true, true, "order_id", true },
		{ false, true, "Order_ID", true },
		{ false, true, "user_id", false } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 1000);

		company_key(table, "bigint", 10);
		table->foreign_keys_unknown = cases[i].unknown;
		table_add_column(company_add_table(company, "items", 1),
		    cases[i].column, "bigint");
		if (cases[i].declares)
			company_refer(company_add_table(company, "notes", 1),
			    "item_id", "bigint", "items", true);
		schema_look_check(
		    company, table, "D2", cases[i].fires, SEVERITY_MEDIUM);
	}
}

static void
d2_is_high_with_tenants(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 1000);

	(void)state;
	company->config->business.multi_tenant = 1;
	company_key(table, "bigint", 10);
	company_refer(company_add_table(company, "items", 1), "order_id",
	    "bigint", "orders", true);
	schema_look_check(company, table, "D2", true, SEVERITY_HIGH);
}

static void
d13_asks_for_a_primary_key(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "lines", 10);

	(void)state;
	g_ptr_array_set_size(table->indexes, 0);
	schema_look_check(company, table, "D13", true, SEVERITY_MEDIUM);
	company = company_new("2026-07-01");
	schema_look_check(company, company_add_table(company, "lines", 10),
	    "D13", false, SEVERITY_LOW);
}

/* [T11] 48.2 million of an int4: passed at 44.5536 times the users. */
static void
ids_run_out_at_a_multiple(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 2e6);
	Table *join = company_add_table(company, "memberships", 1);
	const Evidence *evidence;

	(void)state;
	company_key(table, "integer", 48.2e6);
	company_key(join, "integer", 48.2e6);
	company_refer(join, "a_id", "bigint", "orders", true);
	company_refer(join, "b_id", "bigint", "orders", true);
	evidence = company_evidence(company);
	assert_prints(
	    table_ids_multiple(evidence, table, 2147483647), "44.5536");
	assert_close(table_ids_multiple(evidence, join, 2147483647),
	    pow(44.55360263485477, 1 / 1.2), 1e-9);
	assert_close(table_ids_multiple(evidence, table, 1e6), 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(d1_asks_how_much_of_the_key_is_used),
		cmocka_unit_test(d1_reaches_all_that_refer),
		cmocka_unit_test(d1_is_not_silenced_by_a_guess),
		cmocka_unit_test(d1_leaves_borrowed_and_unknown_keys),
		cmocka_unit_test(d2_asks_for_a_public_id),
		cmocka_unit_test(d2_needs_referrers),
		cmocka_unit_test(d2_is_high_with_tenants),
		cmocka_unit_test(d13_asks_for_a_primary_key),
		cmocka_unit_test(ids_run_out_at_a_multiple),
	};

	return cmocka_run_group_tests_name("rules_keys", tests, NULL, NULL);
}
