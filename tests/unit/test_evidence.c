#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static char **
texts(const char *list)
{
	return g_strsplit(list, ",", -1);
}

static void
assign(Company *company, const char *who, const char *start)
{
	Issue issue = company_feature(company, start, NULL, NAN);

	issue.assignee = who;
	company_add_issue(company, &issue);
}

static void
people_are_those_who_work(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	g_strfreev(company->config->team.bots);
	company->config->team.bots = texts("renovate*,CI");
	assign(company, "Ana", "2026-06-01");
	assign(company, "Ben", "2026-06-01");
	assign(company, "Ana", "2026-06-02");
	assign(company, "Cy", "2026-03-01"); /* long ago */
	assign(company, "Renovate Bot", "2026-06-02");
	assign(company, "ci", "2026-06-02");
	assign(company, NULL, "2026-06-02");
	assert_close(evidence_headcount(company_evidence(company)), 2, 0);
}

static void
the_roster_comes_before_the_tracker(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assign(company, "Ana", "2026-06-01");
	for (int i = 0; i < 3; i++) {
		ConfigPerson *person = g_new0(ConfigPerson, 1);

		person->name = g_strdup_printf("P%d", i);
		g_ptr_array_add(company->config->team.people, person);
	}
	assert_close(evidence_headcount(company_evidence(company)), 3, 0);
	company->config->team.headcount = 7;
	assert_close(evidence_headcount(company_evidence(company)), 7, 0);
}

static void
nobody_is_unknown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	assert_true(isnan(evidence_headcount(company_evidence(company))));
}

static void
squads_are_those_that_people_are_in(void **state)
{
	static const struct {
		double headcount, squads;
		const char *in[4]; /* the squad of each; NULL: none */
		double expected;
		const char *input;
	} cases[] = {
		{ 14, NAN, { NULL }, 2, "config:team.headcount" },
		{ 14, NAN, { "Web" }, 1, "config:team.people" },
		{ 14, NAN, { "Web", "web", "Pay", NULL }, 2,
		    "config:team.people" },
		{ 14, 3, { "Web", "Pay" }, 3, "config:team.squads" },
		{ NAN, NAN, { NULL }, 0, "config:team.people" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(FigureSet) figures = figure_set_new();
		Figure *figure =
		    figure_set_number(figures, "a", "l", "x", 1, "m");

		company->config->team.headcount = cases[i].headcount;
		company->config->team.squads = cases[i].squads;
		for (size_t p = 0; p < G_N_ELEMENTS(cases[i].in); p++) {
			ConfigPerson *person = g_new0(ConfigPerson, 1);

			person->squad = g_strdup(cases[i].in[p]);
			g_ptr_array_add(company->config->team.people, person);
		}
		assert_close(evidence_squads(company_evidence(company)),
		    cases[i].expected, 0);
		figure_uses_squads(figure, company_evidence(company));
		assert_string_equal(figure->inputs->pdata[0], cases[i].input);
	}
}

static void
rates_come_from_where_they_are_told(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();
	const Evidence *evidence = company_evidence(company);
	Figure *figure = figure_set_number(figures, "a", "l", "x", 1, "m");

	(void)state;
	assert_close(evidence_hourly_rate(evidence), 80, 0);
	figure_uses_rate(figure, evidence);
	assert_string_equal(figure->inputs->pdata[0], "assumption:hourly_rate");
	company->config->business.hourly_rate = 120;
	assert_close(evidence_hourly_rate(evidence), 120, 0);
	figure = figure_set_number(figures, "b", "l", "x", 1, "m");
	figure_uses_rate(figure, evidence);
	assert_string_equal(
	    figure->inputs->pdata[0], "config:business.hourly_rate");
	assert_int_equal(figure->tags, FIGURE_CONFIGURED);
	assert_string_equal(evidence_currency(evidence), "USD");
}

static void
figures_name_every_file_of_a_kind(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) figures = figure_set_new();
	Figure *figure = figure_set_number(figures, "a", "l", "x", 1, "m");

	(void)state;
	company_file(company, "b.csv", INPUT_ISSUES);
	company_file(company, "c.sql", INPUT_SCHEMA);
	company_file(company, "a.csv", INPUT_ISSUES);
	figure_reads_all(figure, company_evidence(company), INPUT_ISSUES);
	assert_int_equal(figure->inputs->len, 2);
	assert_string_equal(figure->inputs->pdata[0], "file:a.csv");
	assert_string_equal(figure->inputs->pdata[1], "file:b.csv");
	assert_int_equal(figure->tags, FIGURE_MEASURED);
}

static void
spreads_leave_out_what_is_not_finite(void **state)
{
	g_autoptr(FigureSet) figures = figure_set_new();
	Figure *figure = figure_set_number(figures, "a", "l", "x", 2, "m");

	(void)state;
	figure_set_spread(figure, (Spread){ 1, 2, INFINITY });
	assert_close(figure->lo, 1, 0);
	assert_true(isnan(figure->hi));
	assert_close(figure->n, DRAWS, 0);
	assert_int_equal(figure->tags, FIGURE_SIMULATED);
}

static void
the_multiples_are_the_playbooks(void **state)
{
	(void)state;
	assert_close(multiples[0], 1, 0);
	assert_close(multiples[3], 100, 0);
	assert_string_equal(multiple_names[2], "50x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_those_who_work),
		cmocka_unit_test(the_roster_comes_before_the_tracker),
		cmocka_unit_test(nobody_is_unknown),
		cmocka_unit_test(squads_are_those_that_people_are_in),
		cmocka_unit_test(rates_come_from_where_they_are_told),
		cmocka_unit_test(figures_name_every_file_of_a_kind),
		cmocka_unit_test(spreads_leave_out_what_is_not_finite),
		cmocka_unit_test(the_multiples_are_the_playbooks),
	};

	return cmocka_run_group_tests_name("evidence", tests, NULL, NULL);
}
