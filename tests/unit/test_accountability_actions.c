#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "tests/support/looking_back.h"
#include "tests/support/report_checks.h"

static void
what_is_due_tells_who_acts_on_it(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const Report *report = company_report(company);
	const ReportTable *page = find_table(report, "actions");
	const ReportTable *file = find_table(report, "actions-all");
	const char *row = "Shape of the team";

	(void)state;
	assert_int_equal(page->columns->len, 5);
	assert_string_equal(
	    find_cell(page, row, "progress")->text, "in progress (SHOP-1)");
	assert_non_null(strstr(find_cell(page, row, "due")->text, "days ago)"));
	assert_string_equal(
	    find_cell(page, row, "since")->text, "1 Jan 2026 (181 days)");
	assert_true(
	    g_str_has_prefix(find_cell(page, row, "label")->text, "headroom-"));
	assert_string_equal(cell_machine(file, row, "progress"), "open");
	assert_string_equal(cell_machine(file, row, "issue"), "SHOP-1");
	assert_string_equal(cell_machine(file, row, "state"), "act");
	assert_string_equal(
	    cell_machine(file, row, "decision"), "limit.team-stage");
}

static void
what_is_far_off_is_in_the_file_alone(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;

	(void)state;
	company_set_users(company, 1260, 0.001);
	company_add_decision(company, "hosting", 25, 500);
	report = company_report(company);
	assert_null(find_table(report, "actions"));
	assert_string_equal(cell_machine(find_table(report, "actions-all"),
				"Hosting", "progress"),
	    "unknown");
}

/* Resolved, and due all the same: it did not help. */
static void
done_may_not_be_enough(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, true);
	g_autofree char *label = NULL;
	g_autoptr(Company) probe = company_new("2026-07-01");
	Issue issue = company_feature(company, "2026-05-11", "2026-06-01", 3);
	const char *labels[] = { NULL, NULL };

	(void)state;
	company_set_users(probe, 1260, 0.4);
	label = g_strdup(
	    cell_machine(find_table(company_report(probe), "actions-all"),
		"Shape of the team", "label"));
	labels[0] = label;
	issue.labels = labels;
	company_add_issue(company, &issue);
	assert_non_null(
	    strstr(find_cell(find_table(company_report(company), "actions"),
		       "Shape of the team", "progress")
		       ->text,
		"done, still due (SHOP-2)"));
}

/* A sign is no deadline: the review that decides on it is. */
static void
signs_are_for_the_next_review(void **state)
{
	static const char row[] =
	    "Adding servers to an application that keeps state";
	g_autoptr(Company) company = company_new("2026-07-01");
	const ReportTable *file;

	(void)state;
	company_add_decision(company, "hosting", NAN, NAN)->stateless = 0;
	file = find_table(company_report(company), "actions-all");
	assert_string_equal(cell_machine(file, row, "state"), "monitor");
	assert_string_equal(find_cell(file, row, "due")->text,
	    "at the next review, 14 Jul 2026");
	assert_string_equal(cell_machine(file, row, "due"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_due_tells_who_acts_on_it),
		cmocka_unit_test(what_is_far_off_is_in_the_file_alone),
		cmocka_unit_test(done_may_not_be_enough),
		cmocka_unit_test(signs_are_for_the_next_review),
	};

	return cmocka_run_group_tests_name(
	    "accountability_actions", tests, NULL, NULL);
}
