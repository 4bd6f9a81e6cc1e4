#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/bound.h"

#define RELATION_HEAD                                                          \
	"row_of,schema_name,relation_name,relation_kind,parent_schema,"        \
	"parent_name,partition_key,estimated_rows,total_bytes,last_id,"
#define HEAD                                                                   \
	RELATION_HEAD "key_name,key_kind,is_partial,position,column_name,"     \
		      "column_type,is_nullable,is_generated_id,"               \
		      "target_schema,target_name,target_column,delete_rule\n"
#define RELATION(name, rest) "relation,shop," name "," rest ",,,,,,,,,,,,\n"
#define COLUMN(table, position, name, rest)                                    \
	"column,shop," table ",,,,,,,,,,," position "," name "," rest ",,,,\n"
#define KEY(table, name, kind, partial, position, column)                      \
	"key,shop," table ",,,,,,,," name "," kind "," partial "," position    \
	"," column ",,,,,,,\n"
#define FOREIGN(table, name, position, column, target, rule)                   \
	"key,shop," table ",,,,,,,," name ",foreign,," position "," column     \
	",,,,shop," target "," rule "\n"

/* Sorted by nothing: keys before columns, columns backwards. */
static const char shuffled[] = HEAD FOREIGN("lines", "of_order", "2", "no",
    "orders,no", "CASCADE") KEY("lines", "pk", "primary", "NO", "2", "pos")
    COLUMN("lines", "3", "Größe", "numeric,YES,NO") COLUMN(
	"lines", "1", "year", "smallint,NO,NO") FOREIGN("lines", "of_order",
	"1", "year", "orders,year", "CASCADE") KEY("lines", "pk", "primary",
	"NO", "1", "year") COLUMN("lines", "2", "no", "integer,NO,YES")
	KEY("lines", "by_lower", "index", "NO", "1", "")
	    KEY("lines", "some", "unique", "YES", "1", "no") RELATION("lines",
		"table,,,,1200,81920,1300") RELATION("open", "view,,,,,,")
		KEY("open", "by_no", "index", "NO", "1", "no")
		    COLUMN("ghost", "1", "id", "integer,NO,NO")
			RELATION("orders", "table,,,,,,")
			    COLUMN("orders", "1", "year", "smallint,NO,NO")
				COLUMN("orders", "2", "no", "integer,NO,NO");

static void
check_lines(const Table *table)
{
	const Column *column = g_ptr_array_index(table->columns, 1);
	const ForeignKey *key = g_ptr_array_index(table->foreign_keys, 0);
	const Index *primary = table_primary_key(table);

	assert_close(table->rows, 1200, 0);
	assert_close(table->bytes, 81920, 0);
	assert_close(table->id_max, 1300, 0);
	assert_int_equal(table->columns->len, 3);
	assert_string_equal(column->name, "no");
	assert_true(column->not_null && column->auto_increment);
	assert_int_equal(column->type, COLUMN_INT4);
	column = g_ptr_array_index(table->columns, 2);
	assert_string_equal(column->name, "Größe");
	assert_false(column->not_null || column->auto_increment);
	assert_string_equal(g_ptr_array_index(primary->columns, 0), "year");
	assert_string_equal(g_ptr_array_index(primary->columns, 1), "pos");
	assert_true(primary->unique);
	assert_string_equal(key->ref_table, "orders");
	assert_string_equal(g_ptr_array_index(key->columns, 1), "no");
	assert_string_equal(g_ptr_array_index(key->ref_columns, 0), "year");
	assert_true(key->on_delete_cascade);
	assert_false(table->keys_unknown || table->foreign_keys_unknown);
}

static const Index *
find_index(const Table *table, const char *name)
{
	for (unsigned i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);

		if (strcmp(index->name, name) == 0)
			return index;
	}
	fail_msg("no index %s", name);
	return NULL;
}

static void
rows_in_any_order_become_tables(void **state)
{
	const Input *input;
	const Index *index;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.csv", shuffled);
	bound_seal(&bound);
	bound_assert_rows(input, 13, 3, 0);
	assert_int_equal(input->counts.tables, 2);
	assert_int_equal(input->counts.views, 1);
	assert_int_equal(input->counts.columns, 5);
	assert_int_equal(input->counts.primary_keys, 1);
	assert_int_equal(input->counts.foreign_keys, 1);
	assert_int_equal(input->counts.indexes, 4);
	table = facts_find_table(bound.facts, NULL, "lines");
	check_lines(table);
	index = find_index(table, "by_lower");
	assert_null(g_ptr_array_index(index->columns, 0));
	assert_false(index->unique || index->partial);
	index = find_index(table, "some");
	assert_true(index->unique && index->partial);
	table = facts_find_table(bound.facts, NULL, "orders");
	assert_true(isnan(table->rows) && isnan(table->id_max));
	bound_clear(&bound);
}

static void
partitions_fold_into_their_parent(void **state)
{
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.csv",
	    HEAD RELATION("events", "table,,,RANGE (at),,,")
		COLUMN("events", "1", "at", "date,NO,NO")
		    RELATION("events_1", "partition,shop,events,,700,8192,")
			COLUMN("events_1", "1", "at", "date,NO,NO") RELATION(
			    "events_2", "partition,shop,events,LIST (at),300,,")
			    COLUMN("events_2", "1", "at", "date,NO,NO"));
	bound_seal(&bound);
	assert_int_equal(input->counts.tables, 3);
	assert_int_equal(input->counts.partitions, 2);
	assert_int_equal(facts_tables(bound.facts)->len, 1);
	assert_int_equal(facts_partitions(bound.facts)->len, 2);
	table = facts_find_table(bound.facts, NULL, "events");
	assert_true(table->partitioned);
	assert_string_equal(table->partition_key, "RANGE (at)");
	assert_close(table->rows, 700, 0);
	assert_close(table->bytes, 8192, 0);
	bound_clear(&bound);
}

/* A file joined with itself, as a job that appends makes it. */
static void
what_is_told_twice_counts_once(void **state)
{
	static const char rows[] =
	    RELATION("t", "table,,,,5,,") COLUMN("t", "1", "id", "bigint,NO,NO")
		KEY("t", "t_pkey", "primary", "NO", "1", "id");
	g_autofree char *text = g_strconcat(HEAD, rows, rows, NULL);
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.csv", text);
	bound_seal(&bound);
	bound_assert_rows(input, 3, 3, 0);
	table = facts_find_table(bound.facts, NULL, "t");
	assert_int_equal(table->columns->len, 1);
	assert_non_null(table_single_key(table));
	bound_clear(&bound);
}

/* As sqlcmd prints it: tabs, NULL, and a line under the header. */
static void
lines_under_the_header_are_no_rows(void **state)
{
	const Input *input;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.tsv",
	    "row_of\tschema_name\trelation_name\testimated_rows\tlast_id\n"
	    "------\t-----------\t-------------\t--------------\t-------\n"
	    "relation\tdbo\tOrder Lines\t12\tNULL\n"
	    "relation\tsys\tobjects\t12\tNULL\n");
	bound_seal(&bound);
	bound_assert_rows(input, 1, 2, 0);
	table = facts_find_table(bound.facts, NULL, "Order Lines");
	assert_close(table->rows, 12, 0);
	assert_true(isnan(table->id_max));
	bound_clear(&bound);
}

static void
rows_that_say_too_little_are_rejected(void **state)
{
	static const struct {
		const char *row, *reason;
	} cases[] = {
		{ "relation,shop,,table\n", "lacks the name of a table" },
		{ "trigger,shop,t,table\n",
		    "lacks relation, column or key as what it is" },
		{ COLUMN("t", "", "id", "int,NO,NO"),
		    "lacks a column's name, type or position" },
		{ COLUMN("t", "1", "", "int,NO,NO"),
		    "lacks a column's name, type or position" },
		{ KEY("t", "k", "check", "NO", "1", "id"),
		    "lacks a key's name, kind or position" },
		{ FOREIGN("t", "k", "1", "id", ",", ""),
		    "lacks a foreign key's column or target" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat(HEAD, cases[i].row, NULL);
		const Input *input;
		Bound bound;

		print_message("%s", cases[i].row);
		bound_init(&bound);
		input = bound_read(&bound, "x.csv", text);
		bound_assert_rows(input, 0, 0, 1);
		assert_string_equal(
		    bound_reject(&bound)->reason, cases[i].reason);
		bound_clear(&bound);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_in_any_order_become_tables),
		cmocka_unit_test(partitions_fold_into_their_parent),
		cmocka_unit_test(what_is_told_twice_counts_once),
		cmocka_unit_test(lines_under_the_header_are_no_rows),
		cmocka_unit_test(rows_that_say_too_little_are_rejected),
	};

	return cmocka_run_group_tests_name("bind_catalog", tests, NULL, NULL);
}
