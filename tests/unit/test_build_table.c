#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/build_table.h"

static void
reads_columns_and_keys(void **state)
{
	g_autoptr(Table) table = build_table("depot", "parcels",
	    "id bigint, route_id integer > fleet.routes, note text");
	const ForeignKey *key = g_ptr_array_index(table->foreign_keys, 0);

	(void)state;
	assert_int_equal(table->columns->len, 3);
	assert_string_equal(table_single_key(table)->type_text, "bigint");
	assert_string_equal(
	    table_find_column(table, "note")->type_text, "text");
	assert_int_equal(table->foreign_keys->len, 1);
	assert_string_equal(key->ref_schema, "fleet");
	assert_string_equal(key->ref_table, "routes");
	assert_string_equal(g_ptr_array_index(key->columns, 0), "route_id");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_columns_and_keys),
	};

	return cmocka_run_group_tests_name("build_table", tests, NULL, NULL);
}
