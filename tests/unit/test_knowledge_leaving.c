#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/support/known_team.h"
#include "tests/support/three_domains.h"

/* NULL when PERSON is the only expert of nothing. */
static const Leaving *
leaving_of(const KnowledgeMapResult *map, guint person)
{
	for (guint i = 0; i < map->leaving->len; i++) {
		const Leaving *leaving = g_ptr_array_index(map->leaving, i);

		if (leaving->person == person)
			return leaving;
	}
	return NULL;
}

static void
add(Company *company, const char *who, const char *component, int n)
{
	for (int i = 0; i < n; i++)
		three_domains_add_issue(
		    company, component, NULL, who, "2026-06-20");
}

/* Tables of Shop refer to invoices of Money. */
static void
what_needs_the_lost_area_stalls(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const KnowledgeMapResult *map;
	const KnowledgeArea *shop;
	const Leaving *leaving;

	(void)state;
	add(company, "Ana Example", "Money", 6);
	add(company, "Ben Example", "Shop", 6);
	add(company, "Cy Example", "Shop", 6);
	add(company, "Cy Example", "Find", 6);
	map = known_team_map(company);
	shop = known_team_area(map, "Shop");
	assert_int_equal(shop->needs->len, 1);
	assert_string_equal(
	    knowledge_map_at(map, g_array_index(shop->needs, AreaNeed, 0).area)
		->name,
	    "Money");
	assert_int_equal(g_array_index(shop->needs, AreaNeed, 0).keys, 1);
	assert_int_equal(map->leaving->len, 2);
	/* as many areas of their own, but Shop stalls with Ana */
	leaving = map->leaving->pdata[0];
	assert_string_equal(
	    people_name(map->people, leaving->person), "Ana Example");
	assert_int_equal(leaving->orphaned->len, 1);
	assert_int_equal(leaving->stalled->len, 1);
	leaving = leaving_of(map, people_find(map->people, "Cy Example"));
	assert_int_equal(leaving->stalled->len, 0);
	assert_null(leaving_of(map, people_find(map->people, "Ben Example")));
}

static void
without_a_schema_nothing_needs_anything(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	const Leaving *first = map->leaving->pdata[0];

	(void)state;
	assert_int_equal(known_team_area(map, "auth")->domain, NO_DOMAIN);
	assert_int_equal(known_team_area(map, "auth")->needs->len, 0);
	assert_string_equal(
	    people_name(map->people, first->person), "Ana Example");
	assert_int_equal(first->orphaned->len, 2);
	assert_int_equal(first->stalled->len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_needs_the_lost_area_stalls),
		cmocka_unit_test(without_a_schema_nothing_needs_anything),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_leaving", tests, NULL, NULL);
}
