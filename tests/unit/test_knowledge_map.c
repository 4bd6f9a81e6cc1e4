#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/support/assert_close.h"
#include "tests/support/known_team.h"

/* MODEL.md [T8]. */
static void
the_worked_example(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map = known_team_map(company);
	const KnowledgeArea *billing = known_team_area(map, "billing");
	const KnowledgeArea *core = known_team_area(map, "core");

	(void)state;
	assert_int_equal(map->areas->unit, AREA_COMPONENT);
	assert_int_equal(map->judged, 4);
	assert_int_equal(map->here, 3);
	assert_int_equal(billing->state, AREA_SOLE);
	assert_close(billing->effective, 1.1862, 1e-4);
	assert_close(known_team_area(map, "auth")->effective, 1.8909, 1e-4);
	assert_close(core->effective, 1.9644, 1e-4);
	assert_int_equal(core->state, AREA_SHARED);
	assert_int_equal(core->experts->len, 2);
	assert_string_equal(people_name(map->people, core->top), "Ben Example");
	assert_string_equal(
	    people_name(map->people, core->second), "Ana Example");
	assert_string_equal(
	    people_name(map->people, knowledge_sole_expert(billing)),
	    "Ana Example");
	assert_int_equal(knowledge_sole_expert(core), NO_PERSON);
	assert_int_equal(map->truck[TRUCK_AREAS].size, 2);
	assert_int_equal(map->truck[TRUCK_AREAS].count, 2);
	assert_int_equal(map->states[AREA_SOLE], 3);
}

static void
who_left_takes_the_area_along(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;
	const KnowledgeArea *old;

	(void)state;
	for (int i = 0; i < 6; i++)
		known_team_add(company, "Old Example", "old", 120 + i);
	known_team_add(company, "Ana Example", "old", 10);
	known_team_add(company, "Ana Example", "new", 10);
	map = known_team_map(company);
	old = known_team_area(map, "old");
	assert_int_equal(old->state, AREA_ORPHANED);
	assert_int_equal(old->experts->len, 0);
	assert_int_equal(old->gone->len, 1);
	/* of what is left Ana holds all */
	assert_close(old->top_share, 1, 1e-12);
	assert_int_equal(g_array_index(map->order, guint, 0), 1);
	/* half is orphaned already, and one more is more than half */
	assert_int_equal(map->truck[TRUCK_AREAS].size, 1);
}

static void
few_events_are_not_judged(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const KnowledgeMapResult *map;

	(void)state;
	for (int i = 0; i < 5; i++)
		known_team_add(company, "Ana Example", "known", 10 + i);
	for (int i = 0; i < 4; i++)
		known_team_add(company, "Ben Example", "rare", 10 + i);
	/* outside of the window */
	known_team_add(company, "Ben Example", "rare", 600);
	map = known_team_map(company);
	assert_int_equal(known_team_area(map, "rare")->state, AREA_TOO_LITTLE);
	assert_int_equal(map->judged, 1);
	assert_int_equal(map->truck[TRUCK_AREAS].size, 1);
	assert_int_equal(
	    knowledge_sole_expert(known_team_area(map, "rare")), NO_PERSON);
}

static void
an_old_export_has_nobody_here(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Ana Example", "one", 200);
	known_team_add(company, "Ben Example", "two", 210);
	map = known_team_map(company);
	assert_int_equal(map->here, 0);
	assert_int_equal(map->states[AREA_ORPHANED], 2);
	assert_int_equal(map->truck[TRUCK_AREAS].size, 0);
}

static void
open_issues_are_load(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Cy Example", "core", -1);
	known_team_add(company, "Cy Example", NULL, -1);
	map = known_team_map(company);
	assert_int_equal(map->load[people_find(map->people, "Cy Example")], 2);
	assert_int_equal(known_team_area(map, "core")->open, 1);
	assert_int_equal(map->areas->placed, 19);
}

/* Ana alone first, then Ben, too. */
static void
the_top_person_then_and_now(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeMapResult *map;

	(void)state;
	known_team_add(company, "Ana Example", "one", 200);
	known_team_add(company, "Ana Example", "one", 20);
	known_team_add(company, "Ben Example", "two", 20);
	map = known_team_map(company);
	assert_close(map->top_before.share, 1, 1e-12);
	assert_int_equal(map->top_before.active, 1);
	assert_int_equal(map->top_now.active, 2);
	assert_close(map->top_now.share,
	    1 - exp2(-20. / 180) / (2 * exp2(-20. / 180) + exp2(-200. / 180)),
	    1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example),
		cmocka_unit_test(who_left_takes_the_area_along),
		cmocka_unit_test(few_events_are_not_judged),
		cmocka_unit_test(an_old_export_has_nobody_here),
		cmocka_unit_test(open_issues_are_load),
		cmocka_unit_test(the_top_person_then_and_now),
	};

	return cmocka_run_group_tests_name("knowledge_map", tests, NULL, NULL);
}
