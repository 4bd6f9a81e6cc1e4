#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/schema_keys.h"

/* Orders of customers, whose key has two columns. */
typedef struct Shop {
	DatabasePart *database;
	TablePart *orders, *customers;
} Shop;

static void
add_key_column(TablePart *part, const char *constraint, const char *column,
    double ordinal, double position)
{
	KeyColumnPart key = { .constraint = constraint,
		.column = column,
		.ordinal = ordinal,
		.ref_position = position };

	g_array_append_val(part->key_columns, key);
}

static void
add_constraint(TablePart *part, const char *name, const char *type)
{
	ConstraintPart constraint = { "s", name, type };

	g_array_append_val(part->constraints, constraint);
}

static int
setup(void **state)
{
	Shop *shop = g_new0(Shop, 1);

	shop->database = database_part_new("dir", "shop");
	shop->orders = database_part_table(shop->database, "s", "orders");
	shop->customers = database_part_table(shop->database, "s", "customers");
	add_constraint(shop->customers, "c_key", "primary");
	add_key_column(shop->customers, "c_key", "id", 2, NAN);
	add_key_column(shop->customers, "c_key", "region", 1, NAN);
	add_constraint(shop->orders, "o_c", "foreign");
	/* The second column points at the key's first. */
	add_key_column(shop->orders, "o_c", "customer", 1, 2);
	add_key_column(shop->orders, "o_c", "area", 2, 1);
	*state = shop;
	return 0;
}

static int
teardown(void **state)
{
	Shop *shop = *state;

	database_part_free(shop->database);
	g_free(shop);
	return 0;
}

static void
refer(Shop *shop, const char *to, const char *rule)
{
	Reference reference = {
		.schema = "s", .name = to, .delete_rule = rule
	};

	g_array_append_val(database_part_list(shop->database->references, "s",
			       "o_c", sizeof reference),
	    reference);
}

static void
use(Shop *shop, const char *table, const char *column)
{
	Referenced referenced = { 0, "s", table, column };

	g_array_append_val(database_part_list(shop->database->referenced, "s",
			       "o_c", sizeof referenced),
	    referenced);
}

/* Builds the orders table; counts what was left out. */
static Table *
build(const Shop *shop, long *unresolved)
{
	g_autoptr(GPtrArray) parts = database_part_sorted(shop->database);
	Table *table = table_new("s", "orders");
	SchemaKeys keys;

	schema_keys_init(&keys, shop->database, parts);
	schema_keys_add(&keys, table, shop->orders);
	*unresolved = keys.unresolved;
	schema_keys_clear(&keys);
	return table;
}

static void
columns_pair_by_position(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) table = NULL;
	const ForeignKey *key;
	long unresolved;

	refer(shop, "c_key", "CASCADE");
	table = build(shop, &unresolved);
	assert_int_equal(unresolved, 0);
	key = table->foreign_keys->pdata[0];
	assert_string_equal(key->ref_table, "customers");
	assert_string_equal(key->columns->pdata[0], "customer");
	assert_string_equal(key->ref_columns->pdata[0], "id");
	assert_string_equal(key->columns->pdata[1], "area");
	assert_string_equal(key->ref_columns->pdata[1], "region");
	assert_true(key->on_delete_cascade);
}

/* Without the referenced key, the table it lies in is known at least. */
static void
used_columns_tell_the_table(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) table = NULL;
	const ForeignKey *key;
	long unresolved;

	refer(shop, NULL, "NO ACTION");
	use(shop, "customers", "id");
	use(shop, "customers", "region");
	table = build(shop, &unresolved);
	assert_int_equal(unresolved, 0);
	key = table->foreign_keys->pdata[0];
	assert_string_equal(key->ref_table, "customers");
	assert_int_equal(key->ref_columns->len, 0);
	assert_false(key->on_delete_cascade);
}

static void
unknown_targets_are_counted(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) none = NULL, two = NULL;
	long unresolved;

	none = build(shop, &unresolved);
	assert_int_equal(unresolved, 1);
	assert_int_equal(none->foreign_keys->len, 0);
	use(shop, "customers", "id");
	use(shop, "suppliers", "id");
	two = build(shop, &unresolved);
	assert_int_equal(unresolved, 1);
}

static void
keys_become_indexes_in_order(void **state)
{
	Shop *shop = *state;
	g_autoptr(GPtrArray) parts = database_part_sorted(shop->database);
	g_autoptr(Table) table = table_new("s", "customers");
	SchemaKeys keys;
	const Index *index;

	add_constraint(shop->customers, "empty", "unique");
	schema_keys_init(&keys, shop->database, parts);
	schema_keys_add(&keys, table, shop->customers);
	assert_int_equal(table->indexes->len, 1);
	index = table_primary_key(table);
	assert_string_equal(index->columns->pdata[0], "region");
	assert_string_equal(index->columns->pdata[1], "id");
	schema_keys_clear(&keys);
}

/* SQL Server lists the columns of the foreign key itself as used by it. */
static void
a_key_does_not_point_at_its_own_columns(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) own = NULL, other = NULL;
	const ForeignKey *key;
	long unresolved;

	use(shop, "orders", "customer");
	use(shop, "orders", "area");
	own = build(shop, &unresolved);
	assert_int_equal(unresolved, 1);
	assert_int_equal(own->foreign_keys->len, 0);
	refer(shop, "c_key", "CASCADE");
	other = build(shop, &unresolved);
	key = other->foreign_keys->pdata[0];
	assert_string_equal(key->ref_table, "customers");
}

/* SQL Server tells no positions. */
static void
columns_without_positions_pair_in_order(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) table = NULL;
	const ForeignKey *key;
	long unresolved;

	for (unsigned i = 0; i < shop->orders->key_columns->len; i++)
		g_array_index(shop->orders->key_columns, KeyColumnPart, i)
		    .ref_position = NAN;
	refer(shop, "c_key", "NO ACTION");
	table = build(shop, &unresolved);
	key = table->foreign_keys->pdata[0];
	assert_string_equal(key->columns->pdata[0], "customer");
	assert_string_equal(key->ref_columns->pdata[0], "region");
	assert_string_equal(key->ref_columns->pdata[1], "id");
}

/* MySQL's KEY_COLUMN_USAGE needs no other file, though "PRIMARY" is the name
 * of every primary key. */
static void
key_columns_may_tell_all(void **state)
{
	Shop *shop = *state;
	g_autoptr(Table) table = NULL;
	KeyColumnPart own = { .constraint = "PRIMARY",
		.column = "id",
		.ordinal = 1,
		.ref_position = NAN };
	const ForeignKey *key;
	long unresolved;

	shop->database->targets_told = true;
	g_array_set_size(shop->orders->constraints, 0);
	for (unsigned i = 0; i < shop->orders->key_columns->len; i++) {
		KeyColumnPart *part =
		    &g_array_index(shop->orders->key_columns, KeyColumnPart, i);

		part->ref_schema = "t";
		part->ref_table = "clients";
		part->ref_column = i == 0 ? "x" : "y";
	}
	g_array_append_val(shop->orders->key_columns, own);
	add_key_column(shop->orders, "u", "number", 1, NAN);
	table = build(shop, &unresolved);
	assert_int_equal(unresolved, 0);
	assert_int_equal(table->indexes->len, 2);
	assert_string_equal(table_primary_key(table)->columns->pdata[0], "id");
	key = table->foreign_keys->pdata[0];
	assert_string_equal(key->ref_schema, "t");
	assert_string_equal(key->ref_table, "clients");
	assert_string_equal(key->ref_columns->pdata[0], "x");
	assert_string_equal(key->ref_columns->pdata[1], "y");
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(columns_pair_by_position),
		TEST(used_columns_tell_the_table),
		TEST(unknown_targets_are_counted),
		TEST(keys_become_indexes_in_order),
		TEST(a_key_does_not_point_at_its_own_columns),
		TEST(columns_without_positions_pair_in_order),
		TEST(key_columns_may_tell_all),
	};

	return cmocka_run_group_tests_name("schema_keys", tests, NULL, NULL);
}
