#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/trigger_state.h"

static const TriggerRules rules = { .monitor = 0.7,
	.fine = 0.6,
	.calm = 0.85,
	.calm_points = 3,
	.act_points = 2 };

/* O ok, M monitor, A act, U unknown; one letter per use, up to 0. */
static void
replay(const TriggerRules *with, const double *uses, const char *want)
{
	static const char letters[] = {
		[TRIGGER_STATE_UNKNOWN] = 'U',
		[TRIGGER_STATE_OK] = 'O',
		[TRIGGER_STATE_MONITOR] = 'M',
		[TRIGGER_STATE_ACT] = 'A',
	};
	TriggerMachine machine;

	trigger_machine_init(&machine, *with);
	for (size_t i = 0; want[i] != '\0'; i++) {
		print_message("%zu of %s\n", i, want);
		assert_int_equal(
		    letters[trigger_machine_step(&machine, uses[i], false)],
		    want[i]);
	}
}

/* [T28] */
static void
a_series_is_replayed(void **state)
{
	static const double uses[] = { .62, .74, .78, .96, 1.03, 1.05, .97, .93,
		.84, .83, .82 };

	(void)state;
	replay(&rules, uses, "OMMMMAAAAAM");
}

static void
states_stick(void **state)
{
	static const struct {
		double uses[8];
		const char *want;
	} cases[] = {
		/* thresholds themselves count, on both ways */
		{ { .7, .6 }, "MO" },
		{ { .6999, .71, .6001, .65, .6 }, "OMMMO" },
		/* one point is no reason to act, nor are two apart */
		{ { 1.5, .9, 1.5, .9 }, "MMMM" },
		{ { .1, 1, 1 }, "OMA" },
		/* from ok to act in two, from act to ok in four */
		{ { .1, 9, 9, .1, .1, .1, .1 }, "OMAAAMO" },
		/* calm has to be in a row */
		{ { 1, 1, .85, .85, .86, .85, .85, .85 }, "MAAAAAAM" },
		/* a value below zero is far from its threshold */
		{ { -3, -1 }, "OO" },
		{ { INFINITY, INFINITY }, "MA" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		replay(&rules, cases[i].uses, cases[i].want);
}

/* A gap neither confirms nor clears anything. */
static void
gaps_are_no_points(void **state)
{
	static const double uses[] = { NAN, .8, 1.1, NAN, 1.1 };

	(void)state;
	replay(&rules, uses, "UMMMA");
}

static void
what_is_told_needs_no_second_point(void **state)
{
	TriggerRules told = rules;
	const double past[] = { 1.2 }, below[] = { .9 };

	(void)state;
	told.act_points = 1;
	replay(&told, past, "A");
	replay(&told, below, "M");
}

static void
what_soon_crosses_is_watched(void **state)
{
	TriggerMachine machine;

	(void)state;
	trigger_machine_init(&machine, rules);
	assert_int_equal(
	    trigger_machine_step(&machine, .1, true), TRIGGER_STATE_MONITOR);
	assert_int_equal(
	    trigger_machine_step(&machine, .1, true), TRIGGER_STATE_MONITOR);
	assert_int_equal(
	    trigger_machine_step(&machine, .1, false), TRIGGER_STATE_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_series_is_replayed),
		cmocka_unit_test(states_stick),
		cmocka_unit_test(gaps_are_no_points),
		cmocka_unit_test(what_is_told_needs_no_second_point),
		cmocka_unit_test(what_soon_crosses_is_watched),
	};

	return cmocka_run_group_tests_name("trigger_state", tests, NULL, NULL);
}
