#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/kaplan_meier.h"
#include "tests/support/assert_close.h"

/* [T3], not in order */
static const Lifetime example[] = { { 12, false }, { 2, true }, { 3, true },
	{ 10, true }, { 3, true }, { 4, false }, { 5, true }, { 6, true },
	{ 7, false }, { 8, true } };

static void
traces_the_worked_example(void **state)
{
	static const struct {
		double time;
		const char *survival;
	} want[] = { { 2, "0.9000" }, { 3, "0.7000" }, { 5, "0.5833" },
		{ 6, "0.4667" }, { 8, "0.3111" }, { 10, "0.1556" } };
	g_autoptr(KaplanMeier) curve = kaplan_meier_new(example, 10);
	const SurvivalStep *steps = (const void *)curve->steps->data;

	(void)state;
	assert_int_equal(curve->steps->len, 6);
	assert_int_equal(curve->n, 10);
	assert_int_equal(curve->ended, 7);
	for (size_t i = 0; i < 6; i++) {
		assert_close(steps[i].time, want[i].time, 0);
		assert_prints(steps[i].survival, want[i].survival);
	}
	assert_prints(steps[3].lo, "0.1496");
	assert_prints(steps[3].hi, "0.7366");
	assert_int_equal(steps[1].at_risk, 9);
	assert_int_equal(steps[1].ended, 2);
}

static void
finds_the_median_of_the_worked_example(void **state)
{
	g_autoptr(KaplanMeier) curve = kaplan_meier_new(example, 10);
	double lo, hi;

	(void)state;
	assert_close(kaplan_meier_quantile(curve, 0.5, &lo, &hi), 6, 0);
	assert_close(lo, 2, 0);
	assert_close(hi, 10, 0);
	assert_close(kaplan_meier_quantile(curve, 0.95, &lo, &hi), NAN, 0);
	assert_close(lo, 10, 0);
	assert_close(hi, NAN, 0);
}

typedef struct Case {
	const char *name;
	Lifetime lifetimes[6];
	size_t n, used, steps;
	double median, lo, hi, last_survival;
} Case;

static const Case cases[] = {
	{ "nothing", { { 0, false } }, 0, 0, 0, NAN, NAN, NAN, NAN },
	{ "one that ended", { { 5, true } }, 1, 1, 1, 5, NAN, NAN, 0 },
	{ "one that is open", { { 5, false } }, 1, 1, 0, NAN, NAN, NAN, NAN },
	{ "all open", { { 1, false }, { 2, false } }, 2, 2, 0, NAN, NAN, NAN,
	    NAN },
	{ "all equal", { { 3, true }, { 3, true }, { 3, true } }, 3, 3, 1, 3,
	    NAN, NAN, 0 },
	{ "open at the time of an end counts as at risk",
	    { { 3, false }, { 3, true }, { 9, false } }, 3, 3, 1, NAN, 3, NAN,
	    2.0 / 3 },
	{ "exactly one half",
	    { { 1, true }, { 2, true }, { 3, true }, { 4, false }, { 5, false },
		{ 6, false } },
	    6, 6, 3, 3, 1, NAN, 0.5 },
	{ "not times",
	    { { NAN, true }, { -1, true }, { INFINITY, false }, { 0, true },
		{ 4, true } },
	    5, 2, 2, 0, 0, NAN, 0 },
};

static void
traces_small_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(KaplanMeier) curve =
		    kaplan_meier_new(c->lifetimes, c->n);
		double lo, hi;

		assert_int_equal(curve->n, c->used);
		assert_int_equal(curve->steps->len, c->steps);
		assert_close(
		    kaplan_meier_quantile(curve, 0.5, &lo, &hi), c->median, 0);
		assert_close(lo, c->lo, 0);
		assert_close(hi, c->hi, 0);
		if (c->steps > 0)
			assert_close(g_array_index(curve->steps, SurvivalStep,
					 c->steps - 1)
					 .survival,
			    c->last_survival, 1e-15);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(traces_the_worked_example),
		cmocka_unit_test(finds_the_median_of_the_worked_example),
		cmocka_unit_test(traces_small_samples),
	};

	return cmocka_run_group_tests_name("kaplan_meier", tests, NULL, NULL);
}
