#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/facts/key_names.h"

static void
free_table(void *table)
{
	table_free(table);
}

static Table *
add_table(GPtrArray *tables, const char *schema, const char *name)
{
	Table *table = table_new(schema, name);

	g_ptr_array_add(tables, table);
	return table;
}

static void
add_key(Table *table, const char *name, bool primary)
{
	Index *index = table_add_index(table, NULL, true);

	table_add_column(table, name, "int");
	index->primary = primary;
	index_add_column(index, name);
}

static const Entity *
entity_at(const Names *names, unsigned i)
{
	return g_ptr_array_index(names->entities, i);
}

static unsigned
count(const GPtrArray *list)
{
	return list ? list->len : 0;
}

static void
tables_are_found_by_the_stems_of_their_names(void **state)
{
	g_autoptr(GPtrArray) tables =
	    g_ptr_array_new_with_free_func(free_table);
	char *order[] = { "order" }, *items[] = { "items" };
	Names *names;

	(void)state;
	add_table(tables, NULL, "OrderItem");
	add_table(tables, NULL, "order_items");
	add_table(tables, "archive", "order_item");
	names = names_new(tables);
	assert_int_equal(
	    count(names_called(names, NULL, order, 1, items, 1)), 2);
	assert_int_equal(
	    count(names_called(names, "archive", order, 1, items, 1)), 1);
	assert_int_equal(
	    count(names_called(names, names_any_schema, order, 1, items, 1)),
	    3);
	assert_null(names_called(names, NULL, order, 1, NULL, 0));
	names_free(names);
}

/* One column identifies a row: the primary key, or the only unique one. */
static void
keys_are_single_columns(void **state)
{
	g_autoptr(GPtrArray) tables =
	    g_ptr_array_new_with_free_func(free_table);
	Table *both = add_table(tables, NULL, "both");
	Table *unique = add_table(tables, NULL, "unique");
	Table *two = add_table(tables, NULL, "two");
	Table *untold = add_table(tables, NULL, "untold");
	Index *pair;
	Names *names;

	(void)state;
	add_key(both, "both_id", true);
	add_key(both, "code", false);
	add_key(unique, "code", false);
	add_key(two, "code", false);
	pair = table_add_index(two, NULL, true);
	pair->primary = true;
	index_add_column(pair, "a");
	index_add_column(pair, "b");
	table_add_column(untold, "id", "int");
	untold->keys_unknown = true;
	names = names_new(tables);
	assert_string_equal(entity_at(names, 0)->key->name, "both_id");
	assert_string_equal(entity_at(names, 1)->key->name, "code");
	assert_null(entity_at(names, 2)->key);
	assert_string_equal(entity_at(names, 3)->key->name, "id");
	assert_int_equal(count(names_with_key(names, NULL, "BOTH_ID")), 1);
	assert_null(names_with_key(names, NULL, "code"));
	names_free(names);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_found_by_the_stems_of_their_names),
		cmocka_unit_test(keys_are_single_columns),
	};

	return cmocka_run_group_tests_name("key_names", tests, NULL, NULL);
}
