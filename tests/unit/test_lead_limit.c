#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/stats/lead_limit.h"
#include "tests/support/assert_close.h"
#include "tests/support/playbook_phases.h"

static const char *const names[] = { "a", "b", "c" };

static double
finish_with_share(const Schedule *schedule, const double *weeks, double share)
{
	LeadLimit limit = { share * 40, LEAD_HOURS_PER_TASK };

	return lead_limit_finish(schedule, weeks, limit);
}

/* [T26] */
static void
slows_the_playbook_down(void **state)
{
	g_autoptr(Schedule) s = playbook_schedule('B');
	const double *weeks = playbook_mid_weeks;

	(void)state;
	assert_prints(finish_with_share(s, weeks, 0.40), "4.5000");
	assert_prints(finish_with_share(s, weeks, 0.35), "4.5000");
	assert_prints(finish_with_share(s, weeks, 0.30), "4.9167");
	assert_prints(finish_with_share(s, weeks, 0.20), "6.6250");
	assert_prints(finish_with_share(s, weeks, 0.10), "12.8333");
}

static void
is_the_critical_path_without_a_limit(void **state)
{
	ScheduleTask tasks[PHASES];

	(void)state;
	for (const char *reading = "ABCE"; *reading != '\0'; reading++) {
		g_autoptr(Schedule) s = playbook_schedule(*reading);

		assert_close(finish_with_share(s, playbook_mid_weeks, 5),
		    schedule_compute(s, playbook_mid_weeks, tasks), 1e-12);
	}
}

/* Two tasks share; when the short one ends the long one is at full pace. */
static void
shares_the_lead_evenly(void **state)
{
	static const double weeks[] = { 1, 3, 0 };
	static const ScheduleEdge edges[] = { { 1, 2 } };
	g_autoptr(Schedule) s = schedule_new(names, 3, edges, 1, NULL);
	LeadLimit limit = { 5, 5 };

	(void)state;
	assert_close(lead_limit_finish(s, weeks, limit), 4, 1e-12);
	limit.hours = 2.5;
	assert_close(lead_limit_finish(s, weeks, limit), 8, 1e-12);
	limit.hours = 7.5;
	assert_close(lead_limit_finish(s, weeks, limit), 4.0 / 3 + 2, 1e-12);
}

static void
knows_no_lead_and_no_plan(void **state)
{
	static const double weeks[] = { 1, 2, 3 }, none[] = { 0, 0, 0 };
	static const double bad[] = { 1, NAN, 3 };
	g_autoptr(Schedule) s = schedule_new(names, 3, NULL, 0, NULL);
	g_autoptr(Schedule) empty = schedule_new(NULL, 0, NULL, 0, NULL);

	(void)state;
	assert_close(finish_with_share(s, weeks, 0), INFINITY, 0);
	assert_close(finish_with_share(s, none, 0), 0, 0);
	assert_close(finish_with_share(empty, NULL, 0.3), 0, 0);
	assert_close(finish_with_share(s, bad, 0.3), NAN, 0);
	assert_close(finish_with_share(s, weeks, -0.1), NAN, 0);
	assert_close(finish_with_share(s, weeks, NAN), NAN, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slows_the_playbook_down),
		cmocka_unit_test(is_the_critical_path_without_a_limit),
		cmocka_unit_test(shares_the_lead_evenly),
		cmocka_unit_test(knows_no_lead_and_no_plan),
	};

	return cmocka_run_group_tests_name("lead_limit", tests, NULL, NULL);
}
