#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation.h"
#include "tests/support/assert_close.h"
#include "tests/support/sprint_example.h"

static const AllocationResult *
compute(Company *company)
{
	company_report(company);
	return company->results->allocation;
}

static const SprintShare *
share_at(const AllocationResult *allocation, guint i)
{
	return &g_array_index(allocation->shares, SprintShare, i);
}

/* [T29] is the first; all of them have the last sprint over by yesterday. */
static void
levels_follow_the_ladder(void **state)
{
	static const struct {
		double debt[8], all[8];
		int n;
		EscalationLevel level;
		bool fired[ESCALATION_RULES];
	} cases[] = {
		{ { 11, 6, 9, 8 }, { 50, 50, 60, 40 }, 4, ESCALATION_2,
		    { false, true, false, false, false } },
		{ { 10, 11, 10 }, { 50, 50, 50 }, 3, ESCALATION_0, { false } },
		/* one sprint below, made good by those before it */
		{ { 12, 11, 9 }, { 50, 50, 50 }, 3, ESCALATION_1, { true } },
		/* two sprints are no run of three */
		{ { 8, 6 }, { 50, 50 }, 2, ESCALATION_1, { true } },
		{ { 20, 20, 4 }, { 50, 50, 50 }, 3, ESCALATION_2,
		    { true, false, true, false, false } },
		{ { 20, 4, 20 }, { 50, 50, 50 }, 3, ESCALATION_2,
		    { false, false, true, false, false } },
		{ { 4, 20, 20, 20 }, { 50, 50, 50, 50 }, 4, ESCALATION_0,
		    { false } },
		/* half a year well below; five sprints are not six */
		{ { 7, 7, 7, 7, 7, 7 }, { 50, 50, 50, 50, 50, 50 }, 6,
		    ESCALATION_3, { true, true, false, true, false } },
		{ { 7, 7, 7, 7, 7 }, { 50, 50, 50, 50, 50 }, 5, ESCALATION_2,
		    { true, true, false, false, false } },
		{ { 8, 8, 8, 8, 8, 8 }, { 50, 50, 50, 50, 50, 50 }, 6,
		    ESCALATION_2, { true, true, false, false, false } },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company =
		    sprint_example_new(cases[i].debt, cases[i].all, cases[i].n);
		const AllocationResult *allocation = compute(company);

		print_message("%zu\n", i);
		assert_int_equal(allocation->gap, GAP_NONE);
		assert_int_equal(allocation->level, cases[i].level);
		for (int r = 0; r < ESCALATION_RULES; r++)
			assert_int_equal(
			    allocation->fired[r], cases[i].fired[r]);
	}
}

static void
rolling_shares_are_those_of_the_example(void **state)
{
	static const double debt[] = { 11, 6, 9, 8 };
	static const double all[] = { 50, 50, 60, 40 };
	static const char *const want[] = { "0.2200", "0.1700", "0.1625",
		"0.1533" };
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	const AllocationResult *allocation = compute(company);

	(void)state;
	for (guint i = 0; i < 4; i++) {
		assert_prints(share_at(allocation, i)->rolling_3, want[i]);
		assert_true(isnan(share_at(allocation, i)->rolling_6));
		assert_true(isnan(share_at(allocation, i)->lo));
	}
	assert_close(allocation->least, 0.12, 1e-12);
	assert_int_equal(allocation->below, 2);
	assert_int_equal(allocation->looked_at, 4);
	assert_close(allocation->next_effort, 50, 1e-12);
	/* (9 + 8 + d) / (60 + 40 + 50) = 0.2 */
	assert_close(allocation->next_debt, 13, 1e-12);
}

/* Without points, issues are counted: 4 of 30 as in [T29]. */
static void
counts_have_limits(void **state)
{
	static const char *const labels[] = { "tech-debt", NULL };
	g_autoptr(Company) company = company_new("2026-07-01");
	const AllocationResult *allocation;

	(void)state;
	for (int i = 0; i < 30; i++) {
		Issue issue = sprint_example_work(company, 0, 1, NAN);

		issue.labels = i < 4 ? labels : issue.labels;
		company_add_issue(company, &issue);
	}
	allocation = compute(company);
	assert_int_equal(allocation->sprints->measure, EFFORT_COUNT);
	assert_prints(allocation_latest(allocation)->lo, "0.0531");
	assert_prints(allocation_latest(allocation)->hi, "0.2968");
	assert_int_equal(allocation->level, ESCALATION_1);
}

/* A target of its own moves all thresholds. */
static void
thresholds_are_shares_of_the_target(void **state)
{
	static const double debt[] = { 7, 7, 7, 7, 7, 7 };
	static const double all[] = { 50, 50, 50, 50, 50, 50 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 6);
	const AllocationResult *allocation;

	(void)state;
	company->config->debt.allocation_target = 0.1;
	allocation = compute(company);
	assert_int_equal(allocation->level, ESCALATION_0);
	assert_close(allocation->low, 0.05, 1e-12);
	assert_close(allocation->stop, 0.075, 1e-12);
}

static Company *
without_labels(void)
{
	static const double none[] = { 0, 0, 0 }, all[] = { 9, 9, 9 };

	return sprint_example_new(none, all, 3);
}

static Company *
only_open(void)
{
	Company *company = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-06-01", NULL, 3);

	company_add_issue(company, &issue);
	return company;
}

static Company *
of_long_ago(void)
{
	static const double debt[] = { 1, 1, 1 }, all[] = { 9, 9, 9 };
	Company *company = sprint_example_new(debt, all, 3);

	company->evidence.as_of += 90;
	return company;
}

/* What is not known is no breach of the rule, and no proof of it. */
static void
gaps_are_unknown(void **state)
{
	static const struct {
		Company *(*make)(void);
		AllocationGap gap;
	} cases[] = {
		{ only_open, GAP_NO_WORK },
		{ without_labels, GAP_NOT_MARKED },
		{ of_long_ago, GAP_STALE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = cases[i].make();
		const AllocationResult *allocation = compute(company);

		assert_int_equal(allocation->gap, cases[i].gap);
		assert_int_equal(allocation->level, ESCALATION_UNKNOWN);
		assert_true(isnan(allocation->next_debt));
	}
}

/* A debt label on open work shows that debt is marked: none done is 0. */
static void
labels_on_open_work_make_no_debt_done_a_breach(void **state)
{
	static const char *const labels[] = { "tech-debt", NULL };
	g_autoptr(Company) company = without_labels();
	const AllocationResult *allocation;
	Issue issue = sprint_example_work(company, 2, 3, 3);

	(void)state;
	issue.resolved = INSTANT_NONE;
	issue.category = STATUS_TODO;
	issue.labels = labels;
	company_add_issue(company, &issue);
	allocation = compute(company);
	assert_int_equal(allocation->level, ESCALATION_2);
	assert_close(allocation_latest(allocation)->rolling_3, 0, 0);
}

static void
marks_are_counted_by_label(void **state)
{
	static const double debt[] = { 3, 3, 3 }, all[] = { 9, 9, 9 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 3);
	const AllocationResult *allocation;
	Issue issue = sprint_example_work(company, 1, 3, 3);

	(void)state;
	issue.type = "Refactoring";
	company_add_issue(company, &issue);
	allocation = compute(company);
	assert_int_equal(allocation->marks->len, 2);
	assert_string_equal(
	    g_array_index(allocation->marks, DebtMark, 0).label, "tech-debt");
	assert_int_equal(
	    g_array_index(allocation->marks, DebtMark, 0).issues, 3);
	assert_string_equal(
	    g_array_index(allocation->marks, DebtMark, 1).label, "refactoring");
	assert_int_equal(allocation->recent.issues, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_follow_the_ladder),
		cmocka_unit_test(rolling_shares_are_those_of_the_example),
		cmocka_unit_test(counts_have_limits),
		cmocka_unit_test(thresholds_are_shares_of_the_target),
		cmocka_unit_test(gaps_are_unknown),
		cmocka_unit_test(
		    labels_on_open_work_make_no_debt_done_a_breach),
		cmocka_unit_test(marks_are_counted_by_label),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
