#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/stats/knowledge.h"
#include "tests/support/assert_close.h"

enum { BILLING, AUTH, CORE, SEARCH, AREAS };
enum { ANA, BEN, CY, PEOPLE };

static const KnowledgeRule rule = { 180, 0.75, 1 };

static size_t
count_experts(const Knowledge *knowledge, size_t area, size_t people)
{
	size_t experts = 0;

	for (size_t i = 0; i < people; i++)
		experts += knowledge_is_expert(knowledge, area, i);
	return experts;
}

/* [T8] */
static Knowledge *
sample(double half_life)
{
	static const struct {
		size_t area, person;
		double age;
	} events[] = {
		{ BILLING, ANA, 10 },
		{ BILLING, ANA, 40 },
		{ BILLING, ANA, 200 },
		{ BILLING, BEN, 400 },
		{ AUTH, ANA, 5 },
		{ AUTH, ANA, 30 },
		{ AUTH, ANA, 60 },
		{ AUTH, CY, 20 },
		{ AUTH, CY, 90 },
		{ CORE, BEN, 15 },
		{ CORE, BEN, 15 },
		{ CORE, BEN, 100 },
		{ CORE, BEN, 300 },
		{ CORE, ANA, 35 },
		{ CORE, ANA, 70 },
		{ CORE, ANA, 150 },
		{ SEARCH, CY, 7 },
		{ SEARCH, CY, 250 },
	};
	KnowledgeRule used = rule;
	Knowledge *k;

	used.half_life = half_life;
	k = knowledge_new(AREAS, PEOPLE, used);
	for (size_t i = 0; i < G_N_ELEMENTS(events); i++)
		knowledge_add(
		    k, events[i].area, events[i].person, 1, events[i].age);
	return k;
}

static void
old_work_counts_less(void **state)
{
	Knowledge *k = sample(180);

	(void)state;
	assert_prints(knowledge_of(k, BILLING, ANA), "2.2824");
	assert_prints(knowledge_of(k, AUTH, ANA), "2.6655");
	assert_prints(knowledge_of(k, AUTH, CY), "1.6330");
	assert_prints(knowledge_of(k, CORE, BEN), "2.8831");
	assert_prints(knowledge_of(k, CORE, ANA), "2.1989");
	assert_prints(knowledge_of(k, SEARCH, CY), "1.3553");
	assert_close(knowledge_of(k, SEARCH, ANA), 0, 0);
	knowledge_free(k);
}

static void
experts_are_near_the_best(void **state)
{
	Knowledge *k = sample(180);

	(void)state;
	assert_int_equal(count_experts(k, BILLING, PEOPLE), 1);
	assert_int_equal(count_experts(k, AUTH, PEOPLE), 1);
	/* 2.1989 of 2.8831 is .7627 */
	assert_int_equal(count_experts(k, CORE, PEOPLE), 2);
	assert_int_equal(count_experts(k, SEARCH, PEOPLE), 1);
	assert_true(knowledge_is_expert(k, CORE, ANA));
	assert_false(knowledge_is_expert(k, AUTH, CY));
	knowledge_free(k);
}

static void
concentration_is_a_number_of_people(void **state)
{
	Knowledge *k = sample(180);

	(void)state;
	assert_prints(knowledge_effective_people(k, BILLING), "1.1862");
	assert_prints(knowledge_effective_people(k, AUTH), "1.8909");
	assert_prints(knowledge_effective_people(k, CORE), "1.9644");
	assert_close(knowledge_effective_people(k, SEARCH), 1, 1e-12);
	assert_prints(knowledge_top_share(k, AUTH), "0.6201");
	assert_close(knowledge_top_share(k, SEARCH), 1, 1e-12);
	knowledge_free(k);
}

/* A year after the last event nobody is an expert of anything at 62 days. */
static void
knowing_next_to_nothing_is_no_expertise(void **state)
{
	Knowledge *k = knowledge_new(1, 2, (KnowledgeRule){ 62, 0.75, 1 });

	(void)state;
	knowledge_add(k, 0, 1, 1, 365);
	assert_int_equal(count_experts(k, 0, 2), 0);
	assert_close(knowledge_top_share(k, 0), 1, 1e-12);
	knowledge_free(k);
}

static void
a_shorter_half_life_forgets_sooner(void **state)
{
	Knowledge *k = sample(62);

	(void)state;
	assert_close(knowledge_of(k, SEARCH, CY),
	    exp2(-7.0 / 62) + exp2(-250.0 / 62), 1e-12);
	assert_int_equal(count_experts(k, SEARCH, PEOPLE), 0);
	knowledge_free(k);
}

static void
an_area_without_events_is_not_known(void **state)
{
	Knowledge *k = knowledge_new(2, 0, rule);

	(void)state;
	assert_true(isnan(knowledge_top_share(k, 1)));
	assert_true(isnan(knowledge_effective_people(k, 1)));
	knowledge_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(old_work_counts_less),
		cmocka_unit_test(experts_are_near_the_best),
		cmocka_unit_test(concentration_is_a_number_of_people),
		cmocka_unit_test(knowing_next_to_nothing_is_no_expertise),
		cmocka_unit_test(a_shorter_half_life_forgets_sooner),
		cmocka_unit_test(an_area_without_events_is_not_known),
	};

	return cmocka_run_group_tests_name("knowledge", tests, NULL, NULL);
}
