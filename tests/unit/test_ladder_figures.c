#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/ladder_example.h"
#include "tests/support/report_checks.h"

static Report *
figures_of(Company *company)
{
	Report *report = report_new(NULL, company->evidence.as_of, "1.0");

	ladder_figures(
	    company_evidence(company), ladder_of(company), report->figures);
	return report;
}

static bool
rests_on(const Report *report, const char *id, const char *source)
{
	const Figure *figure = figure_set_find(report->figures, id);

	for (unsigned i = 0; i < figure->inputs->len; i++)
		if (strcmp(figure->inputs->pdata[i], source) == 0)
			return true;
	return false;
}

/* [T0] and its dates, as figures. */
static void
the_worked_example_is_told(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = figures_of(company);

	(void)state;
	assert_close(figure_value(report, "headroom.multiple"), 3.4, 1e-12);
	assert_string_equal(
	    figure_set_find(report->figures, "headroom.limit")->text, "p95");
	assert_prints(figure_value(report, "limit.int32.months"), "49.3327");
	/* 134.4152 weeks are 940.9 days */
	assert_string_equal(
	    figure_set_find(report->figures, "limit.hosting.decide_by")->text,
	    "2029-01-27");
	check_missing(report, "limit.p95.decide_by", "effort");
	check_missing(report, "limit.p95.risk.10x", "costs is not known");
	check_missing(report, "risk.total.50x", "costs is not known");
	assert_close(figure_value(report, "limit.p95.broken_at.10x"), 1, 0);
	assert_close(figure_value(report, "limit.hosting.broken_at.10x"), 0, 0);
}

/* They come half a year from now, long before hosting breaks. */
static void
hires_are_among_what_a_deadline_rests_on(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = NULL;

	(void)state;
	company->config->team.hires = 2;
	report = figures_of(company);
	/* half of 4.2857 weeks, which are 15 days, after 2029-01-27 */
	assert_string_equal(
	    figure_set_find(report->figures, "limit.hosting.decide_by")->text,
	    "2029-02-11");
	assert_true(
	    rests_on(report, "limit.hosting.decide_by", "config:team.hires"));
	assert_true(rests_on(
	    report, "limit.hosting.decide_by", "assumption:ramp_months"));
}

static void
figures_rest_on_what_made_them(void **state)
{
	g_autoptr(Company) company = ladder_worked_example();
	g_autoptr(Report) report = figures_of(company);

	(void)state;
	assert_true(
	    rests_on(report, "limit.p95.multiple", "config:infrastructure"));
	assert_true(rests_on(report, "limit.p95.months", "users.growth"));
	assert_false(rests_on(report, "limit.p95.multiple", "users.growth"));
	assert_true(rests_on(
	    report, "limit.hosting.decide_by", "assumption:lead_people"));
	assert_true(rests_on(
	    report, "limit.hosting.decide_by", "limit.hosting.months"));
	assert_true(
	    rests_on(report, "headroom.multiple", "limit.int32.multiple"));
	assert_false(
	    rests_on(report, "headroom.multiple", "limit.team.multiple"));
	assert_true(
	    rests_on(report, "limit.p95.broken_at.50x", "limit.p95.multiple"));
}

/* Why there is no headroom: none, none in users, none in sight. */
static void
reasons_fit_what_is_missing(void **state)
{
	static const struct {
		double multiple;
		bool system;
		const char *words;
	} cases[] = {
		{ 3, false, "no limit of the system" },
		{ NAN, true, "matter of time" },
		{ INFINITY, true, "not crossed at any number" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(Report) report = NULL;
		Limit *limit = ladder_add(company, "x",
		    cases[i].system ? LIMIT_SYSTEM : LIMIT_ORGANISATION,
		    cases[i].multiple);

		if (isnan(cases[i].multiple)) {
			limit->months = g_new0(double, DRAWS);
			limit->months[0] = 4;
		}
		report = figures_of(company);
		check_missing(report, "headroom.multiple", cases[i].words);
		check_missing(report, "headroom.limit", cases[i].words);
	}
}

static void
proxies_are_tagged(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(Report) report = NULL;

	(void)state;
	ladder_add(company, "x", LIMIT_SYSTEM, 4)->proxy = true;
	report = figures_of(company);
	assert_true(figure_set_find(report->figures, "limit.x.multiple")->tags &
		    FIGURE_PROXY);
}

static void
a_long_tail_has_no_upper_end(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Limit *limit = ladder_add(company, "x", LIMIT_SYSTEM, 4);
	g_autoptr(Report) report = NULL;
	const Figure *figure;

	(void)state;
	for (int i = 0; i < DRAWS / 3; i++)
		limit->draws[i] = INFINITY;
	report = figures_of(company);
	figure = figure_set_find(report->figures, "limit.x.multiple");
	assert_close(figure->value, 4, 0);
	assert_close(figure->lo, 4, 0);
	assert_true(isnan(figure->hi));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_example_is_told),
		cmocka_unit_test(hires_are_among_what_a_deadline_rests_on),
		cmocka_unit_test(figures_rest_on_what_made_them),
		cmocka_unit_test(reasons_fit_what_is_missing),
		cmocka_unit_test(proxies_are_tagged),
		cmocka_unit_test(a_long_tail_has_no_upper_end),
	};

	return cmocka_run_group_tests_name("ladder_figures", tests, NULL, NULL);
}
