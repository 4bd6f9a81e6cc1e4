#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/forecast.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const Spread said[FORECAST_HORIZONS] = {
	{ 90, 100, 110 },
	{ 180, 200, 220 },
	{ 360, 400, 440 },
	{ 720, 800, 880 },
};

/* By the logarithm between horizons; before the first, its range. */
static void
what_was_said_is_read_between_horizons(void **state)
{
	static const struct {
		double months, p10, p50, p90;
	} cases[] = {
		{ 0, 72, 80, 88 },
		{ 0.5, 80.4984472, 89.4427191, 98.386991 },
		{ 1, 90, 100, 110 },
		{ 2, 127.279221, 141.421356, 155.563492 },
		{ 3, 180, 200, 220 },
		{ 6, 360, 400, 440 },
		{ 9, 509.116882, 565.685425, 622.253967 },
		{ 12, 720, 800, 880 },
		{ 12.5, 762.8, 847.6, 932.3 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Spread then = forecast_after(80, said, cases[i].months);

		print_message("%g\n", cases[i].months);
		assert_close(then.p10, cases[i].p10, 1e-3);
		assert_close(then.p50, cases[i].p50, 1e-3);
		assert_close(then.p90, cases[i].p90, 1e-3);
	}
	assert_true(isnan(forecast_after(80, said, 13.5).p50));
	assert_true(isnan(forecast_after(80, said, -1).p50));
}

static void
one_horizon_is_read_about_it(void **state)
{
	const Spread none = spread_at(NAN);
	const Spread single[FORECAST_HORIZONS] = { none, none, { 1, 1.2, 1.4 },
		none };

	(void)state;
	assert_close(forecast_after(1.1, single, 5).p50, 1.2, 1e-12);
	assert_true(isnan(forecast_after(1.1, single, 3).p50));
	assert_true(isnan(forecast_after(1.1, single, 8).p50));
	assert_true(forecast_is_half_yearly("debt"));
	assert_false(forecast_is_half_yearly("users"));
}

static GPtrArray *
forecasts_of(Company *company)
{
	company_report(company);
	return forecasts_make(company_evidence(company), company->results);
}

static const Forecast *
find(const GPtrArray *forecasts, const char *id)
{
	for (guint i = 0; i < forecasts->len; i++) {
		const Forecast *forecast = g_ptr_array_index(forecasts, i);

		if (strcmp(forecast->id, id) == 0)
			return forecast;
	}
	return NULL;
}

/* 4,000 at 8 %: 5,038.848 after three months, and no range. */
static void
what_is_configured_is_told_without_a_range(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	const Forecast *users;

	(void)state;
	company_set_users(company, 4000, 0.08);
	forecasts = forecasts_of(company);
	users = find(forecasts, "users");
	assert_int_equal(users->from, company->evidence.as_of);
	assert_string_equal(users->outcome, "users.active");
	assert_close(users->at[1].p50, 5038.848, 1e-9);
	assert_close(users->at[1].p10, users->at[1].p90, 1e-12);
}

static void
what_is_not_known_is_not_foretold(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = forecasts_of(company);

	(void)state;
	assert_int_equal(forecasts->len, 0);
}

/* A range holds the last point's error and that of the one to come: with a
 * hundredth each, 1.2816 sqrt(2) hundredths around, and a little for growth. */
static void
noise_of_points_is_in_the_range(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	const Forecast *users;
	double width;

	(void)state;
	for (int month = 1; month <= 6; month++)
		for (int year = 2024; year <= 2026; year++) {
			g_autofree char *date =
			    g_strdup_printf("%d-%02d-01", year, month);
			const double months = 12 * (year - 2024) + month;
			const double error = month % 2 == 0 ? 0.01 : -0.01;

			company_add_point(company, "users", date,
			    1000 * exp(0.05 * months + error));
		}
	forecasts = forecasts_of(company);
	users = find(forecasts, "users");
	width = log(users->at[1].p90 / users->at[1].p10) / 2;
	assert_in_range((long)(width * 1e4), 200, 450);
	assert_close(users->at[1].p50 / users->now, exp(0.15), 0.01);
}

/* Headroom shrinks as users grow, and ends at 1. */
static void
headroom_comes_nearer(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	const Forecast *headroom;

	(void)state;
	company_set_users(company, 100, 0.08);
	company_add_decision(company, "hosting", 250, 500);
	forecasts = forecasts_of(company);
	headroom = find(forecasts, "headroom");
	assert_close(headroom->now, 2, 1e-9);
	assert_close(headroom->at[1].p50, 2 / 1.259712, 1e-9);
	assert_close(headroom->at[3].p50, 1, 1e-12);
}

static void
metrics_and_spend_go_on(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	const Forecast *database, *spend;

	(void)state;
	company_add_growth(company, "users", 12, 4000, 0.08);
	company_add_growth(company, "p95_ms", 12, 120, 0.02);
	for (int month = 1; month <= 6; month++) {
		g_autofree char *name = g_strdup_printf("2026-%02d", month);

		company_add_cost(
		    company, name, "Compute", "Servers", "900", "USD");
	}
	forecasts = forecasts_of(company);
	database = find(forecasts, "trigger-database");
	assert_string_equal(database->outcome, "trigger.database.value");
	assert_close(database->at[2].p50, 120 * pow(1.02, 6), 0.005 * 120);
	spend = find(forecasts, "spend");
	assert_close(spend->now, 900, 1e-9);
	assert_true(spend->at[3].p10 < spend->at[3].p50);
	assert_true(spend->from < company->evidence.as_of);
}

/* The trend of work is told half a year ahead alone. */
static void
work_is_told_for_half_a_year(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) forecasts = NULL;
	const Forecast *debt;

	(void)state;
	company_add_features(company, 14, 20, 0.04);
	forecasts = forecasts_of(company);
	debt = find(forecasts, "debt");
	assert_true(isnan(debt->at[1].p50));
	assert_close(debt->at[2].p50, pow(1.04, 6), 0.08);
	assert_true(debt->at[2].p10 < debt->at[2].p50);
	assert_true(debt->at[2].p90 > debt->at[2].p50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_said_is_read_between_horizons),
		cmocka_unit_test(one_horizon_is_read_about_it),
		cmocka_unit_test(what_is_configured_is_told_without_a_range),
		cmocka_unit_test(what_is_not_known_is_not_foretold),
		cmocka_unit_test(noise_of_points_is_in_the_range),
		cmocka_unit_test(headroom_comes_nearer),
		cmocka_unit_test(metrics_and_spend_go_on),
		cmocka_unit_test(work_is_told_for_half_a_year),
	};

	return cmocka_run_group_tests_name("forecast", tests, NULL, NULL);
}
