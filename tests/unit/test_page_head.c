#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"

static const char policy[] =
    "//meta[@http-equiv='Content-Security-Policy']/@content";

static void
charset_is_first(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_count(page, "/html/head/*[1][@charset='utf-8']", 1);
	assert_dom_count(page, "//meta[@charset]", 1);
	assert_dom_count(page, "//meta[@http-equiv]", 1);
}

static void
linked_page_takes_its_own_files_only(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), false);

	(void)state;
	assert_dom_text(page, policy,
	    "default-src 'none'; style-src 'self'; img-src 'self'; "
	    "base-uri 'none'; form-action 'none'");
	assert_dom_count(
	    page, "//link[@rel='stylesheet'][@href='report.css']", 1);
	assert_dom_count(
	    page, "//link[@rel='stylesheet'][@href='contents.css']", 1);
}

/* printf 'p { margin: 0 }' | openssl dgst -sha256 -binary | base64 */
static void
whole_page_takes_the_style_it_holds(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_dom_text(page, policy,
	    "default-src 'none'; style-src "
	    "'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='; "
	    "base-uri 'none'; form-action 'none'");
	assert_dom_text(page, "//style", "p { margin: 0 }");
}

static void
title_says_whose_and_when(void **state)
{
	g_autoptr(xmlDoc) named = read_page(sample_report_new(), false);
	g_autoptr(xmlDoc) unnamed = read_page(sample_report_new_thin(), false);

	(void)state;
	assert_dom_text(
	    named, "//title", "Larkspur Orders: scaling review of 22 Nov 2026");
	assert_dom_text(unnamed, "//title", "Scaling review of 22 Nov 2026");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charset_is_first),
		cmocka_unit_test(linked_page_takes_its_own_files_only),
		cmocka_unit_test(whole_page_takes_the_style_it_holds),
		cmocka_unit_test(title_says_whose_and_when),
	};

	return cmocka_run_group_tests_name("page_head", tests, NULL, NULL);
}
