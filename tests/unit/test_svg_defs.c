#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/svg_defs.h"
#include "tests/support/svg_text.h"

typedef struct DefsCase {
	const char *name, *in, *out;
} DefsCase;

static const DefsCase cases[] = {
	{ "symbols as cairo 1.16 writes them",
	    "<defs><g><symbol id=\"glyph0-0\"><path d=\"a\"/></symbol>"
	    "<symbol id=\"glyph0-1\"><path d=\"b\"/></symbol></g></defs>"
	    "<g id=\"surface7\"><use xlink:href=\"#glyph0-1\" x=\"1\"/></g>",
	    "<defs><path d=\"b\" id=\"k-1\"/></defs>"
	    "<use xlink:href=\"#k-1\" x=\"1\"/>" },
	{ "groups as cairo 1.18 writes them",
	    "<defs><g><g id=\"glyph-0-0\"><path d=\"a\"/></g></g>"
	    "<clipPath id=\"clip-0\"><path d=\"c\"/></clipPath></defs>"
	    "<g clip-path=\"url(#clip-0)\"><use xlink:href=\"#glyph-0-0\"/>"
	    "</g>",
	    "<defs><path d=\"a\" id=\"k-1\"/>"
	    "<clipPath id=\"k-2\"><path d=\"c\"/></clipPath></defs>"
	    "<g clip-path=\"url(#k-2)\"><use xlink:href=\"#k-1\"/></g>" },
	{ "plain href",
	    "<defs><path id=\"q\" d=\"a\"/></defs><use href=\"#q\"/>",
	    "<defs><path id=\"k-1\" d=\"a\"/></defs><use href=\"#k-1\"/>" },
	{ "equals become one",
	    "<defs><path id=\"q\" d=\"a\"/><path id=\"r\" d=\"a\"/></defs>"
	    "<use href=\"#r\"/><use href=\"#q\"/>",
	    "<defs><path id=\"k-1\" d=\"a\"/></defs>"
	    "<use href=\"#k-1\"/><use href=\"#k-1\"/>" },
	{ "blanks go with their uses",
	    "<defs><symbol id=\"q\"><path d=\"\"/></symbol></defs>"
	    "<g fill=\"red\"><use href=\"#q\"/></g><path d=\"a\"/>",
	    "<path d=\"a\"/>" },
	{ "blanks are empty groups from cairo 1.18 on",
	    "<defs><g><g id=\"q\">\n</g></g></defs>"
	    "<g fill=\"red\"><use href=\"#q\"/></g><path d=\"a\"/>",
	    "<path d=\"a\"/>" },
	{ "uses of nothing go, drawings stay",
	    "<use href=\"#lost\"/><g clip-path=\"url(#lost)\" x=\"1\">"
	    "<path d=\"a\"/></g>",
	    "<g x=\"1\"><path d=\"a\"/></g>" },
	{ "definitions with ids inside",
	    "<defs><g id=\"o\"><path id=\"i\" d=\"a\"/><path d=\"b\"/></g>"
	    "</defs><path d=\"c\"/>",
	    "<path d=\"c\"/>" },
	{ "hex colours are no references",
	    "<path id=\"fff\" fill=\"#fff\" d=\"a\"/>",
	    "<path fill=\"#fff\" d=\"a\"/>" },
	{ "plain groups go", "<g><g><path d=\"a\"/></g><g x=\"1\"><g/></g></g>",
	    "<path d=\"a\"/>" },
	{ "nothing", "", "" },
};

static void
ids_and_structure_are_ours(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = svg_text_read(cases[i].in);
		g_autofree char *out = NULL;

		svg_defs_tidy(xmlDocGetRootElement(doc), "k");
		out = svg_text_write(doc);
		assert_string_equal(out, cases[i].out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_and_structure_are_ours),
	};

	return cmocka_run_group_tests_name("svg_defs", tests, NULL, NULL);
}
