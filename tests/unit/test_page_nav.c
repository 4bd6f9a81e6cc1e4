#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

#define SIDE "/html/body/div[@class='side']/nav"
#define PART SIDE "/ol/li"

static void
contents_are_in_parts(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page, PART, 4);
	assert_dom_text(
	    page, PART "[1]", "The answer At a glance Headroom ladder");
	assert_dom_text(page, PART "[2]/ol",
	    "2 Data migration risk register 5 Technical debt register "
	    "6 Governance");
	assert_dom_text(page, PART "[3]", "Getting ready Timeline");
	assert_dom_text(
	    page, PART "[4]/ol", "What this rests on How this was computed");
}

/* For windows that have no room beside the text; closed, but the link that
 * is always in sight leads into it, which opens it. */
static void
narrow_windows_have_them_too(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page,
	    "//main/*[2][self::details][not(@open)]"
	    "/div[@id='page-contents']/nav//a",
	    8);
	assert_dom_count(page, SIDE "//a", 8);
	assert_dom_count(page, "//nav[@aria-label='Contents']", 2);
	assert_dom_text(
	    page, "//header//a[@href='#page-contents']", "Contents");
}

static void
every_link_leads_to_a_place(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_count(
	    page, "//nav//a[not(substring-after(@href, '#') = //@id)]", 0);
	assert_dom_count(page, "//nav//a[@href='#migration-risk']", 2);
}

/* A deliverable's number stands at the first of its sections. */
static void
deliverable_is_numbered_once(void **state)
{
	static const struct {
		const char *id;
		int rank;
	} sections[] = { { "map", 20 }, { "risk", 25 }, { "knows", 42 },
		{ "plan", 80 } };
	Report *report = report_new(NULL, 20000, "1");
	g_autoptr(xmlDoc) page = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sections); i++)
		report_add_section(
		    report, sections[i].id, sections[i].rank, sections[i].id);
	report_seal(report);
	page = read_page(report, false);
	assert_dom_text(page, PART "[2]/ol", "1 map risk 3 knows");
	assert_dom_text(page, PART "[3]", "Getting ready plan");
	assert_dom_text(page, "//section[@id='risk']/h2/preceding-sibling::p",
	    "Deliverable 1 of 6");
	assert_dom_count(page, "//section[@id='plan']/p", 0);
}

/* Parts without a section are not named, but the two that the page itself
 * fills. */
static void
empty_parts_are_left_out(void **state)
{
	g_autoptr(xmlDoc) page = read_page(report_new(NULL, 20000, "1"), false);

	(void)state;
	assert_dom_text(page, SIDE,
	    "The answer At a glance Evidence How this was computed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contents_are_in_parts),
		cmocka_unit_test(narrow_windows_have_them_too),
		cmocka_unit_test(every_link_leads_to_a_place),
		cmocka_unit_test(deliverable_is_numbered_once),
		cmocka_unit_test(empty_parts_are_left_out),
	};

	return cmocka_run_group_tests_name("page_nav", tests, NULL, NULL);
}
