#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "pipeline/analysis/team_tables.h"
#include "tests/support/assert_close.h"
#include "tests/support/report_checks.h"
#include "tests/support/small_team.h"

static void
hires_are_bars_from_search_to_full_use(void **state)
{
	g_autoptr(Company) company = small_team_new();
	const TeamResult *team = small_team_result(company);
	g_autoptr(ChartSpec) chart =
	    team_hires_chart(company_evidence(company), team);
	const ChartRow *first = chart->rows->pdata[0];

	(void)state;
	assert_string_equal(
	    chart->title, "23 hires up to Scale, the first to look for now");
	assert_string_equal(first->label, "1 QA engineer");
	assert_string_equal(first->note, "Early Scale, $9,600 a month");
	assert_close(first->start, company_evidence(company)->as_of, 0);
	assert_close(first->end - first->start, 183, 0);
	assert_int_equal(chart->rows->len, 8);
	assert_int_equal(chart->marks->len, 3);
	assert_non_null(find_table(company->report, chart->table));
}

static void
without_growth_only_what_is_missing_today_has_a_bar(void **state)
{
	g_autoptr(Company) company = small_team_new();
	g_autoptr(ChartSpec) chart = NULL;
	const ChartRow *first, *second;

	(void)state;
	company->config->users.growth = 0;
	chart = team_hires_chart(
	    company_evidence(company), small_team_result(company));
	first = chart->rows->pdata[0];
	second = chart->rows->pdata[1];
	assert_null(first->missing);
	assert_non_null(strstr(second->missing, "do not grow"));
	assert_int_equal(chart->marks->len, 1);
}

static void
nobody_to_hire_is_no_chart(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");

	(void)state;
	company->config->team.headcount = 33;
	company_set_users(company, 200000, 0.08);
	assert_null(team_hires_chart(
	    company_evidence(company), small_team_result(company)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hires_are_bars_from_search_to_full_use),
		cmocka_unit_test(
		    without_growth_only_what_is_missing_today_has_a_bar),
		cmocka_unit_test(nobody_to_hire_is_no_chart),
	};

	return cmocka_run_group_tests_name("team_charts", tests, NULL, NULL);
}
