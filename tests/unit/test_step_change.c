#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/step_change.h"
#include "tests/support/assert_close.h"

enum { MOST = 24, TRIALS = 200 };

#define FLOOR 0.03

static const double flat[MOST] = { 0 };

/* [T19] */
static void
finds_the_worked_example(void **state)
{
	static const double logs[] = { 5.0, 5.02, 4.98, 5.01, 5.03, 5.42, 5.40,
		5.44, 5.41, 5.43 };
	StepChange step;

	(void)state;
	assert_true(step_change_find(flat, logs, 10, 0, &step));
	assert_int_equal(step.at, 5);
	assert_prints(step.sigma, "0.0210");
	assert_prints(step.penalty, "0.0030");
	assert_prints(step.gain, "0.4244");
	assert_prints(step.size, "0.4120");
	assert_prints(100 * expm1(step.size), "50.98");
}

typedef struct Case {
	const char *name;
	double x[MOST], y[MOST];
	size_t n, steps, at;
	double size;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, { 0 }, 0, 0, 0, 0 },
	{ "five points", { 0 }, { 0, 0, 5, 5, 5 }, 5, 0, 0, 0 },
	{ "six points", { 0 }, { 0, 0, 0, 5, 5, 5 }, 6, 1, 3, 5 },
	{ "all equal", { 0 }, { 2, 2, 2, 2, 2, 2, 2, 2 }, 8, 0, 0, 0 },
	{ "a slope is no step", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, 0, 0, 0 },
	{ "a step on a slope", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 14, 15, 16, 17 }, 8, 1, 4, 10 },
	{ "a step down on a slope", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 3, 4, 5, 6 }, 8, 1, 4, -1 },
	{ "a spike is no step", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 4, 9, 6, 7 }, 8, 0, 0, 0 },
	{ "nor is one at the end", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 4, 5, 6, 12 }, 8, 0, 0, 0 },
	{ "nor are two months", { 0, 1, 2, 3, 4, 5, 6, 7 },
	    { 0, 1, 2, 3, 4, 5, 9, 10 }, 8, 0, 0, 0 },
	{ "a spike beside a step", { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 },
	    { 0, 1, 9, 3, 4, 15, 16, 17, 18, 19 }, 10, 1, 5, 10 },
};

static void
tells_steps_from_slopes_and_spikes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		StepChange step;
		bool found = step_change_find(c->x, c->y, c->n, FLOOR, &step);

		if (found != (c->steps > 0))
			fail_msg("%s", c->name);
		if (!found)
			continue;
		assert_int_equal(step.at, c->at);
		assert_close(step.size, c->size, 1e-12);
	}
}

static void
takes_out_step_after_step(void **state)
{
	double x[MOST], y[MOST];
	StepChange steps[5];

	(void)state;
	for (size_t i = 0; i < MOST; i++) {
		x[i] = (double)i / 10;
		y[i] = 0.7 * x[i] + (i >= 8) * 0.5 - (i >= 17) * 0.3 +
		       (i % 2 == 0 ? 0.005 : -0.005);
	}
	assert_int_equal(step_changes_remove(x, y, MOST, FLOOR, steps, 5), 2);
	assert_int_equal(steps[0].at + steps[1].at, 8 + 17);
	assert_close(steps[0].size + steps[1].size, 0.2, 0.02);
	for (size_t i = 0; i < MOST; i++)
		assert_close(y[i], 0.7 * x[i], 0.03);
	assert_int_equal(step_changes_remove(x, y, MOST, FLOOR, steps, 5), 0);
}

/* A year of months with noise of SPREAD and a jump of SIZE in month 6. */
static int
count_found(double spread, double size, Rng *rng)
{
	int found = 0;

	for (int k = 0; k < TRIALS; k++) {
		double x[12], y[12];
		StepChange step;

		for (size_t i = 0; i < 12; i++) {
			x[i] = 0.05 * (double)i;
			y[i] = 0.7 * x[i] + (i >= 6) * size +
			       spread * normal_quantile(rng_uniform(rng));
		}
		found += step_change_find(x, y, 12, FLOOR, &step);
	}
	return found;
}

static void
is_seldom_wrong(void **state)
{
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "steps");
	assert_true(count_found(0.01, 0, &rng) <= TRIALS / 100);
	assert_true(count_found(0.03, 0, &rng) <= TRIALS * 5 / 100);
	assert_true(count_found(0.03, 0.4, &rng) >= TRIALS * 98 / 100);
	assert_true(count_found(0.03, 0.2, &rng) >= TRIALS * 80 / 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_worked_example),
		cmocka_unit_test(tells_steps_from_slopes_and_spikes),
		cmocka_unit_test(takes_out_step_after_step),
		cmocka_unit_test(is_seldom_wrong),
	};

	return cmocka_run_group_tests_name("step_change", tests, NULL, NULL);
}
