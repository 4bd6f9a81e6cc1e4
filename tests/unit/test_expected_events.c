#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/expected_events.h"
#include "tests/support/assert_close.h"

/* [T7] */
static void
waiting_costs_what_the_model_says(void **state)
{
	static const struct {
		double months, expected, probability, cost;
	} cases[] = {
		{ 3, .1687, .1553, 3464.75 },
		{ 6, .3813, .3170, 7455.36 },
		{ 12, .9863, .6271, 17595.89 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const double events =
		    expected_events(.05, .08, 1, cases[i].months);

		assert_close(events, cases[i].expected, 5e-5);
		assert_close(
		    event_probability(events), cases[i].probability, 5e-5);
		assert_close(
		    waiting_cost(80, 6, cases[i].months, 12000, events),
		    cases[i].cost, 5e-3);
	}
}

static void
without_growth_events_add_up_evenly(void **state)
{
	(void)state;
	assert_close(expected_events(.05, 0, 1, 12), .6, 1e-12);
	assert_close(expected_events(.05, .08, 0, 12), .6, 1e-12);
	assert_close(expected_events(.05, 1e-12, 1, 12), .6, 1e-9);
	assert_true(expected_events(.05, -.05, 1, 12) < .6);
	assert_close(expected_events(.05, .08, 1, 0), 0, 0);
}

static void
no_event_yet_is_no_promise(void **state)
{
	(void)state;
	assert_close(event_rate(0, 9), .05, 1e-12);
	assert_close(event_rate(2, 4), .5, 1e-12);
}

/* Half of a chi-squared quantile of 2 count + 1 degrees of freedom. */
static void
rates_have_the_quantiles_of_a_gamma(void **state)
{
	static const struct {
		long count;
		double p, want;
	} cases[] = {
		{ 0, .95, 1.9207294 },
		{ 0, .1, .0078954 },
		{ 1, .5, 1.1829869 },
		{ 1, .01, .0574159 },
		{ 3, .95, 7.0335702 },
		{ 10, .05, 5.7956544 },
		{ 50, .5, 50.1669 },
		{ 51, .5, 51.1669 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		print_message("%zu\n", i);
		assert_close(event_rate_quantile(cases[i].count, 0, cases[i].p),
		    cases[i].want, 1e-6 * (1 + cases[i].want * 20));
		assert_close(event_rate_quantile(cases[i].count, 4, cases[i].p),
		    cases[i].want / 5, 1e-6 * (1 + cases[i].want * 20));
	}
	assert_close(event_rate_quantile(3, 1, 0), 0, 0);
	assert_true(isinf(event_rate_quantile(3, 1, 1)));
	assert_true(isnan(event_rate_quantile(3, 1, 1.5)));
	assert_true(isnan(event_rate_quantile(-1, 1, .5)));
}

/* Far out, too, it is rising and finite. */
static void
quantiles_rise(void **state)
{
	(void)state;
	for (long count = 0; count < 60; count += 7) {
		double last = 0;

		for (double p = 1e-6; p < 1; p += 0.0371) {
			const double now = event_rate_quantile(count, 1, p);

			assert_true(isfinite(now) && now > last);
			last = now;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waiting_costs_what_the_model_says),
		cmocka_unit_test(without_growth_events_add_up_evenly),
		cmocka_unit_test(no_event_yet_is_no_promise),
		cmocka_unit_test(rates_have_the_quantiles_of_a_gamma),
		cmocka_unit_test(quantiles_rise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
