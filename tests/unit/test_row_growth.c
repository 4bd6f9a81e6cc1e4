#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/growth.h"
#include "pipeline/stats/row_growth.h"
#include "tests/support/assert_close.h"

static const RowGrowth events = { .rows = 2e6,
	.appends = true,
	.per_user_month = 20,
	.users = 4000,
	.growth = 0.08 };
static const RowGrowth orders = { .rows = 48.2e6, .exponent = 1 };

/* [T10] */
static void
accumulates_with_time(void **state)
{
	(void)state;
	assert_prints(row_growth_at(&events, 1), "2000000");
	assert_prints(row_growth_at(&events, 10), "11355383");
	assert_prints(row_growth_at(&events, 50), "52934862");
	assert_prints(row_growth_at(&events, 100), "104909211");
}

/* [T11] */
static void
exhausts_integers(void **state)
{
	double multiple = row_growth_multiple(&orders, INT32_MAX);

	(void)state;
	assert_prints(row_growth_at(&orders, 1) / INT32_MAX, "0.0224");
	assert_prints(row_growth_at(&orders, 10) / INT32_MAX, "0.2244");
	assert_prints(row_growth_at(&orders, 50) / INT32_MAX, "1.1222");
	assert_prints(row_growth_at(&orders, 100) / INT32_MAX, "2.2445");
	assert_prints(multiple, "44.5536");
	assert_prints(growth_months_to(multiple, 0.08), "49.3327");
}

static void
finds_where_it_came_from(void **state)
{
	static const RowGrowth edges = { .rows = 1e5, .exponent = 1.2 };
	double limit = row_growth_at(&edges, 17);

	(void)state;
	assert_close(row_growth_multiple(&edges, limit), 17, 1e-12);
	limit = row_growth_at(&events, 17);
	assert_close(row_growth_multiple(&events, limit), 17, 1e-12);
}

static void
tells_never_from_unknown(void **state)
{
	static const RowGrowth lookup = { .rows = 200, .exponent = 0 };
	static const RowGrowth empty = { .rows = 0, .exponent = 1 };
	static const RowGrowth unknown = { .rows = NAN, .exponent = 1 };
	RowGrowth log = events;

	(void)state;
	assert_close(row_growth_at(&lookup, 100), 200, 0);
	assert_close(row_growth_multiple(&lookup, 201), INFINITY, 0);
	assert_close(row_growth_multiple(&lookup, 200), 1, 0);
	assert_close(row_growth_multiple(&lookup, 100), 1, 0);
	assert_close(row_growth_at(&empty, 100), 0, 0);
	assert_close(row_growth_multiple(&empty, 10), INFINITY, 0);
	assert_close(row_growth_at(&unknown, 10), NAN, 0);
	assert_close(row_growth_multiple(&unknown, 10), NAN, 0);
	log.growth = 0;
	assert_close(row_growth_at(&log, 10), NAN, 0);
	assert_close(row_growth_at(&log, 1), 2e6, 0);
	assert_close(row_growth_multiple(&log, 1e9), NAN, 0);
	log.growth = 0.08;
	log.per_user_month = 0;
	assert_close(row_growth_multiple(&log, 1e9), INFINITY, 0);
	log.per_user_month = NAN;
	assert_close(row_growth_at(&log, 10), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accumulates_with_time),
		cmocka_unit_test(exhausts_integers),
		cmocka_unit_test(finds_where_it_came_from),
		cmocka_unit_test(tells_never_from_unknown),
	};

	return cmocka_run_group_tests_name("row_growth", tests, NULL, NULL);
}
