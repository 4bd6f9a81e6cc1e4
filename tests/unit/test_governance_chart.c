#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/governance.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const ChartSpec *
chart_of(Company *company)
{
	return find_block(company_report(company), "governance", BLOCK_CHART)
	    ->chart;
}

static const ChartRow *
row_of(const ChartSpec *chart, const char *label)
{
	for (unsigned i = 0; i < chart->rows->len; i++) {
		const ChartRow *row = chart->rows->pdata[i];

		if (strcmp(row->label, label) == 0)
			return row;
	}
	return NULL;
}

static void
every_day_of_the_year_is_on_it(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart = chart_of(company);
	const ChartRow *review = row_of(chart, "Architecture review");

	(void)state;
	assert_int_equal(chart->kind, CHART_CALENDAR);
	assert_int_equal(row_of(chart, "ADR triage")->cells->len, 53);
	assert_int_equal(review->cells->len, 4);
	assert_true(g_array_index(review->cells, ChartCell, 0).value ==
		    date_from_ymd(2026, 7, 14));
	assert_int_equal(
	    g_array_index(review->cells, ChartCell, 0).role, ROLE_FIRST);
	assert_null(row_of(chart, "Decisions due"));
	assert_int_equal(chart->marks->len, 0);
}

static void
decisions_and_deadlines_stand_among_them(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const ChartSpec *chart;
	const ChartRow *due;

	(void)state;
	company_configure(company, "governance:\n"
				   "  series_a: 2027-03-01\n"
				   "  first_enterprise: 2029-01-01\n");
	company_set_users(company, 5150, 0.08);
	chart = chart_of(company);
	due = row_of(chart, "Decisions due");
	assert_non_null(due);
	assert_int_equal(due->cells->len, 1);
	assert_string_equal(
	    g_array_index(due->cells, ChartCell, 0).text, "Shape of the team");
	assert_int_equal(chart->marks->len, 1); /* the other is years away */
	assert_string_equal(
	    g_array_index(chart->marks, ChartMark, 0).label, "Series A");
}

/* What should have been decided has no day on a calendar of the future. */
static void
late_decisions_are_counted(void **state)
{
	g_autoptr(Company) company = company_new("2026-11-23");
	const ChartRow *due;

	(void)state;
	company_set_users(company, 9000, 0.08);
	due = row_of(chart_of(company), "Decisions due");
	assert_int_equal(due->cells->len, 0);
	assert_string_equal(due->missing, "1 overdue");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_the_year_is_on_it),
		cmocka_unit_test(decisions_and_deadlines_stand_among_them),
		cmocka_unit_test(late_decisions_are_counted),
	};

	return cmocka_run_group_tests_name(
	    "governance_chart", tests, NULL, NULL);
}
