#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/build_table.h"

static Facts *
make_facts(void)
{
	return facts_new(date_from_ymd(2025, 6, 30));
}

static const Table *
table_at(const Facts *facts, unsigned i)
{
	return g_ptr_array_index(facts_tables(facts), i);
}

static const ForeignKey *
key_of(const Facts *facts, const char *schema, const char *name)
{
	const Table *table = facts_find_table(facts, schema, name);

	return g_ptr_array_index(table->foreign_keys, 0);
}

/* shop.sql has keys; shop.xml names its database and has rows, no keys. */
static void
give_shop(Facts *facts, bool xml_first)
{
	for (int turn = 0; turn < 2; turn++) {
		Table *table;

		if ((turn == 0) != xml_first) {
			give_table(facts, "shop.sql",
			    build_table(
				NULL, "buyers", "id integer, name text"));
			give_table(facts, "shop.sql",
			    build_table("public", "Orders",
				"id integer, buyer_id integer > buyers"));
			continue;
		}
		table = build_table(
		    "shop", "orders", "id int(11), buyer_id int(11)");
		table->rows = 1200;
		table->id_max = 1300;
		give_table(facts, "shop.xml", table);
		give_table(facts, "shop.xml",
		    build_table("shop", "buyers", "id int(11), name text"));
	}
}

static void
one_table_told_twice_is_one(bool xml_first)
{
	g_autoptr(Facts) facts = make_facts();
	const Table *orders;

	give_shop(facts, xml_first);
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 2);
	orders = facts_find_table(facts, NULL, "orders");
	assert_ptr_equal(orders, facts_find_table(facts, "shop", "ORDERS"));
	assert_ptr_equal(orders, facts_find_table(facts, "dbo", "orders"));
	assert_null(facts_find_table(facts, "other", "orders"));
	assert_null(orders->schema);
	assert_string_equal(orders->name, "Orders");
	assert_int_equal(orders->foreign_keys->len, 1);
	assert_close(orders->rows, 1200, 1e-12);
	assert_close(orders->id_max, 1300, 1e-12);
	assert_string_equal(
	    facts_input(facts, orders->input)->path, "shop.sql");
	assert_non_null(find_finding(facts, "table-told-twice"));
	assert_null(find_finding(facts, "tables-differ"));
}

static void
told_twice_in_any_order(void **state)
{
	(void)state;
	one_table_told_twice_is_one(false);
	one_table_told_twice_is_one(true);
}

/* Two services, each with "users" (alike by half) and tables of their own. */
static void
give_services(Facts *facts, const char *first, const char *second)
{
	give_table(facts, first,
	    build_table(NULL, "users", "id bigint, mail text, born date"));
	give_table(facts, first,
	    build_table(NULL, "carts", "id bigint, user_id bigint > users"));
	give_table(facts, first, build_table(NULL, "wishes", "id bigint"));
	give_table(facts, first, build_table(NULL, "offers", "id bigint"));
	give_table(facts, second,
	    build_table(NULL, "users", "id bigint, mail text, vat text"));
	give_table(facts, second,
	    build_table(NULL, "invoices", "id bigint, user_id int > users"));
	give_table(facts, second, build_table(NULL, "dunning", "id bigint"));
}

static void
services_are_not_merged(void **state)
{
	g_autoptr(Facts) facts = make_facts();
	const Finding *finding;

	(void)state;
	give_services(facts, "dumps/web.sql", "dumps/billing.sql.gz");
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 7);
	assert_non_null(
	    table_find_column(facts_find_table(facts, NULL, "users"), "born"));
	assert_non_null(table_find_column(
	    facts_find_table(facts, "billing", "users"), "vat"));
	assert_null(key_of(facts, NULL, "carts")->ref_schema);
	assert_string_equal(
	    key_of(facts, NULL, "invoices")->ref_schema, "billing");
	finding = find_finding(facts, "same-name-different-table");
	assert_non_null(strstr(finding->message, "(users)"));
}

static void
services_with_one_file_name_stay_apart(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_services(facts, "web/structure.sql", "billing/structure.sql");
	facts_seal(facts);
	assert_non_null(table_find_column(
	    facts_find_table(facts, "billing/structure.sql", "users"), "vat"));
}

static void
half_of_the_columns_decides(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(facts, "a.sql",
	    build_table(NULL, "users", "id bigint, mail text, born date"));
	give_table(facts, "a.sql",
	    build_table(NULL, "jobs", "id bigint, queue text, run_at date"));
	give_table(facts, "b.sql",
	    build_table(NULL, "users", "id bigint, mail text, vat text"));
	give_table(facts, "b.sql",
	    build_table(NULL, "jobs", "title text, salary int, city text"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 3);
	assert_non_null(table_find_column(
	    facts_find_table(facts, "b.sql", "jobs"), "salary"));
	assert_non_null(find_finding(facts, "tables-differ"));
	assert_non_null(find_finding(facts, "same-name-different-table"));
}

static void
schemas_of_one_file_stay(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(facts, "a.sql", build_table("public", "log", "id bigint"));
	give_table(facts, "a.sql",
	    build_table("audit", "log", "id bigint, log_id int > log"));
	give_table(facts, "a.sql",
	    build_table("audit", "diffs", "id bigint, log_id int > audit.log"));
	give_table(facts, "b.csv", build_table("audit", "log", "id bigint"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 3);
	assert_null(table_at(facts, 0)->schema);
	assert_string_equal(
	    key_of(facts, "audit", "diffs")->ref_schema, "audit");
	assert_null(key_of(facts, "audit", "log")->ref_schema);
	assert_non_null(facts_find_table(facts, NULL, "diffs"));
	assert_null(facts_find_table(facts, "public", "nothing"));
}

static void
case_tells_tables_of_one_file_apart(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(facts, "a.sql", build_table(NULL, "User", "id bigint"));
	give_table(facts, "a.sql", build_table(NULL, "user", "id bigint"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 2);
}

static void
keys_across_files_are_found(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(facts, "Order.hbm.xml",
	    build_table(NULL, "orders", "id int, buyer_id int > BUYERS"));
	give_table(
	    facts, "Buyer.hbm.xml", build_table(NULL, "buyers", "id int"));
	facts_seal(facts);
	assert_string_equal(key_of(facts, NULL, "orders")->ref_table, "buyers");
}

static void
keys_to_nowhere_stay(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(facts, "a.sql",
	    build_table(NULL, "orders", "id int, buyer_id int > buyers"));
	facts_seal(facts);
	assert_string_equal(key_of(facts, NULL, "orders")->ref_table, "buyers");
	assert_null(facts_find_table(facts, NULL, "buyers"));
}

static void
partitions_stand_for_their_root(void **state)
{
	g_autoptr(Facts) facts = make_facts();

	(void)state;
	give_table(
	    facts, "a.sql", build_partition("visits_1", "visits", "id bigint"));
	give_table(facts, "a.sql", build_table(NULL, "visits", "id bigint"));
	give_table(facts, "a.sql",
	    build_table(NULL, "clicks", "visit_id bigint > visits_1"));
	facts_seal(facts);
	assert_int_equal(facts_tables(facts)->len, 2);
	assert_int_equal(facts_partitions(facts)->len, 1);
	assert_string_equal(
	    facts_find_table(facts, NULL, "visits_1")->name, "visits");
	assert_string_equal(key_of(facts, NULL, "clicks")->ref_table, "visits");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_twice_in_any_order),
		cmocka_unit_test(services_are_not_merged),
		cmocka_unit_test(services_with_one_file_name_stay_apart),
		cmocka_unit_test(half_of_the_columns_decides),
		cmocka_unit_test(schemas_of_one_file_stay),
		cmocka_unit_test(case_tells_tables_of_one_file_apart),
		cmocka_unit_test(keys_across_files_are_found),
		cmocka_unit_test(keys_to_nowhere_stay),
		cmocka_unit_test(partitions_stand_for_their_root),
	};

	return cmocka_run_group_tests_name("facts_tables", tests, NULL, NULL);
}
