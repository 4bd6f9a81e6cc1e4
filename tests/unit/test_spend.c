#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const SpendResult *
compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	users_compute(evidence, company->results, NULL);
	assert_true(spend_compute(evidence, company->results, NULL));
	return company->results->spend;
}

/* USERS on the 20th of a month, and what it cost. */
static void
add_month(Company *company, int year, int month, double users, double cost)
{
	const Date day = date_from_ymd(year, month, 20);
	char date[DATE_TEXT_SIZE], name[MONTH_TEXT_SIZE],
	    amount[NUMBER_TEXT_SIZE];

	company_add_point(company, "users", date_format_iso(day, date), users);
	company_add_cost(company, month_format_iso(date_month(day), name),
	    "Compute", "vm", number_format_machine(cost, amount), "USD");
}

static void
no_bills_are_no_spend(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const SpendResult *spend = compute(company);

	(void)state;
	assert_int_equal(spend->state, SPEND_NO_BILLS);
	assert_true(isnan(spend->monthly));
	assert_true(isnan(spend->at[1].p50));
	assert_true(isnan(spend_category_at(spend, "Compute", 0)));
	assert_close(spend->elasticity, 1, 0);
}

static void
the_latest_whole_month_counts(void **state)
{
	g_autoptr(Company) company = company_new("2026-06-29");
	const SpendResult *spend;

	(void)state;
	company_add_cost(company, "2026-04", "Compute", "vm", "800", "USD");
	company_add_cost(company, "2026-05", "Compute", "vm", "900.25", "USD");
	company_add_cost(company, "2026-05", "Databases", "db", "99.75", "USD");
	/* June is charged to its 28th day and not over */
	company_add_cost(company, "2026-06", "Compute", "vm", "5000", "USD");
	spend = compute(company);
	assert_int_equal(spend->state, SPEND_KNOWN);
	assert_int_equal(spend->months->len, 3);
	assert_close(spend->monthly, 1000, 1e-12);
	assert_close(spend_category_at(spend, "Databases", 0), 99.75, 1e-12);
	assert_close(spend_category_at(spend, "Storage", 0), 0, 0);
	assert_int_equal(spend->categories->len, 2);
	assert_string_equal(
	    g_array_index(spend->categories, SpendCategory, 0).name, "Compute");
	assert_close(g_array_index(spend->categories, SpendCategory, 0).share,
	    0.90025, 1e-12);
}

static void
parts_of_months_do_not_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-06-29");

	(void)state;
	company_add_cost(company, "2026-06", "Compute", "vm", "5000", "USD");
	assert_int_equal(compute(company)->state, SPEND_NO_COMPLETE_MONTH);
	assert_true(isnan(company->results->spend->monthly));
	assert_int_equal(company->results->spend->months->len, 1);
}

static void
currencies_are_kept_apart(void **state)
{
	g_autoptr(Company) mixed = company_new("2026-07-01");
	g_autoptr(Company) foreign = company_new("2026-07-01");
	g_autoptr(Company) own = company_new("2026-07-01");

	(void)state;
	company_add_cost(mixed, "2026-06", "Compute", "vm", "100", "USD");
	company_add_cost(mixed, "2026-06", "Compute", "vm", "70", "GBP");
	company_add_cost(mixed, "2026-06", "Storage", "disk", "5", "EUR");
	assert_close(compute(mixed)->monthly, 100, 0);
	assert_string_equal(
	    mixed->results->spend->other_currencies, "EUR, GBP");
	company_add_cost(foreign, "2026-06", "Compute", "vm", "70", "EUR");
	assert_int_equal(compute(foreign)->state, SPEND_OTHER_CURRENCY);
	company_add_cost(own, "2026-06", "Compute", "vm", "70", "EUR");
	g_free(own->config->business.currency);
	own->config->business.currency = g_strdup("EUR");
	assert_close(compute(own)->monthly, 70, 0);
}

/* With a rate they add up, in every figure. */
static void
rates_convert(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	ConfigRate *rate = g_new0(ConfigRate, 1);
	const SpendResult *spend;

	(void)state;
	rate->currency = g_strdup("EUR");
	rate->rate = 1.1;
	g_ptr_array_add(company->config->business.rates, rate);
	company_add_cost(company, "2026-06", "Compute", "vm", "100", "USD");
	company_add_cost(company, "2026-06", "Compute", "db", "50", "EUR");
	company_add_cost(company, "2026-06", "Storage", "disk", "45", "EUR");
	company_add_cost(company, "2026-06", "Storage", "disk", "7", "GBP");
	spend = compute(company);
	assert_close(spend->monthly, 204.5, 1e-9);
	assert_close(spend_category_at(spend, "Compute", 0), 155, 1e-9);
	assert_close(spend_category_at(spend, "Storage", 0), 49.5, 1e-9);
	assert_string_equal(spend->converted, "EUR");
	assert_string_equal(spend->other_currencies, "GBP");
}

/* The same bill in two files counts once. */
static void
superseded_bills_do_not_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const char *const paths[] = { "old.csv", "new.csv" };
	const char *const amounts[] = { "90", "100" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		CostLine line = {
			.provider = "Example Cloud",
			.account = "1",
			.billing_period = 2026 * 12 + 5,
			.charge_start =
			    date_instant(date_from_ymd(2026, 6, 28)),
			.service_category = "Compute",
			.service = "vm",
			.currency = "USD",
			.invoice = i == 0 ? "" : "I-1",
			.identity = "vm",
			.focus = true,
		};

		decimal_parse(amounts[i], 3 - (i == 0), &line.effective);
		facts_add_cost(company->facts,
		    company_file(company, paths[i], INPUT_BILLING), &line);
	}
	assert_close(compute(company)->monthly, 100, 0);
}

/* [T17] eight months of users and cost: elasticity .6966, and beyond. */
static void
elasticity_is_measured_beside_users(void **state)
{
	static const double users[] = { 1200, 1450, 1700, 2050, 2400, 2900,
		3400, 4000 };
	static const double costs[] = { 410, 455, 505, 560, 640, 900, 840,
		930 };
	g_autoptr(Company) company = company_new("2026-09-01");
	const SpendResult *spend;

	(void)state;
	for (int i = 0; i < 8; i++)
		add_month(company, 2026, i + 1, users[i], costs[i]);
	spend = compute(company);
	assert_true(spend->elasticity_measured);
	assert_int_equal(spend->pairs, 8);
	assert_prints(spend->elasticity, "0.6966");
	assert_prints(spend->elasticity_lo, "0.5983");
	assert_prints(spend->elasticity_hi, "0.8471");
	assert_close(spend->at[1].p50, 930 * pow(10, 0.6966), 0.01);
	assert_close(spend->at[0].p50, 930, 0);
}

/* Too few months, or users that hardly changed: assumed. */
static void
elasticity_is_assumed_otherwise(void **state)
{
	static const struct {
		int months;
		double growth;
	} cases[] = { { 5, 0.2 }, { 12, 0.01 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-01-01");

		for (int m = 0; m < cases[i].months; m++)
			add_month(company, 2025, m + 1,
			    1000 * pow(1 + cases[i].growth, m), 100);
		assert_false(compute(company)->elasticity_measured);
		assert_close(company->results->spend->elasticity, 1, 0);
	}
}

/* Grown by m^e against revenue by m. */
static void
share_of_revenue_breaks_at_a_multiple(void **state)
{
	static const struct {
		double monthly, revenue, elasticity, want;
	} cases[] = {
		{ 1000, 40000, 1.5, 100 }, /* (10000 / 1000)^2 */
		{ 1000, 40000, 1, INFINITY },
		{ 1000, 40000, 0.7, INFINITY },
		{ 1000, 3999, 1.5, 1 }, /* past it now */
		{ 1000, 4000, 1.5, 1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_close(spend_share_multiple(cases[i].monthly,
				 cases[i].revenue, 0.25, cases[i].elasticity),
		    cases[i].want, 1e-9);
}

static void
the_limit_needs_revenue(void **state)
{
	static const struct {
		double revenue;
		const char *amount;
		unsigned limits;
	} cases[] = { { NAN, "100", 0 }, { 60000, "100", 1 }, { 0, "100", 0 },
		{ 60000, "0", 0 }, { 60000, "-5", 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company->config->business.revenue = cases[i].revenue;
		company_add_cost(company, "2026-06", "Compute", "vm",
		    cases[i].amount, "USD");
		compute(company);
		assert_int_equal(
		    company->results->limits->limits->len, cases[i].limits);
	}
}

static void
services_are_found_by_words(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_cost(
	    company, "2026-05", "Databases", "Old Warehouse", "5", "USD");
	company_add_cost(
	    company, "2026-06", "Databases", "db-replica-2", "5", "USD");
	compute(company);
	assert_true(spend_names(company_evidence(company),
	    company->results->spend, "replica,warehouse"));
	/* gone since May */
	assert_false(spend_names(
	    company_evidence(company), company->results->spend, "warehouse"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_bills_are_no_spend),
		cmocka_unit_test(the_latest_whole_month_counts),
		cmocka_unit_test(parts_of_months_do_not_count),
		cmocka_unit_test(currencies_are_kept_apart),
		cmocka_unit_test(rates_convert),
		cmocka_unit_test(superseded_bills_do_not_count),
		cmocka_unit_test(elasticity_is_measured_beside_users),
		cmocka_unit_test(elasticity_is_assumed_otherwise),
		cmocka_unit_test(share_of_revenue_breaks_at_a_multiple),
		cmocka_unit_test(the_limit_needs_revenue),
		cmocka_unit_test(services_are_found_by_words),
	};

	return cmocka_run_group_tests_name("spend", tests, NULL, NULL);
}
