#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/swings_figures.h"
#include "tests/support/assert_close.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static bool
has_input(const Figure *figure, const char *input)
{
	return g_ptr_array_find_with_equal_func(
	    figure->inputs, input, g_str_equal, NULL);
}

static void
figures_name_what_they_are_made_from(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Figure *low, *date;

	(void)state;
	company_set_users(company, 1000, 0.08);
	company_add_table(company, "audit_events", 1e7);
	low = figure_set_find(
	    company_report(company)->figures, "swing.append_rows.headroom.low");
	assert_non_null(low);
	assert_close(low->value, 3, 1e-9);
	assert_string_equal(low->unit, "x");
	assert_true(has_input(low, "headroom.multiple"));
	assert_true(has_input(low, "assumption:append_rows"));
	assert_int_equal(
	    low->tags, (unsigned)(FIGURE_SIMULATED | FIGURE_ASSUMED));
	date = figure_set_find(company_report(company)->figures,
	    "swing.append_rows.decide_by.high");
	assert_true(has_input(date, "limit.append-audit_events.decide_by"));
}

/* What headroom is made from is found through other figures. */
static void
the_assumptions_behind_are_found(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	bool used[ASSUME_COUNT] = { false };
	const Report *report;

	(void)state;
	company_set_users(company, 5000, 0.08);
	report = company_report(company);
	swings_find_used(company->results, report->figures, used);
	assert_true(used[ASSUME_PROXY_FACTOR]);
	assert_true(used[ASSUME_DAU_SHARE]);
	assert_true(used[ASSUME_DECIDE_BUFFER]);
	assert_false(used[ASSUME_GROWTH]);
	assert_false(used[ASSUME_DEBT_WASTE]);
	assert_false(used[ASSUME_APPEND_ROWS]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_name_what_they_are_made_from),
		cmocka_unit_test(the_assumptions_behind_are_found),
	};

	return cmocka_run_group_tests_name("swings_figures", tests, NULL, NULL);
}
