#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/report/report.h"

static const Block *
last_block(const Section *section)
{
	return section->blocks->pdata[section->blocks->len - 1];
}

static void
blocks_keep_what_they_were_given(void **state)
{
	static const char *const items[] = { "one", "two", NULL };
	g_autoptr(Report) report = report_new(NULL, 20000, "1.2.3");
	Section *section = report_add_section(report, "debt", 60, "Debt");
	const Block *block;

	(void)state;
	section_add_list(section, items);
	block = last_block(section);
	assert_int_equal(block->kind, BLOCK_LIST);
	assert_int_equal(block->items->len, 2);
	assert_string_equal(block->items->pdata[1], "two");

	section_add_finding(section, FINDING_ERROR, "No keys", "Add one");
	block = last_block(section);
	assert_int_equal(block->level, FINDING_ERROR);
	assert_string_equal(block->detail, "Add one");

	section_add_key_figure(section, "a.b", "Headroom", "3.4×", "2–6");
	block = last_block(section);
	assert_string_equal(block->figure, "a.b");
	assert_string_equal(block->text, "Headroom");
	assert_string_equal(block->detail, "3.4×");
	assert_string_equal(block->note, "2–6");

	section_add_event(section, 20100, "Review", NULL);
	block = last_block(section);
	assert_int_equal(block->date, 20100);
	assert_null(block->detail);

	section_add_file(section, "The calendar:", "governance.ics");
	block = last_block(section);
	assert_int_equal(block->kind, BLOCK_FILE);
	assert_string_equal(block->detail, "governance.ics");

	section_add_insufficient(section, "Dates", "12 more issues");
	assert_int_equal(last_block(section)->kind, BLOCK_INSUFFICIENT);
	assert_int_equal(last_block(section)->date, DATE_NONE);
	assert_int_equal(section->blocks->len, 6);
}

static void
tables_and_charts_are_handed_back(void **state)
{
	g_autoptr(Report) report = report_new("shop", 0, "1");
	Section *section = report_add_section(report, "a", 1, "A");
	ReportTable *table = report_table_new("t", "T", NULL);
	ChartSpec *chart = chart_spec_new(CHART_LADDER, "c", "C", NULL);

	(void)state;
	assert_ptr_equal(section_add_table(section, table), table);
	assert_ptr_equal(last_block(section)->table, table);
	assert_ptr_equal(section_add_chart(section, chart), chart);
	assert_ptr_equal(last_block(section)->chart, chart);
}

static void
parts_are_appended_as_given(void **state)
{
	g_autoptr(Report) report = report_new(NULL, 0, "1");
	ReportInput *input = report_add_input(report, "jira.csv");
	const ReportLimit *limit;
	const ReportReject *reject;

	(void)state;
	assert_int_equal(input->rows_read, 0);
	assert_int_equal(input->skips->len, 0);
	assert_false(input->failed);
	report_add_limit(report, "int32-orders", "orders", "system", true);
	limit = report->limits->pdata[0];
	assert_string_equal(limit->kind, "system");
	assert_true(limit->proxy);
	report_add_reject(report, "jira.csv", 12, 3, "no date", NULL);
	reject = report->rejects->pdata[0];
	assert_int_equal(reject->line, 12);
	assert_null(reject->excerpt);
	report_set_headline(report, "first");
	report_set_headline(report, "second");
	assert_string_equal(report->headline, "second");
}

static void
ranks_tell_the_deliverable(void **state)
{
	static const int want[][2] = { { -5, 0 }, { 10, 0 }, { 19, 0 },
		{ 20, 1 }, { 25, 1 }, { 30, 2 }, { 75, 6 }, { 79, 6 },
		{ 80, 0 }, { 110, 0 } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
		assert_int_equal(section_deliverable(want[i][0]), want[i][1]);
}

static void
what_has_an_id_is_found(void **state)
{
	g_autoptr(Report) report = report_new(NULL, 0, "1");
	Section *ladder = report_add_section(report, "ladder", 10, "Ladder");
	ReportTable *due = report_table_new("due", "Due", NULL);

	(void)state;
	assert_ptr_equal(report_find_section(report, "ladder"), ladder);
	assert_null(report_find_section(report, "lad"));
	section_add_text(ladder, "first");
	section_add_table(ladder, due);
	assert_ptr_equal(section_find_table(ladder, "due"), due);
	assert_null(section_find_table(ladder, "du"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_keep_what_they_were_given),
		cmocka_unit_test(tables_and_charts_are_handed_back),
		cmocka_unit_test(parts_are_appended_as_given),
		cmocka_unit_test(ranks_tell_the_deliverable),
		cmocka_unit_test(what_has_an_id_is_found),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
