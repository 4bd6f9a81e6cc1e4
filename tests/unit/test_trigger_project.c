#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/trigger_project.h"
#include "pipeline/analysis/ladder.h"
#include "tests/support/assert_close.h"
#include "tests/support/trigger_of.h"

static const double wobble[] = { 1, 1.1, 0.94, 1.05, 0.97, 1.08, 0.95, 1 };

static void
add_noisy(Company *company, double last, double rate)
{
	for (int i = 0; i < 8; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(
		    date_add_months(company->evidence.as_of, i - 7), date);
		company_add_point(company, "p95_ms", date,
		    last * exp(rate * (i - 7)) * wobble[i]);
	}
}

/* Probabilities rise with time and agree with the dates. */
static void
horizons_agree_with_quantiles(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *database;

	(void)state;
	company_set_users(company, 4000, 0.08);
	add_noisy(company, 120, 0.04);
	database = trigger_of(company, "database");
	assert_true(database->within[0] < database->within[1]);
	assert_true(database->within[1] < database->within[2]);
	for (int h = 0; h < HORIZON_COUNT; h++) {
		int count = 0;

		for (int i = 0; i < DRAWS; i++)
			count +=
			    database->limit->months[i] <= trigger_horizons[h];
		assert_close(database->within[h], (double)count / DRAWS, 0.015);
	}
}

/* 4,000 users make 40 at once; 12.5 times as many are there in 32.8 months,
 * give or take the estimate. */
static void
users_have_horizons_too(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *hosting;

	(void)state;
	company_set_users(company, 4000, 0.08);
	hosting = trigger_of(company, "hosting");
	assert_close(hosting->within[0], 0, 0.01);
	assert_true(hosting->within[2] < 0.2);
	assert_true(hosting->months.p50 > 31 && hosting->months.p50 < 35);
}

static void
past_is_certain(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_decision(company, "queuing", 900, NAN);
	assert_close(trigger_of(company, "queuing")->within[0], 1, 0);
	assert_true(isnan(trigger_of(company, "search")->within[0]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(horizons_agree_with_quantiles),
		cmocka_unit_test(users_have_horizons_too),
		cmocka_unit_test(past_is_certain),
	};

	return cmocka_run_group_tests_name(
	    "trigger_project", tests, NULL, NULL);
}
