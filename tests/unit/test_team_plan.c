#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/team.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/three_domains.h"

/* HEADS people of whom three are DevOps, QA and data: no role is missing in
 * Early Scale. */
static Company *
company_of(double users, double growth, int heads)
{
	Company *company = company_new("2026-07-01");
	g_autofree char *text =
	    g_strdup_printf("team:\n"
			    "  headcount: %d\n"
			    "  people:\n"
			    "    - {name: Ana, roles: [devops]}\n"
			    "    - {name: Ben, roles: [qa]}\n"
			    "    - {name: Cy, roles: [data]}\n",
		heads);

	company_configure(company, text);
	company_set_users(company, users, growth);
	return company;
}

static const TeamPlan *
plan_of(Company *company)
{
	company_report(company);
	return &company->results->team->plan;
}

/* [T23] 10,000 users from 4,000 at 8 %, and 100,000. */
static void
boundaries_are_dated(void **state)
{
	g_autoptr(Company) company = company_of(4000, 0.08, 8);
	const TeamPlan *plan = plan_of(company);
	const TeamStep *growth = &plan->steps[STAGE_GROWTH];
	char iso[DATE_TEXT_SIZE];

	(void)state;
	assert_prints(growth->months.p50, "11.9059");
	assert_prints(plan->steps[STAGE_SCALE].months.p50, "41.8247");
	assert_close(plan->steps[STAGE_EARLY].months.p50, 0, 0);
	/* 11.9059 months of 30.4375 days; half a year before */
	assert_string_equal(date_format_iso(growth->begins, iso), "2027-06-28");
	assert_string_equal(date_format_iso(growth->seek, iso), "2026-12-28");
	assert_false(growth->now);
	assert_true(plan->steps[STAGE_EARLY].now);
}

/* [T23] g of 5 to 11 %: 18.7802 to 8.7801 months. */
static void
slow_growth_is_later(void **state)
{
	static const struct {
		double growth;
		const char *months;
	} cases[] = { { 0.05, "18.7802" }, { 0.11, "8.7801" } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company =
		    company_of(4000, cases[i].growth, 8);

		assert_prints(plan_of(company)->steps[STAGE_GROWTH].months.p50,
		    cases[i].months);
	}
}

static void
each_stage_adds_what_it_needs(void **state)
{
	g_autoptr(Company) company = company_of(4000, 0.08, 8);
	const TeamPlan *plan = plan_of(company);
	const TeamStep *growth = &plan->steps[STAGE_GROWTH];
	const TeamStep *scale = &plan->steps[STAGE_SCALE];

	(void)state;
	assert_close(plan->steps[STAGE_EARLY].hires, 0, 0);
	assert_close(plan->squads, 2, 0);
	/* two squads of six to eight, and their managers */
	assert_close(growth->least, 14, 0);
	assert_close(growth->most, 18, 0);
	assert_close(growth->needs[TEAM_ROLE_MANAGER].hires, 2, 0);
	assert_close(growth->needs[TEAM_ROLE_ENGINEER].hires, 4, 0);
	assert_close(growth->hires, 6, 0);
	assert_close(growth->heads, 14, 0);
	assert_close(growth->paths, 91, 0);
	assert_close(growth->within, 42, 0);
	/* 6 hires of 120 h at 80 */
	assert_close(growth->monthly, 57600, 0);
	assert_close(growth->first_year, 691200, 0);
	/* three squads' worth, eight for SRE and two for data */
	assert_close(scale->least, 31, 0);
	assert_close(scale->most, 37, 0);
	assert_close(scale->needs[TEAM_ROLE_SRE].hires, 8, 0);
	/* the DevOps engineer joins the platform team */
	assert_close(scale->needs[TEAM_ROLE_PLATFORM].hires, 5, 0);
	assert_close(scale->needs[TEAM_ROLE_MANAGER].gap, 3, 0);
	assert_close(scale->needs[TEAM_ROLE_MANAGER].hires, 1, 0);
	assert_close(scale->total, 23, 0);
	assert_close(scale->heads, 31, 0);
}

static void
two_roles_a_person_are_enough_before_growth(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TeamPlan *plan;

	(void)state;
	company_configure(company,
	    "team:\n"
	    "  headcount: 6\n"
	    "  people:\n"
	    "    - {name: Ana, roles: [devops, qa, data]}\n");
	company_set_users(company, 4000, 0.08);
	plan = plan_of(company);
	assert_close(plan->steps[STAGE_EARLY].hires, 1, 0);
	/* then each wants somebody, and one has been hired */
	assert_close(plan->steps[STAGE_GROWTH].needs[TEAM_ROLE_DEVOPS].hires +
			 plan->steps[STAGE_GROWTH].needs[TEAM_ROLE_QA].hires +
			 plan->steps[STAGE_GROWTH].needs[TEAM_ROLE_DATA].hires,
	    1, 0);
}

static void
without_roles_heads_alone_count(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const TeamPlan *plan;

	(void)state;
	company->config->team.headcount = 6;
	company_set_users(company, 4000, 0.08);
	plan = plan_of(company);
	assert_true(isnan(plan->steps[STAGE_EARLY].needs[TEAM_ROLE_QA].gap));
	assert_true(isnan(plan->steps[STAGE_EARLY].needs[TEAM_ROLE_QA].hires));
	assert_close(plan->steps[STAGE_EARLY].hires, 0, 0);
	assert_close(plan->steps[STAGE_GROWTH].hires, 8, 0);
}

static void
what_is_not_known_stays_open(void **state)
{
	g_autoptr(Company) nobody = company_new("2026-07-01");
	g_autoptr(Company) unused = company_new("2026-07-01");
	const TeamStep *growth;

	(void)state;
	company_set_users(nobody, 4000, 0.08);
	growth = &plan_of(nobody)->steps[STAGE_GROWTH];
	assert_true(isnan(growth->hires));
	assert_true(isnan(growth->monthly));
	assert_prints(growth->months.p50, "11.9059");
	unused->config->team.headcount = 6;
	growth = &plan_of(unused)->steps[STAGE_GROWTH];
	assert_true(isnan(growth->months.p50));
	assert_true(isnan(growth->hires));
	assert_int_equal(growth->seek, DATE_NONE);
	assert_close(growth->least, 14, 0);
}

static void
without_growth_nothing_has_a_date(void **state)
{
	static const double rates[] = { 0, -0.05 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rates); i++) {
		g_autoptr(Company) company = company_of(4000, rates[i], 8);
		const TeamStep *growth = &plan_of(company)->steps[STAGE_GROWTH];

		assert_true(isinf(growth->months.p50));
		assert_int_equal(growth->begins, DATE_NONE);
		assert_int_equal(growth->seek, DATE_NONE);
		assert_int_equal(growth->full, DATE_NONE);
		assert_false(growth->now);
		assert_close(growth->hires, 6, 0);
	}
}

static void
a_huge_team_needs_roles_but_no_heads(void **state)
{
	g_autoptr(Company) company = company_of(4000, 0.08, 500);
	const TeamPlan *plan = plan_of(company);

	(void)state;
	assert_close(
	    plan->steps[STAGE_SCALE].needs[TEAM_ROLE_ENGINEER].hires, 0, 0);
	assert_close(plan->steps[STAGE_GROWTH].hires, 2, 0); /* managers */
	assert_close(team_paths(500), 124750, 0);
}

static void
domains_that_call_for_it_get_squads(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;

	(void)state;
	company->config->team.squads = 2; /* so that all are "next" at least */
	company_set_users(company, 9900, 0.08);
	assert_close(plan_of(company)->squads, 2, 0);
	assert_int_equal(company->results->team->plan.due, 0);
}

static void
duties_call_for_squads_by_themselves(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;

	(void)state;
	three.billing->separate_because = g_strdup("card data");
	three.orders->separate_because = g_strdup("a contract");
	three.search->separate_because = g_strdup("a vendor");
	company_set_users(company, 4000, 0.08);
	assert_close(plan_of(company)->squads, 3, 0);
	assert_close(plan_of(company)->steps[STAGE_GROWTH].least, 21, 0);
}

static void
pairs_are_the_models(void **state)
{
	(void)state;
	assert_close(team_paths(3), 3, 0);
	assert_close(team_paths(7), 21, 0);
	assert_close(team_paths(20), 190, 0);
	assert_true(isnan(team_paths(NAN)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boundaries_are_dated),
		cmocka_unit_test(slow_growth_is_later),
		cmocka_unit_test(each_stage_adds_what_it_needs),
		cmocka_unit_test(two_roles_a_person_are_enough_before_growth),
		cmocka_unit_test(without_roles_heads_alone_count),
		cmocka_unit_test(what_is_not_known_stays_open),
		cmocka_unit_test(without_growth_nothing_has_a_date),
		cmocka_unit_test(a_huge_team_needs_roles_but_no_heads),
		cmocka_unit_test(domains_that_call_for_it_get_squads),
		cmocka_unit_test(duties_call_for_squads_by_themselves),
		cmocka_unit_test(pairs_are_the_models),
	};

	return cmocka_run_group_tests_name("team_plan", tests, NULL, NULL);
}
