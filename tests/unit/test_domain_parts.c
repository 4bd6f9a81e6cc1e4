#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_map.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/domain_example.h"

/*
 * COUNT tables "A_1", "A_2" … of which each refers to the one before; the
 * first is called "As".
 */
static void
add_chain(Company *company, const char *name, int count)
{
	g_autofree char *before = g_strdup_printf("%ss", name);

	company_add_table(company, before, NAN);
	for (int i = 1; i < count; i++) {
		g_autofree char *next = g_strdup_printf("%s_%d", name, i);
		Table *table = company_add_table(company, next, NAN);

		domain_example_refer(table, "up_id", before, 3);
		g_free(before);
		before = g_steal_pointer(&next);
	}
}

static guint
place_of(Company *company, const TableGraph *graph, const char *table)
{
	guint at = 0;

	assert_true(table_graph_find(
	    graph, facts_find_table(company->facts, NULL, table), &at));
	return at;
}

typedef struct Placed {
	guint domain;
	DomainReason reason;
} Placed;

static Placed
placed(Company *company, const char *table)
{
	const DomainMapResult *map;
	guint at;

	company_report(company);
	map = company->results->domains;
	at = place_of(company, map->graph, table);
	return (Placed){ map->parts->domain[at], map->parts->reason[at] };
}

/* Sixty tables need three for a domain: a pair joins what it refers to. */
static void
small_groups_join_their_neighbour(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Placed pair;

	(void)state;
	for (int i = 0; i < 6; i++) {
		g_autofree char *name = g_strdup_printf("part%c", 'a' + i);

		add_chain(company, name, 10);
	}
	add_chain(company, "pair", 2);
	company_refer(company_add_table(company, "lone", NAN), "pair_id",
	    "bigint", "partbs", true);
	pair = placed(company, "pair_1");
	assert_int_equal(pair.domain, NO_DOMAIN);
	assert_int_equal(pair.reason, DOMAIN_BY_NONE);
	assert_int_equal(
	    placed(company, "lone").domain, placed(company, "partbs").domain);
}

/* Tables that refer to a hub alone stay with it, and are its domain. */
static void
what_refers_to_a_hub_alone_stays_with_it(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const DomainMapResult *map;

	(void)state;
	company_add_table(company, "users", NAN);
	add_chain(company, "order", 6);
	domain_example_refer(
	    company_add_table(company, "sessions", NAN), "user_id", "users", 3);
	domain_example_refer(
	    company_add_table(company, "api_keys", NAN), "user_id", "users", 3);
	for (int i = 1; i < 6; i++) {
		g_autofree char *name = g_strdup_printf("user_note_%d", i);

		company_refer(company_add_table(company, name, NAN), "user_id",
		    "bigint", "users", true);
	}
	placed(company, "users");
	map = company->results->domains;
	assert_int_equal(map->hubs->len, 1);
	assert_int_equal(placed(company, "users").reason, DOMAIN_BY_HUB);
	assert_int_equal(placed(company, "sessions").domain,
	    placed(company, "users").domain);
	assert_int_equal(placed(company, "sessions").reason, DOMAIN_BY_HUB);
	assert_true(placed(company, "orders").domain !=
		    placed(company, "users").domain);
}

/* The heaviest tie decides where a hub belongs, not how many it has. */
static void
a_hub_joins_the_domain_of_its_heaviest_tie(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_chain(company, "order", 8);
	add_chain(company, "team", 4);
	company_add_table(company, "users", NAN);
	for (int i = 1; i < 7; i++) {
		g_autofree char *name = g_strdup_printf("visit_%d", i);
		g_autofree char *order = g_strdup_printf("order_%d", i);
		Table *table = company_add_table(company, name, NAN);

		domain_example_refer(table, "order_id", order, 2);
		domain_example_refer(table, "user_id", "users", 1);
	}
	domain_example_refer(company_add_table(company, "team_users", NAN),
	    "user_id", "users", 3);
	domain_example_refer(company_add_table(company, "team_roles", NAN),
	    "team_id", "teams", 1);
	assert_int_equal(placed(company, "users").reason, DOMAIN_BY_HUB);
	assert_int_equal(placed(company, "users").domain,
	    placed(company, "team_users").domain);
}

static void
what_no_key_ties_goes_by_its_name(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	add_chain(company, "order", 5);
	add_chain(company, "user", 5);
	company_add_table(company, "order_archive", NAN);
	company_add_table(company, "settings", NAN);
	assert_int_equal(
	    placed(company, "order_archive").reason, DOMAIN_BY_NAME);
	assert_int_equal(placed(company, "order_archive").domain,
	    placed(company, "orders").domain);
	assert_int_equal(placed(company, "settings").domain, NO_DOMAIN);
}

static void
patterns_match_names_with_and_without_schema(void **state)
{
	static const struct {
		const char *pattern;
		bool matches;
	} cases[] = {
		{ "orders", true },
		{ "ORD*", true },
		{ "shop.orders", true },
		{ "shop.*", true },
		{ "order", false },
		{ "archive.orders", false },
		{ "", false },
	};
	g_autoptr(Table) table = table_new("shop", "orders");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(
		    domain_pattern_matches(cases[i].pattern, table),
		    cases[i].matches);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_groups_join_their_neighbour),
		cmocka_unit_test(what_refers_to_a_hub_alone_stays_with_it),
		cmocka_unit_test(a_hub_joins_the_domain_of_its_heaviest_tie),
		cmocka_unit_test(what_no_key_ties_goes_by_its_name),
		cmocka_unit_test(patterns_match_names_with_and_without_schema),
	};

	return cmocka_run_group_tests_name("domain_parts", tests, NULL, NULL);
}
