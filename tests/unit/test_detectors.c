#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/detectors.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

/* What the rules say of one table; the hits are owned here. */
typedef struct Look {
	Company *company;
	SchemaView *view;
	GArray *hits;
} Look;

static Look
look_at(Company *company, const Table *table)
{
	const Evidence *evidence = company_evidence(company);
	Look look = { .company = company };

	users_compute(evidence, company->results, NULL);
	spend_compute(evidence, company->results, NULL);
	look.view = schema_view_new(evidence, company->results->spend);
	look.hits = g_array_new(FALSE, TRUE, sizeof(Hit));
	g_array_set_clear_func(look.hits, hit_clear);
	detectors_look(look.view, table, look.hits);
	return look;
}

static void
look_clear(Look *look)
{
	g_array_unref(look->hits);
	schema_view_free(look->view);
	company_free(look->company);
}

static const Hit *
find_hit(const Look *look, const char *rule)
{
	for (guint i = 0; i < look->hits->len; i++) {
		const Hit *hit = &g_array_index(look->hits, Hit, i);

		if (g_str_equal(hit->detector->id, rule))
			return hit;
	}
	return NULL;
}

/* Fails unless RULE says SEVERITY of TABLE, or nothing where FIRES is not. */
static void
check(Company *company, const Table *table, const char *rule, bool fires,
    Severity severity)
{
	Look look = look_at(company, table);
	const Hit *hit = find_hit(&look, rule);

	assert_int_equal(hit != NULL, fires);
	if (fires)
		assert_int_equal(hit->severity, severity);
	look_clear(&look);
}

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
		check(company, table, "D1", cases[i].fires, cases[i].severity);
	}
}

/* [T14] three tables, five keys; keys of one's own table count too. */
static void
d1_reaches_all_that_refer(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 1000);
	Look look;

	(void)state;
	company_key(table, "integer", 10);
	company_refer(table, "parent_id", "integer", "orders", true);
	for (int i = 0; i < 2; i++) {
		Table *child = company_add_table(
		    company, i == 0 ? "items" : "refunds", 10);

		company_refer(child, "order_id", "integer", "orders", true);
		company_refer(child, "first_id", "integer", "orders", true);
	}
	look = look_at(company, table);
	assert_close(find_hit(&look, "D1")->tables, 3, 0);
	assert_close(find_hit(&look, "D1")->keys, 5, 0);
	assert_close(find_hit(&look, "D2")->keys, 0, 0);
	look_clear(&look);
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
	check(company, table, "D1", true, SEVERITY_HIGH);
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
	check(company, table, "D1", false, SEVERITY_LOW);

	company = company_new("2026-07-01");
	table = company_add_table(company, "t", 1000);
	company_key(table, "integer", 10);
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = true;
	check(company, table, "D1", false, SEVERITY_LOW);
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
		check(company, table, "D2", cases[i].fires, SEVERITY_MEDIUM);
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
		check(company, table, "D2", cases[i].fires, SEVERITY_MEDIUM);
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
	check(company, table, "D2", true, SEVERITY_HIGH);
}

static void
d3_asks_for_a_log_beside_the_state(void **state)
{
	static const struct {
		const char *column, *updated, *sibling;
		bool refers, fires;
	} cases[] = {
		{ "status", "updated_at", NULL, false, true },
		{ "state", "updated_at", NULL, false, true },
		{ "status", NULL, NULL, false, false },
		{ "kind", "updated_at", NULL, false, false },
		{ "status", "updated_at", "order_events", false, false },
		{ "status", "updated_at", "orders_history", false, false },
		{ "status", "updated_at", "Order_Versions", false, false },
		/* any log that refers to it */
		{ "status", "updated_at", "fulfilment_events", true, false },
		{ "status", "updated_at", "fulfilment_events", false, true },
		{ "status", "updated_at", "fulfilments", true, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 1000);

		print_message("%zu\n", i);
		table_add_column(table, cases[i].column, "text");
		if (cases[i].updated != NULL)
			table_add_column(
			    table, cases[i].updated, "timestamptz");
		if (cases[i].sibling != NULL) {
			Table *other =
			    company_add_table(company, cases[i].sibling, 1);

			if (cases[i].refers)
				company_refer(other, "order_id", "bigint",
				    "orders", true);
		}
		check(company, table, "D3", cases[i].fires, SEVERITY_MEDIUM);
	}
}

/* A log of whatever kind of row may or may not hold this one. */
static void
d3_is_unknown_beside_a_general_log(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "orders", 1000);
	Table *log = company_add_table(company, "audit_events", 1000);

	(void)state;
	table_add_column(table, "status", "text");
	table_add_column(table, "updated_at", "timestamptz");
	table_add_column(log, "entity_type", "text");
	table_add_column(log, "entity_id", "bigint");
	check(company, table, "D3", true, SEVERITY_UNKNOWN);
}

static void
d4_needs_bills_to_speak(void **state)
{
	static const struct {
		double rows;
		const char *category;
		bool fires;
		Severity severity;
	} cases[] = {
		{ 2e6, "Compute", true, SEVERITY_MEDIUM },
		{ 2e7, "Compute", true, SEVERITY_HIGH },
		{ 1e6, "Compute", false, SEVERITY_LOW },
		{ 2e7, "Analytics", false, SEVERITY_LOW },
		{ 2e7, NULL, false, SEVERITY_LOW },
		{ NAN, "Compute", false, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    company_add_table(company, "orders", cases[i].rows);

		print_message("%zu\n", i);
		if (cases[i].category != NULL)
			company_add_cost(company, "2026-06", cases[i].category,
			    "x", "10", "USD");
		check(company, table, "D4", cases[i].fires, cases[i].severity);
	}
}

static void
d6_asks_for_a_leading_index(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "items", 1000);
	Index *wide = table_add_index(table, NULL, false);
	ForeignKey *guessed;
	Look look;

	(void)state;
	company_refer(table, "order_id", "bigint", "orders", true);
	company_refer(table, "user_id", "bigint", "users", false);
	company_refer(table, "shop_id", "bigint", "shops", false);
	company_refer(table, "tax_id", "bigint", "taxes", false);
	index_add_column(wide, "tax_id"); /* leads */
	index_add_column(wide, "shop_id"); /* does not */
	guessed = table_add_foreign_key(table, NULL, NULL, "guesses");
	foreign_key_add_column(guessed, "guess_id", "id");
	guessed->inferred = true;
	look = look_at(company, table);
	assert_string_equal(find_hit(&look, "D6")->columns, "user_id, shop_id");
	assert_close(find_hit(&look, "D6")->keys, 2, 0);
	assert_int_equal(find_hit(&look, "D6")->severity, SEVERITY_LOW);
	look_clear(&look);
}

static void
silence_on_keys_is_no_finding(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "events", 1e9);
	Look look;

	(void)state;
	table_add_column(table, "user_id", "bigint");
	g_ptr_array_set_size(table->indexes, 0);
	table->keys_unknown = table->foreign_keys_unknown = true;
	look = look_at(company, table);
	assert_null(find_hit(&look, "D6"));
	assert_null(find_hit(&look, "D11"));
	assert_null(find_hit(&look, "D13"));
	look_clear(&look);
}

static void
d9_knows_money_from_other_amounts(void **state)
{
	static const struct {
		const char *column, *type;
		bool fires;
	} cases[] = {
		{ "price", "double precision", true },
		{ "total", "float", true },
		{ "unit_price_eur", "real", true },
		{ "Monthly_Fee", "double", true },
		{ "price", "numeric(10,2)", false },
		{ "total_ms", "double precision", false },
		{ "tax_rate", "double precision", false },
		{ "cost_factor", "double precision", false },
		{ "priceless", "double precision", false },
		{ "latitude", "double precision", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);

		print_message("%s\n", cases[i].column);
		table_add_column(table, cases[i].column, cases[i].type);
		check(company, table, "D9", cases[i].fires, SEVERITY_HIGH);
	}
}

static void
d10_is_low_and_knows_conventions(void **state)
{
	(void)state;
	for (int more = 0; more <= 10; more += 10) {
		Company *company = company_new("2026-07-01");
		Table *table = company_add_table(company, "orders", 10);
		Look look;

		table_add_column(table, "created_at", "timestamp");
		table_add_column(table, "paid_at", "timestamp");
		for (int i = 0; i < more; i++) {
			g_autofree char *name = g_strdup_printf("t%d", i);

			table_add_column(company_add_table(company, name, 1),
			    "at", "timestamp");
		}
		look = look_at(company, table);
		assert_string_equal(
		    find_hit(&look, "D10")->columns, "created_at, paid_at");
		assert_int_equal(
		    find_hit(&look, "D10")->severity, SEVERITY_LOW);
		assert_int_equal(find_hit(&look, "D10")->convention, more > 0);
		look_clear(&look);
	}
}

/* Ten to the eighth rows at fifty times the users: two million today. */
static void
d11_asks_for_partitions_or_time(void **state)
{
	static const struct {
		double rows;
		const char *index;
		bool partitioned, fires;
		Severity severity;
	} cases[] = {
		{ 2000001, NULL, false, true, SEVERITY_MEDIUM },
		{ 2e6, NULL, false, false, SEVERITY_LOW },
		{ 2e7, NULL, false, true, SEVERITY_HIGH },
		{ 2e7, "happened", false, false, SEVERITY_LOW },
		{ 2e7, "kind", false, true, SEVERITY_HIGH },
		{ 2e7, NULL, true, false, SEVERITY_LOW },
		{ NAN, NULL, false, false, SEVERITY_LOW },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Company *company = company_new("2026-07-01");
		Table *table =
		    company_add_table(company, "clicks", cases[i].rows);

		print_message("%zu\n", i);
		table_add_column(table, "kind", "text");
		table_add_column(table, "happened", "timestamptz");
		if (cases[i].index != NULL)
			index_add_column(table_add_index(table, NULL, false),
			    cases[i].index);
		table->partitioned = cases[i].partitioned;
		check(company, table, "D11", cases[i].fires, cases[i].severity);
	}
}

static void
d13_asks_for_a_primary_key(void **state)
{
	Company *company = company_new("2026-07-01");
	Table *table = company_add_table(company, "lines", 10);

	(void)state;
	g_ptr_array_set_size(table->indexes, 0);
	check(company, table, "D13", true, SEVERITY_MEDIUM);
	company = company_new("2026-07-01");
	check(company, company_add_table(company, "lines", 10), "D13", false,
	    SEVERITY_LOW);
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
		cmocka_unit_test(d3_asks_for_a_log_beside_the_state),
		cmocka_unit_test(d3_is_unknown_beside_a_general_log),
		cmocka_unit_test(d4_needs_bills_to_speak),
		cmocka_unit_test(d6_asks_for_a_leading_index),
		cmocka_unit_test(silence_on_keys_is_no_finding),
		cmocka_unit_test(d9_knows_money_from_other_amounts),
		cmocka_unit_test(d10_is_low_and_knows_conventions),
		cmocka_unit_test(d11_asks_for_partitions_or_time),
		cmocka_unit_test(d13_asks_for_a_primary_key),
		cmocka_unit_test(ids_run_out_at_a_multiple),
	};

	return cmocka_run_group_tests_name("detectors", tests, NULL, NULL);
}
