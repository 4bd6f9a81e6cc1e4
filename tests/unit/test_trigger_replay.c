#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/trigger_replay.h"
#include "tests/support/assert_close.h"
#include "tests/support/trigger_of.h"

/* One point a month, the last on the report date. */
static TriggerState
state_of(const char *series, const char *id, const double *uses, int n,
    double threshold)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	for (int i = 0; i < n; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(
		    date_add_months(company->evidence.as_of, i - n + 1), date);
		company_add_point(company, series, date, uses[i] * threshold);
	}
	return trigger_of(company, id)->state;
}

/* [T28], and parts of it; falling metrics cross nothing soon. */
static void
the_series_is_replayed(void **state)
{
	static const double uses[] = { .62, .74, .78, .96, 1.03, 1.05, .97, .93,
		.84, .83, .82 };
	static const TriggerState want[] = { TRIGGER_STATE_OK,
		TRIGGER_STATE_MONITOR, TRIGGER_STATE_MONITOR,
		TRIGGER_STATE_MONITOR, TRIGGER_STATE_MONITOR, TRIGGER_STATE_ACT,
		TRIGGER_STATE_ACT, TRIGGER_STATE_ACT, TRIGGER_STATE_ACT,
		TRIGGER_STATE_ACT, TRIGGER_STATE_MONITOR };

	(void)state;
	for (int n = 1; n <= (int)G_N_ELEMENTS(uses); n++) {
		print_message("%d\n", n);
		assert_int_equal(
		    state_of("p95_ms", "database", uses, n, 200), want[n - 1]);
	}
}

/* At half of its threshold, and there in three months at this rate. */
static void
what_crosses_soon_is_watched(void **state)
{
	double fast[8], slow[8];

	(void)state;
	for (int i = 0; i < 8; i++) {
		fast[i] = 0.5 * exp(0.25 * (i - 7));
		slow[i] = 0.5 * exp(0.02 * (i - 7));
	}
	assert_int_equal(state_of("longest_job_ms", "queuing", fast, 8, 500),
	    TRIGGER_STATE_MONITOR);
	assert_int_equal(state_of("longest_job_ms", "queuing", slow, 8, 500),
	    TRIGGER_STATE_OK);
}

/* What headroom.yaml says needs no second point, an estimate has none. */
static void
single_values_have_a_state(void **state)
{
	g_autoptr(Company) told = company_new("2026-07-01");
	g_autoptr(Company) estimated = company_new("2026-07-01");
	g_autoptr(Company) silent = company_new("2026-07-01");

	(void)state;
	company_add_decision(told, "database", 201, NAN);
	company_add_decision(told, "queuing", 400, NAN);
	assert_int_equal(
	    trigger_of(told, "database")->state, TRIGGER_STATE_ACT);
	assert_int_equal(
	    trigger_of(told, "queuing")->state, TRIGGER_STATE_MONITOR);
	company_set_users(estimated, 90000, 0.08);
	assert_int_equal(
	    trigger_of(estimated, "hosting")->state, TRIGGER_STATE_MONITOR);
	assert_int_equal(
	    trigger_of(silent, "hosting")->state, TRIGGER_STATE_UNKNOWN);
	assert_int_equal(
	    silent->results->triggers->states[TRIGGER_STATE_UNKNOWN], 6);
}

/* [T28] once more: the state of then, by what was known then. */
static void
the_state_of_a_day_is_replayed(void **state)
{
	static const double uses[] = { .62, .74, .78, .96, 1.03, 1.05 };
	static const struct {
		Date ago;
		TriggerState want;
	} days[] = {
		{ 0, TRIGGER_STATE_ACT },
		{ 15, TRIGGER_STATE_MONITOR },
		{ 80, TRIGGER_STATE_MONITOR },
		{ 140, TRIGGER_STATE_OK },
		{ 400, TRIGGER_STATE_UNKNOWN },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const Date today = company->evidence.as_of;
	const Trigger *trigger;

	(void)state;
	for (int i = 0; i < (int)G_N_ELEMENTS(uses); i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(date_add_months(today, i - 5), date);
		company_add_point(company, "p95_ms", date, uses[i] * 200);
	}
	company_add_decision(company, "queuing", 600, NAN);
	trigger = trigger_of(company, "database");
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
		assert_int_equal(
		    trigger_state_at(&company->evidence, company->results,
			trigger, today - days[i].ago),
		    days[i].want);
	assert_int_equal(trigger_state_at(&company->evidence, company->results,
			     trigger, DATE_NONE),
	    TRIGGER_STATE_UNKNOWN);
	/* what headroom.yaml says today, it says of today */
	assert_int_equal(trigger_state_at(&company->evidence, company->results,
			     trigger_of(company, "queuing"), today - 30),
	    TRIGGER_STATE_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_series_is_replayed),
		cmocka_unit_test(what_crosses_soon_is_watched),
		cmocka_unit_test(single_values_have_a_state),
		cmocka_unit_test(the_state_of_a_day_is_replayed),
	};

	return cmocka_run_group_tests_name("trigger_replay", tests, NULL, NULL);
}
