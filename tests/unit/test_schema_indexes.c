#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/schema_indexes.h"

typedef struct Shelf {
	DatabasePart *database;
	TablePart *part;
	Table *table;
} Shelf;

static int
setup(void **state)
{
	Shelf *shelf = g_new0(Shelf, 1);

	shelf->database = database_part_new("dir", "def");
	shelf->part = database_part_table(shelf->database, "s", "orders");
	shelf->table = table_new("s", "orders");
	*state = shelf;
	return 0;
}

static int
teardown(void **state)
{
	Shelf *shelf = *state;

	database_part_free(shelf->database);
	table_free(shelf->table);
	g_free(shelf);
	return 0;
}

static void
tell(Shelf *shelf, const char *index, double ordinal, const char *column,
    bool unique)
{
	const IndexColumnPart part = { index, column, ordinal, unique };

	shelf->database->told[ROWS_INDEXES] = true;
	g_array_append_val(shelf->part->index_columns, part);
}

static const Index *
index_at(const Shelf *shelf, unsigned i)
{
	return shelf->table->indexes->pdata[i];
}

/* Rows come in any order, and from several files; an expression is no
 * column. */
static void
rows_group_by_index(void **state)
{
	Shelf *shelf = *state;

	tell(shelf, "by_day", 2, "customer_id", false);
	tell(shelf, "PRIMARY", 1, "id", true);
	tell(shelf, "by_day", 1, "day", false);
	tell(shelf, "PRIMARY", 1, "id", true);
	tell(shelf, "lowered", 1, NULL, true);
	assert_int_equal(
	    schema_indexes_add(shelf->database, shelf->table, shelf->part), 0);
	assert_int_equal(shelf->table->indexes->len, 3);
	assert_true(index_at(shelf, 0)->primary);
	assert_int_equal(index_at(shelf, 0)->columns->len, 1);
	assert_string_equal(index_at(shelf, 1)->columns->pdata[0], "day");
	assert_string_equal(
	    index_at(shelf, 1)->columns->pdata[1], "customer_id");
	assert_false(index_at(shelf, 1)->unique);
	assert_null(index_at(shelf, 2)->columns->pdata[0]);
	assert_true(index_at(shelf, 2)->unique);
}

static void
keys_are_not_told_twice(void **state)
{
	Shelf *shelf = *state;

	index_add_column(table_add_index(shelf->table, "PRIMARY", true), "id");
	tell(shelf, "PRIMARY", 1, "id", true);
	tell(shelf, "other", 1, "x", false);
	schema_indexes_add(shelf->database, shelf->table, shelf->part);
	assert_int_equal(shelf->table->indexes->len, 2);
}

static void
add_column(Shelf *shelf, const char *name, const char *key)
{
	const ColumnPart column = { .name = name, .key = key };

	g_array_append_val(shelf->part->columns, column);
}

/* COLUMN_KEY is all there is; PRI may be of a unique key. */
static void
columns_tell_keys_for_lack_of_better(void **state)
{
	Shelf *shelf = *state;

	add_column(shelf, "region", "primary");
	add_column(shelf, "number", "unique");
	add_column(shelf, "id", "primary");
	add_column(shelf, "name", NULL);
	schema_indexes_add(shelf->database, shelf->table, shelf->part);
	assert_int_equal(shelf->table->indexes->len, 2);
	assert_int_equal(index_at(shelf, 0)->columns->len, 2);
	assert_true(index_at(shelf, 0)->unique);
	assert_null(table_primary_key(shelf->table));
	assert_string_equal(index_at(shelf, 1)->columns->pdata[0], "number");
}

static void
definitions_are_read_and_counted(void **state)
{
	static const IndexPart parts[] = {
		{ "orders_pkey",
		    "CREATE UNIQUE INDEX orders_pkey ON s.orders USING btree "
		    "(id)" },
		{ "odd", "CREATE WHATEVER" },
	};
	Shelf *shelf = *state;

	shelf->database->told[ROWS_INDEXES] = true;
	g_array_append_vals(shelf->part->indexes, parts, 2);
	assert_int_equal(
	    schema_indexes_add(shelf->database, shelf->table, shelf->part), 1);
	assert_non_null(table_primary_key(shelf->table));
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_group_by_index),
		TEST(keys_are_not_told_twice),
		TEST(columns_tell_keys_for_lack_of_better),
		TEST(definitions_are_read_and_counted),
	};

	return cmocka_run_group_tests_name("schema_indexes", tests, NULL, NULL);
}
