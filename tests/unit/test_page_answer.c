#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

#define EVIDENCE "//section[@class='answer']//ul[@class='evidence']"

static void
answer_comes_first(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page, "//main/*[1][@class='answer']//h1", 1);
	assert_dom_text(page, "//h1",
	    "The system carries about 3.4× today's users. First to break: "
	    "database p95 latency, expected Feb 2028 to Jul 2028; decide by "
	    "14 Mar 2027.");
	assert_dom_text(page, "//p[@class='headroom']",
	    "Headroom 3.4× (2.6× to 4.5×) multiples of today's 4,000 users");
	assert_dom_text(page,
	    "//p[@class='headroom']//a[@href='#figure-headroom.multiple']",
	    "3.4× (2.6× to 4.5×)");
	assert_dom_count(page, "//section[@class='answer']//dt", 3);
	assert_dom_text(
	    page, "//section[@class='answer']//dt[1]", "First to break");
	assert_dom_count(page, "//section[@id='ladder']//dl", 0);
}

static void
what_it_rests_on_is_counted(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_text(page, EVIDENCE "/li[1]",
	    "4 files, 21,816 of 21,873 rows used, 54 skipped, 3 rejected");
	assert_dom_text(page, EVIDENCE "/li[2]",
	    "18 figures, 11 from exports alone, 3 with an assumption in them, "
	    "2 with a stand-in for a measurement, 2 that could not be told");
	assert_dom_text(
	    page, EVIDENCE "/li[3]", "1 warning, 1 note about the data");
	assert_dom_text(page, EVIDENCE "//a[@href='#data']", "4 files");
	assert_dom_text(page, EVIDENCE "//a[@href='#page-how']", "18 figures");
	assert_dom_text(
	    page, EVIDENCE "//span[@class='warning'][1]", "3 rejected");
}

/* What the part on them says first is part of how far one can trust. */
static void
assumptions_that_matter_are_named(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_set_lead(
	    report_add_section(report, "assumptions", 100, "Assumptions"),
	    "Growth moves it most.");
	page = read_page(report, false);
	assert_dom_text(page, EVIDENCE "/li/a[@href='#assumptions']",
	    "Growth moves it most.");
}

static void
other_forms_are_linked_where_they_are(void **state)
{
	g_autoptr(xmlDoc) linked = read_page(sample_report_new(), false);
	g_autoptr(xmlDoc) whole = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_text(linked, "//p[@class='forms']/a[@href='review.pdf']",
	    "Slides (PDF)");
	assert_dom_count(linked, "//p[@class='forms']/a", 3);
	assert_dom_count(whole, "//p[@class='forms']", 0);
}

static void
no_file_is_said(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new_thin(), false);

	(void)state;
	assert_dom_text(page, EVIDENCE "/li[1]", "no file that could be read");
	assert_dom_text(
	    page, EVIDENCE "/li[2]", "1 figure, 1 that could not be told");
	assert_dom_count(page, EVIDENCE "/li", 2);
}

static void
failed_files_and_errors_are_said(void **state)
{
	Report *report = report_new(NULL, 20000, "1");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_add_input(report, "gone.csv")->failed = true;
	finding_list_add(report->findings, FINDING_ERROR, "input-missing",
	    "gone.csv", 0, 0, "not there");
	finding_list_add(report->findings, FINDING_ERROR, "input-missing",
	    "also.csv", 0, 0, "not there");
	page = read_page(report, false);
	assert_dom_text(page, EVIDENCE "/li[1]",
	    "1 file, 0 of 0 rows used, 0 rejected, 1 not readable");
	assert_dom_text(page, EVIDENCE "/li[2]", "2 errors about the data");
	assert_dom_text(page, "//h1", "Scaling review");
	assert_dom_count(page, EVIDENCE "//a", 0);
}

static void
what_changed_leads_to_its_part(void **state)
{
	static const char line[] = "Since 22 Aug 2026: headroom fell.";

	(void)state;
	for (int told = 0; told < 2; told++) {
		Report *report = report_new(NULL, 20000, "1");
		g_autoptr(xmlDoc) page = NULL;

		report_set_since(report, "Since yesterday: nothing.");
		report_set_since(report, line);
		if (told)
			section_set_lead(
			    report_add_section(
				report, "accountability", 75, "What we said"),
			    "All came true.");
		report_seal(report);
		page = read_page(report, false);
		assert_dom_text(page,
		    "//section[@class='answer']//p[@class='since']", line);
		assert_dom_count(page,
		    "//p[@class='since']/a[@href='#accountability']", told);
	}
}

static void
a_first_run_tells_of_no_change(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page, "//p[@class='since']", 0);
}

static void
add_table(Section *section, const char *id)
{
	ReportTable *table = report_table_new(id, id, NULL);

	report_table_add_column(table, "limit", "Limit", ALIGN_TEXT);
	report_row_add(report_table_add_row(table), "orders", NULL, NULL);
	section_add_table(section, table);
}

/* The table after the key figures, and that one only. */
static void
opening_table_is_part_of_the_answer(void **state)
{
	Report *report = report_new("shop", 20000, "1");
	Section *section = report_add_section(report, "ladder", 1, "Ladder");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	figure_set_number(report->figures, "a.b", "A", "x", 3.4, "m");
	section_add_key_figure(section, "a.b", "A", "3.4×", NULL);
	add_table(section, "due");
	add_table(section, "all");
	add_table(report_add_section(report, "other", 2, "Other"), "third");
	page = read_page(report, false);
	assert_dom_count(page, "//section[@class='answer']//table", 1);
	assert_dom_count(page,
	    "//section[@class='answer']/div[@class='hero']"
	    "/following-sibling::div//table[@id='table-due']",
	    1);
	assert_dom_count(
	    page, "//section[@id='ladder']//table[@id='table-all']", 1);
	assert_dom_count(page, "//table", 3);
}

static void
register_without_a_place_is_not_part_of_it(void **state)
{
	Report *report = report_new("shop", 20000, "1");
	Section *section = report_add_section(report, "ladder", 1, "Ladder");
	ReportTable *file = report_table_new("all", "All", "all");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_table_add_column(file, "limit", "Limit", ALIGN_TEXT);
	section_add_table(section, file)->file_only = true;
	page = read_page(report, false);
	assert_dom_count(page, "//table", 0);
}

static void
without_an_earlier_review_it_says_so(void **state)
{
	Report *report = report_new("shop", 20000, "1");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_add_section(report, "accountability", 75, "What we said");
	page = read_page(report, false);
	assert_dom_text(page,
	    "//section[@class='answer']//p[@class='since none']"
	    "/a[@href='#accountability']",
	    "There is no earlier review to compare with yet; --history names "
	    "the folder of earlier runs.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answer_comes_first),
		cmocka_unit_test(what_it_rests_on_is_counted),
		cmocka_unit_test(assumptions_that_matter_are_named),
		cmocka_unit_test(other_forms_are_linked_where_they_are),
		cmocka_unit_test(no_file_is_said),
		cmocka_unit_test(failed_files_and_errors_are_said),
		cmocka_unit_test(what_changed_leads_to_its_part),
		cmocka_unit_test(a_first_run_tells_of_no_change),
		cmocka_unit_test(opening_table_is_part_of_the_answer),
		cmocka_unit_test(register_without_a_place_is_not_part_of_it),
		cmocka_unit_test(without_an_earlier_review_it_says_so),
	};

	return cmocka_run_group_tests_name("page_answer", tests, NULL, NULL);
}
