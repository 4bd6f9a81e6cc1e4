#include <glib.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/stats/knowledge.h"
#include "pipeline/stats/truck_factor.h"
#include "tests/support/assert_close.h"

enum { BILLING, AUTH, CORE, SEARCH, AREAS };
enum { ANA, BEN, CY, PEOPLE };

/* Each string is an area; its letters are the experts: "ac". */
static ExpertMap *
make(const char *const *areas, size_t people)
{
	const size_t count = g_strv_length((char **)areas);
	ExpertMap *map = expert_map_new(count, people);

	for (size_t i = 0; i < count; i++)
		for (const char *c = areas[i]; *c != '\0'; c++)
			*expert_map_at(map, i, (size_t)(*c - 'a')) = true;
	return map;
}

/* "ab ac": the sets that were listed. */
static char *
sets_of(const TruckFactor *factor)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < factor->listed; i++) {
		if (i > 0)
			g_string_append_c(text, ' ');
		for (size_t k = 0; k < factor->size; k++)
			g_string_append_c(text,
			    (char)('a' +
				   factor->members[i * factor->size + k]));
	}
	return g_string_free(text, FALSE);
}

typedef struct Case {
	const char *name;
	const char *areas[8];
	size_t people, size, count;
	const char *sets;
} Case;

static const Case cases[] = {
	{ "one who knows all", { "a", "a", "a", NULL }, 1, 1, 1, "a" },
	{ "half is not most", { "a", "b", NULL }, 2, 2, 1, "ab" },
	{ "the worked example", { "a", "a", "ab", "c", NULL }, 3, 2, 2,
	    "ab ac" },
	{ "most is orphaned already", { "", "", "a", NULL }, 1, 0, 0, "" },
	{ "orphans count", { "", "a", "b", NULL }, 2, 1, 2, "a b" },
	{ "everybody knows everything", { "abc", "abc", NULL }, 3, 3, 1,
	    "abc" },
	{ "who knows nothing does not matter", { "b", "b", NULL }, 4, 1, 1,
	    "b" },
};

static void
finds_the_smallest_sets(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ExpertMap *map = make(cases[i].areas, cases[i].people);
		TruckFactor factor = truck_factor_find(map, 0);
		g_autofree char *sets = sets_of(&factor);

		if (!factor.known || !factor.exact ||
		    factor.size != cases[i].size ||
		    factor.count != cases[i].count ||
		    strcmp(sets, cases[i].sets) != 0)
			fail_msg("%s: size %zu, %zu sets: %s", cases[i].name,
			    factor.size, factor.count, sets);
		truck_factor_clear(&factor);
		expert_map_free(map);
	}
}

static void
no_areas_tell_nothing(void **state)
{
	ExpertMap *map = expert_map_new(0, 3);
	TruckFactor factor = truck_factor_find(map, 0);

	(void)state;
	assert_false(factor.known);
	assert_true(isnan(expert_map_lost(map, (bool[3]){ false })));
	truck_factor_clear(&factor);
	expert_map_free(map);
}

static void
weights_decide(void **state)
{
	static const char *const areas[] = { "a", "b", "b", NULL };
	ExpertMap *map = make(areas, 2);
	TruckFactor factor;
	g_autofree char *sets = NULL;

	(void)state;
	map->weight[0] = 3;
	factor = truck_factor_find(map, 0);
	sets = sets_of(&factor);
	assert_int_equal(factor.size, 1);
	assert_string_equal(sets, "a");
	assert_close(
	    expert_map_lost(map, (bool[2]){ false, true }), 0.4, 1e-12);
	truck_factor_clear(&factor);
	expert_map_free(map);
}

static void
add(Knowledge *knowledge, size_t area, size_t person, const double *ages)
{
	for (; *ages > 0; ages++)
		knowledge_add(knowledge, area, person, 1, *ages);
}

/* MODEL.md [T8], from the ages of what was done. */
static void
the_worked_example_from_its_events(void **state)
{
	Knowledge *knowledge =
	    knowledge_new(AREAS, PEOPLE, (KnowledgeRule){ 180, 0.75, 1 });
	ExpertMap *map = expert_map_new(AREAS, PEOPLE);
	TruckFactor factor;
	g_autofree char *sets = NULL;

	(void)state;
	add(knowledge, BILLING, ANA, (double[]){ 10, 40, 200, 0 });
	add(knowledge, BILLING, BEN, (double[]){ 400, 0 });
	add(knowledge, AUTH, ANA, (double[]){ 5, 30, 60, 0 });
	add(knowledge, AUTH, CY, (double[]){ 20, 90, 0 });
	add(knowledge, CORE, BEN, (double[]){ 15, 15, 100, 300, 0 });
	add(knowledge, CORE, ANA, (double[]){ 35, 70, 150, 0 });
	add(knowledge, SEARCH, CY, (double[]){ 7, 250, 0 });
	assert_close(knowledge_of(knowledge, BILLING, ANA), 2.2824, 1e-4);
	assert_close(knowledge_of(knowledge, CORE, BEN), 2.8831, 1e-4);
	assert_close(knowledge_of(knowledge, SEARCH, CY), 1.3553, 1e-4);
	assert_close(knowledge_effective_people(knowledge, AUTH), 1.8909, 1e-4);
	for (size_t i = 0; i < AREAS; i++)
		for (size_t p = 0; p < PEOPLE; p++)
			*expert_map_at(map, i, p) =
			    knowledge_is_expert(knowledge, i, p);
	factor = truck_factor_find(map, 0);
	sets = sets_of(&factor);
	assert_int_equal(factor.size, 2);
	assert_string_equal(sets, "ab ac");
	assert_close(
	    expert_map_lost(map, (bool[3]){ true, false, false }), 0.5, 1e-12);
	truck_factor_clear(&factor);
	expert_map_free(map);
	knowledge_free(knowledge);
}

/* 25 experts: beyond what is tried set by set. */
static void
many_experts_are_taken_greedily(void **state)
{
	ExpertMap *map = expert_map_new(25, 25);
	TruckFactor factor;

	(void)state;
	for (size_t i = 0; i < 25; i++)
		*expert_map_at(map, i, i < 10 ? 3 : i) = true;
	for (size_t p = 0; p < 10; p++)
		*expert_map_at(map, 24, p) = true;
	factor = truck_factor_find(map, 0);
	assert_false(factor.exact);
	/* ten areas of one, and three more are 13 of 25 */
	assert_int_equal(factor.size, 4);
	assert_int_equal(factor.members[0], 3);
	assert_int_equal(factor.count, 1);
	truck_factor_clear(&factor);
	expert_map_free(map);
}

static void
a_copy_is_its_own(void **state)
{
	static const char *const areas[] = { "a", "ab", NULL };
	ExpertMap *map = make(areas, 2);
	ExpertMap *copy = expert_map_copy(map);

	(void)state;
	*expert_map_at(copy, 0, 1) = true;
	copy->weight[1] = 7;
	assert_false(*expert_map_at(map, 0, 1));
	assert_close(map->weight[1], 1, 1e-12);
	assert_true(*expert_map_at(copy, 1, 0));
	expert_map_free(map);
	expert_map_free(copy);
}

/* MODEL.md [T9]. */
static void
authorship(void **state)
{
	(void)state;
	assert_close(authorship_degree(true, 10, 5), 5.4558, 1e-4);
	assert_close(authorship_degree(false, 5, 10), 3.3433, 1e-4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_smallest_sets),
		cmocka_unit_test(no_areas_tell_nothing),
		cmocka_unit_test(weights_decide),
		cmocka_unit_test(the_worked_example_from_its_events),
		cmocka_unit_test(many_experts_are_taken_greedily),
		cmocka_unit_test(a_copy_is_its_own),
		cmocka_unit_test(authorship),
	};

	return cmocka_run_group_tests_name("truck_factor", tests, NULL, NULL);
}
