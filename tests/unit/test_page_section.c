#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"

/* A report with an empty section before the one under test. */
static Report *
new_report(Section **section)
{
	Report *report = report_new("shop", 20000, "1");

	report_add_section(report, "first", 1, "First");
	*section = report_add_section(report, "debt", 2, "Debt");
	return report;
}

static void
titles_and_words(void **state)
{
	static const char *const items[] = { "one", "<two>", NULL };
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_set_lead(section, "It grows.");
	section_add_heading(section, "Why");
	section_add_text(section, "Because & so on.");
	section_add_list(section, items);
	page = read_page(report, false);
	assert_dom_text(page, "//section[@id='debt']/h2", "Debt");
	assert_dom_text(
	    page, "//section[@id='debt']/p[@class='lead']", "It grows.");
	assert_dom_text(page, "//section[@id='debt']/h3", "Why");
	assert_dom_text(page, "//section[@id='debt']/p[2]", "Because & so on.");
	assert_dom_text(page, "//section[@id='debt']/ul/li[2]", "<two>");
}

static void
titles_can_be_linked_to(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_add_heading(section, "What grows?");
	section_add_heading(section, "What grows?");
	page = read_page(report, false);
	assert_dom_text(
	    page, "//section[@id='debt']/h2/a[@href='#debt']", "Debt");
	assert_dom_text(page,
	    "//h3[@id='debt.what-grows-']/a[@href='#debt.what-grows-']",
	    "What grows?");
	assert_dom_count(page, "//h3[@id='debt.what-grows--2']", 1);
}

static void
lead_that_is_the_headline_is_not_repeated(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_set_headline(report, "Fine.");
	section_set_lead(section, "Fine.");
	page = read_page(report, false);
	assert_dom_count(page, "//section[@id='debt']/p", 0);
}

typedef struct LevelCase {
	FindingLevel level;
	const char *class, *want;
} LevelCase;

/* Never colour alone: each level has its word and its shape. */
static const LevelCase levels[] = {
	{ FINDING_NOTE, "finding note", "● Note" },
	{ FINDING_WARNING, "finding warning", "▲ Warning" },
	{ FINDING_ERROR, "finding error", "■ Error" },
};

static void
check_level(void **state)
{
	const LevelCase *c = *state;
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;
	g_autofree char *box = g_strdup_printf("//div[@class='%s']", c->class);
	g_autofree char *head = g_strconcat(box, "/p[@class='level']", NULL);
	g_autofree char *detail = g_strconcat(box, "/p[3]", NULL);

	section_add_finding(section, c->level, "No keys.", "Add one.");
	section_add_finding(section, c->level, "No dates.", NULL);
	page = read_page(report, false);
	assert_dom_count(page, box, 2);
	assert_dom_text(page, head, c->want);
	assert_dom_text(page, detail, "Add one.");
	assert_dom_count(page, detail, 1);
}

static void
same_findings_are_one_with_many_places(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	for (int i = 1; i <= 42; i++) {
		g_autofree char *place = g_strdup_printf("dump.sql:%d", i);

		section_add_finding(section, FINDING_NOTE, "Not known.", place);
	}
	section_add_finding(section, FINDING_ERROR, "Not known.", NULL);
	page = read_page(report, false);
	assert_dom_count(page, "//div[starts-with(@class, 'finding')]", 2);
	assert_dom_text(page, "//div[@class='finding note']",
	    "● Note Not known. dump.sql:1 dump.sql:2 dump.sql:3 dump.sql:4 "
	    "dump.sql:5 and 37 more like it");
}

/* In the part that opens the page, the table of what is due has said it. */
static void
decision_asked_for_follows_the_lead(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	Section *first = report->sections->pdata[0];
	ReportTable *table = report_table_new("due", "Due", NULL);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	report_table_add_column(table, "a", "A", ALIGN_TEXT);
	section_add_table(first, table);
	section_set_ask(first, "Decide on these.");
	section_set_lead(section, "It grows.");
	section_set_ask(section, "Pay $5.");
	page = read_page(report, false);
	assert_dom_text(page,
	    "//section[@id='debt']/p[@class='lead']"
	    "/following-sibling::p[@class='ask']",
	    "To decide: Pay $5.");
	assert_dom_count(page, "//p[@class='ask']", 1);
}

/* Side by side are only those that follow each other. */
static void
neighbouring_findings_share_a_row(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_add_finding(section, FINDING_WARNING, "One.", NULL);
	section_add_finding(section, FINDING_WARNING, "One.", "again");
	section_add_finding(section, FINDING_NOTE, "Two.", NULL);
	section_add_text(section, "Between.");
	section_add_finding(section, FINDING_NOTE, "Three.", NULL);
	page = read_page(report, false);
	assert_dom_count(page, "//section[@id='debt']/div[@class='notes']", 2);
	assert_dom_count(page, "//div[@class='notes'][1]/div", 2);
	assert_dom_text(
	    page, "//div[@class='notes'][1]/following-sibling::p", "Between.");
	assert_dom_count(page, "//div[@class='notes'][2]/div", 1);
}

static void
insufficient_says_what_and_how_much(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	section_add_insufficient(section, "Start dates", "12 more issues");
	section_add_insufficient(section, "Anything", NULL);
	page = read_page(report, false);
	assert_dom_text(page, "//div[@class='insufficient'][1]",
	    "Not enough evidence Missing Start dates Enough to go on "
	    "12 more issues");
	assert_dom_text(page, "//div[@class='insufficient'][2]",
	    "Not enough evidence Missing Anything");
}

static void
neighbours_make_one_list(void **state)
{
	Section *section;
	Report *report = new_report(&section);
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	figure_set_number(report->figures, "a.b", "A", "x", 3.4, "m");
	section_add_key_figure(section, "a.b", "One", "3.4× (2× to 5×)", "n");
	section_add_key_figure(section, NULL, "Two", "(unknown", NULL);
	section_add_text(section, "between");
	section_add_key_figure(section, NULL, "Three", "3", NULL);
	section_add_event(section, 20000, "Review", "of all");
	section_add_event(section, DATE_NONE, "Some day", NULL);
	page = read_page(report, false);
	assert_dom_count(page, "//dl[@class='cards']", 2);
	assert_dom_count(page, "//dl[@class='cards'][1]/div", 2);
	assert_dom_text(page, "//a[@href='#figure-a.b']", "3.4×");
	assert_dom_text(page, "//span[@class='range']", "(2× to 5×)");
	assert_dom_text(page, "//dl[1]/div[2]/dd[@class='value']", "(unknown");
	assert_dom_count(page, "//ol[@class='events']", 1);
	assert_dom_text(
	    page, "//ol[@class='events']/li[1]", "4 Oct 2024 Review of all");
	assert_dom_text(
	    page, "//ol[@class='events']/li[2]", "no date yet Some day");
	assert_dom_count(page, "//time[@datetime='2024-10-04']", 2);
}

/* There is nothing beside a page that is one file. */
static void
files_are_linked_where_they_are(void **state)
{
	(void)state;
	for (int whole = 0; whole <= 1; whole++) {
		Section *section;
		Report *report = new_report(&section);
		g_autoptr(xmlDoc) page = NULL;

		section_add_file(section, "The calendar:", "governance.ics");
		page = read_page(report, whole);
		assert_dom_text(page, "//section[@id='debt']/p[@class='file']",
		    "The calendar: governance.ics");
		assert_dom_count(page, "//a[@href='governance.ics']", !whole);
	}
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(levels) + 6] = {
		cmocka_unit_test(titles_and_words),
		cmocka_unit_test(titles_can_be_linked_to),
		cmocka_unit_test(files_are_linked_where_they_are),
		cmocka_unit_test(lead_that_is_the_headline_is_not_repeated),
		cmocka_unit_test(same_findings_are_one_with_many_places),
		cmocka_unit_test(decision_asked_for_follows_the_lead),
		cmocka_unit_test(neighbouring_findings_share_a_row),
		cmocka_unit_test(insufficient_says_what_and_how_much),
		cmocka_unit_test(neighbours_make_one_list),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		tests[i + 5] = (struct CMUnitTest){ levels[i].class,
			check_level, NULL, NULL, (void *)&levels[i] };
	return cmocka_run_group_tests_name("page_section", tests, NULL, NULL);
}
