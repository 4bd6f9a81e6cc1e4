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

#define OPEN                                                                   \
	"<?xml version=\"1.0\"?>\n<mysqldump "                                 \
	"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"           \
	"<database name=\"shop\">\n"
#define CLOSE "</database></mysqldump>\n"

static const char dump[] = OPEN
    "<table_structure name=\"orders\">"
    "<field Field=\"id\" Type=\"int(10) unsigned\" Null=\"NO\" Key=\"PRI\" "
    "Extra=\"auto_increment\" Comment=\"\" />"
    /* Another order of the attributes means the same. */
    "<field Null=\"YES\" Type=\"varchar(40)\" Field=\"state\" "
    "Default=\"NULL\" Extra=\"\" />"
    "<field Field=\"total\" Type=\"double\" Null=\"NO\" Default=\"0\" />"
    "<key Table=\"orders\" Non_unique=\"0\" Key_name=\"PRIMARY\" "
    "Seq_in_index=\"1\" Column_name=\"id\" />"
    "<key Table=\"orders\" Non_unique=\"1\" Key_name=\"by_state\" "
    "Seq_in_index=\"1\" Column_name=\"state\" />"
    "<key Table=\"orders\" Non_unique=\"1\" Key_name=\"by_state\" "
    "Seq_in_index=\"2\" Column_name=\"total\" />"
    "<key Table=\"orders\" Non_unique=\"0\" Key_name=\"lower_state\" "
    "Seq_in_index=\"1\" Expression=\"lower(state)\" />"
    "<options Name=\"orders\" Engine=\"InnoDB\" Rows=\"1500\" "
    "Data_length=\"16384\" Index_length=\"4096\" Auto_increment=\"1601\" "
    "Comment=\"\" />"
    "</table_structure>\n"
    "<table_data name=\"orders\"><row><field name=\"id\">1</field></row>"
    "</table_data>\n"
    "<table_structure name=\"open_orders\">"
    "<field Field=\"id\" Type=\"int\" Null=\"NO\" />"
    "<options Name=\"open_orders\" Comment=\"VIEW\" />"
    "</table_structure>\n" CLOSE;

static void
mysqldump_xml_becomes_tables(void **state)
{
	const Table *table;
	const Column *column;
	const Index *index;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "shop.xml", dump);
	bound_seal(&bound);
	bound_assert_rows(input, 1, 1, 0);
	assert_int_equal(input->counts.tables, 1);
	assert_int_equal(input->counts.views, 1);
	assert_int_equal(input->counts.columns, 3);
	assert_int_equal(input->counts.primary_keys, 1);
	assert_int_equal(input->counts.indexes, 3);
	table = facts_find_table(bound.facts, NULL, "orders");
	assert_close(table->rows, 1500, 0);
	assert_close(table->bytes, 20480, 0);
	assert_close(table->id_max, 1601, 0);
	assert_true(table->foreign_keys_unknown);
	assert_false(table->keys_unknown);
	column = table_find_column(table, "id");
	assert_true(column->auto_increment && column->not_null);
	assert_true(column->is_unsigned);
	column = table_find_column(table, "state");
	assert_int_equal(column->type, COLUMN_CHAR);
	assert_false(column->not_null);
	assert_null(column->default_text);
	assert_int_equal(table_find_column(table, "total")->type, COLUMN_FLOAT);
	assert_string_equal(table_single_key(table)->name, "id");
	index = table->indexes->pdata[1];
	assert_false(index->unique);
	assert_string_equal(index->columns->pdata[1], "total");
	index = table->indexes->pdata[2];
	assert_true(index->unique);
	assert_int_equal(index->columns->len, 1);
	assert_null(index->columns->pdata[0]);
	bound_clear(&bound);
}

static void
system_schemas_are_nobodys_model(void **state)
{
	const SkipReason *skip;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "columns.csv",
	    "table_schema,table_name,column_name,data_type\n"
	    "pg_catalog,pg_class,oid,oid\n"
	    "information_schema,tables,table_name,name\n"
	    "public,orders,id,bigint\n"
	    "public,,id,bigint\n");
	bound_seal(&bound);
	bound_assert_rows(input, 1, 2, 1);
	skip = input->skips->pdata[0];
	assert_string_equal(skip->reason, "system schema");
	assert_string_equal(bound_reject(&bound)->reason,
	    "lacks the names of a table and a column");
	assert_int_equal(facts_tables(bound.facts)->len, 1);
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mysqldump_xml_becomes_tables),
		cmocka_unit_test(system_schemas_are_nobodys_model),
	};

	return cmocka_run_group_tests_name("bind_schema", tests, NULL, NULL);
}
