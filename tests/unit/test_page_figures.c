#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

static unsigned
count_figures(const Report *report)
{
	g_autoptr(GPtrArray) figures = figure_set_list(report->figures);

	return figures->len;
}

static void
figures_are_in_groups(void **state)
{
	Report *report = sample_report_new();
	unsigned all = count_figures(report);
	g_autoptr(xmlDoc) page = read_page(report, false);

	(void)state;
	assert_int_equal(all, 18);
	assert_dom_count(page, "//div[starts-with(@id, 'figure-')]", 13);
	assert_dom_text(page, "//section[@id='page-how']/p[@class='lead']",
	    "Every number of these pages, and all that it was made from, under "
	    "the name it has in review.json: how it came about, and what its "
	    "interval is. 5 more figures, which these pages do not show, are "
	    "in review.json.");
	assert_dom_count(page,
	    "//section[@id='page-how']/details[not(@open)]"
	    "[div[starts-with(@id, 'figure-')]]",
	    5);
	assert_dom_text(
	    page, "//details[@class='group'][1]/summary", "debt 2 figures");
	assert_dom_text(
	    page, "//details[@class='group'][5]/summary", "timeline 1 figure");
}

/* A section that shows the figure ID. */
static void
show(Report *report, const char *id)
{
	section_add_key_figure(
	    report_add_section(report, id, 1, "S"), id, "K", "1", NULL);
}

/* What is shown, what that was made from, and so on; nothing else. */
static void
inputs_of_inputs_are_there(void **state)
{
	static const char *const ids[] = { "a", "b", "c", "d" };
	Report *report = report_new(NULL, 20000, "1");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		Figure *figure = figure_set_number(
		    report->figures, ids[i], "F", "USD", 1, "m");

		figure_add_input(figure, "%s", ids[(i + 2) % 3]);
	}
	show(report, "b");
	page = read_page(report, false);
	assert_dom_count(page, "//div[starts-with(@id, 'figure-')]", 3);
	assert_dom_count(page, "//div[@id='figure-d']", 0);
	assert_dom_count(page,
	    "//a[starts-with(@href, '#figure-')]"
	    "[not(substring(@href, 2) = //@id)]",
	    0);
}

static void
figure_tells_where_it_comes_from(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_text(page, "//div[@id='figure-limit.p95.multiple']",
	    "Database p95 latency: breaking multiple limit.p95.multiple "
	    "3.4× 2.6× to 4.5× measured · simulated · n = 10,000 "
	    "How least multiple that crosses 200 ms "
	    "From limit.p95.months file exports/metrics.csv:2 "
	    "assumption user-growth");
	assert_dom_count(page,
	    "//div[@id='figure-limit.p95.multiple']"
	    "//a[@href='#figure-limit.p95.months']",
	    1);
	assert_dom_text(page, "//div[@id='figure-limit.team-stage.multiple']",
	    "Team stage limit.team-stage.multiple 2.5× 2.3× to 2.8× configured "
	    "How 10,000 users / users today From headroom.yaml: users.active");
}

static void
missing_value_says_why(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_text(page,
	    "//div[@id='figure-debt.ratio_6mo']//p[@class='value']",
	    "no value: 9 issues in the earlier window; 10 are needed");
}

/* An input that is no figure of this report must not become a dead link. */
static void
half_intervals_and_unknown_inputs(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Figure *figure =
	    figure_set_number(report->figures, "a", "A", "months", 3, "m");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	figure->lo = 2;
	figure_add_input(figure, "no.such.figure");
	figure = figure_set_number(report->figures, "b", "B", "USD", 3, "m");
	figure->hi = 4000;
	show(report, "a");
	show(report, "b");
	page = read_page(report, false);
	assert_dom_text(page, "//div[@id='figure-a']//p[@class='value']",
	    "3 months from 2 months");
	assert_dom_text(page, "//div[@id='figure-a']//li", "no.such.figure");
	assert_dom_text(page, "//div[@id='figure-b']//p[@class='value']",
	    "$3 up to $4,000");
}

static void
inputs_of_a_kind_are_one_item(void **state)
{
	static const char *const inputs[] = { "file:a.csv", "file:b.csv", "b",
		"assumption:x", "assumption:y_a", "file:c.csv", "config:d",
		"config:e", "rule:f", "rule:g" };
	Report *report = report_new(NULL, 20000, "1");
	Figure *figure =
	    figure_set_number(report->figures, "a", "A", "USD", 3, "m");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	figure_set_number(report->figures, "b", "B", "USD", 4, "m");
	for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++)
		figure_add_input(figure, "%s", inputs[i]);
	show(report, "a");
	page = read_page(report, false);
	assert_dom_count(page, "//div[@id='figure-a']//li", 5);
	assert_dom_text(page, "//div[@id='figure-a']//ul",
	    "files a.csv, b.csv, c.csv b assumptions x, y_a "
	    "headroom.yaml: d, e the program's rules f, g");
}

static void
only_long_words_may_break_inside(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	Figure *figure = figure_set_number(report->figures, "a.b",
	    "A long label of many words, all short", "USD", 3, "m");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	figure_add_input(figure, "file:one_folder/another_folder/some_file");
	show(report, "a.b");
	page = read_page(report, false);
	assert_dom_count(page, "//div[@id='figure-a.b']/p//wbr", 0);
	assert_true(dom_count(page, "//div[@id='figure-a.b']//li//wbr") > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_in_groups),
		cmocka_unit_test(inputs_of_inputs_are_there),
		cmocka_unit_test(figure_tells_where_it_comes_from),
		cmocka_unit_test(missing_value_says_why),
		cmocka_unit_test(half_intervals_and_unknown_inputs),
		cmocka_unit_test(inputs_of_a_kind_are_one_item),
		cmocka_unit_test(only_long_words_may_break_inside),
	};

	return cmocka_run_group_tests_name("page_figures", tests, NULL, NULL);
}
