#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/schema_parts.h"
#include "tests/support/assert_close.h"

static void
tables_are_made_once_and_sorted(void **state)
{
	DatabasePart *database = database_part_new("dir", "shop");
	g_autoptr(GPtrArray) sorted = NULL;
	TablePart *b = database_part_table(database, "s", "b");

	(void)state;
	database_part_table(database, "s", "a");
	database_part_table(database, NULL, "z");
	assert_ptr_equal(database_part_table(database, "s", "b"), b);
	assert_null(database_part_find(database, "t", "b"));
	sorted = database_part_sorted(database);
	assert_int_equal(sorted->len, 3);
	assert_string_equal(((TablePart *)sorted->pdata[0])->name, "z");
	assert_string_equal(((TablePart *)sorted->pdata[1])->name, "a");
	assert_ptr_equal(sorted->pdata[2], b);
	database_part_free(database);
}

static void
absorbing_takes_the_most_that_is_told(void **state)
{
	DatabasePart *database = database_part_new("dir", NULL);
	TablePart *to = database_part_table(database, "s", "to");
	TablePart *from = database_part_table(database, "s", "from");
	ColumnPart column = { .name = "id" };
	const RowsTold *rows;

	(void)state;
	to->rows = 5;
	to->type = "base";
	from->rows = 9;
	from->bytes = 100;
	from->type = "partitioned";
	g_array_append_val(from->columns, column);
	table_part_count(to, 2);
	table_part_count(from, 2);
	table_part_count(from, 3);
	table_part_absorb(to, from);
	assert_close(to->rows, 9, 0);
	assert_close(to->bytes, 100, 0);
	assert_string_equal(to->type, "partitioned");
	assert_int_equal(to->columns->len, 1);
	assert_int_equal(to->rows_of->len, 2);
	rows = &g_array_index(to->rows_of, RowsTold, 0);
	assert_int_equal(rows->input, 2);
	assert_int_equal(rows->rows, 2);
	database_part_free(database);
}

static void
lists_are_kept_by_schema_and_name(void **state)
{
	DatabasePart *database = database_part_new("dir", NULL);
	GArray *list = database_part_list(
	    database->references, "s", "fk", sizeof(Reference));

	(void)state;
	assert_ptr_equal(database_part_list(database->references, "s", "fk",
			     sizeof(Reference)),
	    list);
	assert_ptr_equal(
	    database_part_peek(database->references, "s", "fk"), list);
	assert_null(database_part_peek(database->references, "t", "fk"));
	database_part_free(database);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_made_once_and_sorted),
		cmocka_unit_test(absorbing_takes_the_most_that_is_told),
		cmocka_unit_test(lists_are_kept_by_schema_and_name),
	};

	return cmocka_run_group_tests_name("schema_parts", tests, NULL, NULL);
}
