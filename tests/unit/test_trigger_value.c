#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/trigger_value.h"
#include "tests/support/assert_close.h"
#include "tests/support/trigger_of.h"

/* [T22] twice over: 20 ms at 55 % utilisation take 133 ms at p95, and reach
 * 200 ms at 70.04 %. */
static void
queues_stand_in_for_latency(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigDecision *decision =
	    company_add_decision(company, "database", NAN, NAN);
	const Trigger *database;

	(void)state;
	company_set_users(company, 4000, 0.08);
	decision->service_ms = 20;
	decision->utilisation = 0.55;
	database = trigger_of(company, "database");
	assert_int_equal(database->source, TRIGGER_QUEUE);
	assert_prints(database->value, "133.1437");
	assert_true(trigger_is_proxy(database));
	assert_close(database->multiple.p50, 0.7004 / 0.55, 0.03);
	assert_true(database->use_lo < database->use);
	assert_true(database->use_hi > database->use);
}

/* Exports write 55 or 0.55; a server that is overrun has no queue to tell. */
static void
utilisation_comes_in_two_forms(void **state)
{
	static const struct {
		double busy, want;
	} cases[] = { { 55, 0.55 }, { 0.55, 0.55 }, { 100, 0.999 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_add_point(company, "db_service_ms", "2026-06-30", 20);
		company_add_point(
		    company, "db_utilisation", "2026-06-30", cases[i].busy);
		assert_close(trigger_of(company, "database")->utilisation,
		    cases[i].want, 1e-12);
		assert_non_null(
		    trigger_of(company, "database")->queue_series[0]);
	}
}

/* Eight months of delivery that follows users by ELASTICITY, the last of them
 * at LAST times that. */
static const Trigger *
delivery(Company *company, double elasticity, double last)
{
	for (int i = 0; i < 8; i++) {
		const Month month = date_month(date_from_ymd(2025, 11, 1)) + i;
		const double users = 1000 * pow(1.1, i);
		const double cost =
		    0.01 * pow(users, elasticity) * (i == 7 ? last : 1);
		char iso[MONTH_TEXT_SIZE], date[DATE_TEXT_SIZE],
		    amount[NUMBER_TEXT_SIZE];

		g_snprintf(amount, sizeof amount, "%.4f", cost);
		company_add_cost(company, month_format_iso(month, iso),
		    "Networking", "Amazon CloudFront", amount, "USD");
		company_add_point(company, "users",
		    date_format_iso(month_first_day(month), date), users);
	}
	return trigger_of(company, "file_storage");
}

static void
bills_show_spikes_of_delivery(void **state)
{
	static const struct {
		double elasticity, last;
		bool past;
		TriggerState state;
	} cases[] = {
		{ 1, 1, false, TRIGGER_STATE_MONITOR }, /* 1 of 1.2 */
		{ 0.7, 1, false, TRIGGER_STATE_OK },
		{ 0.7, 1.5, true, TRIGGER_STATE_MONITOR }, /* one point */
		{ 1.5, 1, true, TRIGGER_STATE_ACT }, /* in every month */
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Trigger *files =
		    delivery(company, cases[i].elasticity, cases[i].last);

		print_message("%zu\n", i);
		assert_int_equal(files->source, TRIGGER_BILLS);
		assert_int_equal(files->past, cases[i].past);
		assert_int_equal(files->state, cases[i].state);
		/* a matter of cost, which never sets the headroom */
		if (files->limit != NULL)
			assert_int_equal(
			    files->limit->kind, LIMIT_ORGANISATION);
	}
}

static void
only_delivery_is_counted(void **state)
{
	static const struct {
		const char *category, *service;
		bool want;
	} cases[] = {
		{ "Networking", "Data Transfer", true },
		{ "Networking", "Virtual Network", true },
		{ "Networking", "Elastic Load Balancing", false },
		{ "Networking", "Amazon Route 53", false },
		{ "Web", "Azure Front Door", true },
		{ "Storage", "Amazon Simple Storage Service", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const CostCell cell = {
			.service_category = cases[i].category,
			.service = cases[i].service,
		};

		print_message("%s\n", cases[i].service);
		assert_int_equal(
		    trigger_is_delivery(&cell, NULL), cases[i].want);
	}
}

static void
add_issue(Company *company, const char *summary, const char *resolved)
{
	Issue issue = company_feature(company, "2026-05-01", resolved, 1);

	issue.summary = summary;
	company_add_issue(company, &issue);
}

/* The first request is the trigger; what has been done is none. */
static void
issues_ask_for_single_sign_on(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) done = company_new("2026-07-01");
	const Trigger *auth;

	(void)state;
	add_issue(company, "Okta via SAML for the council", NULL);
	auth = trigger_of(company, "auth");
	assert_int_equal(auth->source, TRIGGER_REQUESTS);
	assert_close(auth->value, 1, 0);
	assert_int_equal(auth->state, TRIGGER_STATE_ACT);
	assert_int_equal(auth->limit->kind, LIMIT_ORGANISATION);
	add_issue(done, "Okta via SAML for the council", "2026-06-01");
	assert_int_equal(trigger_of(done, "auth")->state, TRIGGER_STATE_OK);
}

/* Enterprises will ask. */
static void
enterprise_sales_have_it_watched(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company->config->business.enterprise = 1;
	add_issue(company, "Colours", NULL);
	assert_int_equal(
	    trigger_of(company, "auth")->state, TRIGGER_STATE_MONITOR);
}

/* A share of issues is watched at most, and on no ladder. */
static void
issues_about_search_stand_in(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Company) calm = company_new("2026-07-01");
	g_autoptr(Company) few = company_new("2026-07-01");
	const Trigger *search;

	(void)state;
	for (int i = 0; i < 20; i++)
		add_issue(company,
		    i < 10 ? "Search times out" : "Research colours", NULL);
	search = trigger_of(company, "search");
	assert_int_equal(search->source, TRIGGER_ISSUES);
	assert_close(search->value, 0.5, 1e-12);
	assert_int_equal(search->state, TRIGGER_STATE_MONITOR);
	assert_null(search->limit);
	/* few of them prove nothing */
	for (int i = 0; i < 40; i++)
		add_issue(calm, i < 1 ? "Search times out" : "Colours", NULL);
	assert_int_equal(trigger_of(calm, "search")->source, TRIGGER_ISSUES);
	assert_int_equal(
	    trigger_of(calm, "search")->state, TRIGGER_STATE_UNKNOWN);
	add_issue(few, "Search times out", NULL);
	assert_int_equal(trigger_of(few, "search")->source, TRIGGER_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queues_stand_in_for_latency),
		cmocka_unit_test(utilisation_comes_in_two_forms),
		cmocka_unit_test(bills_show_spikes_of_delivery),
		cmocka_unit_test(only_delivery_is_counted),
		cmocka_unit_test(issues_ask_for_single_sign_on),
		cmocka_unit_test(enterprise_sales_have_it_watched),
		cmocka_unit_test(issues_about_search_stand_in),
	};

	return cmocka_run_group_tests_name("trigger_value", tests, NULL, NULL);
}
