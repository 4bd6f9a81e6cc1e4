#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/distribution.h"
#include "tests/support/assert_close.h"

static const ThreePoint hours = { 24, 40, 80 };
static const double shares[] = { 1e-12, 1e-4, 0.02425, 0.1, 0.3, 0.5, 0.8,
	0.9999 };

enum { SHARES = sizeof shares / sizeof shares[0] };

/* [T12] */
static void
inverts_the_triangular_distribution(void **state)
{
	(void)state;
	assert_prints(triangular_quantile(hours, 0.1), "33.4657");
	assert_prints(triangular_quantile(hours, 0.5), "46.5336");
	assert_prints(triangular_quantile(hours, 0.9), "65.0334");
	assert_prints(triangular_mean(hours), "48.0000");
}

/* By the rule of midpoints over what each share of draws is. */
static double
deviation_of_quantiles(ThreePoint estimate)
{
	enum { STEPS = 4000 };
	double squares = 0;

	for (int i = 0; i < STEPS; i++) {
		const double from_mean =
		    pert_quantile(estimate, (i + 0.5) / STEPS) -
		    pert_mean(estimate);

		squares += from_mean * from_mean / STEPS;
	}
	return sqrt(squares);
}

/* [T13]: not the textbook's range/6, which is 9.3333 */
static void
inverts_the_pert_distribution(void **state)
{
	(void)state;
	assert_prints(pert_quantile(hours, 0.1), "31.2348");
	assert_prints(pert_quantile(hours, 0.5), "43.0607");
	assert_prints(pert_quantile(hours, 0.9), "58.1816");
	assert_prints(pert_mean(hours), "44.0000");
	assert_close(deviation_of_quantiles(hours), 10.1419, 0.001);
}

static void
reaches_the_ends_of_a_range(void **state)
{
	static const ThreePoint ranges[] = { { 24, 40, 80 }, { 1, 1, 2 },
		{ 1, 2, 2 } };

	(void)state;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		assert_close(
		    triangular_quantile(ranges[i], 0), ranges[i].low, 1e-15);
		assert_close(
		    triangular_quantile(ranges[i], 1), ranges[i].high, 1e-15);
		assert_close(pert_quantile(ranges[i], 0), ranges[i].low, 1e-15);
		assert_close(
		    pert_quantile(ranges[i], 1), ranges[i].high, 1e-15);
	}
	assert_close(
	    triangular_quantile((ThreePoint){ 1, 1, 2 }, 0.75), 1.5, 1e-15);
	assert_close(pert_quantile((ThreePoint){ 0, 0, 1 }, 0.75),
	    1 - pow(0.25, 0.2), 1e-12);
}

/* Backfill speed of a migration: the mode is the geometric mean. */
static void
is_triangular_in_the_logarithm(void **state)
{
	static const ThreePoint speed = { 100, 1000, 10000 };

	(void)state;
	assert_close(log_triangular_quantile(speed, 0.5), 1000, 1e-12);
	assert_close(
	    log_triangular_quantile(speed, 0.125), pow(10, 2.5), 1e-12);
	assert_close(
	    log_triangular_quantile((ThreePoint){ 0, 1, 2 }, 0.5), NAN, 0);
}

static void
knows_what_is_certain(void **state)
{
	static const ThreePoint certain = { 7, 7, 7 };

	(void)state;
	assert_close(triangular_quantile(certain, 0.3), 7, 0);
	assert_close(pert_quantile(certain, 0.3), 7, 0);
	assert_close(log_triangular_quantile(certain, 0.3), 7, 1e-15);
	assert_close(pert_mean(certain), 7, 0);
}

static void
refuses_disorder(void **state)
{
	static const ThreePoint bad[] = { { 2, 1, 3 }, { 1, 4, 3 }, { 3, 2, 1 },
		{ NAN, 1, 2 }, { 1, NAN, 2 }, { 1, 2, NAN },
		{ 0, 1, INFINITY } };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(three_point_is_valid(bad[i]));
		assert_close(triangular_quantile(bad[i], 0.5), NAN, 0);
		assert_close(triangular_mean(bad[i]), NAN, 0);
		assert_close(log_triangular_quantile(bad[i], 0.5), NAN, 0);
		assert_close(pert_quantile(bad[i], 0.5), NAN, 0);
		assert_close(pert_mean(bad[i]), NAN, 0);
	}
	assert_close(triangular_quantile(hours, -0.1), NAN, 0);
	assert_close(pert_quantile(hours, 1.1), NAN, 0);
	assert_close(normal_quantile(NAN), NAN, 0);
	assert_close(normal_quantile(1.1), NAN, 0);
}

static void
inverts_the_normal_distribution(void **state)
{
	(void)state;
	assert_close(normal_cdf(-8), 6.22096057427174e-16, 1e-28);
	assert_close(normal_cdf(2), 0.977249868051821, 1e-14);
	assert_close(normal_quantile(0.975), NORMAL_95, 1e-6);
	assert_close(normal_quantile(1e-12), -7.034483825301131, 1e-13);
	assert_close(normal_quantile(0), -INFINITY, 0);
	assert_close(normal_quantile(1), INFINITY, 0);
	for (size_t i = 0; i < SHARES; i++) {
		double z = normal_quantile(shares[i]);

		assert_close(normal_cdf(z) / shares[i], 1, 1e-13);
		assert_close(normal_quantile(1 - shares[i]), -z, 1e-4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inverts_the_triangular_distribution),
		cmocka_unit_test(inverts_the_pert_distribution),
		cmocka_unit_test(reaches_the_ends_of_a_range),
		cmocka_unit_test(is_triangular_in_the_logarithm),
		cmocka_unit_test(knows_what_is_certain),
		cmocka_unit_test(refuses_disorder),
		cmocka_unit_test(inverts_the_normal_distribution),
	};

	return cmocka_run_group_tests_name("distribution", tests, NULL, NULL);
}
