#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/quantile.h"
#include "pipeline/stats/schedule_risk.h"
#include "tests/support/assert_close.h"
#include "tests/support/playbook_phases.h"

#define TOLERANCE 0.015

enum { DRAWS = 100000 };

static double finish[DRAWS];

static void
simulate(char reading, double *critical)
{
	g_autoptr(Schedule) schedule = playbook_schedule(reading);
	Rng rng;

	rng_init(&rng, 1, "timeline");
	schedule_simulate(
	    schedule, playbook_weeks, &rng, DRAWS, finish, critical);
}

static double
mean_finish(void)
{
	double sum = 0;

	for (size_t i = 0; i < DRAWS; i++)
		sum += finish[i];
	return sum / DRAWS;
}

/* [T25], the table of readings */
typedef struct Reading {
	char name;
	double mean, p5, p95, on_time;
} Reading;

static const Reading readings[] = {
	{ 'A', 3.1894, 2.76, 3.64, 0 },
	{ 'E', 4.5236, 3.90, 5.20, 0.908 },
	{ 'B', 4.6318, 4.04, 5.28, 0.961 },
	{ 'C', 6.0236, 5.32, 6.76, 0.489 },
};

static void
reproduces_the_readings(void **state)
{
	double critical[PHASES];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
		const Reading *r = &readings[i];

		simulate(r->name, critical);
		assert_close(mean_finish() / r->mean, 1, TOLERANCE);
		assert_close(share_at_most(finish, NULL, DRAWS, 6) -
				 share_at_most(finish, NULL, DRAWS, 4),
		    r->on_time, TOLERANCE);
		sort_values(finish, DRAWS);
		assert_close(
		    quantile(finish, DRAWS, 0.05) / r->p5, 1, TOLERANCE);
		assert_close(
		    quantile(finish, DRAWS, 0.95) / r->p95, 1, TOLERANCE);
	}
}

/* [T25] */
static void
shares_out_the_critical_path(void **state)
{
	static const double want[PHASES] = { 0.5, 0.5, 0, 0, 0.1273, 0.8727 };
	static const double tenths[] = { 0.1, 0.5, 0.8, 0.9 };
	static const double weeks[] = { 4.1466, 4.6140, 4.9750, 5.1485 };
	double critical[PHASES];

	(void)state;
	simulate('B', critical);
	for (size_t i = 0; i < PHASES; i++)
		assert_close(critical[i], want[i], TOLERANCE / 2);
	sort_values(finish, DRAWS);
	for (size_t i = 0; i < 4; i++)
		assert_close(quantile(finish, DRAWS, tenths[i]), weeks[i],
		    TOLERANCE / 5);
}

static void
repeats_itself(void **state)
{
	g_autoptr(Schedule) schedule = playbook_schedule('B');
	double once[10], again[10], critical[PHASES];
	Rng rng;

	(void)state;
	rng_init(&rng, 9, "timeline");
	schedule_simulate(schedule, playbook_weeks, &rng, 10, once, critical);
	rng_init(&rng, 9, "timeline");
	schedule_simulate(schedule, playbook_weeks, &rng, 10, again, critical);
	assert_memory_equal(once, again, sizeof once);
}

static void
simulates_nothing_from_nonsense(void **state)
{
	ThreePoint weeks[PHASES];
	g_autoptr(Schedule) schedule = playbook_schedule('B');
	double critical[PHASES];
	Rng rng;

	(void)state;
	for (size_t i = 0; i < PHASES; i++)
		weeks[i] = playbook_weeks[i];
	rng_init(&rng, 1, "timeline");
	schedule_simulate(schedule, weeks, &rng, 0, finish, critical);
	assert_close(critical[5], NAN, 0);
	weeks[3] = (ThreePoint){ 3, 2, 1 };
	schedule_simulate(schedule, weeks, &rng, 10, finish, critical);
	assert_close(finish[9], NAN, 0);
	assert_close(critical[5], NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reproduces_the_readings),
		cmocka_unit_test(shares_out_the_critical_path),
		cmocka_unit_test(repeats_itself),
		cmocka_unit_test(simulates_nothing_from_nonsense),
	};

	return cmocka_run_group_tests_name("schedule_risk", tests, NULL, NULL);
}
