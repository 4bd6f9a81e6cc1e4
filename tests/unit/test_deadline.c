#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/stats/deadline.h"
#include "pipeline/stats/growth.h"
#include "tests/support/assert_close.h"

static const FixTeam two = { 2, 28, 0, 10 }, nobody = { 0, 28, 0, 10 };

/* [T0]: hosting. */
static void
follows_the_ladder(void **state)
{
	double months = growth_months_to(12.5, 0.08);
	double lead = deadline_lead_weeks(&two, 240, 0, 100);

	(void)state;
	assert_prints(lead, "4.2857");
	assert_prints(deadline_decide_by_weeks(months, lead, 4), "134.4152");
}

static void
counts_procurement_and_delay(void **state)
{
	(void)state;
	assert_close(deadline_lead_weeks(&two, 56, 6, 100), 7, 1e-12);
	assert_close(deadline_lead_weeks(&two, 0, 0, 100), 0, 0);
	assert_true(deadline_decide_by_weeks(1, 7, 4) < 0);
}

static void
tells_never_from_unknown(void **state)
{
	(void)state;
	assert_close(deadline_lead_weeks(&nobody, 240, 0, 100), NAN, 0);
	assert_close(deadline_lead_weeks(&two, NAN, 0, 100), NAN, 0);
	assert_close(deadline_decide_by_weeks(INFINITY, 4, 4), INFINITY, 0);
	assert_close(deadline_decide_by_weeks(NAN, 4, 4), NAN, 0);
}

/* 240 h by two at 28 h a week, and two more from the tenth week on. */
static void
hires_help_from_when_they_join(void **state)
{
	static const struct {
		double hired, due, want;
	} cases[] = {
		/* all four do it: half the time */
		{ 10, 40, 240.0 / 112 },
		{ 10, INFINITY, 240.0 / 112 },
		{ 0, 240.0 / 112, 240.0 / 112 },
		/* a week together, 112 h; before that 128 h at 56 h a week */
		{ 10, 11, 1 + 128.0 / 56 },
		/* due before they come */
		{ 10, 10, 240.0 / 56 },
		{ 10, 3, 240.0 / 56 },
		{ 10, -3, 240.0 / 56 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const FixTeam team = { 2, 28, 2, cases[i].hired };

		assert_close(deadline_lead_weeks(&team, 240, 0, cases[i].due),
		    cases[i].want, 1e-12);
	}
}

static void
hires_change_neither_procurement_nor_what_is_unknown(void **state)
{
	const FixTeam team = { 2, 28, 2, 10 }, hires = { 0, 28, 2, 10 };

	(void)state;
	assert_close(deadline_lead_weeks(&team, 0, 6, 40), 6, 0);
	assert_close(deadline_lead_weeks(&team, NAN, 6, 40), NAN, 0);
	assert_close(deadline_lead_weeks(&hires, 240, 0, 11), NAN, 0);
	assert_close(deadline_lead_weeks(&hires, 56, 0, 11), 1, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_ladder),
		cmocka_unit_test(counts_procurement_and_delay),
		cmocka_unit_test(tells_never_from_unknown),
		cmocka_unit_test(hires_help_from_when_they_join),
		cmocka_unit_test(
		    hires_change_neither_procurement_nor_what_is_unknown),
	};

	return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
