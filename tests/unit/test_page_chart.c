#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"

static ChartSpec *
new_chart(const char *id, const char *table)
{
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, id, "Costs rise", "USD a month");

	chart->table = g_strdup(table);
	return chart;
}

static ReportTable *
new_table(void)
{
	ReportTable *table = report_table_new("costs", "Costs", NULL);

	report_table_add_column(table, "month", "Month", ALIGN_TEXT);
	return table;
}

static void
finding_is_the_caption(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Section *section = report_add_section(report, "a", 1, "A");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_add_chart(section, new_chart("cost", NULL));
	page = read_page(report, false);
	assert_dom_text(page, "//figure[@id='chart-cost']/figcaption",
	    "Costs rise USD a month");
	assert_dom_count(page, "//figure//details", 0);
}

static void
table_follows_its_chart_and_is_shown_once(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Section *section = report_add_section(report, "a", 1, "A");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_add_table(section, new_table());
	section_add_chart(section, new_chart("cost", "costs"));
	section_add_chart(section, new_chart("again", "costs"));
	page = read_page(report, false);
	assert_dom_count(page, "//table", 1);
	assert_dom_count(
	    page, "//figure[@id='chart-cost']/details[not(@open)]//table", 1);
	assert_dom_text(page, "//details/summary", "The numbers in this chart");
	assert_dom_count(
	    page, "//figure[@id='chart-again']//a[@href='#table-costs']", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding_is_the_caption),
		cmocka_unit_test(table_follows_its_chart_and_is_shown_once),
	};

	return cmocka_run_group_tests_name("page_chart", tests, NULL, NULL);
}
