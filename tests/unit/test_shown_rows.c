#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "tests/support/company.h"

static Figure *
new_figure(FigureSet *set)
{
	return figure_set_number(set, "a", "A", "x", 1, "m");
}

static const FigureRow *
row_at(const Figure *figure, guint i)
{
	return g_ptr_array_index(figure->evidence, i);
}

static void
points_are_spread_over_the_series(void **state)
{
	static const struct {
		size_t most, want;
		const char *first;
	} cases[] = {
		{ 0, 0, NULL },
		{ 1, 1, "2026-07-01" },
		{ 3, 3, "2023-07-31" },
		{ 100, FIGURE_EVIDENCE, "2023-07-31" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autoptr(FigureSet) set = figure_set_new();
		Figure *figure = new_figure(set);
		const Evidence *evidence;
		const guint want = (guint)cases[i].want;

		company_add_growth(company, "users", 36, 1234567, 0.08);
		evidence = company_evidence(company);
		figure_reads_series(figure, evidence,
		    facts_find_series(evidence->facts, "users"), cases[i].most);
		assert_int_equal(figure->inputs->len, 1);
		assert_int_equal(figure->evidence->len, want);
		if (want == 0)
			continue;
		assert_string_equal(row_at(figure, 0)->key, cases[i].first);
		if (cases[i].most > FIGURE_EVIDENCE)
			continue;
		assert_string_equal(
		    row_at(figure, want - 1)->key, "2026-07-01");
		assert_string_equal(
		    row_at(figure, want - 1)->value, "1.23457 million");
		assert_string_equal(row_at(figure, 0)->file, "metrics.csv");
	}
}

static void
services_are_summed_and_the_dearest_come_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *figure = new_figure(set);
	const Evidence *evidence;

	(void)state;
	company_add_cost(company, "2026-05", "Compute", "old", "999", "USD");
	company_add_cost(company, "2026-06", "Compute", "vm", "10", "USD");
	company_add_cost(company, "2026-06", "Other", "vm", "15", "USD");
	company_add_cost(company, "2026-06", "Storage", "disk", "20", "USD");
	company_add_cost(company, "2026-06", "Storage", "tape", "80", "XTS");
	evidence = company_evidence(company);
	company_report(company);
	figure_shows_services(figure, evidence, company->results->spend);
	assert_int_equal(figure->evidence->len, 2);
	assert_string_equal(row_at(figure, 0)->key, "vm");
	assert_string_equal(row_at(figure, 0)->value, "$25");
	assert_string_equal(row_at(figure, 1)->key, "disk");
	assert_int_equal(row_at(figure, 1)->line, 0);
}

static void
issues_are_told_with_their_line(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(FigureSet) set = figure_set_new();
	Figure *figure = new_figure(set);
	Issue issue = company_feature(company, "2026-05-04", "2026-05-09", NAN);
	const Evidence *evidence;

	(void)state;
	company_add_issue(company, &issue);
	evidence = company_evidence(company);
	figure_shows_issue(figure, evidence,
	    g_ptr_array_index(facts_issues(evidence->facts), 0), "5 days");
	assert_string_equal(row_at(figure, 0)->file, "issues.csv");
	assert_string_equal(row_at(figure, 0)->key, "SHOP-1");
	assert_int_equal(row_at(figure, 0)->line, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_are_spread_over_the_series),
		cmocka_unit_test(
		    services_are_summed_and_the_dearest_come_first),
		cmocka_unit_test(issues_are_told_with_their_line),
	};

	return cmocka_run_group_tests_name("shown_rows", tests, NULL, NULL);
}
