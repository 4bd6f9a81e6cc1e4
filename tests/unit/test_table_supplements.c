#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/build_table.h"

enum { ROWS = 10 };

static Facts *
make_facts(void)
{
	return facts_new(date_from_ymd(2025, 6, 30));
}

/* An input of ROWS rows that were used, of nothing but sizes. */
static size_t
add_file(Facts *facts, const char *path)
{
	Input *input = input_new(path);

	input->rows_read = input->rows_used = ROWS;
	return facts_add_input(facts, input);
}

/* One row of the file INPUT says how large a table is. */
static void
give_size(Facts *facts, size_t input, const char *schema, const char *name,
    double rows, double bytes)
{
	Table *table = table_new(schema, name);
	g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(RowsTold));
	RowsTold one = { input, 1 };

	g_array_append_val(told, one);
	table->input = input;
	table->rows = rows;
	table->bytes = bytes;
	table->keys_unknown = table->foreign_keys_unknown = true;
	facts_add_supplement(facts, table, told);
}

static const Input *
find_input(const Facts *facts, const char *path)
{
	const GPtrArray *inputs = facts_inputs(facts);

	for (unsigned i = 0; i < inputs->len; i++) {
		const Input *input = g_ptr_array_index(inputs, i);

		if (strcmp(input->path, path) == 0)
			return input;
	}
	fail_msg("there is no input %s", path);
	return NULL;
}

static void
assert_size(const Facts *facts, const char *name, double rows, double bytes)
{
	const Table *table = facts_find_table(facts, NULL, name);

	assert_non_null(table);
	assert_close(table->rows, rows, 1e-12);
	assert_close(table->bytes, bytes, 1e-12);
}

/* The file of sizes is read first and comes last by path. */
static void
sizes_find_their_tables(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	size_t input = add_file(facts, "db/sizes.csv");

	(void)state;
	give_size(facts, input, "public", "orders", 120, 4096);
	give_size(facts, input, "public", "Notes", 7, NAN);
	give_table(facts, "db/a.sql",
	    build_table(NULL, "orders", "id bigint, note text"));
	give_table(facts, "db/a.sql", build_table(NULL, "notes", "id bigint"));
	facts_seal(facts);
	assert_size(facts, "orders", 120, 4096);
	assert_size(facts, "notes", 7, NAN);
	assert_int_equal(facts_tables(facts)->len, 2);
	assert_int_equal(find_input(facts, "db/sizes.csv")->rows_used, ROWS);
	assert_int_equal(finding_list_count(facts_findings(facts)), 0);
}

/* A dump's own statistics stand; of two lists the larger number. */
static void
only_what_is_lacking_is_taken(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	size_t older = add_file(facts, "1.csv");
	size_t newer = add_file(facts, "2.csv");
	Table *known = build_table(NULL, "known", "id bigint");

	(void)state;
	known->rows = 5;
	give_table(facts, "a.sql", known);
	give_table(facts, "a.sql", build_table(NULL, "open", "id bigint"));
	give_size(facts, older, NULL, "known", 6, 100);
	give_size(facts, older, NULL, "open", 10, NAN);
	give_size(facts, newer, NULL, "open", 12, NAN);
	give_size(facts, newer, NULL, "open", NAN, 77);
	facts_seal(facts);
	assert_size(facts, "known", 5, 100);
	assert_size(facts, "open", 12, 77);
}

static void
partitions_bring_theirs_to_the_root(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	size_t input = add_file(facts, "sizes.csv");

	(void)state;
	give_table(facts, "a.sql", build_table(NULL, "visits", "id bigint"));
	give_table(
	    facts, "a.sql", build_partition("visits_1", "visits", "id bigint"));
	give_table(
	    facts, "a.sql", build_partition("visits_2", "visits", "id bigint"));
	give_size(facts, input, "public", "visits", NAN, 0);
	give_size(facts, input, "public", "visits_1", 30, 1000);
	give_size(facts, input, "public", "visits_2", 12, 500);
	facts_seal(facts);
	assert_size(facts, "visits", 42, 1500);
}

/* A schema of that name may well have another table of the same name. */
static void
what_means_no_table_is_skipped(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	size_t index = add_file(facts, "sizes.csv");
	const Input *input;

	(void)state;
	give_table(facts, "a.sql", build_table(NULL, "orders", "id bigint"));
	give_size(facts, index, "public", "gone", 3, 1);
	give_size(facts, index, "archive", "orders", 9, 1);
	facts_seal(facts);
	assert_size(facts, "orders", NAN, NAN);
	input = find_input(facts, "sizes.csv");
	assert_int_equal(input->rows_used, ROWS - 2);
	assert_int_equal(input->rows_skipped, 2);
	assert_string_equal(
	    ((const SkipReason *)g_ptr_array_index(input->skips, 0))->reason,
	    SKIP_NO_TABLE);
}

/* Two services, each with orders of its own. */
static void
give_two_services(Facts *facts)
{
	give_table(facts, "shop/a.sql",
	    build_table(NULL, "orders", "id bigint, buyer text, paid bool"));
	give_table(
	    facts, "shop/a.sql", build_table(NULL, "baskets", "id bigint"));
	give_table(facts, "kitchen/b.sql",
	    build_table(NULL, "orders", "id bigint, dish text, cook text"));
}

static void
of_two_databases_the_one_beside_it_is_meant(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_two_services(facts);
	give_size(facts, add_file(facts, "kitchen/sizes.csv"), "public",
	    "orders", 8, NAN);
	facts_seal(facts);
	assert_close(facts_find_table(facts, "b", "orders")->rows, 8, 1e-12);
	assert_close(facts_find_table(facts, NULL, "orders")->rows, NAN, 0);
}

static void
in_doubt_none_is_meant(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	size_t index = add_file(facts, "elsewhere/sizes.csv");
	const Input *input;

	(void)state;
	give_two_services(facts);
	give_size(facts, index, "public", "orders", 8, NAN);
	give_size(facts, index, "public", "baskets", 4, NAN);
	facts_seal(facts);
	assert_close(facts_find_table(facts, "b", "orders")->rows, NAN, 0);
	assert_size(facts, "orders", NAN, NAN);
	assert_size(facts, "baskets", 4, NAN);
	input = find_input(facts, "elsewhere/sizes.csv");
	assert_int_equal(input->rows_skipped, 1);
	assert_string_equal(
	    ((const SkipReason *)g_ptr_array_index(input->skips, 0))->reason,
	    SKIP_MANY_TABLES);
}

/* The dump is one without keys: a pre-data section, say. */
static void
keys_find_their_tables(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(RowsTold));
	RowsTold rows[] = { { add_file(facts, "keys.csv"), 3 },
		{ add_file(facts, "references.csv"), 2 } };
	Table *lines = table_new("public", "lines");
	ForeignKey *key;

	(void)state;
	g_array_append_vals(told, rows, 2);
	lines->input = rows[0].input;
	index_add_column(table_add_index(lines, "lines_pkey", true), "id");
	key = table_add_foreign_key(lines, "f", "public", "ORDERS");
	foreign_key_add_column(key, "order_id", "id");
	facts_add_supplement(facts, lines, told);
	give_table(facts, "a.sql",
	    build_table(NULL, "lines", "id bigint, order_id bigint"));
	give_table(facts, "a.sql", build_table(NULL, "orders", "id bigint"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 2);
	assert_int_equal(
	    facts_find_table(facts, NULL, "lines")->indexes->len, 1);
	key = g_ptr_array_index(
	    facts_find_table(facts, NULL, "lines")->foreign_keys, 0);
	assert_null(key->ref_schema);
	assert_string_equal(key->ref_table, "orders");
	assert_int_equal(find_input(facts, "keys.csv")->rows_used, ROWS);
}

static void
rows_of_several_files_are_skipped_together(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(RowsTold));
	RowsTold rows[] = { { add_file(facts, "keys.csv"), 3 },
		{ add_file(facts, "references.csv"), 2 } };

	(void)state;
	g_array_append_vals(told, rows, 2);
	facts_add_supplement(facts, table_new("public", "lines"), told);
	facts_seal(facts);
	assert_int_equal(find_input(facts, "keys.csv")->rows_skipped, 3);
	assert_int_equal(find_input(facts, "references.csv")->rows_skipped, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_find_their_tables),
		cmocka_unit_test(only_what_is_lacking_is_taken),
		cmocka_unit_test(partitions_bring_theirs_to_the_root),
		cmocka_unit_test(what_means_no_table_is_skipped),
		cmocka_unit_test(of_two_databases_the_one_beside_it_is_meant),
		cmocka_unit_test(in_doubt_none_is_meant),
		cmocka_unit_test(keys_find_their_tables),
		cmocka_unit_test(rows_of_several_files_are_skipped_together),
	};

	return cmocka_run_group_tests_name(
	    "table_supplements", tests, NULL, NULL);
}
