#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/sprint_groups.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static void
add(Company *company, const char *project, const char *sprint, const char *end)
{
	Issue issue = company_feature(company, "2026-01-01", end, 1);

	issue.project = project;
	issue.sprint = sprint;
	company_add_issue(company, &issue);
}

static const SprintGroup *
at(const GPtrArray *groups, guint i)
{
	return g_ptr_array_index(groups, i);
}

static void
names_are_told_from_backlogs(void **state)
{
	static const struct {
		const char *sprint, *want;
	} cases[] = {
		{ "Shop\\Team A\\Sprint 12", "Sprint 12" },
		{ "Shop", NULL }, /* the root of iteration paths */
		{ "---", NULL },
		{ "BACKLOG", NULL },
		{ "Shop\\Backlog", NULL },
		{ "Backlog grooming 3", "Backlog grooming 3" },
		{ "34.1", "34.1" },
		{ "", NULL },
		{ NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Issue issue = { .project = "Shop",
			.sprint = cases[i].sprint };

		if (cases[i].want == NULL)
			assert_null(issue_sprint_name(&issue));
		else
			assert_string_equal(
			    issue_sprint_name(&issue), cases[i].want);
	}
}

/* One straggler does not stretch a sprint to the day it was closed on. */
static void
sprints_are_dated_by_most_of_their_work(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) groups = NULL;

	(void)state;
	for (int i = 0; i < 20; i++)
		add(company, "S", "A", "2026-02-10");
	add(company, "S", "A", "2026-06-30");
	groups = sprint_groups_new(company_evidence(company));
	assert_int_equal(groups->len, 1);
	assert_close(at(groups, 0)->hi, at(groups, 0)->lo, 0);
}

static void
projects_share_a_sprint_of_the_same_days_only(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) groups = NULL;

	(void)state;
	add(company, "A", "Sprint 1", "2026-02-02");
	add(company, "A", "Sprint 1", "2026-02-12");
	add(company, "B", "Sprint 1", "2026-02-05");
	add(company, "B", "Sprint 1", NULL);
	add(company, "C", "Sprint 1", "2026-05-05");
	add(company, "C", "Sprint 10", NULL);
	add(company, "C", "Sprint 9", NULL);
	groups = sprint_groups_new(company_evidence(company));
	assert_int_equal(groups->len, 4);
	assert_int_equal(sprint_groups_dated(groups), 2);
	assert_int_equal(at(groups, 0)->done->len, 3);
	assert_int_equal(at(groups, 0)->open->len, 1);
	assert_int_equal(at(groups, 1)->done->len, 1);
	assert_string_equal(at(groups, 2)->name, "Sprint 9");
	assert_string_equal(at(groups, 3)->name, "Sprint 10");
}

static void
days_between_ends_are_typical(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	g_autoptr(GPtrArray) groups = NULL;

	(void)state;
	add(company, "A", "Sprint 1", "2026-01-10");
	add(company, "A", "Sprint 2", "2026-01-20");
	add(company, "A", "Sprint 3", "2026-01-30");
	add(company, "A", "Sprint 4", "2026-03-30");
	groups = sprint_groups_new(company_evidence(company));
	assert_close(sprint_groups_days(groups, 4), 10, 0);
	assert_close(sprint_groups_days(groups, 2), SPRINT_WINDOW_DAYS, 0);
	assert_false(sprint_groups_overlap(groups, 4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_told_from_backlogs),
		cmocka_unit_test(sprints_are_dated_by_most_of_their_work),
		cmocka_unit_test(projects_share_a_sprint_of_the_same_days_only),
		cmocka_unit_test(days_between_ends_are_typical),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
