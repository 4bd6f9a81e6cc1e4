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
all_is_counted(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, false);
	const AccountabilityResult *result;

	(void)state;
	company_report(company);
	result = company->results->accountability;
	assert_int_equal(result->hindsights.ranged, 4);
	assert_int_equal(result->hindsights.inside, 3);
	assert_true(result->share_lo < 0.75 && result->share_hi > 0.75);
	assert_int_equal(result->due, 1);
	assert_int_equal(result->acted, 1);
	assert_int_equal(result->ignored, 0);
	assert_true(result->tracker);
}

static void
an_idle_company_is_found_out(void **state)
{
	g_autoptr(History) history = NULL;
	g_autoptr(Company) company = looking_back(&history, true);

	(void)state;
	company_report(company);
	assert_int_equal(company->results->accountability->ignored, 1);
	assert_int_equal(company->results->accountability->acted, 0);
}

/* One review a month, at most eleven, and this one. */
static void
the_trend_has_a_point_a_month(void **state)
{
	g_autoptr(History) history = past_new("2026-07-01");
	g_autoptr(Company) company = company_new("2026-07-01");
	const GArray *runs;
	char date[DATE_TEXT_SIZE];

	(void)state;
	for (int month = 0; month < 14; month++) {
		g_autofree char *first = g_strdup_printf(
		    "%d-%02d-05", 2025 + month / 12, month % 12 + 1);
		g_autofree char *last = g_strdup_printf(
		    "%d-%02d-25", 2025 + month / 12, month % 12 + 1);

		past_add_number(history, past_add(history, first),
		    "headroom.multiple", "x", 9, 9, 9);
		past_add_number(history, past_add(history, last),
		    "headroom.multiple", "x", month, month, month);
	}
	company_set_users(company, 1260, 0.08);
	company_add_decision(company, "hosting", 250, 500);
	company->evidence.history = history;
	company_report(company);
	runs = company->results->accountability->runs;
	assert_int_equal(runs->len, RUNS_MOST);
	assert_string_equal(
	    date_format_iso(g_array_index(runs, Run, 0).as_of, date),
	    "2025-04-25");
	assert_close(g_array_index(runs, Run, 0).headroom.p50, 3, 0);
	assert_null(g_array_index(runs, Run, RUNS_MOST - 1).review);
	assert_close(
	    g_array_index(runs, Run, RUNS_MOST - 1).headroom.p50, 2, 1e-9);
}

static void
a_first_run_has_only_forecasts(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const AccountabilityResult *result;

	(void)state;
	company_set_users(company, 1260, 0.08);
	company_report(company);
	result = company->results->accountability;
	assert_true(result->forecasts->len > 0);
	assert_int_equal(result->hindsights.list->len, 0);
	assert_true(isnan(result->share_lo));
	assert_false(result->tracker);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_counted),
		cmocka_unit_test(an_idle_company_is_found_out),
		cmocka_unit_test(the_trend_has_a_point_a_month),
		cmocka_unit_test(a_first_run_has_only_forecasts),
	};

	return cmocka_run_group_tests_name("accountability", tests, NULL, NULL);
}
