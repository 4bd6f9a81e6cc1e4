#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/detectable_rate.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/mann_kendall.h"
#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

enum { ISSUES = 120, TRIALS = 2000 };

/* [T4] */
static void
computes_the_worked_example(void **state)
{
	(void)state;
	assert_prints(100 * detectable_rate(1, 12, 120), "7.6622");
	assert_prints(100 * detectable_rate(1, 12, 400), "4.1266");
	assert_prints(detectable_rate_needs(0.03, 1, 12), "748.6");
	assert_prints(log1p(detectable_rate(1, 12, 120)) / 2.801585, "0.0264");
}

/* What the error of a slope amounts to. */
static void
takes_the_error_of_a_fit(void **state)
{
	(void)state;
	assert_close(detectable_rate_of(1 / 12.0 * sqrt(12.0 / 120)),
	    detectable_rate(1, 12, 120), 1e-12);
	assert_close(detectable_rate_of(0), NAN, 0);
	assert_close(detectable_rate_of(NAN), NAN, 0);
}

static void
inverts_itself(void **state)
{
	(void)state;
	assert_close(detectable_rate_needs(detectable_rate(0.7, 9, 55), 0.7, 9),
	    55, 1e-12);
}

/* A trend of just this rate is found in about 80 of 100 data sets. The rank
 * test has 95 % of the efficiency that the formula assumes. */
static void
is_seen_as_often_as_promised(void **state)
{
	double b = log1p(detectable_rate(1, 12, ISSUES));
	double x[ISSUES], y[ISSUES], seen = 0;
	Rng rng;

	(void)state;
	rng_init(&rng, 11, "power");
	for (int k = 0; k < TRIALS; k++) {
		for (int i = 0; i < ISSUES; i++) {
			x[i] = 12 * (i + 0.5) / ISSUES;
			y[i] = b * x[i] + normal_quantile(rng_uniform(&rng));
		}
		seen += mann_kendall(x, y, ISSUES).p < 0.05;
	}
	assert_true(seen / TRIALS > 0.74 && seen / TRIALS < 0.83);
}

static void
needs_something_to_go_on(void **state)
{
	(void)state;
	assert_close(detectable_rate(1, 12, 0), NAN, 0);
	assert_close(detectable_rate(1, 0, 100), NAN, 0);
	assert_close(detectable_rate(0, 12, 100), NAN, 0);
	assert_close(detectable_rate(NAN, 12, 100), NAN, 0);
	assert_close(detectable_rate_needs(0, 1, 12), NAN, 0);
	assert_close(detectable_rate_needs(-0.1, 1, 12), NAN, 0);
	assert_close(detectable_rate_needs(0.03, 1, 0), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(computes_the_worked_example),
		cmocka_unit_test(takes_the_error_of_a_fit),
		cmocka_unit_test(inverts_itself),
		cmocka_unit_test(is_seen_as_often_as_promised),
		cmocka_unit_test(needs_something_to_go_on),
	};

	return cmocka_run_group_tests_name(
	    "detectable_rate", tests, NULL, NULL);
}
