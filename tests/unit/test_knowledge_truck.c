#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/knowledge_truck.h"
#include "tests/support/assert_close.h"
#include "tests/support/known_team.h"

/* Two small areas of Ana, a large one of Ben. */
static void
issues_weigh_areas(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Ana Example", "one", 10);
	known_team_add(company, "Ana Example", "two", 10);
	for (int i = 0; i < 9; i++)
		known_team_add(company, "Ben Example", "large", 10 + i);
	map = known_team_map(company);
	assert_int_equal(map->truck[TRUCK_AREAS].size, 1);
	assert_int_equal(map->truck[TRUCK_AREAS].members[0],
	    people_find(map->people, "Ana Example"));
	assert_int_equal(map->truck[TRUCK_ISSUES].size, 1);
	assert_int_equal(map->truck[TRUCK_ISSUES].members[0],
	    people_find(map->people, "Ben Example"));
}

/* What is old fades before the shortest half-life, not with the longest. */
static void
half_lives_differ(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Ana Example", "one", 10);
	for (int i = 0; i < 3; i++)
		known_team_add(company, "Ana Example", "one", 300 + i);
	for (int i = 0; i < 2; i++)
		known_team_add(company, "Ben Example", "one", 20);
	known_team_add(company, "Ana Example", "two", 2);
	known_team_add(company, "Ana Example", "two", 3);
	map = known_team_map(company);
	/* fast: Ben knows one, Ana two; slowly: Ana alone knows both */
	assert_int_equal(map->truck[TRUCK_SHORT].size, 2);
	assert_int_equal(map->truck[TRUCK_LONG].size, 1);
	assert_int_equal(map->truck[TRUCK_LONG].members[0],
	    people_find(map->people, "Ana Example"));
}

/* Ben resolved first and as often as all others: an author for ever, while
 * his knowledge has faded. */
static void
authors_do_not_fade(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	for (int i = 0; i < 4; i++)
		known_team_add(company, "Ben Example", "one", 500 + i);
	known_team_add(company, "Ben Example", NULL, 5);
	for (int i = 0; i < 4; i++) {
		known_team_add(company, "Ana Example", "one", 5 + i);
		known_team_add(company, "Ana Example", "two", 5 + i);
		known_team_add(company, "Ana Example", "three", 5 + i);
	}
	map = known_team_map(company);
	assert_int_equal(known_team_area(map, "one")->experts->len, 1);
	assert_int_equal(map->truck[TRUCK_AREAS].count, 1);
	assert_int_equal(map->truck[TRUCK_AUTHORS].size, 1);
	assert_int_equal(map->truck[TRUCK_AUTHORS].members[0],
	    people_find(map->people, "Ana Example"));
}

static void
what_is_learnt_can_be_of_those_here(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;
	Knowledge *all, *present;
	guint old;

	(void)state;
	known_team_add(company, "Old Example", "one", 100);
	known_team_add(company, "Ana Example", "two", 10);
	map = known_team_map(company);
	old = people_find(map->people, "Old Example");
	all = knowledge_learn(&company->evidence, map, 100, false);
	present = knowledge_learn(&company->evidence, map, 100, true);
	assert_close(knowledge_of(all, 0, old), 0.5, 1e-12);
	assert_close(knowledge_of(present, 0, old), 0, 1e-12);
	knowledge_free(all);
	knowledge_free(present);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(issues_weigh_areas),
		cmocka_unit_test(half_lives_differ),
		cmocka_unit_test(authors_do_not_fade),
		cmocka_unit_test(what_is_learnt_can_be_of_those_here),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_truck", tests, NULL, NULL);
}
