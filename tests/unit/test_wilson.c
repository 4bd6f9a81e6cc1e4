#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/wilson.h"
#include "tests/support/assert_close.h"

/* [T29] has the first; the others are R's prop.test without correction. */
static void
limits_of_counts(void **state)
{
	static const struct {
		double hits, n;
		const char *lo, *hi;
	} cases[] = {
		{ 4, 30, "0.0531", "0.2968" },
		{ 0, 10, "0.0000", "0.2775" },
		{ 10, 10, "0.7225", "1.0000" },
		{ 1, 1, "0.2065", "1.0000" },
		{ 15, 50, "0.1910", "0.4375" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		double lo, hi;

		wilson_limits(cases[i].hits, cases[i].n, &lo, &hi);
		assert_prints(lo, cases[i].lo);
		assert_prints(hi, cases[i].hi);
	}
}

static void
what_is_no_share_has_no_limits(void **state)
{
	static const double cases[][2] = { { 0, 0 }, { 3, 2 }, { -1, 5 },
		{ NAN, 5 }, { 1, NAN } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		double lo = 0, hi = 0;

		wilson_limits(cases[i][0], cases[i][1], &lo, &hi);
		assert_true(isnan(lo) && isnan(hi));
	}
}

/* Debt and the rest are two sides of one share. */
static void
limits_are_symmetric(void **state)
{
	(void)state;
	for (int n = 1; n < 40; n++)
		for (int k = 0; k <= n; k++) {
			double lo, hi, rest_lo, rest_hi;

			wilson_limits(k, n, &lo, &hi);
			wilson_limits(n - k, n, &rest_lo, &rest_hi);
			assert_close(lo, 1 - rest_hi, 1e-12);
			assert_close(hi, 1 - rest_lo, 1e-12);
			assert_true(lo <= (double)k / n && hi >= (double)k / n);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_of_counts),
		cmocka_unit_test(what_is_no_share_has_no_limits),
		cmocka_unit_test(limits_are_symmetric),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
