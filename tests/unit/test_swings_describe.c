#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "pipeline/analysis/swings.h"
#include "tests/support/company.h"
#include "tests/support/report_checks.h"

static const Section *
assumptions_of(Company *company)
{
	return report_find_section(company_report(company), "assumptions");
}

static const ChartSpec *
find_chart(const Report *report, const char *id)
{
	const Section *section = report_find_section(report, "assumptions");

	for (guint i = 0; i < section->blocks->len; i++) {
		const Block *block = g_ptr_array_index(section->blocks, i);

		if (block->kind == BLOCK_CHART &&
		    strcmp(block->chart->id, id) == 0)
			return block->chart;
	}
	return NULL;
}

/* What moves the headroom is the first sentence, and has its chart; what to
 * measure stands beside it. */
static void
what_moves_headroom_comes_first(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const ReportTable *table;
	const ChartSpec *chart;
	const ChartRow *row;

	(void)state;
	company_set_users(company, 1000, 0.08);
	company_add_table(company, "audit_events", 1e7);
	report = company_report(company);
	assert_string_equal(assumptions_of(company)->lead,
	    "Of all assumptions, the size at which a table needs partitions "
	    "moves the answer most: at one end of its range the system "
	    "carries 3.0× today's users, at the other 30×.");
	chart = find_chart(report, "swings");
	assert_non_null(chart);
	row = g_ptr_array_index(chart->rows, 0);
	assert_string_equal(
	    row->label, "Size at which a table needs partitions");
	assert_string_equal(row->note, "3.0× to 30×");
	assert_true(row->lo < row->mid && row->mid < row->hi);
	table = find_table(report, "swings");
	assert_string_equal(find_cell(table, row->label, "range")->text,
	    "30 million to 300 million rows");
	assert_string_equal(
	    find_cell(table, row->label, "value")->text, "100 million rows");
	assert_string_equal(
	    find_cell(table, row->label, "headroom_low")->figure,
	    "swing.append_rows.headroom.low");
	assert_non_null(strstr(find_cell(table, row->label, "pin")->text,
	    "assumptions.append_rows"));
}

/* A trend that was measured: only the date is a matter of assumptions. */
static void
dates_come_where_headroom_is_measured(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report;
	const Section *section;

	(void)state;
	company_set_users(company, 1000, 0.08);
	company_add_growth(company, "db_p95", 24, 100, 0.02);
	company_add_decision(company, "database", NAN, 200)->metric =
	    g_strdup("db_p95");
	report = company_report(company);
	section = assumptions_of(company);
	assert_true(g_str_has_prefix(section->lead,
	    "No assumption moves how many users the system carries; "));
	assert_null(find_chart(report, "swings"));
	assert_non_null(find_chart(report, "swings-dates"));
	assert_non_null(figure_set_find(
	    report->figures, "swing.decide_buffer.decide_by.low"));
}

static void
nothing_is_said_without_headroom(void **state)
{
	g_autoptr(Company) company = company_new("2026-07-01");
	const Report *report = company_report(company);

	(void)state;
	assert_true(g_str_has_prefix(
	    assumptions_of(company)->lead, "What is assumed is ours"));
	assert_null(find_chart(report, "swings"));
	assert_null(find_table(report, "swings"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_moves_headroom_comes_first),
		cmocka_unit_test(dates_come_where_headroom_is_measured),
		cmocka_unit_test(nothing_is_said_without_headroom),
	};

	return cmocka_run_group_tests_name(
	    "swings_describe", tests, NULL, NULL);
}
