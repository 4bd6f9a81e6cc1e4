#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/duration_ratio.h"
#include "tests/support/assert_close.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum {
	SIZE_1,
	SIZE_3,
	SIZE_5,
	SIZE_8,
	SIZES,
	SIDE = 30,
	FEW = 20,
	TRIALS = 200,
	MANY_TRIALS = 2000,
	CROWD = 20000
};

static const Duration current[] = { { SIZE_5, 12 }, { SIZE_3, 3 },
	{ SIZE_3, 4.5 }, { SIZE_5, 7 }, { SIZE_3, 8 }, { SIZE_3, 6 },
	{ SIZE_5, 9 } };
static const Duration reference[] = { { SIZE_3, 5 }, { SIZE_3, 2 },
	{ SIZE_5, 10 }, { SIZE_3, 3 }, { SIZE_3, 4 }, { SIZE_5, 6 },
	{ SIZE_5, 6.5 } };
static const DurationRule any = { 0, 0, 0 };

/* [T1] */
static void
computes_the_worked_example(void **state)
{
	DurationStratum strata[SIZES];
	DurationRatio out = duration_ratio(current, COUNT(current), reference,
	    COUNT(reference), any, NULL, strata, SIZES);

	(void)state;
	assert_int_equal(out.pairs, 25);
	assert_prints(log(out.ratio), "0.4055");
	assert_prints(out.ratio, "1.5000");
	assert_close(out.lo, NAN, 0);
	assert_int_equal(strata[SIZE_3].n_current, 4);
	assert_int_equal(strata[SIZE_5].n_reference, 3);
	assert_false(strata[SIZE_8].used);
}

/* Permeability of the membrane at term and at 12 to 26 weeks (Hollander and
 * Wolfe 1973, p. 69; R's wilcox.test): the shift is 0.305. */
static void
agrees_with_a_published_shift(void **state)
{
	static const double term[] = { 0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91,
		1.64, 0.73, 1.46 };
	static const double early[] = { 1.15, 0.88, 0.90, 0.74, 1.21 };
	Duration now[COUNT(term)], then[COUNT(early)];
	DurationStratum strata[1];
	DurationRatio out;

	(void)state;
	for (size_t i = 0; i < COUNT(term); i++)
		now[i] = (Duration){ 0, exp(term[i]) };
	for (size_t i = 0; i < COUNT(early); i++)
		then[i] = (Duration){ 0, exp(early[i]) };
	out = duration_ratio(
	    now, COUNT(term), then, COUNT(early), any, NULL, strata, 1);
	assert_prints(log(out.ratio), "0.305");
}

/* Below the minimum the numbers say how much is missing. */
static void
refuses_too_little(void **state)
{
	DurationStratum strata[SIZES];
	DurationRule rule = DURATION_RULE;
	DurationRatio out = duration_ratio(current, COUNT(current), reference,
	    COUNT(reference), rule, NULL, strata, SIZES);

	(void)state;
	assert_close(out.ratio, NAN, 0);
	assert_int_equal(out.n_current, 0);
	assert_false(strata[SIZE_3].used);
	rule.per_side = 4;
	out = duration_ratio(current, COUNT(current), reference,
	    COUNT(reference), rule, NULL, strata, SIZES);
	assert_close(out.ratio, NAN, 0);
	assert_int_equal(out.n_current, 4);
	assert_true(strata[SIZE_3].used);
	assert_false(strata[SIZE_5].used);
	out = duration_ratio(
	    NULL, 0, reference, COUNT(reference), any, NULL, strata, SIZES);
	assert_close(out.ratio, NAN, 0);
	out = duration_ratio(NULL, 0, NULL, 0, any, NULL, NULL, 0);
	assert_close(out.ratio, NAN, 0);
}

static void
leaves_out_what_is_no_time(void **state)
{
	static const Duration now[] = { { 0, 4 }, { 0, NAN }, { 0, 0 },
		{ 0, -3 }, { 0, INFINITY } };
	static const Duration then[] = { { 0, 2 } };
	DurationStratum strata[1];
	DurationRatio out =
	    duration_ratio(now, 5, then, 1, any, NULL, strata, 1);

	(void)state;
	assert_close(out.ratio, 2, 1e-12);
	assert_int_equal(strata[0].n_current, 1);
}

static void
draw_durations(Duration *out, size_t n, double factor, Rng *rng)
{
	for (size_t i = 0; i < n; i++) {
		double z = normal_quantile(rng_uniform(rng));

		out[i].stratum = i % SIZES;
		out[i].time = factor * exp(0.8 * z + (double)(i % SIZES));
	}
}

/* How many of TRIALS intervals, of SIDE durations in each window, hold the
 * ratio that was planted. */
static int
count_covered(int trials, size_t side, size_t resamples)
{
	DurationRule rule = DURATION_RULE;
	int inside = 0;
	Rng rng;

	rule.resamples = resamples;
	rng_init(&rng, 1, "coverage");
	for (int k = 0; k < trials; k++) {
		Duration now[SIDE], then[SIDE];
		DurationStratum strata[SIZES];
		DurationRatio out;

		draw_durations(now, side, 1.4, &rng);
		draw_durations(then, side, 1, &rng);
		out = duration_ratio(
		    now, side, then, side, rule, &rng, strata, SIZES);
		assert_true(out.lo <= out.ratio && out.ratio <= out.hi);
		inside += out.lo <= 1.4 && 1.4 <= out.hi;
	}
	return inside;
}

static void
covers_the_truth(void **state)
{
	(void)state;
	assert_in_range(count_covered(TRIALS, SIDE, 400), TRIALS * 90 / 100,
	    TRIALS * 98 / 100);
}

/* Five in each stratum and window: resampling five of them would hold the
 * truth 91 % of the time. */
static void
covers_the_truth_with_few(void **state)
{
	(void)state;
	assert_in_range(count_covered(MANY_TRIALS, FEW, 400),
	    MANY_TRIALS * 935 / 1000, MANY_TRIALS * 965 / 1000);
}

static void
repeats_itself_in_any_order(void **state)
{
	Duration now[SIDE], then[SIDE], backwards[SIDE];
	DurationStratum strata[SIZES];
	DurationRatio once, again;
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "order");
	draw_durations(now, SIDE, 2, &rng);
	draw_durations(then, SIDE, 1, &rng);
	for (size_t i = 0; i < SIDE; i++)
		backwards[i] = now[SIDE - 1 - i];
	rng_init(&rng, 2, "bootstrap");
	once = duration_ratio(
	    now, SIDE, then, SIDE, DURATION_RULE, &rng, strata, SIZES);
	rng_init(&rng, 2, "bootstrap");
	again = duration_ratio(
	    backwards, SIDE, then, SIDE, DURATION_RULE, &rng, strata, SIZES);
	assert_true(once.ratio == again.ratio);
	assert_true(once.lo == again.lo && once.hi == again.hi);
}

static void
takes_a_crowd(void **state)
{
	static Duration now[CROWD], then[CROWD];
	DurationRule rule = { 10, 5, 20 };
	DurationStratum strata[SIZES];
	DurationRatio out;
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "crowd");
	draw_durations(now, CROWD, 1.1, &rng);
	draw_durations(then, CROWD, 1, &rng);
	out =
	    duration_ratio(now, CROWD, then, CROWD, rule, &rng, strata, SIZES);
	assert_close(out.ratio, 1.1, 0.02);
	assert_true(out.hi - out.lo < 0.1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(computes_the_worked_example),
		cmocka_unit_test(agrees_with_a_published_shift),
		cmocka_unit_test(refuses_too_little),
		cmocka_unit_test(leaves_out_what_is_no_time),
		cmocka_unit_test(covers_the_truth),
		cmocka_unit_test(covers_the_truth_with_few),
		cmocka_unit_test(repeats_itself_in_any_order),
		cmocka_unit_test(takes_a_crowd),
	};

	return cmocka_run_group_tests_name("duration_ratio", tests, NULL, NULL);
}
