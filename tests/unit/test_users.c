#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const UsersResult *
compute(Company *company)
{
	assert_true(
	    users_compute(company_evidence(company), company->results, NULL));
	return company->results->users;
}

static void
configuration_comes_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const UsersResult *users;

	(void)state;
	company_add_growth(company, "users", 12, 900, 0.02);
	company_set_users(company, 4000, 0.08);
	users = compute(company);
	assert_close(users->active, 4000, 0);
	assert_int_equal(users->active_source, USERS_CONFIGURED);
	assert_close(users->growth, 0.08, 0);
	assert_close(users->growth_draws[DRAWS - 1], 0.08, 0);
	assert_false(users->growth_assumed);
}

static void
the_series_is_measured(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const UsersResult *users;

	(void)state;
	company_add_growth(company, "users", 12, 900, 0.02);
	users = compute(company);
	assert_close(users->active, 900, 0);
	assert_int_equal(users->active_source, USERS_MEASURED);
	assert_int_equal(users->growth_source, USERS_MEASURED);
	assert_close(users->growth, 0.02, 1e-9);
	assert_int_equal(users->months, 12);
	/* without noise there is no doubt */
	assert_close(users->growth_spread.p10, 0.02, 1e-9);
}

static void
another_series_may_be_named(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	g_free(company->config->users.series);
	company->config->users.series = g_strdup("mau");
	company_add_growth(company, "users", 12, 900, 0.02);
	company_add_growth(company, "mau", 6, 70, 0.05);
	assert_close(compute(company)->active, 70, 0);
	assert_close(company->results->users->growth, 0.05, 1e-9);
}

static void
panels_call_them_otherwise(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_growth(company, "Active users", 12, 70, 0.02);
	company_add_growth(company, "Monthly Active-Users", 12, 900, 0.02);
	company_add_growth(company, "active users by plan", 12, 7, 0.02);
	assert_close(compute(company)->active, 900, 0);
}

/* Who names a series means that one. */
static void
a_name_that_is_given_stands(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	g_free(company->config->users.series);
	company->config->users.series = g_strdup("seats");
	company_add_growth(company, "MAU", 12, 900, 0.02);
	assert_null(compute(company)->series);
}

/* Days of one month do not make a growth per month. */
static void
days_are_not_months(void **state)
{
	static const char *const days[] = { "2026-06-01", "2026-06-08",
		"2026-06-15", "2026-06-22", "2026-06-29" };
	g_autoptr(Company) company = company_new("2026-07-01");
	const UsersResult *users;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
		company_add_point(
		    company, "users", days[i], 100 + 50 * (double)i);
	users = compute(company);
	assert_close(users->active, 300, 0);
	assert_int_equal(users->growth_source, USERS_ASSUMED);
}

/* Three months are too few; four have a slope and no limits. */
static void
few_months_are_doubted(void **state)
{
	g_autoptr(Company) three = company_new("2026-07-01");
	g_autoptr(Company) four = company_new("2026-07-01");
	const UsersResult *users;

	(void)state;
	company_add_growth(three, "users", 3, 100, 0.3);
	company_add_growth(four, "users", 4, 100, 0.3);
	assert_int_equal(compute(three)->growth_source, USERS_ASSUMED);
	assert_close(three->results->users->growth, 0.08, 0);
	users = compute(four);
	assert_int_equal(users->growth_source, USERS_MEASURED);
	assert_close(users->growth, 0.3, 1e-9);
	assert_true(users->growth_assumed);
	assert_true(users->growth_spread.p10 < 0.28);
	assert_true(users->growth_spread.p90 > 0.32);
}

/* MODEL.md: assumed 0.04, 0.08, 0.12; P10 and P90 of that triangle. */
static void
nothing_known_is_assumed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const UsersResult *users = compute(company);
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");

	(void)state;
	assert_true(isnan(users->active));
	assert_close(users->growth, 0.08, 0);
	assert_close(
	    users->growth_spread.p10, 0.04 + sqrt(0.1 * 0.08 * 0.04), 0.02);
	assert_close(
	    users->growth_spread.p90, 0.12 - sqrt(0.1 * 0.08 * 0.04), 0.02);
	users_describe(company_evidence(company), company->results, report);
	check_missing(report, "users.active", "neither users.active");
	assert_close(figure_value(report, "users.growth"), 0.08, 0);
}

static void
shrinking_is_measured_too(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_growth(company, "users", 8, 100, -0.05);
	assert_close(compute(company)->growth, -0.05, 1e-9);
	assert_true(company->results->users->growth_spread.p90 < 0);
}

/* Without users now there is nothing to multiply. */
static void
no_users_left_is_unknown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");

	(void)state;
	company_add_point(company, "users", "2026-05-31", 40);
	company_add_point(company, "users", "2026-06-30", 0);
	assert_true(isnan(compute(company)->active));
	users_describe(company_evidence(company), company->results, report);
	check_missing(report, "users.active", "ends at 0");
}

static void
old_users_are_told(void **state)
{
	static const struct {
		const char *last;
		double active;
		unsigned findings;
	} cases[] = { { "2026-01-31", NAN, 1 }, { "2026-05-01", NAN, 0 },
		{ "2026-01-31", 50, 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Report) report = report_new(NULL, 0, "1.0");

		company->config->users.active = cases[i].active;
		company_add_point(company, "users", cases[i].last, 40);
		compute(company);
		users_describe(
		    company_evidence(company), company->results, report);
		assert_int_equal(
		    finding_list_count(report->findings), cases[i].findings);
	}
}

static void
figures_name_their_sources(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = report_new(NULL, 0, "1.0");
	const Figure *figure;

	(void)state;
	company_add_growth(company, "users", 12, 900, 0.02);
	company->config->users.active = 1000;
	compute(company);
	users_describe(company_evidence(company), company->results, report);
	figure = figure_set_find(report->figures, "users.active");
	assert_string_equal(figure->inputs->pdata[0], "config:users.active");
	assert_int_equal(figure->tags, FIGURE_CONFIGURED);
	figure = figure_set_find(report->figures, "users.growth");
	assert_string_equal(figure->inputs->pdata[0], "file:metrics.csv");
	assert_close(figure->n, 12, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(configuration_comes_first),
		cmocka_unit_test(the_series_is_measured),
		cmocka_unit_test(another_series_may_be_named),
		cmocka_unit_test(panels_call_them_otherwise),
		cmocka_unit_test(a_name_that_is_given_stands),
		cmocka_unit_test(days_are_not_months),
		cmocka_unit_test(few_months_are_doubted),
		cmocka_unit_test(nothing_known_is_assumed),
		cmocka_unit_test(shrinking_is_measured_too),
		cmocka_unit_test(no_users_left_is_unknown),
		cmocka_unit_test(old_users_are_told),
		cmocka_unit_test(figures_name_their_sources),
	};

	return cmocka_run_group_tests_name("users", tests, NULL, NULL);
}
