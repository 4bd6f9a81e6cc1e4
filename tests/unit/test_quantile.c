#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

#define EXACT 1e-15

enum { MOST = 8, MANY = 20001 };

typedef struct Case {
	const char *name;
	double values[MOST];
	size_t n;
	double median, deviation, lower_tenth;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, 0, NAN, NAN, NAN },
	{ "one", { 7 }, 1, 7, 0, 7 },
	{ "two", { 9, 4 }, 2, 6.5, 2.5, 4.5 },
	{ "odd", { 3, 1, 2 }, 3, 2, 1, 1.2 },
	{ "even", { 4, 1, 3, 10 }, 4, 3.5, 1.5, 1.6 },
	{ "all equal", { 5, 5, 5, 5, 5 }, 5, 5, 0, 5 },
	{ "ties", { 2, 1, 2, 1, 2, 1 }, 6, 1.5, 0.5, 1 },
	{ "descending", { 8, 7, 6, 5, 4, 3, 2, 1 }, 8, 4.5, 2, 1.7 },
	{ "with a gap", { 1, NAN, 3 }, 3, NAN, NAN, NAN },
	{ "never", { INFINITY, 1, INFINITY, INFINITY }, 4, INFINITY, NAN,
	    INFINITY },
	{ "hardly ever", { 1, INFINITY }, 2, INFINITY, NAN, INFINITY },
};

static void
summarises_small_samples(void **state)
{
	double room[MOST];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Case *c = &cases[i];

		memcpy(room, c->values, sizeof room);
		assert_close(median(room, c->n), c->median, EXACT);
		memcpy(room, c->values, sizeof room);
		assert_close(median_deviation(room, c->n), c->deviation, EXACT);
		memcpy(room, c->values, sizeof room);
		sort_values(room, c->n);
		assert_close(quantile(room, c->n, 0.1), c->lower_tenth, EXACT);
	}
}

static void
takes_quantiles_of_type_seven(void **state)
{
	static const double sorted[] = { 1, 2, 4, 8, 16 };

	(void)state;
	assert_close(quantile(sorted, 5, 0), 1, EXACT);
	assert_close(quantile(sorted, 5, 0.25), 2, EXACT);
	assert_close(quantile(sorted, 5, 0.6), 5.6, EXACT);
	assert_close(quantile(sorted, 5, 1), 16, EXACT);
	assert_close(quantile(sorted, 5, -0.01), NAN, EXACT);
	assert_close(quantile(sorted, 5, 1.01), NAN, EXACT);
	assert_close(quantile(sorted, 5, NAN), NAN, EXACT);
}

static void
sorts_gaps_last(void **state)
{
	double values[] = { 3, NAN, -INFINITY, 2, NAN, INFINITY, 1 };

	(void)state;
	sort_values(values, 7);
	assert_true(values[0] == -INFINITY && values[1] == 1);
	assert_true(values[3] == 3 && values[4] == INFINITY);
	assert_true(isnan(values[5]) && isnan(values[6]));
}

/* What stands at place I of N: each gives every number below N once. */
static size_t
ascending(size_t i, size_t n)
{
	(void)n;
	return i;
}

static size_t
descending(size_t i, size_t n)
{
	return n - 1 - i;
}

static size_t
up_and_down(size_t i, size_t n)
{
	return i < (n + 1) / 2 ? 2 * i : 2 * (n - 1 - i) + 1;
}

static size_t
far_apart(size_t i, size_t n)
{
	return i * 7919 % n; /* a prime that divides no size below */
}

/* Musser's, against the median of three: N is a multiple of 4. */
static size_t
hard_for_medians(size_t i, size_t n)
{
	if (i >= n / 2)
		return 2 * (i - n / 2) + 1;
	return i % 2 == 0 ? i : n / 2 + i - 1;
}

static void
sorts_whatever_the_order(void **state)
{
	static size_t (*const orders[])(size_t, size_t) = { ascending,
		descending, up_and_down, far_apart, hard_for_medians };
	static const size_t sizes[] = { 4, 16, 20, 100, 20000 };
	static double values[MANY];

	(void)state;
	for (size_t o = 0; o < sizeof orders / sizeof orders[0]; o++)
		for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
			for (size_t i = 0; i < sizes[s]; i++)
				values[i] = (double)orders[o](i, sizes[s]);
			sort_values(values, sizes[s]);
			for (size_t i = 0; i < sizes[s]; i++)
				assert_true(values[i] == (double)i);
		}
}

static void
drops_gaps_in_order(void **state)
{
	double values[] = { NAN, 3, NAN, 1, 2 };

	(void)state;
	assert_int_equal(drop_missing(values, 5), 3);
	assert_true(values[0] == 3 && values[1] == 1 && values[2] == 2);
	assert_int_equal(drop_missing(values, 0), 0);
}

/* Selection agrees with sorting, on random values with LEVELS of them. */
static void
compare_with_sorting(uint64_t levels)
{
	static double sorted[MANY], room[MANY];
	static const size_t ranks[] = { 0, 1, 777, MANY / 2, MANY - 1 };
	Rng rng;

	rng_init(&rng, levels, "quantile");
	for (size_t i = 0; i < MANY; i++)
		sorted[i] = (double)(rng_next(&rng) % levels);
	for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++) {
		memcpy(room, sorted, sizeof room);
		sort_values(room, MANY);
		assert_true(
		    select_value(sorted, MANY, ranks[i]) == room[ranks[i]]);
	}
	assert_close(select_value(sorted, MANY, MANY), NAN, EXACT);
}

static void
selects_what_sorting_would(void **state)
{
	(void)state;
	compare_with_sorting(2);
	compare_with_sorting(100);
	compare_with_sorting(UINT64_MAX);
}

/* The first N of SORTED, mixed up, have the quantiles of their order. */
static void
check_quantiles(const double *sorted, size_t n)
{
	static const double shares[] = { 0, 0.1, 0.1, 0.5, 0.9, 1 };
	enum { SHARES = sizeof shares / sizeof shares[0] };
	double room[MOST], got[SHARES];

	for (size_t i = 0; i < n; i++)
		room[i] = sorted[i * 3 % n];
	select_quantiles(room, n, shares, SHARES, got);
	for (size_t i = 0; i < SHARES; i++)
		assert_close(got[i], quantile(sorted, n, shares[i]), 0);
}

static void
takes_the_quantiles_of_any_order(void **state)
{
	static const double sorted[][MOST] = {
		{ -3, -1, 0, 2, 5, 9, 11, 40 },
		{ 1, 1, 1, 2, 2, 2, 3, 3 },
		{ 1, 2, 3, 4, 5, INFINITY, INFINITY, INFINITY },
	};
	double known[] = { 1, 2 }, gap[] = { 1, NAN }, out[2];

	(void)state;
	for (size_t i = 0; i < sizeof sorted / sizeof sorted[0]; i++)
		for (size_t n = 0; n <= MOST; n++)
			if (n % 3 != 0)
				check_quantiles(sorted[i], n);
	select_quantiles(known, 0, (double[]){ 0.5 }, 1, out);
	assert_true(isnan(out[0]));
	select_quantiles(gap, 2, (double[]){ 0, 1 }, 2, out);
	assert_true(isnan(out[0]) && isnan(out[1]));
}

static void
shares_weight(void **state)
{
	static const double values[] = { 1, 2, 2, 5 };
	static const double weights[] = { 1, 2, 3, 4 };
	static const double none[] = { 0, 0, 0, 0 };
	static const double gap[] = { 1, NAN };

	(void)state;
	assert_close(share_at_most(values, NULL, 4, 2), 0.75, EXACT);
	assert_close(share_at_most(values, NULL, 4, 0.5), 0, EXACT);
	assert_close(share_at_most(values, weights, 4, 2), 0.6, EXACT);
	assert_close(share_at_most(values, weights, 4, INFINITY), 1, EXACT);
	assert_close(share_at_most(values, none, 4, 2), NAN, EXACT);
	assert_close(share_at_most(gap, NULL, 2, 9), NAN, EXACT);
	assert_close(share_at_most(values, NULL, 0, 9), NAN, EXACT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(summarises_small_samples),
		cmocka_unit_test(takes_quantiles_of_type_seven),
		cmocka_unit_test(sorts_gaps_last),
		cmocka_unit_test(sorts_whatever_the_order),
		cmocka_unit_test(drops_gaps_in_order),
		cmocka_unit_test(selects_what_sorting_would),
		cmocka_unit_test(takes_the_quantiles_of_any_order),
		cmocka_unit_test(shares_weight),
	};

	return cmocka_run_group_tests_name("quantile", tests, NULL, NULL);
}
