#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/trigger_value.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const Trigger *
compute(Company *company, const char *id)
{
	const Evidence *evidence = company_evidence(company);
	const GArray *triggers;

	if (company->results->triggers == NULL) {
		users_compute(evidence, company->results, NULL);
		spend_compute(evidence, company->results, NULL);
		assert_true(triggers_compute(evidence, company->results, NULL));
	}
	triggers = company->results->triggers->triggers;
	for (guint i = 0; i < triggers->len; i++)
		if (g_str_equal(g_array_index(triggers, Trigger, i).id, id))
			return &g_array_index(triggers, Trigger, i);
	fail_msg("no trigger %s", id);
	return NULL;
}

static guint
limits(const Company *company)
{
	return company->results->limits->limits->len;
}

static const Limit *
first_limit(const Company *company)
{
	return company->results->limits->limits->pdata[0];
}

static void
the_playbook_has_six(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *hosting = compute(company, "hosting");

	(void)state;
	assert_int_equal(company->results->triggers->triggers->len, 6);
	assert_int_equal(company->results->triggers->known, 0);
	assert_int_equal(company->results->triggers->past, 0);
	assert_int_equal(hosting->source, TRIGGER_UNKNOWN);
	assert_true(isnan(hosting->value));
	assert_close(hosting->threshold, 500, 0);
	assert_int_equal(limits(company), 0);
}

/* [T22] 4,000 users make 40 at once; 500 are reached at 50,000. */
static void
users_stand_in_for_concurrency(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *hosting;

	(void)state;
	assert_close(triggers_concurrency(50000, 0.2, 2, 0.15, 10), 500, 1e-12);
	company_set_users(company, 4000, 0.08);
	hosting = compute(company, "hosting");
	assert_int_equal(hosting->source, TRIGGER_USERS);
	assert_close(hosting->value, 40, 1e-12);
	assert_close(hosting->multiple.p50, 12.5, 0.03);
	/* within three times either way */
	assert_true(hosting->multiple.p10 > 12.5 / 3);
	assert_true(hosting->multiple.p90 < 12.5 * 3);
	assert_true(first_limit(company)->proxy);
}

/* [T20] 120 ms, 4 % a month: 12.7706 months; [T32] 2.6720 times the users. */
static void
a_trend_crosses_in_time(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *database;

	(void)state;
	company_set_users(company, NAN, 0.08);
	company_add_growth(company, "p95_ms", 8, 120, expm1(0.04));
	database = compute(company, "database");
	assert_int_equal(database->source, TRIGGER_SERIES);
	assert_close(database->trend, 0.04, 1e-9);
	assert_prints(database->months.p50, "12.7706");
	assert_prints(database->multiple.p50, "2.6720");
	assert_non_null(first_limit(company)->months);
	assert_false(first_limit(company)->proxy);
}

static void
noise_makes_a_range(void **state)
{
	static const double wobble[] = { 1, 1.1, 0.94, 1.05, 0.97, 1.08, 0.95,
		1 };
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *database;

	(void)state;
	company_set_users(company, NAN, 0.08);
	for (int i = 0; i < 8; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(date_from_ymd(2025, 12, 1) + i * 30, date);
		company_add_point(company, "p95_ms", date,
		    120 * exp(0.04 * (i - 7)) * wobble[i]);
	}
	database = compute(company, "database");
	assert_true(database->trend_error.slope > 0);
	assert_true(database->months.p10 < database->months.p50);
	assert_true(database->months.p90 > database->months.p50);
}

/* A series that stopped four months ago crosses four months earlier. */
static void
old_trends_are_carried_on(void **state)
{
	static const struct {
		int ago; /* months */
		double want;
	} cases[] = { { 4, 12.7706 - 4 }, { 30, 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Trigger *database;

		company_set_users(company, NAN, 0.08);
		for (int k = 0; k < 8; k++) {
			char date[DATE_TEXT_SIZE];

			date_format_iso(date_add_months(company->evidence.as_of,
					    k - 7 - cases[i].ago),
			    date);
			company_add_point(
			    company, "p95_ms", date, 120 * exp(0.04 * (k - 7)));
		}
		database = compute(company, "database");
		assert_close(database->age_months, cases[i].ago, 0.01);
		assert_close(database->months.p50, cases[i].want, 0.02);
	}
}

static void
few_points_are_no_trend(void **state)
{
	static const struct {
		int n;
		double span; /* days */
		bool trend;
	} cases[] = { { 5, 150, false }, { 6, 150, true }, { 30, 29, false },
		{ 30, 90, true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_set_users(company, NAN, 0.08);
		for (int k = 0; k < cases[i].n; k++) {
			const double at = cases[i].span * k / (cases[i].n - 1);
			char date[DATE_TEXT_SIZE];

			date_format_iso(
			    date_from_ymd(2026, 1, 1) + (Date)at, date);
			company_add_point(
			    company, "p95_ms", date, 100 + at / 10);
		}
		print_message("%zu\n", i);
		assert_int_equal(!isnan(compute(company, "database")->trend),
		    cases[i].trend);
		assert_int_equal(limits(company), cases[i].trend);
	}
}

static void
a_falling_metric_never_crosses(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_growth(company, "p95_ms", 8, 120, -0.04);
	assert_true(isinf(compute(company, "database")->months.p10));
	assert_true(isinf(first_limit(company)->draws[0]));
}

/* Not even on the draws on which users become fewer. */
static void
what_never_crosses_is_not_broken(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Limit *limit;

	(void)state;
	company->config->assumptions.values[ASSUME_GROWTH] =
	    (Assumption){ -0.2, 0.05, 0.1, true };
	company_add_growth(company, "p95_ms", 8, 120, -0.04);
	compute(company, "database");
	limit = first_limit(company);
	for (int i = 0; i < DRAWS; i++)
		assert_true(isinf(limit->draws[i]));
}

/* Time goes on where users do not grow: a date, and no multiple. */
static void
without_growth_only_time_counts(void **state)
{
	static const double growths[] = { 0, -0.05 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(growths); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Trigger *database;

		company_set_users(company, 4000, growths[i]);
		company_add_growth(company, "p95_ms", 8, 120, expm1(0.04));
		database = compute(company, "database");
		assert_prints(database->months.p50, "12.7706");
		assert_true(isnan(database->multiple.p50));
		/* hosting has a multiple, and no date */
		assert_close(
		    compute(company, "hosting")->multiple.p50, 12.5, 0.03);
		assert_true(isinf(compute(company, "hosting")->months.p50));
	}
}

static void
past_thresholds_are_broken_now(void **state)
{
	static const struct {
		double value;
		bool past;
	} cases[] = { { 200, false }, { 200.1, true }, { 900, true } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Trigger *database;

		company_add_decision(company, "database", cases[i].value, NAN);
		database = compute(company, "database");
		assert_int_equal(database->past, cases[i].past);
		assert_int_equal(
		    company->results->triggers->past, cases[i].past);
		assert_int_equal(limits(company), cases[i].past);
		if (cases[i].past) {
			assert_close(database->multiple.p50, 1, 0);
			assert_close(database->months.p50, 0, 0);
		}
	}
}

/* An estimate above the threshold is past it in some simulations only. */
static void
a_proxy_is_never_sure(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *hosting;

	(void)state;
	company_set_users(company, 60000, 0.08);
	hosting = compute(company, "hosting");
	assert_true(hosting->past);
	assert_close(hosting->multiple.p50, 1, 0);
	assert_true(hosting->multiple.p90 > 1);
}

static void
configuration_overrides(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDecision *decision;
	const Trigger *hosting;

	(void)state;
	company_set_users(company, 4000, 0.08);
	decision = company_add_decision(company, "Hosting", NAN, 1000);
	decision->metric = g_strdup("sockets");
	company_add_growth(company, "sockets", 3, 250, 0.1);
	company_add_growth(company, "concurrent_users", 3, 7, 0.1);
	hosting = compute(company, "hosting");
	assert_int_equal(hosting->source, TRIGGER_SERIES);
	assert_close(hosting->value, 250, 0);
	assert_close(hosting->threshold, 1000, 0);
	assert_close(hosting->multiple.p10, 4, 1e-12);
}

/* The first request is the trigger: none is none, one is past. */
static void
a_threshold_of_zero_works(void **state)
{
	static const double values[] = { 0, 1 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_add_growth(company, "sso_requests", 8, values[i], 0);
		assert_int_equal(compute(company, "auth")->past, values[i] > 0);
		assert_int_equal(limits(company), values[i] > 0);
	}
}

static void
own_decisions_join_the_six(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Trigger *own;

	(void)state;
	company_add_decision(company, "Video Encoding", 12, 10);
	company_add_decision(company, "video-encoding", 5, NAN);
	own = compute(company, "video-encoding");
	assert_true(own->past);
	assert_null(own->info);
	assert_true(isnan(own->cost[1]));
	assert_true(isnan(compute(company, "video-encoding-2")->threshold));
	assert_int_equal(company->results->triggers->triggers->len, 8);
}

/* [T31]: 240 h at $80 and a month of both designs, whose cost grows as in
 * [T17]; afterwards it runs at twice the cost. */
static void
the_worked_example_costs_so_much(void **state)
{
	static const struct {
		double multiple;
		const char *once, *monthly;
	} cases[] = {
		{ 10, "23824.72", "4624.72" },
		{ 50, "33390.23", "14190.23" },
		{ 100, "42197.88", "22997.88" },
	};
	static const double users[] = { 1200, 1450, 1700, 2050, 2400, 2900,
		3400, 4000 };
	static const double cost[] = { 410, 455, 505, 560, 640, 900, 840, 930 };
	const Elasticity fit = elasticity_fit(users, cost, 8);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const double run =
		    elasticity_cost_at(fit.exponent, 930, cases[i].multiple);

		assert_prints(
		    triggers_change_cost(80, 240, 1, run), cases[i].once);
		assert_prints(
		    run * (decisions[0].run_factor - 1), cases[i].monthly);
	}
	assert_close(triggers_change_cost(80, 1.8 * 240, 1, 0), 34560, 1e-9);
}

static void
reviews_are_due_after_launch(void **state)
{
	static const struct {
		const char *launch;
		ReviewState want;
	} cases[] = {
		{ NULL, REVIEW_UNKNOWN },
		{ "2025-07-15", REVIEW_LATER },
		{ "2025-06-15", REVIEW_DUE },
		{ "2025-01-15", REVIEW_DUE },
		{ "2024-12-01", REVIEW_PAST },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		if (cases[i].launch != NULL)
			date_parse_iso(
			    cases[i].launch, &company->config->business.launch);
		compute(company, "hosting");
		assert_int_equal(
		    company->results->triggers->review, cases[i].want);
	}
}

/* Both designs run for a month of the cut-over; state costs 1.8 times. */
static void
changes_have_a_cost(void **state)
{
	g_autoptr(Company) plain = company_new("2026-07-01");
	g_autoptr(Company) billed = company_new("2026-07-01");
	const Trigger *hosting = compute(plain, "hosting");
	const double labour = hosting->cost[1];

	(void)state;
	assert_close(labour, 80 * hosting->hours, 1e-9);
	assert_true(hosting->hours > 240 && hosting->hours < 300);
	assert_false(hosting->run_known);
	company_add_decision(billed, "hosting", NAN, NAN)->stateless = 0;
	company_add_cost(billed, "2026-06", "Compute", "vm", "100", "USD");
	hosting = compute(billed, "hosting");
	assert_close(hosting->cost[1], 1.8 * labour + 1000, 1e-6);
	assert_close(hosting->cost[3], 1.8 * labour + 10000, 1e-6);
	/* twice the instances afterwards */
	assert_close(hosting->run_change[2], 5000, 1e-6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_playbook_has_six),
		cmocka_unit_test(users_stand_in_for_concurrency),
		cmocka_unit_test(a_trend_crosses_in_time),
		cmocka_unit_test(noise_makes_a_range),
		cmocka_unit_test(old_trends_are_carried_on),
		cmocka_unit_test(few_points_are_no_trend),
		cmocka_unit_test(a_falling_metric_never_crosses),
		cmocka_unit_test(what_never_crosses_is_not_broken),
		cmocka_unit_test(without_growth_only_time_counts),
		cmocka_unit_test(past_thresholds_are_broken_now),
		cmocka_unit_test(a_proxy_is_never_sure),
		cmocka_unit_test(configuration_overrides),
		cmocka_unit_test(a_threshold_of_zero_works),
		cmocka_unit_test(own_decisions_join_the_six),
		cmocka_unit_test(the_worked_example_costs_so_much),
		cmocka_unit_test(reviews_are_due_after_launch),
		cmocka_unit_test(changes_have_a_cost),
	};

	return cmocka_run_group_tests_name("triggers", tests, NULL, NULL);
}
