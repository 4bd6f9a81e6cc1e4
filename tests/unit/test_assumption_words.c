#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/analysis/assumption_words.h"

static void
values_and_ranges_have_units(void **state)
{
	static const struct {
		AssumptionId id;
		double low, high;
		const char *value, *range; /* value: of LOW */
	} cases[] = {
		{ ASSUME_LEAD_PEOPLE, 1, 4, "1 person", "1 to 4 people" },
		{ ASSUME_DECIDE_BUFFER, 2, 8, "2 weeks", "2 to 8 weeks" },
		{ ASSUME_GROWTH, 0.04, 0.12, "4 % a month",
		    "4 % to 12 % a month" },
		{ ASSUME_DEBT_WASTE, 0.15, 0.42, "15 %", "15 % to 42 %" },
		{ ASSUME_ANALYTICS_ROWS, 3e6, 3e7, "3 million rows",
		    "3 million to 30 million rows" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *value =
		    assumption_value_words(cases[i].id, cases[i].low);
		g_autofree char *range = assumption_range_words(
		    cases[i].id, cases[i].low, cases[i].high);

		assert_string_equal(value, cases[i].value);
		assert_string_equal(range, cases[i].range);
	}
}

/* Each begins like a sentence, stands alone, and has a unit with words. */
static void
every_assumption_is_told(void **state)
{
	(void)state;
	for (int id = 0; id < ASSUME_COUNT; id++) {
		const char *about = assumption_about((AssumptionId)id);
		const char *unit = assumption_info((AssumptionId)id)->unit;
		g_autofree char *two =
		    assumption_value_words((AssumptionId)id, 2);
		g_autofree char *bare = g_strdup_printf("2 %s", unit);

		assert_true(g_ascii_isupper(about[0]));
		assert_true(strlen(about) > 10);
		if (strcmp(two, bare) == 0 && strpbrk(unit, "/") != NULL)
			fail_msg("%s: no words for the unit",
			    assumption_info((AssumptionId)id)->name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_and_ranges_have_units),
		cmocka_unit_test(every_assumption_is_told),
	};

	return cmocka_run_group_tests_name(
	    "assumption_words", tests, NULL, NULL);
}
