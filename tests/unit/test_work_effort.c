#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/work_effort.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"

static const char *const debt_label[] = { "tech-debt", NULL };

/* What one issue states; 0: nothing. */
typedef struct Stated {
	bool debt;
	double points, spent, estimated;
	const char *end;
} Stated;

static void
add(Company *company, const Stated *stated)
{
	Issue issue = company_feature(company, "2025-01-01",
	    stated->end != NULL ? stated->end : "2026-06-20", stated->points);

	issue.labels = stated->debt ? debt_label : issue.labels;
	issue.spent_hours = stated->spent;
	issue.estimate_hours = stated->estimated;
	company_add_issue(company, &issue);
}

/* Points that only features have would say that nothing goes to debt. */
static void
measure_is_what_debt_and_the_rest_state(void **state)
{
	static const struct {
		Stated issues[4];
		EffortMeasure want;
		double share;
	} cases[] = {
		{ { { false, 5, 9, 4, NULL }, { false, 3, 9, 4, NULL },
		      { true, 0, 6, 4, NULL }, { true, 0, 6, 4, NULL } },
		    EFFORT_SPENT, 12.0 / 30 },
		{ { { false, 5, 9, 4, NULL }, { false, 3, 9, 4, NULL },
		      { true, 2, 6, 4, NULL }, { true, 0, 6, 4, NULL } },
		    EFFORT_POINTS, 0.2 },
		{ { { false, 5, 0, 4, NULL }, { false, 0, 0, 0, NULL },
		      { true, 0, 6, 12, NULL }, { true, 0, 6, 0, NULL } },
		    EFFORT_ESTIMATED, 0.75 },
		{ { { false, 5, 0, 0, NULL }, { false, 3, 0, 0, NULL },
		      { false, 1, 0, 0, NULL }, { true, 0, 6, 4, NULL } },
		    EFFORT_COUNT, 0.25 },
		/* what was usual years ago says nothing of today */
		{ { { false, 5, 0, 8, "2024-06-20" },
		      { false, 5, 0, 8, "2024-06-20" },
		      { false, 0, 0, 6, NULL }, { true, 0, 0, 2, NULL } },
		    EFFORT_ESTIMATED, 2.0 / 24 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company = company_new("2026-07-01");
		const Evidence *evidence;
		const GPtrArray *issues;
		WorkTally tally = { 0 };

		print_message("%zu\n", i);
		for (size_t k = 0; k < 4; k++)
			add(company, &cases[i].issues[k]);
		evidence = company_evidence(company);
		issues = facts_issues(evidence->facts);
		assert_int_equal(work_measure(evidence), cases[i].want);
		for (guint k = 0; k < issues->len; k++)
			work_tally_add(&tally, evidence, cases[i].want,
			    g_ptr_array_index(issues, k));
		assert_int_equal(tally.issues, 4);
		assert_close(work_tally_share(&tally), cases[i].share, 1e-12);
	}
}

static void
without_work_there_is_no_share(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const WorkTally none = { 0 };

	(void)state;
	assert_true(isnan(work_tally_share(&none)));
	assert_int_equal(work_measure(company_evidence(company)), EFFORT_COUNT);
	assert_true(
	    work_recent_from(company_evidence(company)) == INSTANT_NONE);
}

/* A subtask counts unless the issue that it is part of was read. */
static void
parts_and_what_was_dropped_are_no_work(void **state)
{
	static const struct {
		IssueKind kind;
		const char *end, *resolution, *parent;
		bool want;
	} cases[] = {
		{ ISSUE_FEATURE, "2026-06-20", "Done", NULL, true },
		{ ISSUE_BUG, "2026-06-20", "Fixed", NULL, true },
		{ ISSUE_FEATURE, NULL, NULL, NULL, false },
		{ ISSUE_FEATURE, "2026-06-20", "Duplicate", NULL, false },
		{ ISSUE_EPIC, "2026-06-20", "Done", NULL, false },
		{ ISSUE_SUBTASK, "2026-06-20", "Done", "SHOP-1", false },
		{ ISSUE_SUBTASK, "2026-06-20", "Done", "SHOP-404", true },
		{ ISSUE_SUBTASK, "2026-06-20", "Done", NULL, true },
		{ ISSUE_FEATURE, "2026-06-20", "Done", "SHOP-1", true },
	};
	g_autoptr(Company) company = company_new("2026-07-01");
	const GPtrArray *issues;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const IssueLink parent = { LINK_PARENT, cases[i].parent };
		Issue issue =
		    company_feature(company, "2026-01-01", cases[i].end, NAN);

		issue.created += (Instant)i;
		issue.kind = cases[i].kind;
		issue.resolution = cases[i].resolution;
		issue.links = &parent;
		issue.link_count = cases[i].parent != NULL;
		company_add_issue(company, &issue);
	}
	issues = facts_issues(company_evidence(company)->facts);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%zu\n", i);
		assert_int_equal(work_is_done(company_evidence(company),
				     g_ptr_array_index(issues, i)),
		    cases[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measure_is_what_debt_and_the_rest_state),
		cmocka_unit_test(without_work_there_is_no_share),
		cmocka_unit_test(parts_and_what_was_dropped_are_no_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
