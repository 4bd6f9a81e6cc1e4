#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/people.h"
#include "tests/support/company.h"

static void
add(Company *company, const char *assignee, const char *reporter,
    const char *end)
{
	Issue issue = company_feature(company, end, end, 1);

	issue.assignee = assignee;
	issue.reporter = reporter;
	company_add_issue(company, &issue);
}

static void
list(Company *company, const char *name, const char *alias)
{
	ConfigPerson *person = g_new0(ConfigPerson, 1);

	person->name = g_strdup(name);
	person->aliases = g_new0(char *, 2);
	person->aliases[0] = g_strdup(alias);
	person->roles = g_new0(char *, 1);
	g_ptr_array_add(company->config->team.people, person);
}

static void
aliases_are_one_person(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	list(company, "Ana Example", "ana@shop.example");
	add(company, "ANA@shop.example", "Ana Example", "2026-06-20");
	add(company, "Ben Example", "ana example", "2026-06-21");
	people = people_new(company_evidence(company));
	assert_int_equal(people_count(people), 2);
	assert_int_equal(people_find(people, "ana@shop.example"),
	    people_find(people, "Ana Example"));
	assert_string_equal(people_name(people, 0), "Ana Example");
	assert_int_equal(people_find(people, "Cy Example"), NO_PERSON);
	assert_int_equal(people_find(people, NULL), NO_PERSON);
}

static void
bots_are_nobody(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	g_strfreev(company->config->team.bots);
	company->config->team.bots = g_strsplit("*-bot", ",", 0);
	add(company, "deploy-bot", "Ben Example", "2026-06-20");
	people = people_new(company_evidence(company));
	assert_int_equal(people_count(people), 1);
	assert_int_equal(people_find(people, "deploy-bot"), NO_PERSON);
}

static void
who_left_no_trace_for_long_is_gone(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	add(company, "Ana Example", "Ben Example", "2026-03-01");
	add(company, "Ben Example", NULL, "2026-06-01");
	people = people_new(company_evidence(company));
	assert_true(people_is_gone(people, people_find(people, "Ana Example")));
	assert_false(
	    people_is_gone(people, people_find(people, "Ben Example")));
}

static void
who_is_not_on_the_list_is_gone(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	list(company, "Ana Example", "ana");
	list(company, "Dee Example", "dee");
	add(company, "Ana Example", "Ben Example", "2026-06-20");
	people = people_new(company_evidence(company));
	assert_false(people_is_gone(people, people_find(people, "ana")));
	assert_true(people_is_gone(people, people_find(people, "Ben Example")));
	/* on the list, and never seen */
	assert_true(people_is_gone(people, people_find(people, "dee")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aliases_are_one_person),
		cmocka_unit_test(bots_are_nobody),
		cmocka_unit_test(who_left_no_trace_for_long_is_gone),
		cmocka_unit_test(who_is_not_on_the_list_is_gone),
	};

	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
