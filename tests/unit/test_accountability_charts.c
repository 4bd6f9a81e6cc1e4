#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"
#include "tests/support/assert_close.h"
#include "tests/support/looking_back.h"

static void
forecasts_are_drawn_as_times_what_was_said(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	g_autoptr(ChartSpec) chart = NULL;
	const ChartRow *users, *headroom;

	(void)state;
	company_report(company);
	chart = accountability_said_chart(company->results->accountability);
	assert_string_equal(
	    chart->title, "1 of 2 forecasts came out within their range");
	assert_int_equal(chart->rows->len, 2);
	users = chart->rows->pdata[0];
	headroom = chart->rows->pdata[1];
	assert_close(users->mid, 1.0, 0.01);
	assert_close(users->lo, 0.9, 0.01);
	assert_int_equal(users->role, ROLE_GOOD);
	assert_close(headroom->mid, 2.0 / 3, 1e-3);
	assert_int_equal(headroom->role, ROLE_BAD);
	assert_string_equal(headroom->note, "said on 1 Apr 2026");
}

static void
the_trend_says_where_from_and_where_to(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	g_autoptr(ChartSpec) chart = NULL;
	const ChartSeries *line;

	(void)state;
	company_report(company);
	chart = accountability_trend_chart(company->results->accountability);
	assert_string_equal(chart->title,
	    "Headroom went from 4.0× to 2.0× over the reviews since 1 Jan "
	    "2026");
	line = chart->series->pdata[0];
	assert_int_equal(line->points->len, 4);
	assert_close(g_array_index(line->points, ChartPoint, 3).y, 2, 1e-9);
	assert_true(line->whiskers);
	assert_close(g_array_index(chart->marks, ChartMark, 0).value, 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forecasts_are_drawn_as_times_what_was_said),
		cmocka_unit_test(the_trend_says_where_from_and_where_to),
	};

	return cmocka_run_group_tests_name(
	    "accountability_charts", tests, NULL, NULL);
}
