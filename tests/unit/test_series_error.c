#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/series_error.h"
#include "tests/support/assert_close.h"

enum { TRIALS = 1500, MOST = 120 };

static const double rate = 0.07;

typedef struct Case {
	const char *name;
	size_t n;
	double noise, wander; /* deviation of a point, of a step */
	double step; /* months between points */
	int least, most; /* of 100 that P10 to P90 should hold */
} Case;

/* Few points cannot tell noise from wandering: then limits are too wide for
 * the one, and a little too narrow for the other. */
static const Case cases[] = {
	{ "a year that scatters", 12, 0.05, 0, 1, 80, 100 },
	{ "three years that scatter", 36, 0.05, 0, 1, 80, 100 },
	{ "a year that wanders", 12, 0, 0.03, 1, 58, 85 },
	{ "three years that wander", 36, 0, 0.03, 1, 70, 85 },
	{ "both, a year", 12, 0.03, 0.03, 1, 70, 85 },
	{ "both, ten years", 120, 0.03, 0.03, 1, 76, 84 },
	{ "both, by week", 120, 0.03, 0.03, 7 / 30.4375, 76, 84 },
	{ "five points", 5, 0.03, 0.03, 1, 75, 95 },
};

static TheilSen
draw_series(const Case *c, Rng *rng, double *x, double *y)
{
	double level = 0;

	for (size_t i = 0; i < c->n; i++) {
		x[i] = (double)i * c->step;
		level += c->wander * normal_quantile(rng_uniform(rng));
		y[i] = rate * x[i] + level +
		       c->noise * normal_quantile(rng_uniform(rng));
	}
	return theil_sen_fit(x, y, c->n);
}

static void
limits_hold_the_rate(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		int held = 0;
		Rng rng;

		rng_init(&rng, 3, c->name);
		for (int t = 0; t < TRIALS; t++) {
			double x[MOST], y[MOST];
			const TheilSen fit = draw_series(c, &rng, x, y);
			const double error =
			    series_error(&fit, x, y, c->n).slope;

			assert_true(error >= theil_sen_error(&fit));
			held += fabs(fit.slope - rate) < 1.281552 * error;
		}
		print_message("%s: %.1f %%\n", c->name, 100.0 * held / TRIALS);
		assert_in_range(
		    held, TRIALS / 100 * c->least, TRIALS / 100 * c->most);
	}
}

static void
nothing_that_varies_is_certain(void **state)
{
	static const double x[] = { 0, 1, 2, 3, 4, 5, 6 };
	static const double line[] = { 1, 2, 3, 4, 5, 6, 7 };
	static const double slip[] = { 1, 2, 3, 90, 5, 6, 7 };
	TheilSen fit = theil_sen_fit(x, line, 7);

	(void)state;
	assert_close(series_error(&fit, x, line, 7).slope, 0, 1e-12);
	/* one odd point is no wandering */
	fit = theil_sen_fit(x, slip, 7);
	assert_close(
	    series_error(&fit, x, slip, 7).slope, theil_sen_error(&fit), 1e-12);
	fit = theil_sen_fit(x, line, 4);
	assert_close(series_error(&fit, x, line, 4).slope, NAN, 0);
	fit = theil_sen_fit(x, line, 0);
	assert_close(series_error(&fit, x, line, 0).slope, NAN, 0);
}

/* Gaps, points of one time, and other units. */
static void
takes_what_there_is(void **state)
{
	static const double x[] = { 0, 1, 1, 2, NAN, 3, 4, 5, 6 };
	static const double y[] = { 1, 3, 2, 2, 7, 5, NAN, 4, 6 };
	double scaled_x[9], scaled_y[9];
	TheilSen fit = theil_sen_fit(x, y, 9), scaled;
	const SeriesError error = series_error(&fit, x, y, 9);
	SeriesError other;

	(void)state;
	assert_true(error.slope > 0 && isfinite(error.slope));
	assert_true(error.noise > 0 && error.wander > 0);
	for (size_t i = 0; i < 9; i++) {
		scaled_x[i] = 30 * x[i] - 7;
		scaled_y[i] = 5 * y[i] + 100;
	}
	scaled = theil_sen_fit(scaled_x, scaled_y, 9);
	other = series_error(&scaled, scaled_x, scaled_y, 9);
	assert_close(other.slope, error.slope * 5 / 30, 1e-9);
	assert_close(other.noise, error.noise * 25, 1e-9);
	assert_close(other.wander, error.wander * 25 / 30, 1e-9);
}

/* Many points tell what is noise and what wanders. */
static void
noise_is_told_from_wandering(void **state)
{
	static const Case kinds[] = {
		{ "noise", MOST, 0.1, 0, 1, 0, 0 },
		{ "wander", MOST, 0, 0.1, 1, 0, 0 },
		{ "both", MOST, 0.1, 0.1, 1, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		const Case *c = &kinds[i];
		double x[MOST], y[MOST], noise = 0, wander = 0;
		Rng rng;

		rng_init(&rng, 4, c->name);
		for (int t = 0; t < 100; t++) {
			const TheilSen fit = draw_series(c, &rng, x, y);
			const SeriesError error =
			    series_error(&fit, x, y, c->n);

			noise += error.noise / 100;
			wander += error.wander / 100;
		}
		print_message("%s: %g %g\n", c->name, noise, wander);
		assert_true(fabs(noise - c->noise * c->noise) < 0.0025);
		assert_true(fabs(wander - c->wander * c->wander) < 0.0025);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_hold_the_rate),
		cmocka_unit_test(nothing_that_varies_is_certain),
		cmocka_unit_test(takes_what_there_is),
		cmocka_unit_test(noise_is_told_from_wandering),
	};

	return cmocka_run_group_tests_name("series_error", tests, NULL, NULL);
}
