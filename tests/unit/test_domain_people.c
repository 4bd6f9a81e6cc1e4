#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/assert_close.h"
#include "tests/support/three_domains.h"

static void
add_some(Company *company, const char *who, int n, const char *end)
{
	for (int i = 0; i < n; i++)
		three_domains_add_issue(company, "Find", NULL, who, end);
}

static const DomainPeople *
people(Company *company)
{
	return &three_domains_find(three_domains_compute(company), "search")
		    ->people;
}

static void
who_resolves_is_the_expert(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainPeople *p;

	(void)state;
	add_some(company, "Ana Example", 6, "2026-06-25");
	add_some(company, "Ben Example", 5, "2026-06-25");
	add_some(company, "Cy Example", 2, "2026-06-25");
	p = people(company);
	assert_true(p->known);
	assert_int_equal(p->events, 13);
	/* 5 of 6 is .83; 2 of 6 is not enough */
	assert_int_equal(p->experts->len, 2);
	assert_string_equal(p->experts->pdata[0], "Ana Example");
	assert_string_equal(p->experts->pdata[1], "Ben Example");
	assert_close(p->top_share, 6. / 13, 1e-12);
	assert_close(p->effective, 169. / 65, 1e-12);
}

static void
who_is_gone_is_no_expert_any_more(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainPeople *p;

	(void)state;
	add_some(company, "Ana Example", 9, "2026-01-25");
	add_some(company, "Ben Example", 1, "2026-06-25");
	p = people(company);
	assert_true(p->known);
	assert_int_equal(p->experts->len, 0);
	assert_int_equal(p->gone, 1);
}

static void
few_events_tell_nothing(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const DomainPeople *p;

	(void)state;
	add_some(company, "Ana Example", 4, "2026-06-25");
	/* older than the window */
	add_some(company, "Ana Example", 9, "2024-06-25");
	p = people(company);
	assert_false(p->known);
	assert_int_equal(p->events, 4);
}

static void
reports_count_a_little(void **state)
{
	ThreeDomains three = three_domains_new(100);
	g_autoptr(Company) company = three.company;
	const char *const components[] = { "Find", NULL };
	const DomainPeople *p;

	(void)state;
	for (int i = 0; i < 12; i++) {
		Issue issue = company_feature(company, "2026-07-01", NULL, 1);

		issue.components = components;
		issue.reporter = "Dee Example";
		issue.assignee = "Ana Example"; /* who has resolved none */
		company_add_issue(company, &issue);
	}
	p = people(company);
	assert_int_equal(p->events, 12);
	assert_int_equal(p->experts->len, 1); /* 12 × 0.1 */
	assert_string_equal(p->experts->pdata[0], "Dee Example");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_resolves_is_the_expert),
		cmocka_unit_test(who_is_gone_is_no_expert_any_more),
		cmocka_unit_test(few_events_tell_nothing),
		cmocka_unit_test(reports_count_a_little),
	};

	return cmocka_run_group_tests_name("domain_people", tests, NULL, NULL);
}
