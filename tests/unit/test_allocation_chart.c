#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/allocation_chart.h"
#include "tests/support/assert_close.h"
#include "tests/support/sprint_example.h"

static const ChartPoint *
point_at(const ChartSpec *chart, guint series, guint i)
{
	const ChartSeries *one = g_ptr_array_index(chart->series, series);

	return &g_array_index(one->points, ChartPoint, i);
}

static void
bars_are_sprints_and_the_line_three_of_them(void **state)
{
	static const double debt[] = { 11, 6, 9, 8 };
	static const double all[] = { 50, 50, 60, 40 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	g_autoptr(ChartSpec) chart = NULL;

	(void)state;
	company_report(company);
	chart = allocation_chart(company->results->allocation);
	assert_string_equal(chart->title,
	    "Debt got 20 % or more of the work in 2 of the last 4 sprints");
	assert_string_equal(point_at(chart, 0, 1)->hover,
	    "Sprint 2: 6 of 50 points on debt, 12 %");
	assert_close(point_at(chart, 0, 3)->y, 0.2, 1e-12);
	assert_close(point_at(chart, 1, 3)->y, 23.0 / 150, 1e-12);
	assert_true(isnan(point_at(chart, 1, 3)->lo));
	assert_false(point_at(chart, 0, 3)->open);
	assert_close(g_array_index(chart->marks, ChartMark, 0).value, 0.2, 0);
}

/* Work that is still going on has a hollow bar and no part in the line. */
static void
open_sprints_are_hollow(void **state)
{
	static const double debt[] = { 5, 5, 5, 5 }, all[] = { 20, 20, 20, 20 };
	g_autoptr(Company) company = sprint_example_new(debt, all, 4);
	g_autoptr(ChartSpec) chart = NULL;
	Issue issue = sprint_example_work(company, 3, 4, 3);

	(void)state;
	issue.resolved = INSTANT_NONE;
	issue.category = STATUS_DOING;
	company_add_issue(company, &issue);
	company_report(company);
	chart = allocation_chart(company->results->allocation);
	assert_true(point_at(chart, 0, 3)->open);
	assert_int_equal(
	    ((ChartSeries *)g_ptr_array_index(chart->series, 1))->points->len,
	    3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_sprints_and_the_line_three_of_them),
		cmocka_unit_test(open_sprints_are_hollow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
