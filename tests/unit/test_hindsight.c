#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/hindsight.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/past.h"

/* 1,260 users on 1 July 2026, of whom nobody says how many there will be. */
static Company *
company_now(History *history)
{
	Company *company = company_new("2026-07-01");

	company_set_users(company, 1260, 0.08);
	company->evidence.history = history;
	return company;
}

static Hindsights
look(Company *company, GPtrArray **forecasts)
{
	company_report(company);
	*forecasts =
	    forecasts_make(company_evidence(company), company->results);
	return hindsights_find(company_evidence(company), *forecasts);
}

static void
said_users(History *history, const char *date, double now, double factor)
{
	const double values[] = { now * pow(factor, 1), now * pow(factor, 3),
		now * pow(factor, 6), now * pow(factor, 12) };

	past_add_forecast(history, past_add(history, date), "users",
	    "users.active", now, date, values);
}

static const Hindsight *
at(const Hindsights *hindsights, guint i)
{
	return &g_array_index(hindsights->list, Hindsight, i);
}

/* Of reviews every two weeks the one a quarter ago is asked, and then the one
 * a quarter before that. */
static void
quarters_are_compared_one_by_one(void **state)
{
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = NULL;
	g_autoptr(GPtrArray) forecasts = NULL;
	Hindsights hindsights;
	char date[DATE_TEXT_SIZE];

	(void)state;
	said_users(history, "2026-01-01", 794, 1.08);
	said_users(history, "2026-02-20", 900, 1.2);
	said_users(history, "2026-04-01", 1000, 1.08);
	said_users(history, "2026-05-20", 1100, 1.2);
	said_users(history, "2026-06-28", 1250, 1.2);
	company = company_now(history);
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 2);
	assert_string_equal(
	    date_format_iso(at(&hindsights, 0)->made, date), "2026-04-01");
	assert_close(at(&hindsights, 0)->said.p50, 1258.6, 1);
	assert_close(at(&hindsights, 0)->happened, 1260, 0);
	assert_true(at(&hindsights, 0)->newest);
	assert_string_equal(
	    date_format_iso(at(&hindsights, 1)->made, date), "2026-01-01");
	assert_string_equal(
	    date_format_iso(at(&hindsights, 1)->compared, date), "2026-04-01");
	assert_close(at(&hindsights, 1)->happened, 1000, 0);
	assert_false(at(&hindsights, 1)->newest);
	assert_int_equal(hindsights.inside, 2);
	assert_int_equal(hindsights.ranged, 2);
	assert_int_equal(hindsights.first, DATE_NONE);
	hindsights_clear(&hindsights);
}

/* A range of a tenth either way around so much growth a month. */
static void
a_range_holds_or_not(void **state)
{
	static const struct {
		double factor;
		bool inside;
	} cases[] = { { 1.08, true }, { 1.11, true }, { 1.05, true },
		{ 1.13, false }, { 1.03, false } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(History) history = past_new("2026-07-01");
		g_autoptr(Company) company = NULL;
		g_autoptr(GPtrArray) forecasts = NULL;
		Hindsights hindsights;

		said_users(history, "2026-04-01", 1000, cases[i].factor);
		company = company_now(history);
		hindsights = look(company, &forecasts);
		assert_int_equal(hindsights.inside, cases[i].inside);
		assert_int_equal(at(&hindsights, 0)->inside, cases[i].inside);
		hindsights_clear(&hindsights);
	}
}

/* What else is forecast counts too, where nobody knows the users. */
static void
spend_alone_can_be_too_early(void **state)
{
	static const double values[] = { 1300, 1500, 1900, 3000 };
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	Hindsights hindsights;
	char date[DATE_TEXT_SIZE];

	(void)state;
	for (int month = 1; month <= 6; month++) {
		g_autofree char *name = g_strdup_printf("2026-%02d", month);

		company_add_cost(
		    company, name, "Compute", "Servers", "900", "USD");
	}
	past_add_forecast(history, past_add(history, "2026-06-10"), "spend",
	    "spend.monthly", 880, "2026-05-01", values);
	company->evidence.history = history;
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 0);
	assert_string_equal(
	    date_format_iso(hindsights.first, date), "2026-07-08");
	hindsights_clear(&hindsights);
}

/* The ratio of work is compared half a year on, and by no nearer review. */
static void
work_is_compared_after_half_a_year(void **state)
{
	static const double values[] = { NAN, NAN, 1.2, NAN };
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	Hindsights hindsights;
	char date[DATE_TEXT_SIZE];

	(void)state;
	company_add_features(company, 14, 20, 0.04);
	past_add_forecast(history, past_add(history, "2026-01-04"), "debt",
	    "debt.ratio_6mo", 1.2, "2026-01-04", values);
	past_add_forecast(history, past_add(history, "2026-04-01"), "debt",
	    "debt.ratio_6mo", 1.2, "2026-04-01", values);
	company->evidence.history = history;
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 1);
	assert_string_equal(
	    date_format_iso(at(&hindsights, 0)->made, date), "2026-01-04");
	assert_close(at(&hindsights, 0)->said.p50, 1.2, 1e-9);
	hindsights_clear(&hindsights);
}

/* A month has to go by; the first day that can be is told. */
static void
it_can_be_too_early(void **state)
{
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = NULL;
	g_autoptr(GPtrArray) forecasts = NULL;
	Hindsights hindsights;
	char date[DATE_TEXT_SIZE];

	(void)state;
	said_users(history, "2026-06-10", 1200, 1.08);
	said_users(history, "2026-06-30", 1250, 1.08);
	company = company_now(history);
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 0);
	assert_string_equal(
	    date_format_iso(hindsights.first, date), "2026-07-08");
	hindsights_clear(&hindsights);
}

/* Reviews of before there were forecasts; no review at all. */
static void
reviews_without_forecasts_give_none(void **state)
{
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = NULL;
	g_autoptr(Company) alone = company_now(NULL);
	g_autoptr(GPtrArray) forecasts = NULL;
	g_autoptr(GPtrArray) others = NULL;
	Hindsights hindsights;
	char date[DATE_TEXT_SIZE];

	(void)state;
	past_add_number(history, past_add(history, "2026-04-01"),
	    "users.active", "users", 1000, NAN, NAN);
	company = company_now(history);
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 0);
	assert_string_equal(
	    date_format_iso(hindsights.first, date), "2026-07-29");
	hindsights_clear(&hindsights);
	hindsights = look(alone, &others);
	assert_int_equal(hindsights.list->len, 0);
	hindsights_clear(&hindsights);
}

/* As long as there is no newer point, nothing has happened. */
static void
without_a_new_point_nothing_is_compared(void **state)
{
	static const double values[] = { 1300, 1500, 1900, 3000 };
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = NULL;
	g_autoptr(GPtrArray) forecasts = NULL;
	Hindsights hindsights;

	(void)state;
	past_add_forecast(history, past_add(history, "2026-04-01"), "users",
	    "users.active", 1260, "2026-07-01", values);
	company = company_now(history);
	hindsights = look(company, &forecasts);
	assert_int_equal(hindsights.list->len, 0);
	hindsights_clear(&hindsights);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quarters_are_compared_one_by_one),
		cmocka_unit_test(a_range_holds_or_not),
		cmocka_unit_test(it_can_be_too_early),
		cmocka_unit_test(spend_alone_can_be_too_early),
		cmocka_unit_test(work_is_compared_after_half_a_year),
		cmocka_unit_test(reviews_without_forecasts_give_none),
		cmocka_unit_test(without_a_new_point_nothing_is_compared),
	};

	return cmocka_run_group_tests_name("hindsight", tests, NULL, NULL);
}
