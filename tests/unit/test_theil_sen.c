#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/mann_kendall.h"
#include "pipeline/stats/theil_sen.h"
#include "tests/support/assert_close.h"

static const double months[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
static const double days[] = { 4.0, 5.5, 3.8, 5.0, 4.6, 6.2, 5.1, 5.8, 6.9, 5.4,
	7.2, 6.6 };

enum { N = sizeof days / sizeof days[0] };

static TheilSen
fit_log_days(void)
{
	double logs[N];

	for (size_t i = 0; i < N; i++)
		logs[i] = log(days[i]);
	return theil_sen_fit(months, logs, N);
}

/* [T2] */
static void
fits_the_worked_example(void **state)
{
	TheilSen fit = fit_log_days();

	(void)state;
	assert_int_equal(fit.n, 12);
	assert_int_equal(fit.pairs, 66);
	assert_prints(fit.slope, "0.0430");
	assert_prints(fit.slope_lo, "0.0182");
	assert_prints(fit.slope_hi, "0.0747");
	assert_prints(fit.intercept, "1.4590");
	assert_prints(100 * expm1(fit.slope), "4.3946");
	assert_prints(100 * expm1(fit.slope_lo), "1.8399");
	assert_prints(100 * expm1(fit.slope_hi), "7.7529");
	assert_prints(exp(6 * fit.slope), "1.2944");
	assert_prints(exp(6 * fit.slope_lo), "1.1156");
	assert_prints(exp(6 * fit.slope_hi), "1.5652");
	assert_prints(log(2) / fit.slope, "16.1167");
}

/* [T5] */
static void
carries_the_line_forward(void **state)
{
	TheilSen fit = fit_log_days();
	double lo, hi;

	(void)state;
	theil_sen_band(&fit, 11, &lo, &hi);
	assert_prints(exp(theil_sen_at(&fit, 11)), "6.9041");
	assert_prints(exp(lo), "6.0246");
	assert_prints(exp(hi), "8.2175");
	theil_sen_band(&fit, 23, &lo, &hi);
	assert_prints(exp(theil_sen_at(&fit, 23)), "11.5677");
	assert_prints(exp(lo), "7.4980");
	assert_prints(exp(hi), "20.1320");
}

static void
narrows_the_band_to_the_centre(void **state)
{
	TheilSen fit = fit_log_days();
	double lo, hi;

	(void)state;
	theil_sen_band(&fit, 0, &lo, &hi);
	assert_true(lo < theil_sen_at(&fit, 0));
	assert_true(hi > theil_sen_at(&fit, 0));
	theil_sen_band(&fit, fit.x_median, &lo, &hi);
	assert_close(lo, fit.y_median, 1e-15);
	assert_close(hi, fit.y_median, 1e-15);
}

typedef struct Case {
	const char *name;
	double x[6], y[6];
	size_t n, used;
	double slope, lo, hi, intercept;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, { 0 }, 0, 0, NAN, NAN, NAN, NAN },
	{ "one point", { 1 }, { 5 }, 1, 1, NAN, NAN, NAN, NAN },
	{ "one x", { 2, 2, 2 }, { 1, 2, 3 }, 3, 3, NAN, NAN, NAN, NAN },
	{ "two points have no limits", { 0, 2 }, { 1, 5 }, 2, 2, 2, NAN, NAN,
	    1 },
	{ "nor have four", { 0, 1, 2, 3 }, { 0, 1, 2, 3 }, 4, 4, 1, NAN, NAN,
	    0 },
	{ "five have", { 0, 1, 2, 3, 4 }, { 0, 1, 2, 3, 9 }, 5, 5, 1, 1, 6, 0 },
	{ "all y equal", { 0, 1, 2, 3, 4 }, { 7, 7, 7, 7, 7 }, 5, 5, 0, 0, 0,
	    7 },
	{ "one outlier", { 0, 1, 2, 3, 4, 5 }, { 1, 3, 5, 700, 9, 11 }, 6, 6, 2,
	    -344.5, 348.5, 2 },
	{ "gaps", { 0, 1, NAN, 2, 3, 4 }, { 0, NAN, 1, 4, INFINITY, 8 }, 6, 3,
	    2, NAN, NAN, 0 },
};

static void
fits_small_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		TheilSen fit = theil_sen_fit(c->x, c->y, c->n);

		assert_int_equal(fit.n, c->used);
		assert_close(fit.slope, c->slope, 1e-14);
		assert_close(fit.slope_lo, c->lo, 1e-14);
		assert_close(fit.slope_hi, c->hi, 1e-14);
		assert_close(fit.intercept, c->intercept, 1e-14);
		assert_close(
		    theil_sen_error(&fit), (c->hi - c->lo) / 3.919928, 1e-12);
	}
}

static void
leaves_residuals(void **state)
{
	static const double x[] = { 0, 1, 2, NAN }, y[] = { 1, 3, 8, 4 };
	TheilSen fit = theil_sen_fit(x, y, 4);
	double rest[4];

	(void)state;
	theil_sen_residuals(&fit, x, y, 4, rest);
	assert_close(fit.slope, 3.5, 1e-15);
	assert_close(rest[0], 1.5, 1e-15);
	assert_close(rest[1], 0, 1e-15);
	assert_close(rest[2], 1.5, 1e-15);
	assert_close(rest[3], NAN, 0);
}

/* Four strata of three points, of which each has a level of its own. */
static TheilSen
fit_with_levels(const double *levels)
{
	static const int strata[N] = { 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3 };
	double logs[N];

	for (size_t i = 0; i < N; i++)
		logs[i] = log(days[i]) + levels[strata[i]];
	return theil_sen_fit_within(months, logs, strata, N);
}

static void
ignores_the_levels_of_strata(void **state)
{
	static const double none[4] = { 0 }, some[] = { 9, -2, 0, 400 };
	const TheilSen plain = fit_with_levels(none);
	const TheilSen levels = fit_with_levels(some);

	(void)state;
	assert_int_equal(levels.n, 12);
	assert_int_equal(levels.pairs, 12); /* three of each stratum */
	assert_close(levels.slope, plain.slope, 1e-12);
	assert_close(levels.slope_lo, plain.slope_lo, 1e-12);
	assert_close(levels.slope_hi, plain.slope_hi, 1e-12);
	assert_true(plain.slope_lo < plain.slope);
	assert_true(plain.slope < plain.slope_hi);
}

/* Each point alone says nothing of the slope: not even that it is 0. */
static void
learns_nothing_from_lone_points(void **state)
{
	static const int alone[] = { 0, 1, 2, 3 }, one[] = { 7, 7, 7, 3 };
	static const double y[] = { 1, 3, 5, 900 };
	TheilSen fit = theil_sen_fit_within(months, y, alone, 4);

	(void)state;
	assert_close(fit.slope, NAN, 0);
	fit = theil_sen_fit_within(months, y, one, 4);
	assert_close(fit.slope, 2, 1e-15);
}

static void
moves_to_other_points(void **state)
{
	static const double y[] = { 101, 103, 105 };
	TheilSen fit = theil_sen_fit(months, y, 3);

	(void)state;
	theil_sen_place(&fit, months + 2, (double[]){ 0, 4, 3 }, 3);
	assert_close(fit.slope, 2, 1e-15);
	assert_close(fit.x_median, 3, 0);
	assert_close(fit.y_median, 3, 0);
	assert_close(theil_sen_at(&fit, 4), 5, 1e-12);
}

/* Sen (1968), whose limits of 93 % are those of 95 % as well: they are ranks;
 * and the outlier of Helsel and Hirsch (2002, 10.1). */
static void
agrees_with_published_lines(void **state)
{
	static const double x[] = { 1, 2, 3, 4, 10, 12, 18 };
	static const double y[] = { 9, 15, 19, 20, 45, 55, 78 };
	static const double outlier[] = { 1, 2, 3, 4, 5, 16, 7 };
	TheilSen fit = theil_sen_fit(x, y, 7);

	(void)state;
	assert_close(fit.slope, 4, 1e-14);
	assert_close(fit.slope_lo, 26.0 / 7, 1e-14);
	assert_close(fit.slope_hi, 35.0 / 8, 1e-14);
	assert_close(fit.intercept, 4, 1e-14);
	fit = theil_sen_fit(months, outlier, 7);
	assert_close(fit.slope, 1, 1e-14);
}

/* Example 14-10 of the Unified Guidance (US EPA 2009): a concentration by
 * month, in three years. EnvStats prints a slope of 0.06 and the limits
 * 0.0579 and 0.0721, which are interpolated between slopes. */
static void
agrees_with_published_seasons(void **state)
{
	static const double y[12][3] = { { 1.99, 2.01, 2.15 },
		{ 2.10, 2.10, 2.17 }, { 2.12, 2.17, 2.27 },
		{ 2.12, 2.13, 2.23 }, { 2.11, 2.13, 2.24 },
		{ 2.15, 2.18, 2.26 }, { 2.19, 2.25, 2.31 },
		{ 2.18, 2.24, 2.32 }, { 2.16, 2.22, 2.28 },
		{ 2.08, 2.13, 2.22 }, { 2.05, 2.08, 2.19 },
		{ 2.08, 2.16, 2.22 } };
	double x[36];
	int strata[36];
	TheilSen fit;

	(void)state;
	for (int i = 0; i < 36; i++) {
		x[i] = 1983 + i % 3;
		strata[i] = i / 3;
	}
	fit = theil_sen_fit_within(x, y[0], strata, 36);
	assert_int_equal(fit.pairs, 36);
	assert_close(fit.slope, 0.06, 1e-12);
	assert_close(fit.slope_lo, 0.06, 1e-12); /* 11.6th of 0.055, 0.06 */
	assert_close(fit.slope_hi, 0.07, 1e-12); /* 25.4th of 0.07, 0.075 */
	/* its z is (35 - 1) / sigma */
	assert_prints(
	    34 / mann_kendall_sigma(x, y[0], strata, 36), "5.1849514");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_the_worked_example),
		cmocka_unit_test(carries_the_line_forward),
		cmocka_unit_test(narrows_the_band_to_the_centre),
		cmocka_unit_test(fits_small_samples),
		cmocka_unit_test(leaves_residuals),
		cmocka_unit_test(ignores_the_levels_of_strata),
		cmocka_unit_test(learns_nothing_from_lone_points),
		cmocka_unit_test(moves_to_other_points),
		cmocka_unit_test(agrees_with_published_lines),
		cmocka_unit_test(agrees_with_published_seasons),
	};

	return cmocka_run_group_tests_name("theil_sen", tests, NULL, NULL);
}
