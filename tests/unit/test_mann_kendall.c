#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/mann_kendall.h"
#include "tests/support/assert_close.h"

enum { MOST = 6, MOST_ORDERS = 720 };

static const double months[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

/* [T2], the part on Mann and Kendall; a logarithm keeps ranks. */
static void
tests_the_worked_example(void **state)
{
	static const double days[] = { 4.0, 5.5, 3.8, 5.0, 4.6, 6.2, 5.1, 5.8,
		6.9, 5.4, 7.2, 6.6 };
	MannKendall test = mann_kendall(months, days, 12);

	(void)state;
	assert_prints(test.s, "38");
	assert_prints(test.sigma, "14.5831");
	assert_prints(test.z, "2.5372");
	assert_prints(test.p, "0.0112");
}

typedef struct Case {
	const char *name;
	double x[MOST], y[MOST];
	size_t n;
	double s, z;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, { 0 }, 0, 0, NAN },
	{ "one", { 1 }, { 1 }, 1, 0, NAN },
	{ "all y equal", { 0, 1, 2, 3 }, { 5, 5, 5, 5 }, 4, 0, NAN },
	{ "all x equal", { 1, 1, 1, 1 }, { 1, 2, 3, 4 }, 4, 0, NAN },
	{ "no trend", { 0, 1, 2, 3 }, { 1, 2, 2, 1 }, 4, 0, 0 },
	{ "no trend but the correction", { 0, 1, 2 }, { 1, 3, 2 }, 3, 1, 0 },
	{ "falling", { 0, 1, 2, 3 }, { 4, 3, 2, 1 }, 4, -6,
	    -1.698415551216402 },
	{ "gaps", { 0, 1, 9, 2, NAN, 3 }, { 4, 3, NAN, 2, 7, 1 }, 6, -6,
	    -1.698415551216402 },
};

static void
tests_small_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];
		MannKendall test = mann_kendall(c->x, c->y, c->n);

		assert_close(test.s, c->s, 1e-15);
		assert_close(test.z, c->z, 1e-12);
	}
}

/* Every order of Y in turn: the Heap algorithm, without recursion. */
static size_t
sum_squares_over_orders(const double *x, double *y, size_t n, double *sum)
{
	size_t counters[MOST] = { 0 }, orders = 1, i = 0;
	double s = mann_kendall(x, y, n).s;

	*sum = s * s;
	while (i < n) {
		size_t other = i % 2 == 0 ? 0 : counters[i];
		double kept = y[other];

		if (counters[i] >= i) {
			counters[i++] = 0;
			continue;
		}
		y[other] = y[i];
		y[i] = kept;
		s = mann_kendall(x, y, n).s;
		*sum += s * s;
		orders++;
		counters[i]++;
		i = 0;
	}
	return orders;
}

/* Sigma is by definition the spread of s over all orders of y. */
static void
knows_the_spread_under_ties(void **state)
{
	static const double x[][MOST] = { { 1, 2, 3, 4, 5, 6 },
		{ 1, 1, 2, 2, 2, 3 }, { 1, 1, 1, 1, 2, 2 } };
	static const double y[][MOST] = { { 1, 1, 2, 3, 4, 5 },
		{ 7, 7, 7, 2, 2, 1 }, { 1, 2, 3, 3, 3, 3 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		double orders[MOST], sum;
		size_t count;

		for (size_t k = 0; k < MOST; k++)
			orders[k] = y[i][k];
		count = sum_squares_over_orders(x[i], orders, MOST, &sum);
		assert_int_equal(count, MOST_ORDERS);
		assert_close(mann_kendall_sigma(x[i], y[i], NULL, MOST),
		    sqrt(sum / MOST_ORDERS), 1e-12);
	}
}

/* Colour of tuna and what a panel thinks of it (Hollander and Wolfe 1973,
 * p. 187; R's cor.test): tau is 16/36, p 0.1194 exactly and 0.1179 in the
 * limit. */
static void
agrees_with_published_ranks(void **state)
{
	static const double colour[] = { 44.4, 45.9, 41.9, 53.3, 44.7, 44.1,
		50.7, 45.2, 60.1 };
	static const double panel[] = { 2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8,
		3.8 };
	MannKendall test = mann_kendall(colour, panel, 9);

	(void)state;
	assert_close(test.s, 16, 0);
	assert_prints(test.s / 36, "0.4444");
	assert_prints(test.p, "0.1179");
}

/* Strata vary on their own: their variances add up. */
static void
adds_up_strata(void **state)
{
	static const double x[] = { 1, 1, 2, 2, 3, 3, NAN, 9 };
	static const double y[] = { 5, 2, 4, 2, 9, 7, 8, 1 };
	static const int strata[] = { 0, 8, 0, 8, 0, 8, 8, 3 };
	static const double odd[] = { 5, 4, 9 }, even[] = { 2, 2, 7 };
	const double b =
	    mann_kendall_sigma((double[]){ 1, 2, 3 }, odd, NULL, 3);
	const double c =
	    mann_kendall_sigma((double[]){ 1, 2, 3 }, even, NULL, 3);

	(void)state;
	assert_close(mann_kendall_sigma(x, y, NULL, 0), 0, 0);
	assert_true(b > c && c > 0);
	assert_close(
	    mann_kendall_sigma(x, y, strata, 8), sqrt(b * b + c * c), 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tests_the_worked_example),
		cmocka_unit_test(tests_small_samples),
		cmocka_unit_test(knows_the_spread_under_ties),
		cmocka_unit_test(agrees_with_published_ranks),
		cmocka_unit_test(adds_up_strata),
	};

	return cmocka_run_group_tests_name("mann_kendall", tests, NULL, NULL);
}
