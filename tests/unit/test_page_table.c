#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"

static Report *
new_report(ReportTable *table)
{
	Report *report = report_new("shop", 20000, "1");
	Section *section = report_add_section(report, "risk", 1, "Risk");

	figure_set_number(report->figures, "a.b", "A", "x", 3.4, "m");
	section_add_table(section, table);
	return report;
}

static ReportTable *
new_table(const char *register_name)
{
	ReportTable *table = report_table_new("t", "Tables", register_name);

	report_table_add_column(table, "name", "Name", ALIGN_TEXT);
	report_table_add_column(table, "cost", "Cost", ALIGN_NUMBER);
	return table;
}

static void
add_row(
    ReportTable *table, const char *name, const char *cost, const char *figure)
{
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, name, NULL, NULL);
	report_row_add(row, cost, NULL, figure);
}

static void
heads_have_scopes(void **state)
{
	ReportTable *table = new_table(NULL);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	add_row(table, "order_items", "$5", "a.b");
	page = read_page(new_report(table), false);
	assert_dom_text(page, "//table[@id='table-t']/caption", "Tables");
	assert_dom_count(page, "//thead//th[@scope='col']", 2);
	assert_dom_count(page, "//thead//th[@class='number']", 1);
	assert_dom_text(page, "//tbody//th[@scope='row']", "order_items");
	assert_dom_text(
	    page, "//td[@class='number']/a[@href='#figure-a.b']", "$5");
}

static void
region_scrolls_by_keyboard_and_has_a_name(void **state)
{
	g_autoptr(xmlDoc) page = read_page(new_report(new_table(NULL)), false);

	(void)state;
	assert_dom_count(page,
	    "//div[@role='region'][@tabindex='0']"
	    "[@aria-labelledby=//caption/@id]/table",
	    1);
}

static void
missing_and_empty_are_said(void **state)
{
	ReportTable *table = new_table(NULL);
	g_autoptr(xmlDoc) empty = read_page(new_report(new_table(NULL)), false);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	assert_dom_text(empty, "//tbody//td[@colspan='2']", "None");
	add_row(table, NULL, NULL, NULL);
	page = read_page(new_report(table), false);
	assert_dom_text(page, "//tbody/tr/th[@class='missing']", "–");
	assert_dom_text(page, "//td[@class='number missing']", "–");
}

/* A date over three lines reads as three things. */
static void
dates_and_amounts_stay_on_one_line(void **state)
{
	static const struct {
		const char *text;
		int whole;
	} cases[] = {
		{ "14 Mar 2027", 1 },
		{ "2027-03-14", 1 },
		{ "12 weeks", 1 },
		{ "Feb 2028 to Jul 2028", 0 },
		{ "2027", 0 },
		{ "every month", 0 },
		{ "order_items", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		ReportTable *table = new_table(NULL);
		g_autoptr(xmlDoc) page = NULL;

		add_row(table, cases[i].text, "1 of 2", NULL);
		page = read_page(new_report(table), false);
		assert_dom_count(page, "//tbody/tr/th", 1);
		assert_dom_count(
		    page, "//tbody/tr/th[@class='whole']", cases[i].whole);
		assert_dom_count(page, "//tbody/tr/td[@class='number']", 1);
	}
}

static void
cells_lead_to_named_rows(void **state)
{
	ReportTable *table = new_table(NULL);
	GPtrArray *row = report_table_add_row(table);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	table->named = true;
	report_row_add(row, "Orders", "orders", NULL);
	report_row_add(row, "more", NULL, "a.b");
	report_row_lead_to(row, "t", "orders");
	page = read_page(new_report(table), false);
	assert_dom_count(page, "//tr[@id='row-t.orders']", 1);
	assert_dom_text(page, "//td/a[@href='#row-t.orders']", "more");
	assert_dom_count(page, "//td//a", 1);
}

static void
first_column_of_numbers_names_no_row(void **state)
{
	ReportTable *table = report_table_new("t", "T", NULL);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_table_add_column(table, "month", "Month", ALIGN_NUMBER);
	report_row_add(report_table_add_row(table), "6", NULL, NULL);
	page = read_page(new_report(table), false);
	assert_dom_count(page, "//tbody//th", 0);
	assert_dom_text(page, "//tbody//td", "6");
}

static void
register_is_linked_unless_the_page_is_whole(void **state)
{
	g_autoptr(xmlDoc) linked =
	    read_page(new_report(new_table("debt")), false);
	g_autoptr(xmlDoc) whole =
	    read_page(new_report(new_table("debt")), true);

	(void)state;
	assert_dom_text(linked,
	    "//caption//a[@href='registers/debt.csv']"
	    "[@aria-label='Tables as CSV']",
	    "CSV");
	assert_dom_count(whole, "//caption//a", 0);
}

static void
long_register_is_cut_and_says_so(void **state)
{
	ReportTable *table = new_table("debt"), *other = new_table(NULL);
	g_autoptr(xmlDoc) page = NULL, uncut = NULL;

	(void)state;
	for (int i = 0; i < 1234; i++) {
		add_row(table, "orders", "$5", NULL);
		if (i < 60)
			add_row(other, "orders", "$5", NULL);
	}
	page = read_page(new_report(table), false);
	assert_dom_count(page, "//tbody/tr", 25);
	assert_dom_text(page, "//p[@class='rest']",
	    "These are the first 25 of 1,234 rows; all are in "
	    "registers/debt.csv.");
	uncut = read_page(new_report(other), false);
	assert_dom_count(uncut, "//tbody/tr", 60);
	assert_dom_count(uncut, "//p[@class='rest']", 0);
}

/* A table that is in no file is all there, but out of the way. */
static void
long_table_is_folded(void **state)
{
	ReportTable *table = new_table(NULL);
	g_autoptr(xmlDoc) page = NULL;
	Report *report;

	(void)state;
	for (int i = 0; i < 41; i++)
		add_row(table, "orders", "$5", NULL);
	report = new_report(new_table("first"));
	table->id[0] = 'u';
	section_add_table(report->sections->pdata[0], table);
	page = read_page(report, false);
	assert_dom_text(page,
	    "//details[@class='numbers fold'][not(@open)]/summary",
	    "Tables (41 rows)");
	assert_dom_count(
	    page, "//details[@class='numbers fold']//tbody/tr", 41);
}

static void
file_only_register_has_no_place(void **state)
{
	ReportTable *table = new_table("seams");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	table->file_only = true;
	page = read_page(new_report(table), false);
	assert_dom_count(page, "//table", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heads_have_scopes),
		cmocka_unit_test(region_scrolls_by_keyboard_and_has_a_name),
		cmocka_unit_test(missing_and_empty_are_said),
		cmocka_unit_test(dates_and_amounts_stay_on_one_line),
		cmocka_unit_test(cells_lead_to_named_rows),
		cmocka_unit_test(first_column_of_numbers_names_no_row),
		cmocka_unit_test(register_is_linked_unless_the_page_is_whole),
		cmocka_unit_test(long_register_is_cut_and_says_so),
		cmocka_unit_test(long_table_is_folded),
		cmocka_unit_test(file_only_register_has_no_place),
	};

	return cmocka_run_group_tests_name("page_table", tests, NULL, NULL);
}
