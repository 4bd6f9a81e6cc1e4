#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/ladder_example.h"

/* Rungs as they may come out; the report date is 1 July 2026. */
static const struct {
	Rung rung;
	const char *breaks, *decide;
} cases[] = {
	{ { .multiple = { 2, 3, 4 },
	      .months = { 5, 7, 9 },
	      .decide_weeks = 20 },
	    "Nov 2026 to Apr 2027", "decide by 18 Nov 2026" },
	{ { .multiple = { 3, 3, 3 },
	      .months = { 7, 7, 7 },
	      .decide_weeks = -0.1 },
	    "Jan 2027", "decide now" },
	{ { .multiple = { 1, 1, 1 },
	      .months = { 0, 0, 0 },
	      .decide_weeks = -4 },
	    "already", "decide now" },
	{ { .multiple = { 2, 3, 4 },
	      .months = { 5, 7, 9 },
	      .decide_weeks = NAN },
	    "Nov 2026 to Apr 2027",
	    "no date to decide by, since the effort of the fix is not known" },
	/* in some simulations it never breaks; in most; in nearly all */
	{ { .multiple = { 2, 3, INFINITY },
	      .months = { 5, 7, INFINITY },
	      .decide_weeks = 20 },
	    "Nov 2026 at the earliest", "decide by 18 Nov 2026" },
	{ { .multiple = { 2, INFINITY, INFINITY },
	      .months = { 5, INFINITY, INFINITY },
	      .decide_weeks = INFINITY },
	    "Nov 2026 at the earliest", "nothing to decide yet" },
	{ { .multiple = { INFINITY, INFINITY, INFINITY },
	      .months = { INFINITY, INFINITY, INFINITY },
	      .decide_weeks = INFINITY },
	    "not in sight", "nothing to decide yet" },
	/* users do not grow */
	{ { .multiple = { 2, 3, 4 },
	      .months = { INFINITY, INFINITY, INFINITY },
	      .decide_weeks = INFINITY },
	    "no date while users do not grow",
	    "no date while users do not grow" },
	/* a matter of time alone */
	{ { .multiple = { NAN, NAN, NAN },
	      .months = { 5, 7, 9 },
	      .decide_weeks = 20 },
	    "Nov 2026 to Apr 2027", "decide by 18 Nov 2026" },
};

static void
every_state_has_words(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Evidence *evidence = company_evidence(company);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *breaks =
		    rung_breaks_words(evidence, &cases[i].rung);
		g_autofree char *decide =
		    rung_decide_words(evidence, &cases[i].rung);

		print_message("%zu\n", i);
		assert_string_equal(breaks, cases[i].breaks);
		assert_string_equal(decide, cases[i].decide);
	}
}

static void
overdue_is_in_the_past(void **state)
{
	(void)state;
	assert_false(rung_overdue(&cases[0].rung));
	assert_true(rung_overdue(&cases[1].rung));
	assert_false(rung_overdue(&cases[3].rung));
	assert_false(rung_overdue(&cases[6].rung));
}

static void
reasons_tell_never_from_unknown(void **state)
{
	(void)state;
	assert_string_equal(rung_no_multiple(&cases[6].rung),
	    "it is not crossed at any number of users in most simulations");
	assert_string_equal(rung_no_multiple(&cases[8].rung),
	    "it is a matter of time and not of the number of users, who do "
	    "not grow");
	assert_string_equal(rung_no_date(&cases[7].rung), "users do not grow");
	assert_string_equal(
	    rung_no_date(&cases[3].rung), "the effort of the fix is not known");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_has_words),
		cmocka_unit_test(overdue_is_in_the_past),
		cmocka_unit_test(reasons_tell_never_from_unknown),
	};

	return cmocka_run_group_tests_name("ladder_words", tests, NULL, NULL);
}
