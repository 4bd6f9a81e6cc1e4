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

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define SHARED(paths)                                                          \
	"<div hidden=\"\">" SVG "<defs>" paths "</defs></svg></div>"

typedef struct GlyphCase {
	const char *name;
	const char *drawings[3];
	const char *out;
} GlyphCase;

static const GlyphCase cases[] = {
	{ "no drawing, nothing shared", { NULL }, "" },
	{ "the same id, other letters",
	    { SVG "<defs><path id=\"a-1\" d=\"M1\"/></defs>"
		  "<use href=\"#a-1\"/></svg>",
		SVG "<defs><path id=\"a-1\" d=\"M2\"/></defs>"
		    "<use href=\"#a-1\"/></svg>" },
	    SHARED("<path id=\"_1\" d=\"M1\"/><path id=\"_2\" d=\"M2\"/>") SVG
	    "<use href=\"#_1\"/></svg>" SVG "<use href=\"#_2\"/></svg>" },
	{ "other ids, the same letter",
	    { SVG "<defs><path id=\"a-1\" d=\"M1\"/></defs>"
		  "<g><use href=\"#a-1\" x=\"1\"/></g></svg>",
		SVG "<defs><path id=\"b-9\" d=\"M1\"/></defs>"
		    "<use href=\"#b-9\"/></svg>" },
	    SHARED("<path id=\"_1\" d=\"M1\"/>") SVG
	    "<g><use href=\"#_1\" x=\"1\"/></g></svg>" SVG
	    "<use href=\"#_1\"/></svg>" },
	{ "clips and what they hold stay",
	    { SVG "<defs><clipPath id=\"a-1\"><path d=\"M1\"/></clipPath>"
		  "<path id=\"a-2\" d=\"M2\"/><g id=\"a-3\"/></defs>"
		  "<g clip-path=\"url(#a-1)\"><use href=\"#a-2\"/>"
		  "<use href=\"#a-3\"/></g></svg>" },
	    SHARED("<path id=\"_1\" d=\"M2\"/>") SVG
	    "<defs><clipPath id=\"a-1\"><path d=\"M1\"/></clipPath>"
	    "<g id=\"a-3\"/></defs><g clip-path=\"url(#a-1)\">"
	    "<use href=\"#_1\"/><use href=\"#a-3\"/></g></svg>" },
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

		for (size_t k = 0; cases[i].drawings[k] != NULL; k++)
			html_add_xml(body, cases[i].drawings[k]);
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
	    page, "//use[not(substring(@href, 2) = //path/@id)]", 0);
	assert_dom_count(page, "//defs/path", dom_count(page, "//path/@id"));
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
