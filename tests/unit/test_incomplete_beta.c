#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/incomplete_beta.h"
#include "tests/support/assert_close.h"

static const double shapes[][2] = { { 1, 1 }, { 1, 5 }, { 5, 1 }, { 3, 3 },
	{ 2.142857, 3.857143 }, { 1.0001, 4.9999 }, { 0.5, 2 }, { 0.3, 7 },
	{ 40, 90 }, { 800, 600 } };
static const double shares[] = { 1e-15, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7,
	0.9, 0.99, 0.9999, 1 - 1e-9 };

enum {
	SHAPES = sizeof shapes / sizeof shapes[0],
	SHARES = sizeof shares / sizeof shares[0],
};

/* Beta(3, 3) has the CDF x^3 (10 - 15x + 6x^2); Beta(a, 1) has x^a. */
static void
agrees_with_polynomials(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHARES; i++) {
		double x = shares[i];
		double cube = x * x * x * (10 - 15 * x + 6 * x * x);

		assert_close(incomplete_beta(3, 3, x) / cube, 1, 1e-12);
		assert_close(
		    incomplete_beta(4.5, 1, x) / pow(x, 4.5), 1, 1e-12);
		assert_close(
		    incomplete_beta(1, 4.5, x), -expm1(4.5 * log1p(-x)), 1e-12);
		assert_close(incomplete_beta(0.5, 0.5, x),
		    2 / acos(-1) * asin(sqrt(x)), 1e-10);
	}
}

static void
inverts_itself(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHAPES; i++) {
		for (size_t j = 0; j < SHARES; j++) {
			double a = shapes[i][0], b = shapes[i][1];
			double x = incomplete_beta_inverse(a, b, shares[j]);

			assert_true(x >= 0 && x <= 1);
			assert_close(
			    incomplete_beta(a, b, x) / shares[j], 1, 1e-10);
		}
	}
}

static void
mirrors_when_shapes_swap(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHAPES; i++)
		assert_close(
		    incomplete_beta_inverse(shapes[i][0], shapes[i][1], 0.25),
		    1 - incomplete_beta_inverse(
			    shapes[i][1], shapes[i][0], 0.75),
		    1e-12);
}

static void
refuses_what_is_no_distribution(void **state)
{
	static const double bad[][3] = { { 0, 1, .5 }, { 1, -1, .5 },
		{ NAN, 1, .5 }, { 1, INFINITY, .5 }, { 1, 1, -.1 },
		{ 1, 1, 1.1 }, { 1, 1, NAN } };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const double *c = bad[i];

		assert_close(incomplete_beta(c[0], c[1], c[2]), NAN, 0);
		assert_close(incomplete_beta_inverse(c[0], c[1], c[2]), NAN, 0);
	}
	assert_close(incomplete_beta(2, 3, 0), 0, 0);
	assert_close(incomplete_beta(2, 3, 1), 1, 0);
	assert_close(incomplete_beta_inverse(2, 3, 0), 0, 0);
	assert_close(incomplete_beta_inverse(2, 3, 1), 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_polynomials),
		cmocka_unit_test(inverts_itself),
		cmocka_unit_test(mirrors_when_shapes_swap),
		cmocka_unit_test(refuses_what_is_no_distribution),
	};

	return cmocka_run_group_tests_name(
	    "incomplete_beta", tests, NULL, NULL);
}
