#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

static void
every_section_has_its_name(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page, "//main/section", 8);
	assert_dom_count(page, "//main/section[@aria-labelledby]", 8);
}

static void
page_has_its_landmarks(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_count(page, "//html[@lang='en']", 1);
	assert_dom_count(page, "//main[@id='page-main']", 1);
	assert_dom_count(page, "/html/body/a[1][@href='#page-main']", 1);
	assert_dom_count(page, "//footer//a[@href='#page-main']", 1);
	assert_dom_count(page, "/html/body/header", 1);
	assert_dom_count(page, "/html/body/footer", 1);
	assert_dom_count(page, "//h1", 1);
	assert_dom_text(page, "//header/p[1]", "Larkspur Orders");
	assert_dom_text(
	    page, "//header//time[@datetime='2026-11-22']", "22 Nov 2026");
}

/* What a policy without 'unsafe-inline' would refuse. */
static void
nothing_is_inline(void **state)
{
	g_autoptr(xmlDoc) linked = read_page(sample_report_new(), false);
	g_autoptr(xmlDoc) whole = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_count(linked, "//style", 0);
	assert_dom_count(linked, "//@style", 0);
	assert_dom_count(whole, "//@style", 0);
	assert_dom_count(whole, "//style", 1);
	assert_dom_count(whole, "//body//style", 0);
	assert_dom_count(linked, "//script", 0);
	assert_dom_count(whole, "//script", 0);
	assert_dom_count(linked, "//@*[starts-with(name(), 'on')]", 0);
}

static void
whole_page_needs_no_other_file(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_count(page, "//@href[not(starts-with(., '#'))]", 0);
	assert_dom_count(page, "//@src", 0);
	assert_dom_count(page, "//link", 0);
}

static void
thin_report_is_a_page_too(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new_thin(), false);

	(void)state;
	assert_dom_count(page, "//main/section", 3);
	assert_dom_count(page, "//div[@class='insufficient']", 1);
	assert_dom_count(page, "//header/p[@class='service']", 0);
}

static void
markup_in_names_stays_text(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(
	    page, "//td[contains(., '<script>alert(1)</script>')]", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_section_has_its_name),
		cmocka_unit_test(page_has_its_landmarks),
		cmocka_unit_test(nothing_is_inline),
		cmocka_unit_test(whole_page_needs_no_other_file),
		cmocka_unit_test(thin_report_is_a_page_too),
		cmocka_unit_test(markup_in_names_stays_text),
	};

	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
