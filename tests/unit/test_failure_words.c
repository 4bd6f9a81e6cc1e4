#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/failure_words.h"

static void
signs_have_a_subject_a_date_or_a_number(void **state)
{
	static const struct {
		FailureSign sign;
		const char *want;
	} cases[] = {
		{ { .words = MSG_FAIL_SIGN_CROSS,
		      .date = DATE_NONE,
		      .number = 0.25,
		      .form = FORM_SHARE },
		    "25 % of the weight of keys crosses domains" },
		{ { .words = MSG_FAIL_SIGN_TENANT,
		      .subject = "shops",
		      .date = DATE_NONE,
		      .number = NAN },
		    "shops is the tenants' table" },
		{ { .words = MSG_FAIL_SIGN_STEP,
		      .date = 20605,
		      .number = 1.6,
		      .form = FORM_HUMAN },
		    "compute spend stepped up 1.6 times by 1 Jun 2026" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *words = failure_sign_words(&cases[i].sign);

		assert_string_equal(words, cases[i].want);
	}
}

static void
rules_have_their_threshold(void **state)
{
	const FailureCheck with = {
		.rule = MSG_FAIL_MAP_CROSS, .number = 0.2, .form = FORM_SHARE
	};
	const FailureCheck without = { .rule = MSG_FAIL_MAP_MUD,
		.number = NAN };
	g_autofree char *one = failure_rule_words(&with);
	g_autofree char *two = failure_rule_words(&without);

	(void)state;
	assert_non_null(strstr(one, "more than 20 % of"));
	assert_non_null(strstr(two, "ball of mud"));
}

static void
states_are_a_shape_and_a_word(void **state)
{
	(void)state;
	for (int i = 0; i < FAILURE_STATES; i++)
		for (int k = 0; k < i; k++) {
			const char *a = failure_state_words((FailureState)i);
			const char *b = failure_state_words((FailureState)k);

			assert_true(strncmp(a, b, 1) != 0 ||
				    g_utf8_get_char(a) != g_utf8_get_char(b));
			assert_string_not_equal(a, b);
		}
}

static void
quarters_and_modes_have_names(void **state)
{
	g_autofree char *first = failure_quarter_words(4 * 2026);
	g_autofree char *last = failure_quarter_words(4 * 2026 + 3);

	(void)state;
	assert_string_equal(first, "2026 Q1");
	assert_string_equal(last, "2026 Q4");
	for (int i = 0; i < FAILURE_MODES; i++)
		assert_true(strlen(failure_mode_words((FailureMode)i)) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_have_a_subject_a_date_or_a_number),
		cmocka_unit_test(rules_have_their_threshold),
		cmocka_unit_test(states_are_a_shape_and_a_word),
		cmocka_unit_test(quarters_and_modes_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
