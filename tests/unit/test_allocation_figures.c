#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/sprint_example.h"

static const double debt[] = { 11, 6, 9, 8 }, all[] = { 50, 50, 60, 40 };

static void
shares_can_be_traced_to_their_issues(void **state)
{
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	const Report *report = company_report(company);
	const Figure *figure =
	    figure_set_find(report->figures, "debt.rolling_3");
	const FigureRow *row;

	(void)state;
	check_report(report);
	assert_close(figure->value, 23.0 / 150, 1e-12);
	assert_close(figure->n, 6, 0);
	assert_int_equal(figure->evidence->len, 3);
	row = g_ptr_array_index(figure->evidence, 0);
	assert_string_equal(row->key, "SHOP-8"); /* the newest first */
	assert_string_equal(row->value, "8 points, tech-debt");
	assert_close(figure_value(report, "debt.sprint_share"), 0.2, 1e-12);
	assert_close(
	    figure_value(report, "debt.next_sprint_share"), 0.26, 1e-12);
	assert_close(figure_value(report, "debt.stated_share"), 1, 0);
	assert_close(
	    figure_value(report, "debt.sprint.sprint-2.share"), 0.12, 1e-12);
	assert_close(figure_value(report, "debt.sprint.sprint-4.rolling_3"),
	    23.0 / 150, 1e-12);
	check_missing(report, "debt.rolling_6", "fewer than six");
	assert_string_equal(
	    figure_set_find(report->figures, "debt.escalation")->text, "L2");
}

static void
without_evidence_figures_say_what_is_missing(void **state)
{
	static const double none[] = { 0, 0, 0 };
	g_autoptr(Company) nothing = company_new("2026-07-01");
	g_autoptr(Company) unmarked = sprint_example_new(none, all, 3);
	static const char *const ids[] = { "debt.sprint_share",
		"debt.rolling_3", "debt.rolling_6", "debt.escalation" };

	(void)state;
	company_report(nothing);
	company_report(unmarked);
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		check_missing(nothing->report, ids[i], "no issue");
		check_missing(unmarked->report, ids[i], "debt label");
	}
	assert_null(figure_set_find(
	    unmarked->report->figures, "debt.sprint.sprint-1.share"));
}

/* The page shows a dozen; older sprints are in the register. */
static void
only_the_newest_sprints_are_shown(void **state)
{
	double shares[20], efforts[20];
	g_autoptr(Company) company = NULL;
	const AllocationResult *allocation;

	(void)state;
	for (int i = 0; i < 20; i++) {
		shares[i] = 2;
		efforts[i] = 10;
	}
	company = sprint_example_new(shares, efforts, 20);
	company_report(company);
	allocation = company->results->allocation;
	assert_int_equal(allocation_first_shown(allocation), 8);
	assert_int_equal(allocation_end_shown(allocation), 20);
	assert_null(figure_set_find(
	    company->report->figures, "debt.sprint.sprint-8.share"));
	assert_non_null(figure_set_find(
	    company->report->figures, "debt.sprint.sprint-9.share"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_can_be_traced_to_their_issues),
		cmocka_unit_test(without_evidence_figures_say_what_is_missing),
		cmocka_unit_test(only_the_newest_sprints_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
