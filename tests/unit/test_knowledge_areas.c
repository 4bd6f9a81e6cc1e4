#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/support/known_team.h"

typedef struct Case {
	const char *name;
	const char *labels[6]; /* of five issues each */
	const char *areas; /* "a, b" */
} Case;

static const Case cases[] = {
	{ "labels that name an area",
	    { "area/search", "Component::Billing", "bug", "area: search",
		"type::bug", NULL },
	    "Billing, search" },
	{ "labels of any kind",
	    { "search", "billing", "bug", "tech-debt", "priority::1", NULL },
	    "billing, search" },
	{ "nothing but process",
	    { "bug", "tech-debt", "needs-review", "P1", "good first issue",
		NULL },
	    "" },
	{ "one area tells nothing apart",
	    { "search", "Search", "bug", "bug", "bug", NULL }, "" },
};

static void
add(Company *company, const char *label)
{
	const char *const labels[] = { label, NULL };
	Issue issue = company_feature(company, "2026-06-01", "2026-06-10", 1);

	issue.labels = labels;
	issue.assignee = "Ana Example";
	company_add_issue(company, &issue);
}

static void
labels_stand_in_for_components(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		g_autofree char *joined = NULL;
		const KnowledgeAreas *areas;

		for (int n = 0; n < 5; n++)
			for (int k = 0; cases[i].labels[k] != NULL; k++)
				add(company, cases[i].labels[k]);
		areas = known_team_map(company)->areas;
		g_ptr_array_add(areas->names, NULL);
		joined = g_strjoinv(", ", (char **)areas->names->pdata);
		g_ptr_array_set_size(areas->names, (int)areas->names->len - 1);
		if (!g_str_equal(joined, cases[i].areas))
			fail_msg("%s: %s", cases[i].name, joined);
		assert_int_equal(
		    areas->unit, *joined == '\0' ? AREA_NONE : AREA_LABEL);
	}
}

static void
components_come_first(void **state)
{
	g_autoptr(Company) company = known_team_new();
	const KnowledgeAreas *areas;

	(void)state;
	for (int i = 0; i < 5; i++) {
		add(company, "area/x");
		add(company, "area/y");
	}
	areas = known_team_map(company)->areas;
	assert_int_equal(areas->unit, AREA_COMPONENT);
	assert_int_equal(areas->names->len, 4);
	assert_int_equal(areas->placed, 18);
	assert_int_equal(areas->first[areas->issues->len], 18);
}

static void
few_components_give_way(void **state)
{
	g_autoptr(Company) company = known_team_empty();

	(void)state;
	known_team_add(company, "Ana Example", "one", 10);
	known_team_add(company, "Ana Example", "two", 10);
	for (int i = 0; i < 5; i++) {
		add(company, "area/x");
		add(company, "area/y");
	}
	assert_int_equal(known_team_map(company)->areas->unit, AREA_LABEL);
}

static void
case_does_not_make_two(void **state)
{
	g_autoptr(Company) company = known_team_empty();
	const KnowledgeAreas *areas;

	(void)state;
	known_team_add(company, "Ana Example", "Billing", 12);
	known_team_add(company, "Ana Example", "billing ", 11);
	known_team_add(company, "Ana Example", "search", 10);
	areas = known_team_map(company)->areas;
	assert_int_equal(areas->names->len, 2);
	assert_string_equal(areas->names->pdata[0], "Billing");
}

static void
epics_are_the_last_resort(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const KnowledgeAreas *areas;

	(void)state;
	for (int e = 0; e < 2; e++) {
		Issue epic = company_feature(company, "2026-05-01", NULL, 1);
		const char *key = epic.key;

		epic.kind = ISSUE_EPIC;
		epic.summary = e == 0 ? "Faster search" : "New bills";
		company_add_issue(company, &epic);
		for (int i = 0; i < 3; i++) {
			const IssueLink link = { LINK_PARENT, key };
			Issue child = company_feature(
			    company, "2026-06-01", "2026-06-10", 1);

			child.links = &link;
			child.link_count = 1;
			child.assignee = "Ana Example";
			company_add_issue(company, &child);
		}
	}
	areas = known_team_map(company)->areas;
	assert_int_equal(areas->unit, AREA_EPIC);
	assert_string_equal(areas->names->pdata[0], "SHOP-1 Faster search");
	assert_int_equal(areas->placed, 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_stand_in_for_components),
		cmocka_unit_test(components_come_first),
		cmocka_unit_test(few_components_give_way),
		cmocka_unit_test(case_does_not_make_two),
		cmocka_unit_test(epics_are_the_last_resort),
	};

	return cmocka_run_group_tests_name(
	    "knowledge_areas", tests, NULL, NULL);
}
