#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_family.h"
#include "tests/support/sql_script.h"

static SqlRelation *
add(const SqlBench *bench, const char *name)
{
	SqlName qualified = { NULL, (char *)name };

	return sql_catalog_add(bench->work.catalog, SQL_TABLE, &qualified, 1);
}

static void
index_on(const SqlBench *bench, SqlRelation *relation, const char *name,
    const char *column, int flags)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new();

	g_ptr_array_add(columns, (char *)column);
	sql_catalog_add_index(
	    bench->work.catalog, relation, name, columns, flags);
}

static void
gives_partitions_the_indexes_they_lack(void **state)
{
	SqlBench bench;
	SqlRelation *parent, *child;
	g_autofree char *got = NULL;

	(void)state;
	sql_bench_init(&bench, SQL_POSTGRES, "");
	parent = add(&bench, "p");
	child = add(&bench, "c");
	table_add_column(parent->table, "a", "int");
	table_add_column(child->table, "a", "int");
	index_on(&bench, parent, "pk", "a", SQL_INDEX_PRIMARY);
	index_on(&bench, parent, "i", "a", 0);
	index_on(&bench, parent, "e", NULL, 0);
	index_on(&bench, parent, "f", NULL, 0);
	index_on(&bench, child, "own", "a", 0);
	index_on(&bench, child, "g", NULL, 0);
	assert_true(sql_family_join(child, parent, false));
	index_on(&bench, parent, "later", "a", SQL_INDEX_UNIQUE);
	index_on(
	    &bench, parent, "only", "a", SQL_INDEX_UNIQUE | SQL_INDEX_ONLY);
	got = sql_bench_settle(&bench);
	assert_string_equal(got,
	    "table p by -\n a int int4 notnull\n primary pk (a)\n index i (a)\n"
	    " index e (?)\n index f (?)\n unique later (a)\n unique only (a)\n"
	    "partition c of p\n a int int4 notnull\n index own (a)\n"
	    " index g (?)\n primary - (a)\n index - (?)\n unique - (a)\n");
	sql_bench_clear(&bench);
}

static void
spreads_through_generations(void **state)
{
	SqlBench bench;
	SqlRelation *a, *b, *c;
	g_autofree char *got = NULL;

	(void)state;
	sql_bench_init(&bench, SQL_POSTGRES, "");
	a = add(&bench, "a");
	b = add(&bench, "b");
	c = add(&bench, "c");
	assert_true(sql_family_join(c, b, false));
	assert_true(sql_family_join(b, a, false));
	table_add_column(a->table, "x", "text");
	table_add_column(a->table, "y", "text");
	table_add_column(a->table, "z", "text");
	sql_family_spread_columns(a);
	index_on(&bench, a, "i", "x", 0);
	sql_family_rename_column(a, "x", "w");
	sql_family_remove_column(a, "y");
	sql_family_leave(c, b);
	sql_family_remove_column(a, "z");
	got = sql_bench_settle(&bench);
	assert_string_equal(got,
	    "table a by -\n w text text\n index i (w)\n"
	    "partition b of a by -\n w text text\n index - (w)\n"
	    "table c\n w text text\n z text text\n index - (w)\n");
	sql_bench_clear(&bench);
}

static void
bars_circles_and_towers(void **state)
{
	SqlBench bench;
	SqlRelation *chain[2 * SQL_FAMILY_DEPTH];
	int joined = 0;

	(void)state;
	sql_bench_init(&bench, SQL_POSTGRES, "");
	for (int i = 0; i < 2 * SQL_FAMILY_DEPTH; i++) {
		g_autofree char *name = g_strdup_printf("t%d", i);

		chain[i] = add(&bench, name);
	}
	assert_false(sql_family_join(chain[0], chain[0], false));
	for (int i = 1; i < 2 * SQL_FAMILY_DEPTH; i++)
		joined += sql_family_join(chain[i - 1], chain[i], i % 2 == 0);
	assert_int_equal(joined, SQL_FAMILY_DEPTH - 1 + SQL_FAMILY_DEPTH - 1);
	assert_false(sql_family_join(chain[3], chain[0], true));
	assert_false(sql_family_join(chain[0], chain[3], false));
	sql_bench_clear(&bench);
}

static void
copies_what_is_lacking(void **state)
{
	SqlBench bench;
	SqlRelation *from, *to;
	Column *column;
	g_autofree char *got = NULL;

	(void)state;
	sql_bench_init(&bench, SQL_MYSQL, "");
	from = add(&bench, "a");
	to = add(&bench, "b");
	column = table_add_column(from->table, "x", "int unsigned");
	column->not_null = column->auto_increment = true;
	column->default_text = g_strdup("7");
	table_add_column(from->table, "y", "int");
	table_add_column(to->table, "y", "bigint");
	index_on(&bench, from, "i", "y", SQL_INDEX_PARTIAL);
	sql_family_copy_columns(to, from);
	sql_family_copy_indexes(to, from);
	sql_family_copy_indexes(to, from);
	got = sql_bench_settle(&bench);
	assert_string_equal(strstr(got, "table b"),
	    "table b\n y bigint int8\n"
	    " x int unsigned int4 notnull unsigned auto =7\n"
	    " index - (y) partial\n");
	sql_bench_clear(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_partitions_the_indexes_they_lack),
		cmocka_unit_test(spreads_through_generations),
		cmocka_unit_test(bars_circles_and_towers),
		cmocka_unit_test(copies_what_is_lacking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
