#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"

static void
rules_are_told_as_people_do(void **state)
{
	static const struct {
		Recurrence rule;
		const char *words;
	} cases[] = {
		{ { RECURRENCE_WEEKS, 1, 2, 0 }, "every Wednesday" },
		{ { RECURRENCE_WEEKS, 2, 4, 0 }, "every 2 weeks on Friday" },
		{ { RECURRENCE_MONTHS, 1, 3, 1 },
		    "first Thursday of each month" },
		{ { RECURRENCE_MONTHS, 1, 4, -1 },
		    "last Friday of each month" },
		{ { RECURRENCE_MONTHS, 3, 1, 2 },
		    "every 3 months on the second Tuesday" },
		{ { RECURRENCE_MONTHS, 12, 6, 4 },
		    "every 12 months on the fourth Sunday" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Process process = { .rule = cases[i].rule };
		g_autofree char *words = process_cadence(&process);

		assert_string_equal(words, cases[i].words);
	}
}

/* Nothing is blank, whatever headroom.yaml leaves out. */
static void
what_is_not_told_is_said_so(void **state)
{
	char *none[] = { NULL };
	char *told[] = { (char *)"minutes", (char *)"photo", NULL };
	ConfigProcess config = {
		.name = (char *)"Access review", .with = none, .artifacts = told
	};
	const Process process = { .config = &config };
	g_autofree char *label = process_label(&process);
	g_autofree char *with = process_with(&process);
	g_autofree char *artifacts = process_artifacts(&process);

	(void)state;
	assert_string_equal(label, "Access review");
	assert_string_equal(with, "–");
	assert_string_equal(artifacts, "minutes, photo");
	assert_non_null(strstr(process_owner(&process), "no owner yet"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_are_told_as_people_do),
		cmocka_unit_test(what_is_not_told_is_said_so),
	};

	return cmocka_run_group_tests_name(
	    "governance_words", tests, NULL, NULL);
}
