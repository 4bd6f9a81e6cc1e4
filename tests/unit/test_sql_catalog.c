#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/sql_catalog.h"

static SqlRelation *
find(const SqlCatalog *catalog, const char *schema, const char *name)
{
	SqlName qualified = { (char *)schema, (char *)name };

	return sql_catalog_find(catalog, &qualified);
}

static SqlRelation *
add(SqlCatalog *catalog, SqlRelationKind kind, const char *schema,
    const char *name)
{
	SqlName qualified = { (char *)schema, (char *)name };

	return sql_catalog_add(catalog, kind, &qualified, 1);
}

static void
knows_the_default_schema_by_its_names(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	SqlRelation *a = add(catalog, SQL_TABLE, "public", "a");
	SqlRelation *b = add(catalog, SQL_TABLE, "s", "b");

	(void)state;
	assert_null(a->schema);
	assert_null(a->table->schema);
	assert_ptr_equal(find(catalog, NULL, "a"), a);
	assert_ptr_equal(find(catalog, "dbo", "a"), a);
	assert_null(find(catalog, NULL, "b"));
	assert_string_equal(b->table->schema, "s");
	sql_catalog_use(catalog, "s");
	assert_ptr_equal(find(catalog, NULL, "b"), b);
	assert_null(find(catalog, NULL, "a"));
	assert_ptr_equal(find(catalog, "", "a"), a);
	sql_catalog_use(catalog, NULL);
	assert_ptr_equal(find(catalog, NULL, "a"), a);
}

static void
folds_case_outside_of_postgresql(void **state)
{
	g_autoptr(SqlCatalog) mysql = sql_catalog_new(SQL_MYSQL);
	g_autoptr(SqlCatalog) postgres = sql_catalog_new(SQL_POSTGRES);
	SqlRelation *a = add(mysql, SQL_TABLE, NULL, "Order");
	SqlRelation *b = add(mysql, SQL_TABLE, NULL, "order");

	(void)state;
	assert_non_null(b);
	assert_ptr_equal(find(mysql, NULL, "Order"), a);
	assert_ptr_equal(find(mysql, NULL, "order"), b);
	assert_non_null(find(mysql, NULL, "ORDER"));
	add(postgres, SQL_TABLE, NULL, "Order");
	assert_null(find(postgres, NULL, "order"));
}

static void
keeps_one_relation_for_a_name(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	SqlRelation *a = add(catalog, SQL_VIEW, NULL, "a");
	SqlName name = { NULL, (char *)"a" };

	(void)state;
	assert_null(add(catalog, SQL_TABLE, "public", "a"));
	assert_null(sql_catalog_find_table(catalog, &name));
	sql_catalog_drop(catalog, a);
	sql_catalog_drop(catalog, a);
	assert_null(find(catalog, NULL, "a"));
	assert_non_null(add(catalog, SQL_TABLE, NULL, "a"));
	assert_non_null(sql_catalog_find_table(catalog, &name));
	assert_int_equal(sql_catalog_relations(catalog)->len, 2);
}

static void
renames(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	SqlRelation *a = add(catalog, SQL_TABLE, NULL, "a");

	(void)state;
	add(catalog, SQL_TABLE, NULL, "b");
	assert_false(sql_catalog_rename(catalog, a, NULL, "b"));
	assert_ptr_equal(find(catalog, NULL, "a"), a);
	assert_true(sql_catalog_rename(catalog, a, "s", NULL));
	assert_true(sql_catalog_rename(catalog, a, NULL, "b"));
	assert_null(find(catalog, NULL, "a"));
	assert_ptr_equal(find(catalog, "s", "b"), a);
	assert_string_equal(a->table->schema, "s");
	assert_string_equal(a->table->name, "b");
}

static void
remembers_types(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	SqlName mood = { (char *)"public", (char *)"mood" };
	SqlName bare = { NULL, (char *)"mood" };
	SqlName other = { (char *)"s", (char *)"mood" };

	(void)state;
	sql_catalog_add_type(catalog, &mood, COLUMN_ENUM);
	assert_int_equal(sql_catalog_type(catalog, &bare), COLUMN_ENUM);
	assert_int_equal(sql_catalog_type(catalog, &other), COLUMN_OTHER);
}

static void
finds_indexes_by_name(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	g_autoptr(GPtrArray) columns = g_ptr_array_new();
	SqlRelation *a = add(catalog, SQL_TABLE, "s", "a");
	SqlName name = { (char *)"s", (char *)"i" };
	SqlName bare = { NULL, (char *)"i" };

	(void)state;
	g_ptr_array_add(columns, (char *)"x");
	assert_non_null(
	    sql_catalog_add_index(catalog, a, "i", columns, SQL_INDEX_PRIMARY));
	assert_null(
	    sql_catalog_add_index(catalog, a, "j", columns, SQL_INDEX_PRIMARY));
	assert_ptr_equal(sql_catalog_find_index(catalog, &name), a);
	assert_null(sql_catalog_find_index(catalog, &bare));
}

static void
makes_sequences_as_they_are_named(void **state)
{
	g_autoptr(SqlCatalog) catalog = sql_catalog_new(SQL_POSTGRES);
	SqlRelation *a = sql_catalog_sequence(catalog, "public.\"A\"", 3);

	(void)state;
	assert_string_equal(a->name, "A");
	assert_ptr_equal(sql_catalog_sequence(catalog, "\"A\"", 4), a);
	assert_ptr_not_equal(sql_catalog_sequence(catalog, "A", 5), a);
	add(catalog, SQL_TABLE, NULL, "t");
	assert_null(sql_catalog_sequence(catalog, "t", 6));
	assert_null(sql_catalog_sequence(catalog, "", 7));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_default_schema_by_its_names),
		cmocka_unit_test(folds_case_outside_of_postgresql),
		cmocka_unit_test(keeps_one_relation_for_a_name),
		cmocka_unit_test(renames),
		cmocka_unit_test(remembers_types),
		cmocka_unit_test(finds_indexes_by_name),
		cmocka_unit_test(makes_sequences_as_they_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
