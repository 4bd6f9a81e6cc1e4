#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/spend_trend.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

enum { MONTHS = 8 };

static const double users[MONTHS] = { 1200, 1450, 1700, 2050, 2400, 2900, 3400,
	4000 };
static const double cost[MONTHS] = { 410, 455, 505, 560, 640, 900, 840, 930 };

static void
add_month(Company *company, int i, const char *category, double amount)
{
	char month[MONTH_TEXT_SIZE], text[NUMBER_TEXT_SIZE];

	month_format_iso(date_month(date_from_ymd(2025, 11, 1)) + i, month);
	company_add_cost(company, month, category, category,
	    number_format_machine(amount, text), "USD");
}

static const SpendResult *
compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	assert_true(users_compute(evidence, company->results, NULL));
	assert_true(spend_compute(evidence, company->results, NULL));
	return company->results->spend;
}

static void
add_users(Company *company)
{
	for (int i = 0; i < MONTHS; i++) {
		char date[DATE_TEXT_SIZE];

		date_format_iso(
		    month_first_day(date_month(date_from_ymd(2025, 11, 1)) + i),
		    date);
		company_add_point(company, "users", date, users[i]);
	}
}

/* [T17] and [T18] as a bill: storage follows users but for April 2026; what
 * compute costs has nothing to do with it. */
static void
categories_are_judged_apart(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-05");
	const SpendResult *spend;
	const SpendCategory *storage, *compute_category;
	const SpendEvent *event;

	(void)state;
	add_users(company);
	for (int i = 0; i < MONTHS; i++) {
		add_month(company, i, "Storage", cost[i]);
		add_month(company, i, "Compute", users[i]);
	}
	spend = compute(company);
	storage = spend_find_category(spend, "Storage");
	assert_true(storage->trend.by_users);
	assert_prints(storage->trend.fit.exponent, "0.6966");
	assert_prints(storage->at[1], "4624.72");
	assert_prints(storage->at[3], "22997.88");
	assert_int_equal(storage->trend.events->len, 1);
	event = &g_array_index(storage->trend.events, SpendEvent, 0);
	assert_true(event->spike);
	assert_prints(event->score, "4.3896");
	assert_int_equal(event->month, date_month(date_from_ymd(2026, 4, 1)));
	assert_close(event->factor, exp(0.2210), 1e-3);
	compute_category = spend_find_category(spend, "Compute");
	assert_close(compute_category->trend.fit.exponent, 1, 1e-9);
	assert_int_equal(compute_category->trend.events->len, 0);
	assert_close(spend_category_at(spend, "Compute", 1), 40000, 1e-6);
	assert_null(spend_find_category(spend, "Web"));
}

/* Without users a step in time is told all the same, and no elasticity. */
static void
time_stands_in_for_users(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-05");
	const SpendResult *spend;
	const SpendEvent *event;

	(void)state;
	for (int i = 0; i < MONTHS; i++)
		add_month(company, i, "Compute",
		    100 * pow(1.02, i) * (i >= 4 ? 1.5 : 1));
	spend = compute(company);
	assert_false(spend->trend.by_users);
	assert_false(spend->elasticity_measured);
	assert_int_equal(spend->trend.events->len, 1);
	event = &g_array_index(spend->trend.events, SpendEvent, 0);
	assert_false(event->spike);
	assert_true(isnan(event->score));
	assert_int_equal(event->month, date_month(date_from_ymd(2026, 3, 1)));
	assert_close(event->factor, 1.5, 0.01);
}

static bool
is_egress(const CostCell *cell, const void *data)
{
	return g_str_equal(cell->service, data);
}

/* Months without a charge are nothing, open months are not known. */
static void
parts_are_filtered(void **state)
{
	g_autoptr(Company) company = company_new("2026-06-29");
	const SpendResult *spend;
	SpendTrend trend;

	(void)state;
	add_month(company, 5, "Compute", 70);
	add_month(company, 5, "Networking", 7);
	add_month(company, 6, "Compute", 70);
	add_month(company, 7, "Networking", 3);
	spend = compute(company);
	trend = spend_trend_of(&company->evidence, company->results->users,
	    spend, is_egress, "Networking");
	assert_close(trend.amounts[0], 7, 1e-9);
	assert_close(trend.amounts[1], 0, 0);
	assert_true(isnan(trend.amounts[2]));
	assert_int_equal(trend.events->len, 0);
	spend_trend_clear(&trend);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(categories_are_judged_apart),
		cmocka_unit_test(time_stands_in_for_users),
		cmocka_unit_test(parts_are_filtered),
	};

	return cmocka_run_group_tests_name("spend_trend", tests, NULL, NULL);
}
