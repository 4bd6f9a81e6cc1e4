#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/schema.h"

/* parcels(id, sender_id, receiver_id, sent_at) with keys and indexes */
static Table *
make_parcels(void)
{
	Table *table = table_new("depot", "parcels");
	Index *index;
	ForeignKey *key;

	table_add_column(table, "id", "bigint");
	table_add_column(table, "sender_id", "integer");
	table_add_column(table, "receiver_id", "integer");
	table_add_column(table, "sent_at", "timestamptz");
	index = table_add_index(table, "parcels_pkey", true);
	index->primary = true;
	index_add_column(index, "ID");
	index = table_add_index(table, "by_pair", false);
	index_add_column(index, "sender_id");
	index_add_column(index, "receiver_id");
	index_add_column(index, "sent_at");
	key = table_add_foreign_key(table, "fk_sender", NULL, "people");
	foreign_key_add_column(key, "sender_id", "id");
	key = table_add_foreign_key(table, "fk_receiver", NULL, "people");
	foreign_key_add_column(key, "receiver_id", NULL);
	return table;
}

static GPtrArray *
names(const char *first, const char *second)
{
	GPtrArray *array = g_ptr_array_new();

	g_ptr_array_add(array, (char *)first);
	if (second)
		g_ptr_array_add(array, (char *)second);
	return array;
}

static bool
covered(const Table *table, const char *first, const char *second)
{
	g_autoptr(GPtrArray) columns = names(first, second);

	return table_has_index_on(table, columns);
}

static void
finds_columns_and_keys(void **state)
{
	g_autoptr(Table) table = make_parcels();

	(void)state;
	assert_string_equal(
	    table_find_column(table, "SENT_AT")->name, "sent_at");
	assert_null(table_find_column(table, "sent"));
	assert_string_equal(table_primary_key(table)->name, "parcels_pkey");
	assert_string_equal(table_single_key(table)->name, "id");
	assert_true(isnan(table->rows) && isnan(table->bytes));
}

static void
composite_or_dangling_keys_are_not_single(void **state)
{
	g_autoptr(Table) table = table_new(NULL, "pairs");
	Index *key = table_add_index(table, NULL, true);

	(void)state;
	assert_null(table_primary_key(table));
	key->primary = true;
	index_add_column(key, "gone");
	assert_null(table_single_key(table));
	table_add_column(table, "gone", "int");
	assert_non_null(table_single_key(table));
	index_add_column(key, "b");
	assert_null(table_single_key(table));
}

static void
only_leading_columns_cover(void **state)
{
	g_autoptr(Table) table = make_parcels();
	Index *partial = table_add_index(table, "recent", false);
	Index *expression = table_add_index(table, "lowered", false);

	(void)state;
	partial->partial = true;
	index_add_column(partial, "sent_at");
	index_add_column(expression, NULL);
	assert_true(covered(table, "sender_id", NULL));
	assert_true(covered(table, "receiver_id", "sender_id"));
	assert_false(covered(table, "receiver_id", NULL));
	assert_false(covered(table, "sender_id", "sent_at"));
	assert_false(covered(table, "sent_at", NULL));
}

static void
removing_a_column_takes_its_keys(void **state)
{
	g_autoptr(Table) table = make_parcels();

	(void)state;
	assert_true(table_remove_column(table, "Sender_ID"));
	assert_false(table_remove_column(table, "sender_id"));
	assert_int_equal(table->columns->len, 3);
	assert_int_equal(table->indexes->len, 1);
	assert_int_equal(table->foreign_keys->len, 1);
	assert_non_null(table_primary_key(table));
}

static void
renaming_a_column_follows_it(void **state)
{
	g_autoptr(Table) table = make_parcels();
	const ForeignKey *key;

	(void)state;
	assert_true(table_rename_column(table, "sender_id", "from_id"));
	assert_false(table_rename_column(table, "sender_id", "other"));
	key = g_ptr_array_index(table->foreign_keys, 0);
	assert_string_equal(g_ptr_array_index(key->columns, 0), "from_id");
	assert_true(covered(table, "from_id", NULL));
}

static void
constraints_go_by_name(void **state)
{
	g_autoptr(Table) table = make_parcels();

	(void)state;
	assert_true(table_remove_constraint(table, "FK_SENDER"));
	assert_true(table_remove_constraint(table, "parcels_pkey"));
	assert_false(table_remove_constraint(table, "parcels_pkey"));
	assert_false(table_remove_foreign_key(table, "by_pair"));
	assert_false(table_remove_index(table, "fk_receiver"));
	assert_true(table_remove_index(table, "by_pair"));
	assert_true(table_remove_foreign_key(table, "fk_receiver"));
	assert_null(table_primary_key(table));
	assert_int_equal(table->foreign_keys->len, 0);
}

static void
serial_counts_by_itself(void **state)
{
	g_autoptr(Table) table = table_new(NULL, "t");

	(void)state;
	assert_true(table_add_column(table, "a", "BIGSERIAL")->auto_increment);
	assert_false(table_add_column(table, "b", "bigint")->auto_increment);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_columns_and_keys),
		cmocka_unit_test(composite_or_dangling_keys_are_not_single),
		cmocka_unit_test(only_leading_columns_cover),
		cmocka_unit_test(removing_a_column_takes_its_keys),
		cmocka_unit_test(renaming_a_column_follows_it),
		cmocka_unit_test(constraints_go_by_name),
		cmocka_unit_test(serial_counts_by_itself),
	};

	return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
