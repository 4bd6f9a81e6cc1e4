#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation.h"
#include "tests/support/assert_close.h"
#include "tests/support/sprint_example.h"

static const Crowd *
find(const AllocationResult *allocation, CrowdKind by, IssueKind kind,
    const char *name)
{
	for (guint i = 0; i < allocation->crowd->len; i++) {
		const Crowd *row = &g_array_index(allocation->crowd, Crowd, i);

		if (row->by == by && row->kind == kind &&
		    g_strcmp0(row->name, name) == 0)
			return row;
	}
	fail_msg("no row");
	return NULL;
}

/* The second sprint is below: 30 features, 20 bugs, of which 10 came up in
 * it, and 5 debt; the others keep the rule. */
static void
sprints_below_are_compared_with_the_others(void **state)
{
	static const double debt[] = { 20, 5, 20 }, all[] = { 40, 35, 40 };
	static const char *const billing[] = { "Billing", NULL };
	g_autoptr(Company) company = sprint_example_new(debt, all, 3);
	const AllocationResult *allocation;
	Issue issue = sprint_example_work(company, 1, 3, 10);

	(void)state;
	issue.kind = ISSUE_BUG;
	issue.components = billing;
	company_add_issue(company, &issue);
	issue = sprint_example_work(company, 1, 3, 10);
	issue.kind = ISSUE_BUG;
	issue.created = issue.resolved - SECONDS_PER_DAY;
	company_add_issue(company, &issue);
	company_report(company);
	allocation = company->results->allocation;
	assert_int_equal(allocation->below, 1);
	assert_close(find(allocation, CROWD_KIND, ISSUE_FEATURE, NULL)->below,
	    30.0 / 55, 1e-12);
	assert_close(find(allocation, CROWD_KIND, ISSUE_FEATURE, NULL)->kept,
	    0.5, 1e-12);
	assert_close(find(allocation, CROWD_KIND, ISSUE_BUG, NULL)->below,
	    20.0 / 55, 1e-12);
	assert_close(find(allocation, CROWD_KIND, ISSUE_BUG, NULL)->kept, 0, 0);
	assert_close(
	    find(allocation, CROWD_ARRIVED, 0, NULL)->below, 10.0 / 55, 1e-12);
	assert_close(find(allocation, CROWD_COMPONENT, 0, "Billing")->below,
	    10.0 / 55, 1e-12);
	/* bugs took 36 % more than elsewhere, features 5 % */
	assert_int_equal(
	    g_array_index(allocation->crowd, Crowd, allocation->crowded).kind,
	    ISSUE_BUG);
}

static void
epics_are_told_by_key_and_name(void **state)
{
	static const double debt[] = { 1 }, all[] = { 10 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 1);
	Issue epic = company_feature(company, "2025-01-01", NULL, NAN);
	const IssueLink parent = { LINK_PARENT, epic.key };
	Issue issue = sprint_example_work(company, 0, 1, 10);
	const Crowd *row;

	(void)state;
	epic.kind = ISSUE_EPIC;
	epic.summary = "Checkout";
	issue.links = &parent;
	issue.link_count = 1;
	company_add_issue(company, &epic);
	company_add_issue(company, &issue);
	company_report(company);
	row = find(company->results->allocation, CROWD_EPIC, 0, "Checkout");
	assert_string_equal(row->key, epic.key);
	assert_close(row->below, 0.5, 1e-12);
	assert_true(isnan(row->kept)); /* no sprint keeps the rule */
}

static void
nothing_is_crowded_out_where_the_rule_is_kept(void **state)
{
	static const double debt[] = { 20, 20, 20 }, all[] = { 40, 40, 40 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 3);

	(void)state;
	company_report(company);
	assert_int_equal(company->results->allocation->crowd->len, 0);
}

static void
only_the_largest_of_many_are_told(void **state)
{
	static const double debt[] = { 1 }, all[] = { 10 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 1);
	guint components = 0;

	(void)state;
	for (int i = 0; i < 9; i++) {
		g_autofree char *name = g_strdup_printf("C%d", i);
		const char *const list[] = { name, NULL };
		Issue issue = sprint_example_work(company, 0, 1, 1 + i);

		issue.components = list;
		company_add_issue(company, &issue);
	}
	company_report(company);
	for (guint i = 0; i < company->results->allocation->crowd->len; i++)
		components +=
		    g_array_index(company->results->allocation->crowd, Crowd, i)
			.by == CROWD_COMPONENT;
	assert_int_equal(components, 3);
	find(company->results->allocation, CROWD_COMPONENT, 0, "C8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sprints_below_are_compared_with_the_others),
		cmocka_unit_test(epics_are_told_by_key_and_name),
		cmocka_unit_test(nothing_is_crowded_out_where_the_rule_is_kept),
		cmocka_unit_test(only_the_largest_of_many_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
