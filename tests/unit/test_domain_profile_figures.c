#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/domain_profile_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/three_domains.h"

static void
figures_have_what_they_rest_on(void **state)
{
	ThreeDomains three = three_domains_new(1000);
	g_autoptr(Company) company = three.company;
	const Report *report;
	const Figure *risk;

	(void)state;
	company_set_users(company, 4000, 0.08);
	for (int i = 0; i < 6; i++)
		three_domains_add_issue(
		    company, "Find", NULL, "Ana Example", "2026-06-20");
	report = company_report(company);
	check_report(report);
	risk = figure_set_find(report->figures, "domain.search.risk");
	assert_string_equal(risk->unit, "of 100");
	assert_string_equal(risk->inputs->pdata[0], "domain.search.risk.rows");
	assert_string_equal(risk->inputs->pdata[1], "assumption:risk_rows");
	/* no keys of its own: .75 is known */
	assert_close(risk->value, 100 * (0.2 + 0.15) / 0.75, 1e-9);
	assert_close(risk->lo, 35, 1e-9);
	assert_close(risk->hi, 60, 1e-9);
	assert_close(figure_value(report, "domain.search.rows.50x"), 50000, 0);
	/* all that grows does so as users do: there is no range */
	assert_true(isnan(
	    figure_set_find(report->figures, "domain.search.rows.50x")->lo));
	assert_close(figure_value(report, "domain.search.experts"), 1, 0);
	assert_close(figure_value(report, "domain.search.top_share"), 1, 1e-12);
	assert_close(figure_value(report, "domains.issues_assigned"), 6, 0);
	check_missing(report, "domain.search.risk.coupling", "foreign key");
	check_missing(report, "domain.orders.experts", "too few");
	check_missing(report, "domain.orders.spend", "no bill");
	assert_string_equal(
	    figure_set_find(report->figures, "domain.search.separate")->text,
	    "later");
}

static void
squads_say_where_they_are_from(void **state)
{
	static const struct {
		double squads, headcount;
		const char *input;
	} cases[] = {
		{ 3, NAN, "config:team.squads" },
		{ NAN, 12, "config:team.headcount" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ThreeDomains three = three_domains_new(1000);
		g_autoptr(Company) company = three.company;
		const Figure *figure;

		company->config->team.squads = cases[i].squads;
		company->config->team.headcount = cases[i].headcount;
		figure = figure_set_find(
		    company_report(company)->figures, "domains.squads");
		assert_string_equal(figure->inputs->pdata[0], cases[i].input);
	}
}

static void
parts_have_names(void **state)
{
	(void)state;
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++)
		assert_true(*domain_risk_part_words((DomainRiskPart)p) != '\0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_have_what_they_rest_on),
		cmocka_unit_test(squads_say_where_they_are_from),
		cmocka_unit_test(parts_have_names),
	};

	return cmocka_run_group_tests_name(
	    "domain_profile_figures", tests, NULL, NULL);
}
