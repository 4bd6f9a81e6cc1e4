#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/pair_differences.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "tests/support/assert_close.h"

enum {
	SIDE = 60,
	STRATA = 3,
	MOST_WEIGHT = 4,
	TRIALS = 300,
	MOST = STRATA * SIDE * SIDE * MOST_WEIGHT * MOST_WEIGHT
};

static double values[STRATA][2][SIDE];
static uint32_t weights[STRATA][2][SIDE];
static DifferenceStratum strata[STRATA];

/* Random sizes and weights, some of them 0; LEVELS > 0 makes ties. */
static void
fill_side(
    Rng *rng, WeightedValues *side, double *v, uint32_t *w, uint64_t levels)
{
	side->n = rng_index(rng, SIDE + 1);
	for (size_t i = 0; i < side->n; i++) {
		v[i] = levels > 0 ? (double)rng_index(rng, levels) / 3
				  : log(rng_uniform(rng));
		w[i] = (uint32_t)rng_index(rng, MOST_WEIGHT);
	}
	sort_values(v, side->n);
	side->values = v;
	side->weights = w;
}

static double
median_of_all_differences(uint64_t *count)
{
	static double all[MOST];
	size_t n = 0;

	for (size_t s = 0; s < STRATA; s++) {
		const WeightedValues *a = &strata[s].minuend;
		const WeightedValues *b = &strata[s].subtrahend;

		for (size_t k = 0; k < a->n * b->n; k++) {
			size_t i = k / b->n, j = k % b->n;
			uint32_t times = a->weights[i] * b->weights[j];

			while (times-- > 0)
				all[n++] = a->values[i] - b->values[j];
		}
	}
	*count = n;
	return median(all, n);
}

static void
agrees_with_a_full_list(void **state)
{
	Rng rng;

	(void)state;
	rng_init(&rng, 1, "differences");
	for (uint64_t k = 0; k < TRIALS; k++) {
		uint64_t count;
		double want;

		for (size_t s = 0; s < STRATA; s++) {
			fill_side(&rng, &strata[s].minuend, values[s][0],
			    weights[s][0], k % 4);
			fill_side(&rng, &strata[s].subtrahend, values[s][1],
			    weights[s][1], k % 4);
		}
		want = median_of_all_differences(&count);
		assert_int_equal(pair_differences_count(strata, STRATA), count);
		assert_close(
		    pair_differences_median(strata, STRATA), want, 1e-14);
	}
}

static void
finds_nothing_in_nothing(void **state)
{
	static const double one[] = { 1 };
	static const uint32_t weight[] = { 1 }, none[] = { 0 };
	DifferenceStratum empty = { { NULL, NULL, 0 }, { one, weight, 1 } };
	DifferenceStratum unweighted = { { one, none, 1 }, { one, weight, 1 } };

	(void)state;
	assert_close(pair_differences_median(NULL, 0), NAN, 0);
	assert_close(pair_differences_median(&empty, 1), NAN, 0);
	assert_close(pair_differences_median(&unweighted, 1), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_a_full_list),
		cmocka_unit_test(finds_nothing_in_nothing),
	};

	return cmocka_run_group_tests_name(
	    "pair_differences", tests, NULL, NULL);
}
