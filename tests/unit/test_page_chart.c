#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

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
	    "Costs rise USD a month SVG");
	assert_dom_text(page,
	    "//figcaption//a[@href='charts/cost.svg']"
	    "[@aria-label='Costs rise as SVG']",
	    "SVG");
	assert_dom_text(
	    page, "//figcaption//a[@href='#chart-cost']", "Costs rise");
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
	assert_dom_text(
	    page, "//figure/details/summary", "The numbers in this chart");
	assert_dom_count(
	    page, "//figure[@id='chart-again']//a[@href='#table-costs']", 1);
}

static void
linked_page_has_a_picture_for_each_width(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Section *section = report_add_section(report, "a", 1, "A");
	ChartSpec *chart = new_chart("cost", NULL);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	chart->description = g_strdup("From $5 to $9 in a year.");
	section_add_chart(section, chart);
	page = read_page(report, false);
	assert_dom_count(page,
	    "//picture/source[@srcset='charts/page/cost-narrow.svg']"
	    "[@media='(max-width: 39.99rem)']",
	    1);
	assert_dom_count(page,
	    "//picture//img[@src='charts/page/cost-wide.svg']"
	    "[@alt='From $5 to $9 in a year.'][@width='720'][@height > 0]",
	    1);
	assert_dom_count(page, "//svg", 0);
}

static void
whole_page_has_both_drawings_inside(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_count(page, "//div[@class='wide']/svg", 6);
	assert_dom_count(page, "//div[@class='narrow']/svg", 6);
	assert_dom_count(page, "//svg[@role='img'][@aria-labelledby]", 12);
	assert_dom_count(page, "//img", 0);
}

/* The section's first sentence may be the finding; unless it is the page's,
 * too, which stands further up. */
static void
finding_already_said_is_not_repeated(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Section *first = report_add_section(report, "a", 1, "A");
	Section *second = report_add_section(report, "b", 2, "B");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_set_headline(report, "Costs rise");
	section_set_lead(second, "Users grow");
	section_add_chart(first, new_chart("cost", NULL));
	section_add_chart(
	    second, chart_spec_new(CHART_LINES, "users", "Users grow", NULL));
	page = read_page(report, false);
	assert_dom_text(page, "//figure[@id='chart-cost']/figcaption",
	    "Costs rise USD a month SVG");
	assert_dom_text(page, "//figure[@id='chart-users']/figcaption", "SVG");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finding_is_the_caption),
		cmocka_unit_test(linked_page_has_a_picture_for_each_width),
		cmocka_unit_test(whole_page_has_both_drawings_inside),
		cmocka_unit_test(finding_already_said_is_not_repeated),
		cmocka_unit_test(table_follows_its_chart_and_is_shown_once),
	};

	return cmocka_run_group_tests_name("page_chart", tests, NULL, NULL);
}
