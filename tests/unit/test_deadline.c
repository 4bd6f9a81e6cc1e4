#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/deadline.h"
#include "pipeline/stats/growth.h"
#include "tests/support/assert_close.h"

/* [T0]: int32 orders.id, hosting, p95; the team's stage sets no headroom. */
static void
follows_the_ladder(void **state)
{
	static const double multiples[] = { 44.5536, 12.5, 3.4 };
	double months = growth_months_to(12.5, 0.08);
	double lead = deadline_lead_weeks(240, 2, 28, 0);

	(void)state;
	assert_int_equal(deadline_first_to_break(multiples, 3), 2);
	assert_int_equal(deadline_first_to_break(multiples, 2), 1);
	assert_prints(lead, "4.2857");
	assert_prints(deadline_decide_by_weeks(months, lead, 4), "134.4152");
}

static void
counts_procurement_and_delay(void **state)
{
	(void)state;
	assert_close(deadline_lead_weeks(56, 2, 28, 6), 7, 1e-12);
	assert_close(deadline_lead_weeks(0, 2, 28, 0), 0, 0);
	assert_true(deadline_decide_by_weeks(1, 7, 4) < 0);
}

static void
tells_never_from_unknown(void **state)
{
	(void)state;
	assert_close(deadline_lead_weeks(240, 0, 28, 0), NAN, 0);
	assert_close(deadline_lead_weeks(NAN, 2, 28, 0), NAN, 0);
	assert_close(deadline_decide_by_weeks(INFINITY, 4, 4), INFINITY, 0);
	assert_close(deadline_decide_by_weeks(NAN, 4, 4), NAN, 0);
}

static void
finds_the_least_multiple(void **state)
{
	static const double mixed[] = { NAN, INFINITY, 3, 2, NAN, 2 };
	static const double unknown[] = { NAN, NAN };
	static const double never[] = { NAN, INFINITY };

	(void)state;
	assert_int_equal(deadline_first_to_break(mixed, 6), 3);
	assert_int_equal(deadline_first_to_break(unknown, 2), 2);
	assert_int_equal(deadline_first_to_break(never, 2), 1);
	assert_int_equal(deadline_first_to_break(NULL, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_ladder),
		cmocka_unit_test(counts_procurement_and_delay),
		cmocka_unit_test(tells_never_from_unknown),
		cmocka_unit_test(finds_the_least_multiple),
	};

	return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
