#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

#define HEAD "table_catalog,table_schema,table_name,column_name,data_type\n"
#define INDEX_HEAD "schemaname,tablename,indexname,indexdef\n"
#define INDEX(table)                                                           \
	"public," table ",i,CREATE INDEX i ON " table " USING btree (id)\n"

static void
system_schemas_are_known(void **state)
{
	(void)state;
	assert_true(schema_is_system("pg_catalog"));
	assert_true(schema_is_system("INFORMATION_SCHEMA"));
	assert_true(schema_is_system("pg_toast_temp_1"));
	assert_false(schema_is_system("public"));
	assert_false(schema_is_system("mysql_app"));
	assert_false(schema_is_system(NULL));
}

static void
folders_are_different_databases(void **state)
{
	Bound bound;

	(void)state;
	bound_init(&bound);
	bound_read(&bound, "shop/columns.csv",
	    HEAD "db,public,a,id,int\ndb,public,a,price,int\n");
	bound_read(&bound, "blog/columns.csv",
	    HEAD "db,public,a,key,int\ndb,public,a,text,int\n");
	bound_seal(&bound);
	assert_int_equal(facts_tables(bound.facts)->len, 2);
	bound_clear(&bound);
}

/* pg_indexes does not say its catalog: the one that has the table gets it. */
static void
nameless_files_find_their_catalog(void **state)
{
	const Input *indexes;
	const Table *table;
	Bound bound;

	(void)state;
	bound_init(&bound);
	indexes = bound_read(&bound, "x/indexes.csv",
	    INDEX_HEAD INDEX("orders") INDEX("both") INDEX("nowhere"));
	bound_read(&bound, "x/columns.csv",
	    HEAD "shop,public,orders,id,int\nshop,public,both,id,int\n"
		 "blog,public,posts,id,int\nblog,public,both,id,int\n");
	bound_seal(&bound);
	table = facts_find_table(bound.facts, NULL, "orders");
	assert_int_equal(table->indexes->len, 1);
	assert_false(table->keys_unknown);
	bound_assert_rows(indexes, 1, 2, 0);
	bound_clear(&bound);
}

static void
rows_that_name_nothing_are_refused(void **state)
{
	static const char *const texts[] = {
		"table_schema,table_name,table_type\ns,,VIEW\n",
		"constraint_name,table_name,constraint_type\n,t,UNIQUE\n",
		"constraint_name,table_name,column_name,ordinal_position\n"
		"c,t,,1\n",
		"constraint_name,unique_constraint_name,delete_rule\n"
		",u,CASCADE\n",
		"table_name,column_name,constraint_name\nt,c,\n",
		INDEX_HEAD "s,t,i,\n",
		"schema,table,relkind,est_rows\ns,,r,5\n",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		const Input *input;
		Bound bound;

		print_message("%s", texts[i]);
		bound_init(&bound);
		input = bound_read(&bound, "x.csv", texts[i]);
		bound_assert_rows(input, 0, 0, 1);
		assert_true(
		    g_str_has_prefix(bound_reject(&bound)->reason, "lacks "));
		bound_clear(&bound);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(system_schemas_are_known),
		cmocka_unit_test(folders_are_different_databases),
		cmocka_unit_test(nameless_files_find_their_catalog),
		cmocka_unit_test(rows_that_name_nothing_are_refused),
	};

	return cmocka_run_group_tests_name(
	    "schema_assembler", tests, NULL, NULL);
}
