#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/dom.h"

static void
good_page_is_read(void **state)
{
	xmlDoc *page = dom_parse_page(
	    "<!DOCTYPE html><html><head><title>T</title></head><body>"
	    "<main id=\"m\"><p>a  <b>b</b>\n c</p><p>d</p>"
	    "<a href=\"#m\">up</a></main></body></html>");

	(void)state;
	assert_int_equal(dom_count(page, "//p"), 2);
	assert_dom_text(page, "//p", "a b c");
	assert_dom_count(page, "//table", 0);
	xmlFreeDoc(page);
}

typedef struct BadPage {
	const char *text, *want;
} BadPage;

static const BadPage bad_pages[] = {
	{ "<p id=\"a\"></p><p id=\"a\"></p>", "two have the id a" },
	{ "<p><a href=\"#nowhere\">x</a></p>", "#nowhere leads nowhere" },
	{ "<p><b>x</p></b>", "mismatch: p and b" },
	{ "<div aria-labelledby=\"no\"></div>", "no leads nowhere" },
};

static void
complains_of_bad_page(void **state)
{
	const BadPage *page = *state;
	g_autofree char *complaint = dom_complaint(page->text);

	assert_non_null(complaint);
	assert_non_null(strstr(complaint, page->want));
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(bad_pages) + 1] = {
		cmocka_unit_test(good_page_is_read),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(bad_pages); i++)
		tests[i + 1] = (struct CMUnitTest){ bad_pages[i].text,
			complains_of_bad_page, NULL, NULL,
			(void *)&bad_pages[i] };
	return cmocka_run_group_tests_name("dom", tests, NULL, NULL);
}
