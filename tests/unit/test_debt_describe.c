#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const char *
lead(Company *company)
{
	return report_find_section(company_report(company), "debt")->lead;
}

/* The whole text of the section's paragraphs. */
static char *
texts(Company *company)
{
	const Section *section =
	    report_find_section(company_report(company), "debt");
	GString *all = g_string_new(NULL);

	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == BLOCK_TEXT)
			g_string_append_printf(all, "%s\n", block->text);
	}
	return g_string_free(all, FALSE);
}

static void
nothing_finished_is_no_sample(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-05-11", NULL, 3);
	g_autofree char *all = NULL;

	(void)state;
	company_add_issue(company, &issue);
	all = texts(company);
	assert_non_null(strstr(all, "No feature in the tracker has both"));
	assert_null(strstr(all, "From 0"));
}

/* MODEL.md 1.4: the wording of levels A to D. */
static void
each_level_has_its_words(void **state)
{
	static const struct {
		int months, per_month;
		double rate;
		const char *words;
	} cases[] = {
		{ 18, 20, 0.05, "Features of the same size now take 1." },
		{ 18, 20, -0.05, "Features of the same size now take 0." },
		{ 12, 8, 0,
		    "No reliable change in how long features take. "
		    "We could only have seen " },
		{ 5, 8, 0, "There is some evidence" },
		{ 1, 8, 0,
		    "How long features take, and whether debt grows, "
		    "cannot be measured yet." },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		company_add_features(company, cases[i].months,
		    cases[i].per_month, cases[i].rate);
		print_message("%s\n", lead(company));
		assert_true(g_str_has_prefix(lead(company), cases[i].words));
		check_report(company->report);
	}
}

static void
what_is_needed_is_counted(void **state)
{
	static const struct {
		int months, per_month;
		const char *needed;
	} cases[] = {
		{ 0, 0, "Thirty finished features" },
		{ 1, 8, "more finished features with start and end dates" },
		{ 5, 20, "more month" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Block *block;

		company_add_features(
		    company, cases[i].months, cases[i].per_month, 0);
		block = find_block(
		    company_report(company), "debt", BLOCK_INSUFFICIENT);
		print_message("%s\n", block->detail);
		assert_non_null(strstr(block->detail, cases[i].needed));
	}
}

/* The other two ways of saying what the sample is. */
static void
the_sample_is_told(void **state)
{
	g_autoptr(Company) points = company_new("2026-07-01");
	g_autoptr(Company) bare = company_new("2026-07-01");
	g_autofree char *of_points = NULL;
	g_autofree char *of_bare = NULL;

	(void)state;
	company_add_features(points, 12, 8, 0);
	of_points = texts(points);
	assert_non_null(strstr(of_points, "compared within story points"));
	assert_non_null(strstr(of_points, "The trend counts what was begun"));
	for (int i = 0; i < 2; i++) {
		Issue issue = company_feature(
		    bare, "2026-05-01", i == 0 ? "2026-05-04" : NULL, NAN);

		issue.started = INSTANT_NONE;
		if (i == 1)
			issue.category = STATUS_DONE;
		company_add_issue(bare, &issue);
	}
	of_bare = texts(bare);
	assert_non_null(strstr(of_bare, "From 1 finished item, all sizes"));
	assert_non_null(strstr(of_bare, "lead time from creation"));
	assert_non_null(strstr(of_bare, "1 item was left out"));
}

static Company *
make_team(double rate, double principal)
{
	static const char *const label[] = { "debt", NULL };
	Company *company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-05-01", NULL, NAN);

	company->config->team.headcount = 5;
	company_add_features(company, 18, 20, rate);
	issue.labels = label;
	issue.estimate_hours = principal;
	company_add_issue(company, &issue);
	return company;
}

/* The playbook's 20 % beside the share at which debt stops growing. */
static void
break_even_stands_beside_twenty_percent(void **state)
{
	g_autoptr(Company) light = make_team(0.02, 500);
	g_autoptr(Company) heavy = make_team(0.05, 5000);
	g_autofree char *of_light = texts(light);
	g_autofree char *of_heavy = texts(heavy);

	(void)state;
	assert_non_null(strstr(of_light, "The playbook's 20 % is enough."));
	assert_non_null(
	    strstr(of_heavy, "The playbook's 20 % is not enough here."));
	assert_non_null(strstr(of_heavy, "At present debt costs about 140 "
					 "hours a month ($11,000)"));
}

static void
debt_that_does_not_grow_is_said_so(void **state)
{
	g_autoptr(Company) company = make_team(-0.05, 500);
	g_autofree char *all = texts(company);

	(void)state;
	assert_non_null(strstr(all, "Debt is not compounding"));
	assert_null(find_table(company->report, "debt-scenarios"));
	check_missing(company->report, "debt.doubling_months", "does not rise");
	assert_close(
	    figure_value(company->report, "debt.break_even_allocation"), 0, 0);
}

/* At level B the curves are told as what they are: a case. */
static void
uncertain_curves_are_hedged(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Section *section;
	bool hedged = false;

	(void)state;
	company_add_features(company, 12, 5, 0.01);
	assert_true(g_str_has_prefix(lead(company), "No reliable change"));
	section = report_find_section(company->report, "debt");
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->chart != NULL &&
		    strcmp(block->chart->id, "debt-scenarios") == 0)
			hedged = g_str_has_prefix(block->chart->title,
			    "Should the uncertain trend be real");
	}
	assert_true(hedged);
}

static void
figures_give_reasons(void **state)
{
	g_autoptr(Company) none = company_new("2026-07-01");
	g_autoptr(Company) few = company_new("2026-07-01");
	g_autoptr(Company) alone = company_new("2026-07-01");

	(void)state;
	company_report(none);
	check_missing(none->report, "debt.ratio_6mo", "no issue tracker");
	check_missing(none->report, "debt.multiplier.20.12", "no issue");
	check_missing(none->report, "debt.allocation_share", "finished");
	company_add_features(few, 1, 8, 0);
	company_report(few);
	check_missing(few->report, "debt.rate_monthly", "it takes ");
	company_add_features(alone, 18, 20, 0.05);
	company_report(alone);
	check_missing(
	    alone->report, "debt.multiplier.20.12", "size of the team");
	figure_value(alone->report, "debt.multiplier.0.12");
}

static void
figures_name_what_they_rest_on(void **state)
{
	g_autoptr(Company) company = make_team(0.05, 900);
	const Figure *figure = figure_set_find(
	    company_report(company)->figures, "debt.multiplier.20.12");
	bool headcount = false;

	(void)state;
	for (unsigned i = 0; i < figure->inputs->len; i++)
		headcount = headcount || strcmp(figure->inputs->pdata[i],
					     "config:team.headcount") == 0;
	assert_true(headcount);
	assert_true(figure->tags & FIGURE_ASSUMED);
	figure = figure_set_find(company->report->figures, "debt.rate_monthly");
	assert_string_equal(figure->inputs->pdata[0], "file:issues.csv");
	assert_true(figure->lo < figure->value && figure->value < figure->hi);
	assert_close(log(2) / log1p(figure->value),
	    figure_value(company->report, "debt.doubling_months"), 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_finished_is_no_sample),
		cmocka_unit_test(each_level_has_its_words),
		cmocka_unit_test(what_is_needed_is_counted),
		cmocka_unit_test(the_sample_is_told),
		cmocka_unit_test(break_even_stands_beside_twenty_percent),
		cmocka_unit_test(debt_that_does_not_grow_is_said_so),
		cmocka_unit_test(uncertain_curves_are_hedged),
		cmocka_unit_test(figures_give_reasons),
		cmocka_unit_test(figures_name_what_they_rest_on),
	};

	return cmocka_run_group_tests_name("debt_describe", tests, NULL, NULL);
}
