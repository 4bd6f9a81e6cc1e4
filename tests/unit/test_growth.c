#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/growth.h"
#include "tests/support/assert_close.h"

static const double months[] = { 0, 1, 2, 3, 4, 5, 6, 7 };

static void
fits_steady_growth(void **state)
{
	double users[8];
	Growth growth;

	(void)state;
	for (size_t i = 0; i < 8; i++)
		users[i] = 1000 * pow(1.08, months[i]);
	users[3] = 9000; /* one bad month does not move it */
	growth = growth_fit(months, users, 8);
	assert_int_equal(growth.n, 8);
	assert_close(growth.rate, 0.08, 1e-12);
	assert_true(growth.rate_lo <= 0.08 && growth.rate_hi >= 0.08);
	assert_close(growth.log_error,
	    (log1p(growth.rate_hi) - log1p(growth.rate_lo)) / 3.919928, 1e-12);
}

typedef struct Case {
	const char *name;
	double users[8];
	size_t n, used;
	double rate;
} Case;

static const Case cases[] = {
	{ "nothing", { 0 }, 0, 0, NAN },
	{ "three months are too few", { 1, 2, 4 }, 3, 3, NAN },
	{ "four will do", { 1, 2, 4, 8 }, 4, 4, 1 },
	{ "constant", { 7, 7, 7, 7, 7 }, 5, 5, 0 },
	{ "shrinking", { 80, 40, 20, 10 }, 4, 4, -0.5 },
	{ "before launch", { 0, 0, 1, 2, 4 }, 5, 3, NAN },
	{ "gaps", { NAN, 2, 4, -1, 16, 32 }, 6, 4, 1 },
};

static void
fits_short_series(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		Growth growth = growth_fit(months, cases[i].users, cases[i].n);

		assert_int_equal(growth.n, cases[i].used);
		assert_close(growth.rate, cases[i].rate, 1e-12);
		if (cases[i].used < 5)
			assert_true(isnan(growth.rate_lo));
	}
}

/* [T0], [T11] and [T23]: when users are so many times as many. */
static void
dates_multiples(void **state)
{
	(void)state;
	assert_prints(growth_months_to(2.5, 0.08), "11.9059");
	assert_prints(growth_months_to(3.4, 0.08), "15.9012");
	assert_prints(growth_months_to(12.5, 0.08), "32.8183");
	assert_prints(growth_months_to(44.5536, 0.08), "49.3327");
	assert_prints(growth_months_to(2.5, 0.05), "18.7802");
	assert_prints(growth_months_to(2.5, 0.11), "8.7801");
	assert_prints(growth_months_to(25, 0.08), "41.8247");
}

/* [T32] */
static void
finds_the_multiple_of_a_date(void **state)
{
	(void)state;
	assert_prints(growth_multiple_after(12.7706, 0.08), "2.6720");
	assert_close(
	    growth_months_to(growth_multiple_after(31, 0.03), 0.03), 31, 1e-12);
}

static void
tells_never_from_unknown(void **state)
{
	(void)state;
	assert_close(growth_months_to(1, 0.08), 0, 0);
	assert_close(growth_months_to(0.4, -0.08), 0, 0);
	assert_close(growth_months_to(2, 0), INFINITY, 0);
	assert_close(growth_months_to(2, -0.01), INFINITY, 0);
	assert_close(growth_months_to(INFINITY, 0.08), INFINITY, 0);
	assert_close(growth_months_to(NAN, 0.08), NAN, 0);
	assert_close(growth_months_to(2, NAN), NAN, 0);
	assert_close(growth_multiple_after(INFINITY, 0), INFINITY, 0);
	assert_close(growth_multiple_after(INFINITY, 0.1), INFINITY, 0);
	assert_close(growth_multiple_after(6, 0), NAN, 0);
	assert_close(growth_multiple_after(6, -0.1), NAN, 0);
	assert_close(growth_multiple_after(NAN, 0.1), NAN, 0);
	assert_close(growth_multiple_after(0, 0.1), 1, 0);
}

static void
counts_months_of_use(void **state)
{
	(void)state;
	assert_close(growth_user_months(4000, 0, 12), 48000, 1e-12);
	/* all since ever: U / ln 1.08 */
	assert_close(growth_user_months(4000, 0.08, INFINITY),
	    4000 / log(1.08), 1e-12);
	assert_close(growth_user_months(1000, 1, 1), 500 / log(2), 1e-12);
	/* there were more of them before */
	assert_close(growth_user_months(1000, -0.5, 1), 1000 / log(2), 1e-12);
	assert_close(growth_user_months(1000, 0, INFINITY), INFINITY, 0);
	assert_close(growth_user_months(1000, -0.1, INFINITY), INFINITY, 0);
	assert_close(growth_user_months(NAN, 0.1, 3), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_steady_growth),
		cmocka_unit_test(fits_short_series),
		cmocka_unit_test(dates_multiples),
		cmocka_unit_test(finds_the_multiple_of_a_date),
		cmocka_unit_test(tells_never_from_unknown),
		cmocka_unit_test(counts_months_of_use),
	};

	return cmocka_run_group_tests_name("growth", tests, NULL, NULL);
}
