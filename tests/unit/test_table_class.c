#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/table_class.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

typedef struct ClassCase {
	const char *name;
	double rows;
	bool updated;
	int keys; /* foreign ones */
	bool keyed_by_them; /* they are the primary key */
	int others; /* more columns */
	TableClass want;
} ClassCase;

static const ClassCase cases[] = {
	{ "orders", 1e6, true, 1, false, 9, TABLE_ENTITY },
	{ "order_events", 1e6, false, 1, false, 3, TABLE_APPEND },
	{ "events", 1e6, false, 0, false, 3, TABLE_APPEND },
	/* rows that are changed are not only appended */
	{ "messages", 1e6, true, 1, false, 9, TABLE_ENTITY },
	/* the word must stand at the end, and alone */
	{ "catalogs", 1e6, false, 0, false, 9, TABLE_ENTITY },
	{ "event_kinds_archive", 1e6, false, 0, false, 9, TABLE_ENTITY },
	{ "countries", 249, true, 0, false, 3, TABLE_LOOKUP },
	{ "countries", NAN, true, 0, false, 3, TABLE_LOOKUP },
	{ "order_statuses", 12, true, 0, false, 3, TABLE_LOOKUP },
	/* too many for a list of constants */
	{ "permissions", 50000, true, 0, false, 9, TABLE_ENTITY },
	{ "memberships", 1e6, false, 2, false, 2, TABLE_JOIN },
	{ "memberships", 1e6, false, 2, false, 20, TABLE_ENTITY },
	{ "order_items", 1e6, false, 2, true, 20, TABLE_JOIN },
	{ "invoices", 1e6, true, 3, false, 2, TABLE_ENTITY },
};

static Table *
make_table(const ClassCase *c)
{
	Table *table = table_new(NULL, c->name);
	Index *key = table_add_index(table, NULL, true);

	table->rows = c->rows;
	key->primary = true;
	if (!c->keyed_by_them) {
		table_add_column(table, "id", "bigint");
		index_add_column(key, "id");
	}
	for (int i = 0; i < c->keys; i++) {
		g_autofree char *column = g_strdup_printf("ref_%d", i);

		company_refer(table, column, "bigint", "others", true);
		if (c->keyed_by_them)
			index_add_column(key, column);
	}
	for (int i = 0; i < c->others; i++) {
		g_autofree char *column = g_strdup_printf("data_%d", i);

		table_add_column(table, column, "text");
	}
	if (c->updated)
		table_add_column(table, "Updated_At", "timestamp");
	return table;
}

static void
tables_have_classes(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Table) table = make_table(&cases[i]);

		print_message("%zu %s\n", i, cases[i].name);
		assert_int_equal(table_class_of(table), cases[i].want);
	}
}

/* A partition key beside an id makes no join of a table. */
static void
composite_keys_of_others_make_no_join(void **state)
{
	g_autoptr(Table) table = make_table(&cases[0]);
	Index *key = table->indexes->pdata[0];

	(void)state;
	company_refer(table, "user_id", "bigint", "users", true);
	table_add_column(table, "partition_id", "bigint");
	index_add_column(key, "partition_id");
	assert_int_equal(table_class_of(table), TABLE_ENTITY);
}

static void
classes_grow_with_users(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Evidence *evidence = company_evidence(company);

	(void)state;
	assert_close(table_class_elasticity(evidence, TABLE_LOOKUP).high, 0, 0);
	assert_close(table_class_elasticity(evidence, TABLE_ENTITY).low, 1, 0);
	assert_close(table_class_elasticity(evidence, TABLE_APPEND).mode, 1, 0);
	assert_close(table_class_elasticity(evidence, TABLE_JOIN).mode, 1.2, 0);
	assert_close(table_class_elasticity(evidence, TABLE_JOIN).high, 1.5, 0);
}

static void
names_lose_their_plural(void **state)
{
	static const char *const names[][2] = { { "orders", "order" },
		{ "companies", "company" }, { "addresses", "address" },
		{ "boxes", "box" }, { "news", "new" }, { "ties", "tie" },
		{ "class", "class" }, { "data", "data" }, { "s", "s" },
		{ "", "" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *got = table_singular(names[i][0]);

		assert_string_equal(got, names[i][1]);
	}
}

static void
foreign_keys_are_found_by_column(void **state)
{
	g_autoptr(Table) table = table_new(NULL, "a");
	ForeignKey *pair;

	(void)state;
	company_refer(table, "user_id", "bigint", "users", true);
	pair = table_add_foreign_key(table, NULL, NULL, "b");
	foreign_key_add_column(pair, "x", "x");
	foreign_key_add_column(pair, "y", "y");
	assert_true(table_refers_by(table, "USER_ID", true));
	assert_false(table_refers_by(table, "x", false));
	assert_false(table_refers_by(table, "id", false));
	((ForeignKey *)g_ptr_array_index(table->foreign_keys, 0))->inferred =
	    true;
	assert_true(table_refers_by(table, "user_id", false));
	assert_false(table_refers_by(table, "user_id", true));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_have_classes),
		cmocka_unit_test(composite_keys_of_others_make_no_join),
		cmocka_unit_test(classes_grow_with_users),
		cmocka_unit_test(names_lose_their_plural),
		cmocka_unit_test(foreign_keys_are_found_by_column),
	};

	return cmocka_run_group_tests_name("table_class", tests, NULL, NULL);
}
