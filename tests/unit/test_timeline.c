#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/timeline.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const TimelineResult *
compute(Company *company)
{
	g_autoptr(GError) error = NULL;

	if (!timeline_compute(
		company_evidence(company), company->results, &error))
		fail_msg("%s", error->message);
	return company->results->timeline;
}

static const TimelinePhase *
phase_at(const TimelineResult *timeline, guint i)
{
	return &g_array_index(timeline->phases, TimelinePhase, i);
}

/* [T24] CPM at mid durations: T = 4.5, and the floats. */
static void
the_plan_takes_four_weeks_and_a_half(void **state)
{
	static const double want[][5] = {
		{ 0, 1.5, 0, 1.5, 0 },
		{ 0, 1.5, 0, 1.5, 0 },
		{ 0, 1, 0.5, 1.5, 0.5 },
		{ 1.5, 3, 3, 4.5, 1.5 },
		{ 1.5, 4, 2, 4.5, 0.5 },
		{ 1.5, 4.5, 1.5, 4.5, 0 },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const TimelineResult *timeline = compute(company);

	(void)state;
	assert_close(timeline->plan_weeks, 4.5, 1e-12);
	assert_true(timeline->as_playbook);
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		const ScheduleTask *plan = &phase_at(timeline, i)->plan;

		assert_close(plan->earliest_start, want[i][0], 1e-12);
		assert_close(plan->earliest_finish, want[i][1], 1e-12);
		assert_close(plan->latest_start, want[i][2], 1e-12);
		assert_close(plan->latest_finish, want[i][3], 1e-12);
		assert_close(plan->slack, want[i][4], 1e-12);
	}
}

/* [T25] P1 and P2 half of the draws each, P5 .1273, P6 .8727. */
static void
phases_are_critical_in_their_share_of_draws(void **state)
{
	static const double want[] = { 0.5, 0.5, 0, 0, 0.1273, 0.8727 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const TimelineResult *timeline = compute(company);

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(want); i++)
		assert_close(phase_at(timeline, i)->critical, want[i], 0.015);
	assert_int_equal(timeline->most_critical, 5);
}

/* The playbook's 4 to 6 weeks: reading B, of twenty million draws. */
static void
four_to_six_weeks_are_reproduced(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TimelineResult *timeline = compute(company);
	static const double want[TIMELINE_QUANTILES] = { 4.0358, 4.1466, 4.6140,
		4.9750, 5.1485, 5.28 };

	(void)state;
	for (int i = 0; i < TIMELINE_QUANTILES; i++)
		assert_close(timeline->quantiles[i], want[i], 0.005);
	assert_close(timeline->within_playbook, 0.961, 0.01);
	assert_close(timeline->weeks.p50, 4.614, 0.005);
	for (int i = 1; i < TIMELINE_DOTS; i++)
		assert_true(timeline->dots[i - 1] <= timeline->dots[i]);
	assert_true(timeline->dots[TIMELINE_DOTS - 1] < 6);
}

/* [T26] and the 51.3 hours of eleven phase-weeks. */
static void
the_lead_is_a_limit(void **state)
{
	static const struct {
		double share;
		const char *weeks;
	} want[LEAD_CASES] = { { 0.4, "4.5000" }, { 0.35, "4.5000" },
		{ 0.3, "4.9167" }, { 0.2, "6.6250" }, { 0.1, "12.8333" } };
	g_autoptr(Company) company = company_new("2026-07-01");
	const TimelineResult *timeline = compute(company);

	(void)state;
	for (int i = 0; i < LEAD_CASES; i++) {
		assert_close(timeline->cases[i].share, want[i].share, 1e-12);
		assert_prints(timeline->cases[i].weeks, want[i].weeks);
	}
	assert_close(timeline->lead_hours, 11 * 14.0 / 3, 1e-9);
	assert_false(timeline->lead_configured);
	assert_close(timeline->lead_weeks, 4.5, 1e-9);
}

static void
a_share_may_be_configured(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company->config->timeline.lead_share = 0.2;
	company->config->timeline.start = date_from_ymd(2026, 9, 1);
	assert_prints(compute(company)->lead_weeks, "6.6250");
	assert_true(company->results->timeline->lead_configured);
	assert_int_equal(
	    company->results->timeline->start, date_from_ymd(2026, 9, 1));
}

static void
phases_may_be_overridden_and_added(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TimelineResult *timeline;

	(void)state;
	company_add_phase(company, "p6", 1, 1, 1, NULL);
	company_add_phase(company, "Sign-off", 0, 0.5, 1, "P4,P5,P6");
	timeline = compute(company);
	assert_int_equal(timeline->phases->len, 7);
	assert_false(timeline->as_playbook);
	assert_close(phase_at(timeline, 5)->weeks.mode, 1, 0);
	assert_int_equal(phase_at(timeline, 5)->after->len, 3);
	assert_string_equal(phase_at(timeline, 6)->label, "Sign-off");
	assert_string_equal(phase_at(timeline, 6)->slug, "sign-off");
	/* P1, P5, Sign-off */
	assert_close(timeline->plan_weeks, 1.5 + 2.5 + 0.5, 1e-12);
}

/* An empty list frees a phase of what it waits for. */
static void
edges_may_be_taken_away(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_phase(company, "P5", NAN, NAN, NAN, "");
	company_add_phase(company, "P6", NAN, NAN, NAN, "");
	for (guint i = 0; i < 2; i++) {
		ConfigPhase *phase = company->config->phases->pdata[i];

		g_strfreev(phase->after);
		phase->after = g_new0(char *, 1);
	}
	/* reading A: at once */
	assert_close(compute(company)->plan_weeks, 3, 1e-12);
}

typedef struct BadCase {
	const char *name, *after;
	double low, mode, high;
	const char *words;
} BadCase;

static void
plans_that_cannot_be_are_errors(void **state)
{
	static const BadCase cases[] = {
		{ "P1", "P4", NAN, NAN, NAN, "P1" },
		{ "P2", "P2", NAN, NAN, NAN, "circle" },
		{ "P3", "P9", NAN, NAN, NAN,
		    "plan.yaml: phase P3 comes after P9, which is not a "
		    "phase" },
		{ "X", "P1", NAN, NAN, NAN,
		    "plan.yaml: phase X needs its weeks" },
		{ "X", "P1", 3, 2, 4, "rising" },
		{ "P1", NULL, -1, 1, 2, "from 0 or more" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(GError) error = NULL;

		company->config->path = g_strdup("plan.yaml");
		company_add_phase(company, cases[i].name, cases[i].low,
		    cases[i].mode, cases[i].high, cases[i].after);
		assert_false(timeline_compute(
		    company_evidence(company), company->results, &error));
		print_message("%s\n", error->message);
		assert_true(g_str_has_prefix(error->message, "plan.yaml: "));
		assert_non_null(strstr(error->message, cases[i].words));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plan_takes_four_weeks_and_a_half),
		cmocka_unit_test(phases_are_critical_in_their_share_of_draws),
		cmocka_unit_test(four_to_six_weeks_are_reproduced),
		cmocka_unit_test(the_lead_is_a_limit),
		cmocka_unit_test(a_share_may_be_configured),
		cmocka_unit_test(phases_may_be_overridden_and_added),
		cmocka_unit_test(edges_may_be_taken_away),
		cmocka_unit_test(plans_that_cannot_be_are_errors),
	};

	return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
