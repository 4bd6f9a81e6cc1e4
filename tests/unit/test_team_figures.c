#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

static void
all_numbers_are_figures(void **state)
{
	static const struct {
		const char *id;
		double value;
	} cases[] = {
		{ "team.headcount", 8 },
		{ "team.paths", 28 },
		{ "team.squads_needed", 2 },
		{ "team.stage.early.hires", 1 },
		{ "team.stage.early.gap.qa", 1 },
		{ "team.stage.early.gap.devops", 0 },
		{ "team.stage.growth.least_people", 14 },
		{ "team.stage.growth.hires", 5 },
		{ "team.stage.growth.hires.manager", 2 },
		{ "team.stage.growth.total_hires", 6 },
		{ "team.stage.growth.monthly_cost", 48000 },
		{ "team.stage.growth.monthly_cost.manager", 19200 },
		{ "team.stage.growth.first_year_cost", 576000 },
		{ "team.stage.growth.total_monthly_cost", 57600 },
		{ "team.stage.growth.paths_within_squads", 42 },
		{ "team.stage.scale.people", 31 },
		{ "team.stage.scale.paths", 465 },
	};
	g_autoptr(Company) company = small_team_new();
	const Report *report = company_report(company);

	(void)state;
	check_report(report);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_close(
		    figure_value(report, cases[i].id), cases[i].value, 1e-9);
	assert_string_equal(
	    figure_set_find(report->figures, "team.stage.growth.seek_by")->text,
	    "2026-12-28");
	check_missing(report, "team.stage.early.begins", "in this stage");
	assert_null(figure_set_find(report->figures, "team.stage.mvp.hires"));
}

static bool
rests_on(const Report *report, const char *id, const char *input)
{
	const Figure *figure = figure_set_find(report->figures, id);

	return g_ptr_array_find_with_equal_func(
	    figure->inputs, input, g_str_equal, NULL);
}

static void
hires_rest_on_those_before(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const Report *report = company_report(company);

	(void)state;
	assert_true(rests_on(report, "team.stage.growth.hires.manager",
	    "team.stage.early.total_hires"));
	assert_true(rests_on(report, "team.stage.growth.hires.manager",
	    "team.stage.growth.gap.manager"));
	assert_false(rests_on(
	    report, "team.stage.early.hires.qa", "team.stage.mvp.total_hires"));
}

static void
what_is_missing_is_said(void **state)
{
	g_autoptr(Company) untold = company_new("2026-07-01");
	g_autoptr(Company) nobody = company_new("2026-07-01");
	g_autoptr(Company) still = small_team_new();

	(void)state;
	untold->config->team.headcount = 6;
	company_set_users(untold, 4000, 0.08);
	check_missing(company_report(untold), "team.stage.growth.gap.qa",
	    "add roles to team.people");
	assert_non_null(strstr(
	    figure_set_find(untold->report->figures, "team.stage.growth.hires")
		->method,
	    "may be needed"));
	check_missing(company_report(nobody), "team.headcount", "assignee");
	check_missing(
	    nobody->report, "team.stage.growth.hires", "number of users");
	check_missing(
	    nobody->report, "team.stage.growth.months", "number of users");
	still->config->users.growth = 0;
	check_missing(
	    company_report(still), "team.stage.growth.seek_by", "do not grow");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_numbers_are_figures),
		cmocka_unit_test(hires_rest_on_those_before),
		cmocka_unit_test(what_is_missing_is_said),
	};

	return cmocka_run_group_tests_name("team_figures", tests, NULL, NULL);
}
