#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "tests/support/known_team.h"
#include "tests/support/report_checks.h"

static const char *
lead_of(Company *company)
{
	return report_find_section(company_report(company), "knowledge")->lead;
}

static void
the_lead_answers(void **state)
{
	g_autoptr(Company) company = known_team_new();

	(void)state;
	assert_string_equal(lead_of(company),
	    "If Ben Example and Ana Example left, more than half of the 4 "
	    "components would have nobody who knows them well; 3 of them rest "
	    "on one person.");
}

static void
one_person_is_named(void **state)
{
	g_autoptr(Company) company = known_team_empty();

	(void)state;
	known_team_add(company, "Ana Example", "one", 10);
	known_team_add(company, "Ana Example", "two", 10);
	assert_string_equal(lead_of(company),
	    "If Ana Example left, more than half of the 2 components would "
	    "have nobody who knows them well.");
	assert_non_null(
	    find_block(company_report(company), "knowledge", BLOCK_FINDING));
}

typedef struct Gap {
	const char *name;
	const char *who, *component;
	double age;
	const char *lead;
} Gap;

static const Gap gaps[] = {
	{ "no people", NULL, "x", 10, "who resolved or reported" },
	{ "an old export", "Ana Example", "x", 200, "left a trace in the 90" },
	{ "too few events", "Ana Example", "x", 10, "the 5 events in 547" },
	{ "no areas", "Ana Example", NULL, 10, "which part of the system" },
};

static void
what_is_missing_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(gaps); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");

		known_team_add(
		    company, gaps[i].who, gaps[i].component, gaps[i].age);
		known_team_add(company, gaps[i].who,
		    gaps[i].component == NULL ? NULL : "y", gaps[i].age);
		check_report(company_report(company));
		if (strstr(lead_of(company), gaps[i].lead) == NULL)
			fail_msg("%s: %s", gaps[i].name, lead_of(company));
		assert_non_null(find_block(
		    company_report(company), "knowledge", BLOCK_INSUFFICIENT));
	}
}

static void
dates_are_missed(void **state)
{
	static const char *const components[] = { "x", "y", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	Issue issue = company_feature(company, NULL, NULL, 1);

	(void)state;
	issue.assignee = "Ana Example";
	issue.components = components;
	company_add_issue(company, &issue);
	check_report(company_report(company));
	assert_non_null(strstr(lead_of(company), "do not say when"));
}

static void
bots_are_named(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const Section *section;
	bool named = false;

	(void)state;
	known_team_add(company, "dependabot[bot]", "core", 10);
	section = report_find_section(company_report(company), "knowledge");
	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		named |= block->kind == BLOCK_TEXT &&
			 strstr(block->text, "dependabot[bot]") != NULL;
	}
	assert_true(named);
}

static void
what_was_lost_is_a_warning(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const Block *block;

	(void)state;
	for (int i = 0; i < 6; i++)
		known_team_add(company, "Old Example", "old", 120 + i);
	for (int i = 0; i < 3; i++) {
		known_team_add(company, "Ben Example", "new", 10);
		known_team_add(company, "Ana Example", "newer", 10);
		known_team_add(company, "Ben Example", "newer", 10);
		known_team_add(company, "Ana Example", "new", 10);
	}
	block = find_block(company_report(company), "knowledge", BLOCK_FINDING);
	assert_string_equal(block->text,
	    "Nobody here knows old well any more; Old Example did.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lead_answers),
		cmocka_unit_test(one_person_is_named),
		cmocka_unit_test(what_is_missing_is_said),
		cmocka_unit_test(dates_are_missed),
		cmocka_unit_test(bots_are_named),
		cmocka_unit_test(what_was_lost_is_a_warning),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_describe", tests, NULL, NULL);
}
