#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/table_merge.h"
#include "tests/support/assert_close.h"
#include "tests/support/build_table.h"

static void
keys_count_twice_guesses_not(void **state)
{
	g_autoptr(Table) plain = build_table(NULL, "t", "id int, a int, b int");
	g_autoptr(Table) keyed =
	    build_table(NULL, "t", "id int, a int > u, b int > v");
	ForeignKey *key = g_ptr_array_index(keyed->foreign_keys, 0);

	(void)state;
	assert_int_equal(table_richness(plain), 4);
	assert_int_equal(table_richness(keyed), 8);
	key->inferred = true;
	assert_int_equal(table_richness(keyed), 6);
}

static void
absorbs_only_what_is_missing(void **state)
{
	g_autoptr(Table) table = build_table(NULL, "t", "id int, a int");
	g_autoptr(Table) other =
	    build_table(NULL, "t", "id int, b int > u, c int");

	(void)state;
	table->bytes = 10;
	table->id_max = 50;
	other->rows = 7;
	other->bytes = 99;
	other->id_max = 40;
	table->keys_unknown = true;
	table->foreign_keys_unknown = other->foreign_keys_unknown = true;
	table_absorb(table, other);
	assert_false(table->keys_unknown);
	assert_true(table->foreign_keys_unknown);
	assert_int_equal(table->columns->len, 2);
	assert_int_equal(table->foreign_keys->len, 1);
	assert_close(table->rows, 7, 1e-12);
	assert_close(table->bytes, 10, 1e-12);
	assert_close(table->id_max, 50, 1e-12);
}

/* A model of keys alone gives way to a dump, whichever comes first, and to
 * nothing that tells no index at all. */
static void
indexes_come_from_who_knows_them(void **state)
{
	(void)state;
	for (unsigned first = 0; first < 2; first++) {
		g_autoptr(Table) model = build_table(NULL, "t", "id int");
		g_autoptr(Table) dump = build_table(NULL, "t", "id int");
		g_autoptr(Table) sizes = table_new(NULL, "t");
		Table *table = first == 0 ? model : dump;
		const guint keys = model->indexes->len;

		index_add_column(table_add_index(dump, "by_a", false), "a");
		model->indexes_unknown = true;
		table_absorb(table, sizes);
		assert_int_equal(table->indexes_unknown, first == 0);
		assert_int_equal(table->indexes->len, keys + first);
		table_absorb(table, first == 0 ? dump : model);
		assert_false(table->indexes_unknown);
		assert_int_equal(table->indexes->len, keys + 1);
	}
}

/* A line says nothing of a file that it is not in. */
static void
lines_of_another_file_are_forgotten(void **state)
{
	(void)state;
	for (unsigned same = 0; same < 2; same++) {
		g_autoptr(Table) table = build_table(NULL, "t", "id int");
		g_autoptr(Table) other =
		    build_table(NULL, "t", "id int > u, b int");
		ForeignKey *key = g_ptr_array_index(other->foreign_keys, 0);

		((Column *)g_ptr_array_index(table->columns, 0))->line = 4;
		key->line = 9;
		other->input = same ? 0 : 1;
		table_absorb(table, other);
		assert_ptr_equal(
		    g_ptr_array_index(table->foreign_keys, 0), key);
		assert_int_equal(key->line, same ? 9 : 0);
		assert_int_equal(
		    ((Column *)g_ptr_array_index(table->columns, 0))->line, 4);
	}
}

static void
one_dump_knows_it_is_a_partition(void **state)
{
	g_autoptr(Table) table = build_table(NULL, "t_1", "id int, a int");
	g_autoptr(Table) other = build_partition("t_1", "t", "id int");

	(void)state;
	other->partition_key = g_strdup("RANGE (a)");
	table_absorb(table, other);
	assert_int_equal(table->kind, TABLE_PARTITION);
	assert_string_equal(table->parent, "t");
	assert_string_equal(table->partition_key, "RANGE (a)");
}

static void
files_find_what_they_mean(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	g_autoptr(GPtrArray) tables = g_ptr_array_new();
	g_autoptr(GHashTable) defaults =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Merge merge;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		Table *table = build_table(NULL, "users",
		    i ? "id int, vat text" : "key int, born date");

		facts_add_input(facts, input_new(i ? "b.sql" : "a.sql"));
		table->input = i;
		g_ptr_array_add(tables, table);
	}
	merge_init(&merge, facts, tables, defaults);
	assert_int_equal(tables->len, 0);
	assert_int_equal(merge.tables->len, 2);
	assert_null(merge_find(&merge, 0, NULL, "USERS")->schema);
	assert_string_equal(merge_find(&merge, 1, NULL, "users")->schema, "b");
	assert_null(merge_find(&merge, 1, "b", "users"));
	merge_clear(&merge);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_count_twice_guesses_not),
		cmocka_unit_test(absorbs_only_what_is_missing),
		cmocka_unit_test(indexes_come_from_who_knows_them),
		cmocka_unit_test(lines_of_another_file_are_forgotten),
		cmocka_unit_test(one_dump_knows_it_is_a_partition),
		cmocka_unit_test(files_find_what_they_mean),
	};

	return cmocka_run_group_tests_name("table_merge", tests, NULL, NULL);
}
