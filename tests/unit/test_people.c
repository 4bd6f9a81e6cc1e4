#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

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

static guint
count_of(const char *const *names, Company *company)
{
	g_autoptr(People) people = NULL;

	for (; *names != NULL; names++)
		add(company, *names, NULL, "2026-06-20");
	people = people_new(company_evidence(company));
	return people_count(people);
}

typedef struct Group {
	const char *names[6];
	guint people;
} Group;

static const Group groups[] = {
	{ { "Zoë Example", "zoe  example", "Example, Zoë",
	      "Zoë Example (Inactive)", NULL },
	    1 },
	{ { "Zoë Example", "Zoe <zoe@shop.example>", "zoe@shop.example", NULL },
	    2 },
	{ { "Zoë Example <z@shop.example>", "z@shop.example", "Zoe Example",
	      NULL },
	    1 },
	{ { "zoe.example@shop.example", "Zoë Example", NULL }, 1 },
	{ { "zoe", "zoe@shop.example", NULL }, 1 },
	/* either could be meant */
	{ { "zoe.example@shop.example", "zoe.example@agency.example",
	      "Zoë Example", NULL },
	    3 },
	{ { "Ana Example", "Ann Example", "An Example", NULL }, 3 },
	{ { "dependabot[bot]", "Jan Bot", "renovate", "Unassigned", NULL }, 1 },
};

static void
spellings_are_one_person_where_that_is_sure(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const guint found = count_of(groups[i].names, company);

		if (found != groups[i].people)
			fail_msg("%s and others: %u people", groups[i].names[0],
			    found);
	}
}

static void
different_people_of_the_list_stay_apart(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	list(company, "Zoë Example", "zoe.example@shop.example");
	list(company, "Zoe Example (sales)", "zoe.e@shop.example");
	list(company, "zoe.e", "z");
	people = people_new(company_evidence(company));
	assert_int_equal(people_count(people), 3);
	assert_int_equal(people_find(people, "zoe.e@shop.example"), 1);
}

static void
the_name_with_a_space_is_shown(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;
	const GPtrArray *spellings;

	(void)state;
	add(company, "ana.example@shop.example", NULL, "2026-06-20");
	add(company, "Ana Example", "gitlab-ci-token", "2026-06-21");
	people = people_new(company_evidence(company));
	assert_string_equal(people_name(people, 0), "Ana Example");
	spellings = people_spellings(people, 0);
	assert_int_equal(spellings->len, 2);
	assert_int_equal(people_bots(people)->len, 1);
	assert_true(people_first_seen(people, 0) < people_last_seen(people, 0));
}

static void
who_is_no_bot_can_say_so(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	g_strfreev(company->config->team.not_bots);
	company->config->team.not_bots = g_strsplit("ghost", ",", 0);
	add(company, "ghost", "system", "2026-06-20");
	people = people_new(company_evidence(company));
	assert_int_equal(people_count(people), 1);
	assert_string_equal(people_name(people, 0), "ghost");
}

static void
closed_accounts_are_gone(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;

	(void)state;
	add(company, "Ana Example (Deactivated)", NULL, "2026-06-20");
	people = people_new(company_evidence(company));
	assert_true(people_is_gone(people, people_find(people, "ana example")));
}

static void
issues_tell_what_people_did(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(People) people = NULL;
	PersonEvent events[ISSUE_EVENTS];

	(void)state;
	add(company, "Ana Example", "Ben Example", "2026-06-21");
	people = people_new(company_evidence(company));
	assert_int_equal(
	    people_events_of(people,
		g_ptr_array_index(facts_issues(company->facts), 0), events),
	    2);
	assert_string_equal(
	    people_name(people, events[0].person), "Ana Example");
	assert_true(events[0].age == 10 && events[0].weight == 1);
	assert_true(events[1].weight == 0.1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aliases_are_one_person),
		cmocka_unit_test(bots_are_nobody),
		cmocka_unit_test(who_left_no_trace_for_long_is_gone),
		cmocka_unit_test(who_is_not_on_the_list_is_gone),
		cmocka_unit_test(spellings_are_one_person_where_that_is_sure),
		cmocka_unit_test(different_people_of_the_list_stay_apart),
		cmocka_unit_test(the_name_with_a_space_is_shown),
		cmocka_unit_test(who_is_no_bot_can_say_so),
		cmocka_unit_test(closed_accounts_are_gone),
		cmocka_unit_test(issues_tell_what_people_did),
	};

	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
