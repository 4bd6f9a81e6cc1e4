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
	row = g_ptr_array_index(chart->rows, 5);
	assert_string_equal(row->label, "Hosting");
	assert_true(row->hollow && row->lo < row->mid && row->hi > row->mid);
	assert_int_equal(row->role, ROLE_GOOD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bullets_show_state_and_why_not),
	};

	return cmocka_run_group_tests_name("trigger_chart", tests, NULL, NULL);
}
