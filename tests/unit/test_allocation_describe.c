#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/analysis/allocation.h"
#include "tests/support/report_checks.h"
#include "tests/support/sprint_example.h"

typedef struct Case {
	double debt[6], all[6];
	int n;
	const char *lead, *order; /* words in them; NULL: no order */
} Case;

static const char *
text_of(const Report *report, BlockKind kind)
{
	const Block *block = find_block(report, "allocation", kind);

	return block != NULL ? block->text : NULL;
}

static void
leads_say_who_has_to_act(void **state)
{
	static const Case cases[] = {
		{ { 10, 10, 10 }, { 50, 50, 50 }, 3, "gets its share: 20 %",
		    NULL },
		{ { 12, 11, 9 }, { 50, 50, 50 }, 3, "The last sprint gave 18 %",
		    "L1: the team" },
		{ { 10, 11 }, { 50, 50 }, 2, "So far", NULL },
		{ { 12, 8 }, { 50, 50 }, 2, "20 % of the work so far and 16 %",
		    "L1: the team" },
		{ { 7, 7, 7 }, { 50, 50, 50 }, 3,
		    "14 % of the work of the last",
		    "L2: tell the engineering manager" },
		{ { 20, 4, 20 }, { 50, 50, 50 }, 3, "only 8 %",
		    "L2: tell the engineering manager" },
		{ { 7, 7, 7, 7, 7, 7 }, { 50, 50, 50, 50, 50, 50 }, 6,
		    "features stop", "L3: tell the CTO and the CEO" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Company) company =
		    sprint_example_new(cases[i].debt, cases[i].all, cases[i].n);
		const Report *report = company_report(company);
		const Section *section =
		    report_find_section(report, "allocation");
		const char *order = text_of(report, BLOCK_FINDING);

		check_report(report);
		print_message("%s\n", section->lead);
		assert_non_null(strstr(section->lead, cases[i].lead));
		if (cases[i].order == NULL)
			assert_null(order);
		else
			assert_non_null(strstr(order, cases[i].order));
	}
}

static void
what_waits_is_named(void **state)
{
	static const double debt[] = { 20, 20, 20 }, all[] = { 40, 40, 40 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 3);
	const Report *report;

	(void)state;
	company_add_point(company, "p95_ms", "2026-01-20", 400);
	company_add_point(company, "p95_ms", "2026-02-20", 400);
	report = company_report(company);
	check_report(report);
	assert_non_null(strstr(report_find_section(report, "allocation")->lead,
	    "Database has had to be acted on for 131 days"));
}

static void
what_is_missing_is_told(void **state)
{
	static const double none[] = { 0, 0, 0 }, all[] = { 9, 9, 9 };
	g_autoptr(Company) nothing = company_new("2026-07-01");
	g_autoptr(Company) unmarked = sprint_example_new(none, all, 3);
	g_autoptr(Company) stale = sprint_example_new(all, all, 3);

	(void)state;
	stale->evidence.as_of += 90;
	check_report(company_report(nothing));
	check_report(company_report(unmarked));
	check_report(company_report(stale));
	assert_non_null(strstr(
	    text_of(nothing->report, BLOCK_INSUFFICIENT), "Finished work"));
	assert_non_null(strstr(
	    text_of(unmarked->report, BLOCK_INSUFFICIENT), "marked as debt"));
	assert_non_null(
	    strstr(text_of(stale->report, BLOCK_INSUFFICIENT), "30 Jun 2026"));
	assert_null(find_block(unmarked->report, "allocation", BLOCK_CHART));
	assert_non_null(find_block(stale->report, "allocation", BLOCK_CHART));
}

/* Labels that nobody set look like debt that nobody paid back. */
static void
few_labels_are_told(void **state)
{
	static const char *const labels[] = { "tech-debt", NULL };
	static const double none[] = { 0, 0, 0 }, all[] = { 9, 9, 9 };
	g_autoptr(Company) company = sprint_example_new(none, all, 3);
	g_autofree char *tree = NULL;
	Issue issue = company_feature(company, "2026-06-01", NULL, 3);

	(void)state;
	issue.labels = labels;
	company_add_issue(company, &issue);
	tree = report_to_tree(company_report(company));
	assert_non_null(strstr(tree, "None of the 3 issues finished"));
	assert_non_null(strstr(tree, "Only 1 of the 4 issues in the tracker"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leads_say_who_has_to_act),
		cmocka_unit_test(what_waits_is_named),
		cmocka_unit_test(what_is_missing_is_told),
		cmocka_unit_test(few_labels_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
