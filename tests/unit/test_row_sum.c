#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/stats/row_sum.h"
#include "tests/support/assert_close.h"

static void
each_kind_grows_its_own_way(void **state)
{
	const RowSum rows = { 100, 1000, 10 };

	(void)state;
	assert_close(row_sum_at(&rows, 1.5, 1), 1110, 1e-12);
	assert_close(row_sum_at(&rows, 1.5, 100), 100 + 100000 + 10000, 1e-12);
	assert_close(row_sum_at(&rows, 1, 10), 100 + 10100, 1e-12);
}

static void
the_multiple_is_where_the_sum_meets_the_limit(void **state)
{
	static const struct {
		RowSum rows;
		double exponent, limit, multiple;
	} cases[] = {
		{ { 0, 1e6, 0 }, 1.2, 1e8, 100 },
		{ { 0, 0, 1e6 }, 1.5, 1e9, 100 },
		{ { 0, 0, 1e6 }, 2, 1e8, 10 },
		/* m + m^2 = 12 */
		{ { 0, 1, 1 }, 2, 12, 3 },
		/* 7 + m + m^2 = 19 */
		{ { 7, 1, 1 }, 2, 19, 3 },
		/* lookups hide the growth of a single row */
		{ { 1e6, 1, 0 }, 1.2, 2e6, 1e6 },
		{ { 0, 1e8, 0 }, 1.2, 1e8, 1 },
		{ { 2e8, 0, 0 }, 1.2, 1e8, 1 },
		{ { 1e6, 0, 0 }, 1.2, 1e8, INFINITY },
		{ { 0, 0, 0 }, 1.2, 1e8, INFINITY },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_close(row_sum_multiple(&cases[i].rows, cases[i].exponent,
				 cases[i].limit),
		    cases[i].multiple, 1e-9);
}

static void
it_agrees_with_the_sum_there(void **state)
{
	const RowSum rows = { 12345, 678, 90 };

	(void)state;
	for (double exponent = 0.5; exponent <= 2; exponent += 0.25)
		assert_close(row_sum_at(&rows, exponent,
				 row_sum_multiple(&rows, exponent, 1e8)),
		    1e8, 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_grows_its_own_way),
		cmocka_unit_test(the_multiple_is_where_the_sum_meets_the_limit),
		cmocka_unit_test(it_agrees_with_the_sum_there),
	};

	return cmocka_run_group_tests_name("row_sum", tests, NULL, NULL);
}
