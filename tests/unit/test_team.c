#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/team.h"
#include "pipeline/analysis/users.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
stages_begin_at_the_playbooks_numbers(void **state)
{
	static const struct {
		double users;
		TeamStage stage;
	} cases[] = {
		{ 1, STAGE_MVP },
		{ 499, STAGE_MVP },
		{ 500, STAGE_EARLY }, /* the playbook overlaps here */
		{ 9999, STAGE_EARLY },
		{ 10000, STAGE_GROWTH },
		{ 99999, STAGE_GROWTH },
		{ 100000, STAGE_SCALE },
		{ 5e7, STAGE_SCALE },
		{ NAN, STAGE_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(team_stage_of(cases[i].users), cases[i].stage);
	assert_close(team_stage_end(STAGE_EARLY), 10000, 0);
	assert_true(isnan(team_stage_end(STAGE_SCALE)));
	assert_true(isnan(team_stage_end(STAGE_UNKNOWN)));
}

static const TeamResult *
compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);

	users_compute(evidence, company->results, NULL);
	assert_true(team_compute(evidence, company->results, NULL));
	return company->results->team;
}

/* [T23] 4,000 users at 8 % a month: 10,000 in 11.9059 months. */
static void
next_stage_is_dated(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TeamResult *team;
	const Limit *limit;

	(void)state;
	company_set_users(company, 4000, 0.08);
	team = compute(company);
	assert_int_equal(team->stage, STAGE_EARLY);
	assert_close(team->multiple, 2.5, 1e-12);
	assert_prints(team->months.p50, "11.9059");
	assert_int_equal(company->results->limits->limits->len, 1);
	limit = company->results->limits->limits->pdata[0];
	assert_int_equal(limit->kind, LIMIT_ORGANISATION);
	assert_close(limit->draws[0], 2.5, 1e-12);
	/* three months to hire, three to learn */
	assert_close(limit->procurement_weeks, 6 * DAYS_PER_MONTH / 7, 1e-12);
}

static void
the_last_stage_is_no_limit(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_set_users(company, 200000, 0.08);
	report = company_report(company);
	check_missing(report, "team.months_to_next_stage", "last stage");
	assert_string_equal(
	    figure_set_find(report->figures, "team.stage")->text, "Scale");
	for (unsigned i = 0; i < report->limits->len; i++) {
		const ReportLimit *limit = report->limits->pdata[i];

		assert_string_not_equal(limit->id, "team-stage");
	}
}

static void
no_growth_gives_no_date(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_set_users(company, 4000, 0);
	report = company_report(company);
	check_missing(report, "team.months_to_next_stage", "do not grow");
	assert_close(
	    figure_value(report, "limit.team-stage.multiple"), 2.5, 1e-12);
	check_missing(report, "limit.team-stage.months", "do not grow");
	check_missing(report, "limit.team-stage.decide_by", "do not grow");
}

static void
unknown_users_are_said_to_be_missing(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	check_missing(report, "team.stage", "neither users.active");
	assert_non_null(find_block(report, "team", BLOCK_INSUFFICIENT));
	assert_int_equal(find_table(report, "team-stages")->rows->len, 4);
}

static void
teams_that_do_not_fit_are_flagged(void **state)
{
	static const struct {
		double users, heads;
		bool behind, ahead;
	} cases[] = {
		{ 300, 1, true, false },
		{ 300, 3, false, false },
		{ 300, 40, false, true },
		{ 4000, 4, true, false },
		{ 4000, 5, false, false },
		{ 4000, 9, false, false },
		{ 4000, 10, false, true },
		{ 200000, 30, true, false },
		{ 200000, 31, false, false },
		{ 200000, 38, false, true },
		{ NAN, 5, false, false },
		{ 4000, NAN, false, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const TeamResult *team;

		company->config->team.headcount = cases[i].heads;
		company->config->users.active = cases[i].users;
		team = compute(company);
		if (team->behind != cases[i].behind ||
		    team->ahead != cases[i].ahead)
			fail_msg("case %zu", i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stages_begin_at_the_playbooks_numbers),
		cmocka_unit_test(next_stage_is_dated),
		cmocka_unit_test(the_last_stage_is_no_limit),
		cmocka_unit_test(no_growth_gives_no_date),
		cmocka_unit_test(unknown_users_are_said_to_be_missing),
		cmocka_unit_test(teams_that_do_not_fit_are_flagged),
	};

	return cmocka_run_group_tests_name("team", tests, NULL, NULL);
}
