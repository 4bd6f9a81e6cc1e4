#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/pair_slopes.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

enum { MANY = 2500, CROWD = 100000 };

static double xs[CROWD], ys[CROWD];

/* Few points; their slopes in order, found by hand. */
typedef struct Case {
	const char *name;
	double x[5], y[5];
	size_t n, points;
	double sorted[10];
	uint64_t count, rising, falling;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, { 0 }, 0, 0, { 0 }, 0, 0, 0 },
	{ "one point", { 1 }, { 1 }, 1, 1, { 0 }, 0, 0, 0 },
	{ "one line", { 3, 1, 2 }, { 6, 2, 4 }, 3, 3, { 2, 2, 2 }, 3, 3, 0 },
	{ "one x", { 1, 1, 1 }, { 1, 2, 1 }, 3, 3, { 0 }, 0, 0, 0 },
	{ "level", { 1, 2, 3 }, { 5, 5, 5 }, 3, 3, { 0, 0, 0 }, 3, 0, 0 },
	{ "tied x", { 0, 0, 1, 1 }, { 0, 1, 0, 3 }, 4, 4, { -1, 0, 2, 3 }, 4, 2,
	    1 },
	{ "twice the same point", { 0, 0, 2 }, { 1, 1, 5 }, 3, 3, { 2, 2 }, 2,
	    2, 0 },
	{ "gaps", { 0, NAN, 1, 2, 3 }, { 0, 1, NAN, INFINITY, -6 }, 5, 2,
	    { -2 }, 1, 0, 1 },
	{ "up and down", { 0, 1, 2 }, { 0, 4, 1 }, 3, 3, { -3, 0.5, 4 }, 3, 2,
	    1 },
};

static void
ranks_few_points(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		g_autoptr(PairSlopes) slopes =
		    pair_slopes_new(c->x, c->y, NULL, c->n);

		assert_int_equal(pair_slopes_points(slopes), c->points);
		assert_int_equal(pair_slopes_count(slopes), c->count);
		assert_int_equal(pair_slopes_rising(slopes), c->rising);
		assert_int_equal(pair_slopes_falling(slopes), c->falling);
		for (size_t k = 0; k < c->count; k++)
			assert_close(
			    pair_slopes_at(slopes, k), c->sorted[k], 1e-15);
		assert_close(pair_slopes_at(slopes, c->count), NAN, 0);
	}
}

/* Pairs of different strata have no slope, whatever order the points have. */
static void
keeps_to_its_strata(void **state)
{
	static const double x[] = { 0, 5, 1, 2, 7, 6, 9 };
	static const double y[] = { 0, 50, 3, 1, 49, 52, -9 };
	static const int strata[] = { 1, 4, 1, 1, 4, 4, 3 };
	static const double sorted[] = { -3, -2, -0.5, 0.5, 2, 3 };
	g_autoptr(PairSlopes) slopes = pair_slopes_new(x, y, strata, 7);

	(void)state;
	assert_int_equal(pair_slopes_points(slopes), 7);
	assert_int_equal(pair_slopes_count(slopes), 6);
	assert_int_equal(pair_slopes_rising(slopes), 3);
	assert_int_equal(pair_slopes_falling(slopes), 3);
	for (size_t k = 0; k < 6; k++)
		assert_close(pair_slopes_at(slopes, k), sorted[k], 1e-15);
}

/* Points around a line; STEP > 0 rounds both coordinates to a grid. */
static void
scatter(size_t n, double step)
{
	Rng rng;

	rng_init(&rng, 7, "scatter");
	for (size_t i = 0; i < n; i++) {
		xs[i] = 24 * rng_uniform(&rng);
		ys[i] = 0.04 * xs[i] + normal_quantile(rng_uniform(&rng));
		if (step > 0) {
			xs[i] = step * round(xs[i] / step);
			ys[i] = step * round(ys[i] / step);
		}
	}
}

/* All slopes of the first N points, each in stratum i % STRATA; how many. */
static size_t
all_slopes(size_t n, size_t strata, double *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i % strata; j < i; j += strata)
			if (xs[i] != xs[j])
				out[kept++] = (ys[i] - ys[j]) / (xs[i] - xs[j]);
	return kept;
}

static void
compare_with_all(double step, size_t strata)
{
	static double all[MANY * (MANY - 1) / 2];
	static int stratum[MANY];
	g_autoptr(PairSlopes) slopes = NULL;
	size_t n;

	scatter(MANY, step);
	for (size_t i = 0; i < MANY; i++)
		stratum[i] = (int)(i % strata);
	n = all_slopes(MANY, strata, all);
	sort_values(all, n);
	slopes = pair_slopes_new(xs, ys, stratum, MANY);
	assert_int_equal(pair_slopes_count(slopes), n);
	for (size_t i = 0; i < 16; i++) {
		size_t rank = (n - 1) * i / 15;

		assert_close(pair_slopes_at(slopes, rank), all[rank], 1e-13);
	}
}

/* More pairs than are held at once. */
static void
ranks_many_points(void **state)
{
	(void)state;
	compare_with_all(0, 1);
	compare_with_all(0, 2); /* 1.6 million pairs */
}

static void
ranks_many_ties(void **state)
{
	(void)state;
	compare_with_all(0.25, 1);
	compare_with_all(1, 1);
	compare_with_all(1, 2);
	compare_with_all(0.25, 700); /* strata of three or four */
}

/* All pairs tie, and not at zero: doubles cannot narrow it down further, and
 * listing them would take 40 GB. */
static void
ranks_a_line_of_many_points(void **state)
{
	static const double steps[] = { 1, 1.0 / 7 };
	uint64_t pairs = (uint64_t)CROWD * (CROWD - 1) / 2;

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		g_autoptr(PairSlopes) slopes = NULL;

		for (size_t i = 0; i < CROWD; i++) {
			xs[i] = (double)i * steps[k];
			ys[i] = 3 - 0.5 * xs[i];
		}
		slopes = pair_slopes_new(xs, ys, NULL, CROWD);
		assert_close(pair_slopes_at(slopes, 0), -0.5, 1e-9);
		assert_close(pair_slopes_at(slopes, pairs / 2), -0.5, 1e-9);
		assert_close(pair_slopes_at(slopes, pairs - 1), -0.5, 1e-9);
	}
}

/* The extremes are between neighbours, some of them with equal x. */
static void
ranks_the_extremes(void **state)
{
	g_autoptr(PairSlopes) slopes = NULL;
	uint64_t last;

	(void)state;
	scatter(MANY, 0.25);
	xs[7] = 3.125;
	ys[7] = 1e6;
	xs[8] = 5.125;
	ys[8] = -1e6;
	slopes = pair_slopes_new(xs, ys, NULL, MANY);
	last = pair_slopes_count(slopes) - 1;
	assert_close(pair_slopes_at(slopes, last), 8e6, 1e-5);
	assert_close(pair_slopes_at(slopes, 0), -8e6, 1e-5);
}

/* A slope of zero that most pairs share is zero to the last bit. */
static void
keeps_zero_exact(void **state)
{
	g_autoptr(PairSlopes) slopes = NULL;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		xs[i] = (double)i / 30.4375;
		ys[i] = log(i % 10 == 0 ? 5 : 2);
	}
	slopes = pair_slopes_new(xs, ys, NULL, MANY);
	assert_true(pair_slopes_at(slopes, MANY * (MANY - 1) / 4) == 0);
}

static void
ranks_a_crowd(void **state)
{
	g_autoptr(PairSlopes) slopes = NULL;
	uint64_t pairs = (uint64_t)CROWD * (CROWD - 1) / 2;

	(void)state;
	scatter(CROWD, 0);
	slopes = pair_slopes_new(xs, ys, NULL, CROWD);
	assert_true(pair_slopes_count(slopes) == pairs);
	/* The standard error of the slope is 1/(sqrt(n) 24/sqrt(12)). */
	assert_true(fabs(pair_slopes_at(slopes, pairs / 2) - 0.04) < 0.002);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranks_few_points),
		cmocka_unit_test(keeps_to_its_strata),
		cmocka_unit_test(ranks_many_points),
		cmocka_unit_test(ranks_many_ties),
		cmocka_unit_test(ranks_a_line_of_many_points),
		cmocka_unit_test(ranks_the_extremes),
		cmocka_unit_test(keeps_zero_exact),
		cmocka_unit_test(ranks_a_crowd),
	};

	return cmocka_run_group_tests_name("pair_slopes", tests, NULL, NULL);
}
