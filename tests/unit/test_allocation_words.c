#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/allocation_words.h"

static void
sprints_have_their_name_or_their_days(void **state)
{
	const Sprint named = { .name = "Sprint 12" };
	const Sprint window = { .first = 20605 };
	g_autofree char *one = sprint_words(&named);
	g_autofree char *two = sprint_words(&window);

	(void)state;
	assert_string_equal(one, "Sprint 12");
	assert_string_equal(two, "two weeks from 1 Jun 2026");
}

static void
crowds_say_what_they_are(void **state)
{
	static const struct {
		Crowd crowd;
		const char *want;
	} cases[] = {
		{ { .by = CROWD_KIND, .kind = ISSUE_FEATURE }, "features" },
		{ { .by = CROWD_KIND, .kind = ISSUE_INCIDENT }, "incidents" },
		{ { .by = CROWD_ARRIVED },
		    "bugs and incidents that came up during the sprint" },
		{ { .by = CROWD_COMPONENT, .name = "Billing" },
		    "component Billing" },
		{ { .by = CROWD_EPIC, .name = "Checkout", .key = "SHOP-7" },
		    "epic SHOP-7: Checkout" },
		{ { .by = CROWD_EPIC, .key = "SHOP-7" }, "epic SHOP-7" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = crowd_words(&cases[i].crowd);

		assert_string_equal(words, cases[i].want);
	}
}

static void
every_level_measure_and_gap_has_words(void **state)
{
	(void)state;
	for (int i = ESCALATION_UNKNOWN; i <= ESCALATION_3; i++)
		assert_true(strlen(escalation_words((EscalationLevel)i)) > 1);
	for (int i = EFFORT_POINTS; i <= EFFORT_COUNT; i++)
		assert_true(strlen(measure_words((EffortMeasure)i)) > 5 &&
			    strlen(measure_unit((EffortMeasure)i)) > 0);
	for (int i = GAP_NONE; i <= GAP_STALE; i++)
		assert_true(
		    strlen(allocation_gap_words((AllocationGap)i)) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sprints_have_their_name_or_their_days),
		cmocka_unit_test(crowds_say_what_they_are),
		cmocka_unit_test(every_level_measure_and_gap_has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
