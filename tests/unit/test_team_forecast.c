#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team_forecast.h"
#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

static const TeamForecast *
at(const TeamResult *team, guint i)
{
	return &g_array_index(team->forecast, TeamForecast, i);
}

static void
users_grow_year_by_year_past_the_last_stage(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const TeamResult *team = small_team_result(company);
	g_autofree char *id = team_forecast_id(at(team, 1));

	(void)state;
	/* Scale begins in 41.8 months */
	assert_int_equal(team->forecast->len, 5);
	assert_close(at(team, 0)->users.p50, 4000, 1e-9);
	assert_prints(at(team, 1)->users.p50 / 1000, "10.0727");
	assert_close(at(team, 4)->months, 48, 0);
	assert_string_equal(id, "team.users.12m");
	assert_close(
	    figure_value(company->report, id), at(team, 1)->users.p50, 1e-6);
}

static void
far_stages_do_not_stretch_the_years(void **state)
{
	static const struct {
		double users, growth;
		guint points;
	} cases[] = {
		{ 4000, 0, 2 },
		{ 4000, -0.1, 2 },
		{ 4000, 0.001, 2 },
		{ 400, 0.05, 2 },
		{ 4000, 0.05, 3 },
		{ 400000, 0.05, 2 },
		{ NAN, 0.05, 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company->config->users.active = cases[i].users;
		company->config->users.growth = cases[i].growth;
		if (small_team_result(company)->forecast->len !=
		    cases[i].points)
			fail_msg("case %zu: %u", i,
			    company->results->team->forecast->len);
		check_report(company->report);
	}
}

static void
the_range_is_that_of_growth(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TeamForecast *year;

	(void)state;
	company->config->users.active = 4000; /* growth is assumed */
	year = at(small_team_result(company), 1);
	assert_true(year->users.p10 < year->users.p50);
	assert_true(year->users.p50 < year->users.p90);
}

static void
the_title_is_the_finding(void **state)
{
	static const struct {
		double users, growth;
		const char *title;
	} cases[] = {
		{ 4000, 0.08,
		    "Growth begins about Jun 2027 and Scale begins about Dec "
		    "2029" },
		{ 4000, 0,
		    "Growth does not come nearer, since users do not grow" },
		{ 400000, 0.08,
		    "Scale is the last stage, and the users are in it" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(ChartSpec) chart = NULL;

		company_set_users(company, cases[i].users, cases[i].growth);
		company_report(company);
		chart = team_users_chart(
		    company_evidence(company), company->results);
		assert_string_equal(chart->title, cases[i].title);
		assert_int_equal(chart->bands->len, 4);
	}
}

static void
what_was_measured_comes_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(ChartSpec) chart = NULL;
	const ChartSeries *seen;

	(void)state;
	company_add_growth(company, "users", 18, 4000, 0.08);
	company_report(company);
	chart = team_users_chart(company_evidence(company), company->results);
	seen = chart->series->pdata[0];
	assert_int_equal(chart->series->len, 2);
	assert_int_equal(seen->points->len, 18);
	assert_int_equal(
	    find_table(company->report, "team-users")->rows->len, 12 + 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(users_grow_year_by_year_past_the_last_stage),
		cmocka_unit_test(far_stages_do_not_stretch_the_years),
		cmocka_unit_test(the_range_is_that_of_growth),
		cmocka_unit_test(the_title_is_the_finding),
		cmocka_unit_test(what_was_measured_comes_first),
	};

	return cmocka_run_group_tests_name("team_forecast", tests, NULL, NULL);
}
