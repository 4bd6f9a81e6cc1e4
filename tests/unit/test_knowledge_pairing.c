#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/analysis/knowledge_pairing.h"
#include "tests/support/assert_close.h"
#include "tests/support/known_team.h"

static const Pairing *
pairing_at(const KnowledgeMapResult *map, guint i)
{
	return &g_array_index(map->pairings, Pairing, i);
}

/* Three areas are Ana's, auth among them; with Cy knowing auth, too, it takes
 * both of them or Ben besides to lose most. */
static void
the_plan_raises_the_factor(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	size_t before = map->truck[TRUCK_AREAS].size;

	(void)state;
	assert_int_equal(map->pairings->len, 3);
	for (guint i = 0; i < map->pairings->len; i++) {
		const Pairing *pairing = pairing_at(map, i);

		assert_true(pairing->truck >= before);
		assert_true(pairing->learner != pairing->knower);
		assert_true(pairing->issues >= 1);
		assert_close(pairing->hours.mode, 4 * pairing->issues, 1e-12);
		before = pairing->truck;
	}
	/* all four areas have two experts then */
	assert_int_equal(before, 3);
}

/* K of an expert of auth is .75 × 2.67 = 2.0; Cy knows 1.63. */
static void
what_is_lacking_is_a_number_of_issues(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);

	(void)state;
	for (guint i = 0; i < map->pairings->len; i++) {
		const Pairing *pairing = pairing_at(map, i);
		const char *area = knowledge_map_at(map, pairing->area)->name;
		const char *learner =
		    people_name(map->people, pairing->learner);

		if (g_str_equal(area, "auth")) {
			assert_string_equal(learner, "Cy Example");
			assert_close(pairing->issues, 1, 1e-12);
		} else if (g_str_equal(area, "billing")) {
			assert_string_equal(learner, "Ben Example");
			assert_close(pairing->issues, 2, 1e-12);
		}
	}
}

static void
of_equals_the_one_with_less_to_do_learns(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	for (int i = 0; i < 3; i++)
		known_team_add(company, "Ana Example", "one", 10 + i);
	known_team_add(company, "Ben Example", "two", 10);
	known_team_add(company, "Cy Example", "two", 10);
	known_team_add(company, "Ben Example", "two", -1);
	map = known_team_map(company);
	assert_int_equal(map->pairings->len, 1);
	assert_string_equal(
	    people_name(map->people, pairing_at(map, 0)->learner),
	    "Cy Example");
}

static void
one_person_has_nobody_to_teach(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Ana Example", "one", 10);
	known_team_add(company, "Ana Example", "two", 10);
	map = known_team_map(company);
	assert_int_equal(map->pairings->len, 2);
	assert_int_equal(pairing_at(map, 0)->learner, NO_PERSON);
	assert_int_equal(pairing_at(map, 0)->truck, 1);
}

static void
a_scenario_plans_nothing(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	Evidence what_if = company->evidence;
	GArray *list;

	(void)state;
	what_if.before = company->results->users;
	list = knowledge_find_pairings(&what_if, map);
	assert_int_equal(list->len, 0);
	g_array_unref(list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plan_raises_the_factor),
		cmocka_unit_test(what_is_lacking_is_a_number_of_issues),
		cmocka_unit_test(of_equals_the_one_with_less_to_do_learns),
		cmocka_unit_test(one_person_has_nobody_to_teach),
		cmocka_unit_test(a_scenario_plans_nothing),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_pairing", tests, NULL, NULL);
}
