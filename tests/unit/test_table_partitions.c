#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/build_table.h"

static Table *
sized(Table *table, double rows, double bytes, double id_max)
{
	table->rows = rows;
	table->bytes = bytes;
	table->id_max = id_max;
	return table;
}

/* visits, by year, 2025 by month; the server says 0 rows of the inner ones */
static Facts *
make_visits(double root_rows)
{
	Facts *facts = facts_new(date_from_ymd(2025, 6, 30));

	give_table(facts, "a.sql",
	    sized(build_table(NULL, "visits", "id bigint"), root_rows, 0, NAN));
	give_table(facts, "a.sql",
	    sized(build_partition("visits_2024", "visits", "id bigint"), 100,
		4096, 100));
	give_table(facts, "a.sql",
	    sized(build_partition("visits_2025", "visits", "id bigint"), 50, 0,
		NAN));
	give_table(facts, "a.sql",
	    sized(build_partition("visits_2025_01", "visits_2025", "id bigint"),
		30, 1024, 131));
	give_table(facts, "a.sql",
	    sized(build_partition("visits_2025_02", "visits_2025", "id bigint"),
		NAN, 1024, NAN));
	facts_seal(facts);
	return facts;
}

static void
leaves_sum_into_the_root(void **state)
{
	g_autoptr(Facts) facts = make_visits(NAN);
	const Table *visits = facts_find_table(facts, NULL, "visits_2025_02");

	(void)state;
	assert_string_equal(visits->name, "visits");
	assert_true(visits->partitioned);
	assert_close(visits->rows, 130, 1e-12);
	assert_close(visits->bytes, 6144, 1e-12);
	assert_close(visits->id_max, 131, 1e-12);
	assert_int_equal(facts_tables(facts)->len, 1);
	assert_int_equal(facts_partitions(facts)->len, 4);
}

static void
a_known_size_stays(void **state)
{
	g_autoptr(Facts) facts = make_visits(999);

	(void)state;
	assert_close(facts_find_table(facts, NULL, "visits")->rows, 999, 1e-12);
}

static void
keys_of_partitions_move_up(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));
	const Table *hits;

	(void)state;
	give_table(facts, "a.sql", build_table(NULL, "pages", "id bigint"));
	give_table(facts, "a.sql",
	    build_table(NULL, "hits", "key bigint, page_id int"));
	give_table(facts, "a.sql",
	    build_partition("hits_1", "hits", "id int, page_id int > pages"));
	give_table(facts, "a.sql",
	    build_partition("hits_2", "hits", "id int, page_id int > Pages"));
	facts_seal(facts);
	hits = facts_find_table(facts, NULL, "hits");
	assert_int_equal(hits->foreign_keys->len, 1);
	assert_int_equal(hits->indexes->len, 1);
	assert_non_null(table_primary_key(hits));
}

static void
orphans_become_tables(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));

	(void)state;
	give_table(facts, "a.sql", build_partition("p_1", "p", "id bigint"));
	give_table(facts, "a.sql", build_partition("p_2", "p", "id bigint"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 2);
	assert_int_equal(facts_partitions(facts)->len, 0);
	assert_non_null(
	    strstr(find_finding(facts, "partition-without-parent")->message,
		"2 tables are partitions"));
}

static void
circles_end(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));

	(void)state;
	give_table(facts, "a.sql", build_partition("a", "b", "id bigint"));
	give_table(facts, "a.sql", build_partition("b", "c", "id bigint"));
	give_table(facts, "a.sql", build_partition("c", "a", "id bigint"));
	give_table(facts, "a.sql", build_partition("d", "d", "id bigint"));
	facts_seal(facts);
	assert_int_equal(
	    facts_tables(facts)->len + facts_partitions(facts)->len, 4);
	assert_int_equal(facts_find_table(facts, NULL, "c")->kind, TABLE_BASE);
	assert_int_equal(facts_find_table(facts, NULL, "d")->kind, TABLE_BASE);
}

static void
a_long_chain_ends(void **state)
{
	g_autoptr(Facts) facts = facts_new(date_from_ymd(2025, 6, 30));

	(void)state;
	for (int i = 0; i < 2000; i++) {
		g_autofree char *name = g_strdup_printf("t%04d", i);
		g_autofree char *parent = g_strdup_printf("t%04d", i + 1);

		give_table(
		    facts, "a.sql", build_partition(name, parent, "id bigint"));
	}
	facts_seal(facts);
	assert_int_equal(
	    facts_tables(facts)->len + facts_partitions(facts)->len, 2000);
	assert_int_equal(
	    facts_find_table(facts, NULL, "t0000")->kind, TABLE_BASE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_sum_into_the_root),
		cmocka_unit_test(a_known_size_stays),
		cmocka_unit_test(keys_of_partitions_move_up),
		cmocka_unit_test(orphans_become_tables),
		cmocka_unit_test(circles_end),
		cmocka_unit_test(a_long_chain_ends),
	};

	return cmocka_run_group_tests_name(
	    "table_partitions", tests, NULL, NULL);
}
