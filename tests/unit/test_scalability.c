#include <glib.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/scalability.h"
#include "tests/support/assert_close.h"

static const double doubling[] = { 1, 2, 4, 8, 16, 32 };

static double
law(double lambda, double sigma, double kappa, double n)
{
	return lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
}

/* [T21] */
static void
recovers_the_worked_example(void **state)
{
	static const char *const printed[] = { "100", "193.9864", "364.9635",
		"646.2036", "1019.1083", "1319.0437" };
	double x[6];
	Scalability s;

	(void)state;
	for (int i = 0; i < 6; i++) {
		x[i] = law(100, 0.03, 0.0005, doubling[i]);
		assert_prints(x[i], printed[i]);
	}
	s = scalability_fit(doubling, x, 6);
	assert_true(s.measured);
	assert_int_equal(s.n, 6);
	assert_close(s.lambda, 100, 1e-8);
	assert_close(s.sigma, 0.03, 1e-9);
	assert_close(s.kappa, 0.0005, 1e-9);
	assert_prints(s.best, "44.0454");
	assert_prints(s.peak, "1359.70");
	assert_close(s.error, 0, 1e-9);
	assert_prints(scalability_at(&s, 16), "1019.1083");
}

/* Production is never seen at a concurrency of 1, and in no order. */
static void
needs_no_point_at_one(void **state)
{
	static const double n[] = { 900, 120, 300, 700, 60, 450, 200 };
	double x[G_N_ELEMENTS(n)];
	Scalability s;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(n); i++)
		x[i] = law(3, 0.002, 1e-6, n[i]);
	s = scalability_fit(n, x, G_N_ELEMENTS(n));
	assert_close(s.lambda, 3, 1e-6);
	assert_close(s.sigma, 0.002, 1e-6);
	assert_close(s.kappa, 1e-6, 1e-6);
	assert_close(s.best, sqrt(0.998 / 1e-6), 1e-4);
}

/* Faster than linear, or straight: no term goes below 0, and there is no
 * peak to be found. */
static void
terms_are_not_below_zero(void **state)
{
	static const struct {
		double sigma, kappa;
		bool peak;
	} cases[] = {
		{ 0, 0, false },
		{ -0.01, 0, false },
		{ 0.05, -0.0003, true }, /* contention alone: 1/sigma */
		{ -0.01, 0.002, true },
		{ 0.1, 0, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		double x[6];
		Scalability s;

		for (int k = 0; k < 6; k++)
			x[k] = law(
			    50, cases[i].sigma, cases[i].kappa, doubling[k]);
		print_message("%zu\n", i);
		s = scalability_fit(doubling, x, 6);
		assert_true(s.measured);
		assert_true(s.sigma >= 0 && s.kappa >= 0);
		if (cases[i].peak)
			assert_true(s.peak < 1e6);
		else
			assert_true(s.peak > 1e9);
		if (cases[i].kappa == 0 && cases[i].sigma > 0)
			assert_close(s.peak, 500, 1e-3);
	}
}

static void
too_little_is_not_measured(void **state)
{
	static const double narrow[] = { 10, 11, 12, 13, 14, 15, 16 };
	static const double same[] = { 8, 8, 8, 8, 8, 16 };
	double x[7];

	(void)state;
	for (int i = 0; i < 7; i++)
		x[i] = law(100, 0.03, 0.0005, narrow[i]);
	assert_false(scalability_fit(narrow, x, 7).measured);
	assert_true(isnan(scalability_fit(narrow, x, 7).peak));
	assert_false(scalability_fit(doubling, x, 5).measured);
	assert_int_equal(scalability_fit(doubling, x, 5).n, 5);
	assert_int_equal(scalability_fit(NULL, NULL, 0).n, 0);
	/* points without a value are none */
	x[2] = NAN;
	x[3] = 0;
	assert_int_equal(scalability_fit(doubling, x, 6).n, 4);
	/* two concurrencies do not tell two terms apart; one does */
	for (int i = 0; i < 6; i++)
		x[i] = law(100, 0.03, 0, same[i]);
	assert_true(scalability_fit(same, x, 6).n == 6);
}

/* 5 % noise: on most trials the truth lies within the P10 to P90 that is
 * claimed, about four times in five. */
static void
noise_makes_an_honest_range(void **state)
{
	enum { TRIALS = 200, DRAWN = 400, POINTS = 24 };
	const double truth = 1359.70;
	int within = 0;
	Rng rng;

	(void)state;
	rng_init(&rng, 3, "usl");
	for (int t = 0; t < TRIALS; t++) {
		double n[POINTS], x[POINTS], peaks[DRAWN];
		Scalability s;

		for (int i = 0; i < POINTS; i++) {
			n[i] = 2 + 3 * i;
			x[i] = law(100, 0.03, 0.0005, n[i]) *
			       exp(0.05 * normal_quantile(rng_uniform(&rng)));
		}
		s = scalability_fit(n, x, POINTS);
		assert_true(s.measured);
		assert_true(s.error > 0.02 && s.error < 0.09);
		for (int i = 0; i < DRAWN; i++) {
			double z[SCALABILITY_TERMS];

			for (int k = 0; k < SCALABILITY_TERMS; k++)
				z[k] = normal_quantile(rng_uniform(&rng));
			peaks[i] = scalability_peak_draw(&s, z);
		}
		sort_values(peaks, DRAWN);
		within += truth >= quantile(peaks, DRAWN, 0.1) &&
			  truth <= quantile(peaks, DRAWN, 0.9);
	}
	print_message("%d of %d\n", within, TRIALS);
	assert_true(within > 0.70 * TRIALS && within < 0.90 * TRIALS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recovers_the_worked_example),
		cmocka_unit_test(needs_no_point_at_one),
		cmocka_unit_test(terms_are_not_below_zero),
		cmocka_unit_test(too_little_is_not_measured),
		cmocka_unit_test(noise_makes_an_honest_range),
	};

	return cmocka_run_group_tests_name("scalability", tests, NULL, NULL);
}
