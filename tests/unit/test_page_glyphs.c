#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "renderers/html/page.h"
#include "tests/support/dom.h"
#include "tests/support/read_page.h"
#include "tests/support/sample_report.h"
#include "tests/support/svg_text.h"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define SHARED(defs) "<div hidden=\"\">" SVG "<defs>" defs "</defs></svg></div>"
#define LETTER(id, d) "<path id=\"" id "\" d=\"" d "\"/>"

typedef struct GlyphCase {
	const char *name;
	const char *drawings[3];
	const char *out;
} GlyphCase;

static const GlyphCase cases[] = {
	{ "no drawing, nothing shared", { NULL }, "" },
	{ "the same id, other letters",
	    { "<defs>" LETTER("a-1", "M1") "</defs>"
					   "<use xlink:href=\"#a-1\"/>",
		"<defs>" LETTER("a-1", "M2") "</defs>"
					     "<use xlink:href=\"#a-1\"/>" },
	    SHARED(LETTER("_1", "M1") LETTER("_2", "M2")) SVG
	    "<use href=\"#_1\"/></svg>" SVG "<use href=\"#_2\"/></svg>" },
	{ "other ids, the same letter",
	    { "<defs>" LETTER("a-1", "M1") "</defs><g>"
					   "<use xlink:href=\"#a-1\" x=\"1\"/>"
					   "</g>",
		"<defs>" LETTER("b-9", "M1") "</defs>"
					     "<use xlink:href=\"#b-9\"/>" },
	    SHARED(LETTER("_1", "M1")) SVG
	    "<g><use x=\"1\" href=\"#_1\"/></g></svg>" SVG
	    "<use href=\"#_1\"/></svg>" },
	{ "clips and what they hold stay",
	    { "<defs><clipPath id=\"a-1\"><path d=\"M1\"/></clipPath>" LETTER(
		"a-2", "M2") "</defs><g clip-path=\"url(#a-1)\">"
			     "<use xlink:href=\"#a-2\"/></g>" },
	    SHARED(LETTER("_1", "M2")) SVG
	    "<defs><clipPath id=\"a-1\"><path d=\"M1\"/></clipPath></defs>"
	    "<g clip-path=\"url(#a-1)\"><use href=\"#_1\"/></g></svg>" },
	{ "equal lines at two places, and one that differs",
	    { "<defs>" LETTER("a-1", "M1") "</defs><g transform=\"t\">"
					   "<use xlink:href=\"#a-1\"/></g>",
		"<defs>" LETTER(
		    "b-1", "M1") "</defs><g transform=\"u\">"
				 "<use xlink:href=\"#b-1\"/></g>"
				 "<g transform=\"u\">"
				 "<use xlink:href=\"#b-1\" x=\"1\"/>"
				 "</g>" },
	    SHARED(LETTER("_1", "M1") "<g id=\"_l1\"><use href=\"#_1\"/></g>")
		SVG "<use transform=\"t\" href=\"#_l1\"/></svg>" SVG
		    "<use transform=\"u\" href=\"#_l1\"/><g transform=\"u\">"
		    "<use x=\"1\" href=\"#_1\"/></g></svg>" },
};

static void
letters_are_defined_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) document = html_new("en");
		xmlNode *body = html_add_inline(
		    xmlDocGetRootElement(document), "body", NULL);
		g_autofree char *text = NULL, *want = NULL;

		for (size_t k = 0; cases[i].drawings[k] != NULL; k++) {
			g_autoptr(xmlDoc) svg =
			    svg_text_read(cases[i].drawings[k]);

			html_add_copy(body, svg);
		}
		page_share_glyphs(body);
		text = html_to_text(document);
		want = g_strconcat(
		    "<body>", cases[i].out, "</body></html>\n", NULL);
		assert_string_equal(strstr(text, "<body>"), want);
	}
}

static void
every_letter_of_a_page_is_there(void **state)
{
	g_autoptr(xmlDoc) page = read_page(sample_report_new(), true);

	(void)state;
	assert_true(dom_count(page, "//use") > 100);
	assert_dom_count(
	    page, "//use[not(substring(@href, 2) = //defs/*/@id)]", 0);
	assert_dom_count(page, "//defs/path", dom_count(page, "//path/@id"));
	assert_true(dom_count(page, "//defs/g") > 10);
	assert_dom_count(
	    page, "//defs/path[@d = preceding-sibling::path/@d]", 0);
	assert_dom_count(page, "//body/div[@hidden]", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_defined_once),
		cmocka_unit_test(every_letter_of_a_page_is_there),
	};

	return cmocka_run_group_tests_name("page_glyphs", tests, NULL, NULL);
}
