#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation.h"
#include "pipeline/gate/fingerprint.h"
#include "tests/support/sprint_example.h"

/* The database has been slow since MONTHS ago, by monthly points. */
static Company *
slow_for(int months)
{
	static const double debt[] = { 20, 20, 20 }, all[] = { 40, 40, 40 };
	static const char *const days[] = { "2026-06-20", "2026-05-20",
		"2026-04-20", "2026-03-20", "2026-02-20", "2026-01-20",
		"2025-12-20", "2025-11-20" };
	Company *company = sprint_example_new(debt, all, 3);

	for (int i = 0; i < 8; i++)
		company_add_point(
		    company, "p95_ms", days[i], i < months ? 400 : 40);
	return company;
}

static Issue
issue_about(Company *company, const char *summary, const char *end)
{
	Issue issue = company_feature(company, "2026-02-01", end, NAN);

	issue.summary = summary;
	issue.category = end == NULL ? STATUS_TODO : STATUS_DONE;
	issue.started = INSTANT_NONE;
	return issue;
}

static const AllocationResult *
compute(Company *company)
{
	company_report(company);
	return company->results->allocation;
}

/* To be acted on from the second point in a row on. */
static void
waiting_counts_from_the_point_that_made_it_so(void **state)
{
	static const struct {
		int months;
		double days; /* 0: does not wait for so long */
	} cases[] = { { 1, 0 }, { 3, 0 }, { 4, 0 }, { 5, 103 }, { 6, 131 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = slow_for(cases[i].months);
		const AllocationResult *allocation = compute(company);
		const bool waits = cases[i].days > 0;

		print_message("%zu\n", i);
		assert_int_equal(allocation->waiting->len, waits);
		assert_int_equal(allocation->fired[RULE_WAITING], waits);
		assert_int_equal(
		    allocation->level, waits ? ESCALATION_3 : ESCALATION_0);
		if (waits)
			assert_int_equal(
			    g_array_index(allocation->waiting, WaitingAct, 0)
				.days,
			    cases[i].days);
	}
}

/* An issue counts as acting only where somebody has taken it up. */
static void
issues_answer_when_they_are_taken_up(void **state)
{
	static const struct {
		const char *summary, *sprint, *end, *resolution;
		bool doing, answers;
	} cases[] = {
		{ "Add a read replica", NULL, NULL, NULL, false, false },
		{ "Add a read replica", NULL, NULL, NULL, true, true },
		{ "Add a read replica", "Sprint 4", NULL, NULL, false, true },
		{ "Add a read replica", NULL, "2026-06-02", NULL, false, true },
		{ "Add a read replica", NULL, "2026-06-02", "Won't Do", false,
		    false },
		/* done before it fell due: it was not enough */
		{ "Add a read replica", NULL, "2026-02-10", NULL, false,
		    false },
		{ "Replace the logo", "Sprint 4", NULL, NULL, true, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = slow_for(5);
		Issue issue =
		    issue_about(company, cases[i].summary, cases[i].end);
		const AllocationResult *allocation;

		print_message("%zu\n", i);
		issue.sprint = cases[i].sprint;
		issue.resolution = cases[i].resolution;
		issue.updated = date_instant(company->evidence.as_of - 3);
		if (cases[i].doing)
			issue.category = STATUS_DOING;
		company_add_issue(company, &issue);
		allocation = compute(company);
		assert_int_equal(allocation->waiting->len, 1);
		assert_int_equal(
		    allocation->fired[RULE_WAITING], !cases[i].answers);
	}
}

/* Whatever it is called, the label of its fingerprint makes it count. */
static void
the_label_of_a_decision_answers_it(void **state)
{
	g_autofree char *label = fingerprint_label(NULL, "trigger.database");
	const char *const labels[] = { label, NULL };

	(void)state;
	for (int doing = 0; doing <= 1; doing++) {
		g_autoptr(Company) company = slow_for(5);
		Issue issue = issue_about(company, "Faster pages", NULL);
		const AllocationResult *allocation;

		issue.labels = labels;
		issue.category = doing ? STATUS_DOING : STATUS_TODO;
		company_add_issue(company, &issue);
		allocation = compute(company);
		assert_string_equal(
		    g_array_index(allocation->waiting, WaitingAct, 0).label,
		    label);
		assert_int_equal(allocation->fired[RULE_WAITING], !doing);
	}
}

static void
without_a_tracker_nobody_is_blamed(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company_add_point(company, "p95_ms", "2026-01-20", 400);
	company_add_point(company, "p95_ms", "2026-02-20", 400);
	assert_int_equal(compute(company)->waiting->len, 1);
	assert_int_equal(compute(company)->level, ESCALATION_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waiting_counts_from_the_point_that_made_it_so),
		cmocka_unit_test(issues_answer_when_they_are_taken_up),
		cmocka_unit_test(the_label_of_a_decision_answers_it),
		cmocka_unit_test(without_a_tracker_nobody_is_blamed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
