#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spread.h"
#include "tests/support/assert_close.h"

static void
takes_quantiles_in_any_order(void **state)
{
	double draws[101];
	Spread spread;

	(void)state;
	for (int i = 0; i <= 100; i++)
		draws[i] = (i * 37) % 101;
	spread = spread_of(draws, 101);
	assert_close(spread.p10, 10, 1e-12);
	assert_close(spread.p50, 50, 1e-12);
	assert_close(spread.p90, 90, 1e-12);
	assert_close(draws[1], 37, 1e-12);
}

static void
missing_draws_are_missing_or_left_out(void **state)
{
	const double draws[] = { 1, NAN, 3 };

	(void)state;
	assert_true(isnan(spread_of(draws, 3).p50));
	assert_true(isnan(spread_of(draws, 3).p10));
	assert_close(spread_of_known(draws, 3).p50, 2, 1e-12);
	assert_true(isnan(spread_of_known(draws + 1, 1).p50));
	assert_true(isnan(spread_of(NULL, 0).p90));
}

/* Half of the draws never break: no date in the middle, one at the start. */
static void
never_stays_never(void **state)
{
	double draws[10];
	Spread spread;

	(void)state;
	for (int i = 0; i < 10; i++)
		draws[i] = i < 4 ? i : INFINITY;
	spread = spread_of(draws, 10);
	assert_close(spread.p10, 0.9, 1e-12);
	assert_true(isinf(spread.p50));
	assert_true(isinf(spread.p90));
	assert_close(spread_at(7).p10, 7, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_quantiles_in_any_order),
		cmocka_unit_test(missing_draws_are_missing_or_left_out),
		cmocka_unit_test(never_stays_never),
	};

	return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}
