#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/elasticity.h"
#include "pipeline/stats/spikes.h"
#include "tests/support/assert_close.h"

enum { MONTHS = 8 };

static const double users[MONTHS] = { 1200, 1450, 1700, 2050, 2400, 2900, 3400,
	4000 };
static const double cost[MONTHS] = { 410, 455, 505, 560, 640, 900, 840, 930 };

/* [T18]: of the residuals only month 6 stands out; without a floor twice as
 * far, and of the differences of T17 three months would. */
static void
finds_the_one_odd_month(void **state)
{
	Elasticity fit = elasticity_fit(users, cost, MONTHS);
	double rest[MONTHS], scores[MONTHS];

	(void)state;
	elasticity_residuals(&fit, users, cost, MONTHS, rest);
	assert_prints(rest[5], "0.2210");
	spike_scores(rest, MONTHS, 0, scores);
	assert_prints(scores[5], "8.9882");
	spike_scores(rest, MONTHS, 0.03, scores);
	assert_prints(scores[5], "4.3896");
	for (int i = 0; i < MONTHS; i++)
		assert_int_equal(fabs(scores[i]) > SPIKE_SCORE, i == 5);
}

static void
gaps_and_quiet_series(void **state)
{
	double gaps[] = { NAN, 1, 1.01, 0.99, NAN, 2, 1 };
	double flat[] = { 5, 5, 5, 5 };
	double out[4];

	(void)state;
	spike_scores(flat, 4, 0, out);
	assert_true(isnan(out[0]));
	spike_scores(flat, 4, 0.03, out);
	assert_close(out[3], 0, 0);
	spike_scores(gaps, 7, 0.03, gaps);
	assert_true(isnan(gaps[0]) && isnan(gaps[4]));
	assert_close(gaps[5], 0.6745 / 0.03, 1e-9);
	spike_scores(NULL, 0, 0.03, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_one_odd_month),
		cmocka_unit_test(gaps_and_quiet_series),
	};

	return cmocka_run_group_tests_name("spikes", tests, NULL, NULL);
}
