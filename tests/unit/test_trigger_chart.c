#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/triggers.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static void
bullets_show_state_and_why_not(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart;
	const ChartRow *row;
	const ChartCell *cell;
	Date today;

	(void)state;
	company_set_users(company, 4000, 0.08);
	company_add_decision(company, "queuing", 900, NAN);
	company_add_decision(company, "auth", 2, NAN);
	chart =
	    find_block(company_report(company), "triggers", BLOCK_CHART)->chart;
	assert_int_equal(chart->kind, CHART_BULLETS);
	assert_int_equal(chart->rows->len, 6);
	row = g_ptr_array_index(chart->rows, 0);
	assert_string_equal(row->label, "Authentication");
	assert_string_equal(row->state, "act");
	assert_non_null(strstr(row->missing, "threshold is 0"));
	row = g_ptr_array_index(chart->rows, 1);
	assert_string_equal(row->value, "900 ms of 500 ms");
	assert_int_equal(row->role, ROLE_BAD);
	assert_true(row->mid > 1.79 && isnan(row->lo));
	assert_string_equal(row->note, "crosses already");
	assert_true(date_parse_iso("2026-07-01", &today));
	cell = &g_array_index(row->cells, ChartCell, 0);
	assert_true(cell->value == today && cell->hi == today);
	row = g_ptr_array_index(chart->rows, 5);
	assert_string_equal(row->label, "Hosting");
	assert_true(row->hollow && row->lo < row->mid && row->hi > row->mid);
	assert_int_equal(row->role, ROLE_GOOD);
	cell = &g_array_index(row->cells, ChartCell, 0);
	assert_true(cell->lo > today && cell->value > cell->lo);
	assert_true(cell->hi > cell->value);
	assert_int_equal(chart->y.scale, AXIS_TIME);
	assert_true(chart->y.lo == today && chart->y.hi >= cell->hi);
}

/* Nothing grows and nothing is past: there is no axis of time to draw. */
static void
what_is_never_crossed_has_no_date(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const ChartSpec *chart;

	(void)state;
	company_set_users(company, 4000, 0);
	company_add_decision(company, "queuing", 100, NAN);
	chart =
	    find_block(company_report(company), "triggers", BLOCK_CHART)->chart;
	for (guint i = 0; i < chart->rows->len; i++) {
		const ChartRow *row = g_ptr_array_index(chart->rows, i);

		assert_int_equal(row->cells->len, 0);
	}
	assert_null(chart->y.label);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bullets_show_state_and_why_not),
		cmocka_unit_test(what_is_never_crossed_has_no_date),
	};

	return cmocka_run_group_tests_name("trigger_chart", tests, NULL, NULL);
}
