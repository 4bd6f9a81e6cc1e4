#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/report/report.h"
#include "tests/support/sample_report.h"

static void
add_every_block(Report *report)
{
	static const char *const items[] = { "one", "two", NULL };
	static const char *keys[] = { "key", "hours", NULL };
	const SectionBrief brief = { (char *)"curve", (char *)"items",
		(char **)keys, (char *)"In short", (char *)"all" };
	Section *section = report_add_section(report, "debt", 60, "Debt");
	ReportTable *table = report_table_new("items", "Items", "debt");
	GPtrArray *row;

	section_set_lead(section, "It grows.");
	section_set_ask(section, "Stop it.");
	section_set_brief(section, &brief);
	section_add_heading(section, "Why");
	section_add_text(section, "first line\nsecond line");
	section_add_list(section, items);
	section_add_finding(section, FINDING_WARNING, "No dates", "Export");
	section_add_insufficient(section, "Dates", "12 more");
	section_add_key_figure(section, "debt.rate", "Rate", "4 %", "n = 12");
	section_add_event(section, date_from_ymd(2027, 1, 31), "Review", NULL);
	section_add_event(section, DATE_NONE, "Some day", NULL);
	report_table_add_column(table, "key", "Key", ALIGN_TEXT);
	report_table_add_column(table, "hours", "Hours", ALIGN_NUMBER);
	row = report_table_add_row(table);
	report_row_add(row, "A-1", NULL, NULL);
	report_row_add(row, "4 h", "4.25", "debt.rate");
	row = report_table_add_row(table);
	report_row_add(row, "A-2", "A-2", NULL);
	report_row_add_number(row, NAN, 2, NULL);
	section_add_table(section, table);
	section_add_chart(
	    section, chart_spec_new(CHART_LINES, "curve", "Curve", NULL));
}

static void
add_the_rest(Report *report)
{
	Figure *figure = figure_set_number(
	    report->figures, "debt.rate", "Rate", "fraction", 0.04, "slope");
	ReportInput *input = report_add_input(report, "a.csv");

	figure->lo = 0.01;
	figure->hi = 0.07;
	figure->n = 12;
	figure->tags = FIGURE_MEASURED | FIGURE_SIMULATED;
	figure_add_input(figure, "file:a.csv");
	figure_set_missing(
	    report->figures, "debt.six", "Six", "x", "9 of 10 issues");
	figure_set_text(
	    report->figures, "limit", "First", "text", "p95", "least");
	input->format = g_strdup("jira-csv");
	input->rows_read = 10;
	input->rows_used = 7;
	input->rows_skipped = 2;
	input->rows_rejected = 1;
	input->bytes = 512;
	input->failed = true;
	g_ptr_array_add(input->skips, g_strdup("footer"));
	g_ptr_array_add(input->skips, g_strdup("2"));
	g_ptr_array_add(input->counts, g_strdup("issues"));
	g_ptr_array_add(input->counts, g_strdup("7"));
	g_ptr_array_add(input->totals, g_strdup("USD"));
	g_ptr_array_add(input->totals, g_strdup("1.50"));
	g_ptr_array_add(input->totals, g_strdup("1.25"));
	report_add_reject(report, "a.csv", 3, 1, "no date", "x,y");
	report_add_limit(report, "p95", "Latency", "system", true);
	finding_list_add(report->findings, FINDING_ERROR, "no-keys", "a.csv", 4,
	    2, "no key");
}

static const char *const want =
    "report\n"
    "  service: shop\n"
    "  as of: 2026-11-22\n"
    "  version: 1.2.3\n"
    "  headline: Fine.\n"
    "section debt 60 \"Debt\"\n"
    "  lead: It grows.\n"
    "  ask: Stop it.\n"
    "  brief: chart curve table items (key, hours) of all \"In short\"\n"
    "  heading: Why\n"
    "  text: first line\\nsecond line\n"
    "  list\n"
    "    item: one\n"
    "    item: two\n"
    "  finding warning: No dates\n"
    "    detail: Export\n"
    "  insufficient: Dates\n"
    "    detail: 12 more\n"
    "  key figure: Rate = 4 % [debt.rate]\n"
    "    note: n = 12\n"
    "  event 2027-01-31: Review\n"
    "  event –: Some day\n"
    "  table items \"Items\" -> registers/debt.csv\n"
    "    column key \"Key\"\n"
    "    column hours \"Hours\" number\n"
    "    row: A-1 | 4 h {4.25} [debt.rate]\n"
    "    row: A-2 | – {}\n"
    "  chart curve lines \"Curve\"\n"
    "figures\n"
    "  debt.rate = 0.04 fraction 0.01..0.07 n 12 #measured #simulated\n"
    "    label: Rate\n"
    "    method: slope\n"
    "    input: file:a.csv\n"
    "  debt.six = null x\n"
    "    label: Six\n"
    "    reason: 9 of 10 issues\n"
    "  limit = \"p95\" text\n"
    "    label: First\n"
    "    method: least\n"
    "limit p95 system proxy \"Latency\"\n"
    "input a.csv (failed)\n"
    "  format: jira-csv\n"
    "  rows 10 = 7 used + 2 skipped + 1 rejected, 512 bytes\n"
    "  skipped 2: footer\n"
    "  issues: 7\n"
    "  total USD billed 1.50 effective 1.25\n"
    "reject a.csv:3:1: no date \"x,y\"\n"
    "finding error no-keys: a.csv:4:2: no key\n";

static void
whole_report_is_printed(void **state)
{
	g_autoptr(Report) report =
	    report_new("shop", date_from_ymd(2026, 11, 22), "1.2.3");
	g_autofree char *tree = NULL;

	(void)state;
	report_set_headline(report, "Fine.");
	add_every_block(report);
	add_the_rest(report);
	report_seal(report);
	tree = report_to_tree(report);
	assert_string_equal(tree, want);
}

static void
every_line_is_one_thing(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *tree = report_to_tree(report);

	(void)state;
	assert_true(g_utf8_validate(tree, -1, NULL));
	assert_null(strstr(tree, "\n\n"));
	assert_null(strstr(tree, " \n"));
	assert_non_null(strstr(tree, "limit.search.multiple = null x\n"));
	assert_non_null(strstr(tree, "chart finish dotplot"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_report_is_printed),
		cmocka_unit_test(every_line_is_one_thing),
	};

	return cmocka_run_group_tests_name("report_tree", tests, NULL, NULL);
}
