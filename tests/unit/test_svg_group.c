#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/svg_group.h"
#include "tests/support/svg_text.h"

typedef struct GroupCase {
	const char *name, *in, *out;
} GroupCase;

static const GroupCase cases[] = {
	{ "alike", "<path fill=\"red\" d=\"a\"/><path fill=\"red\" d=\"b\"/>",
	    "<g fill=\"red\"><path d=\"a\"/><path d=\"b\"/></g>" },
	{ "one alone", "<path fill=\"red\" d=\"a\"/>",
	    "<path fill=\"red\" d=\"a\"/>" },
	{ "order is kept",
	    "<path fill=\"red\" d=\"a\"/><path fill=\"blue\" d=\"b\"/>"
	    "<path fill=\"red\" d=\"c\"/>",
	    "<path fill=\"red\" d=\"a\"/><path fill=\"blue\" d=\"b\"/>"
	    "<path fill=\"red\" d=\"c\"/>" },
	{ "groups melt together",
	    "<g fill=\"red\"><use x=\"1\"/></g>"
	    "<g fill=\"red\"><use x=\"2\"/></g>",
	    "<g fill=\"red\"><use x=\"1\"/><use x=\"2\"/></g>" },
	{ "a group keeps what is its own",
	    "<g fill=\"red\" id=\"i\"><use x=\"1\"/></g>"
	    "<path fill=\"red\"/>",
	    "<g fill=\"red\"><g id=\"i\"><use x=\"1\"/></g><path/></g>" },
	{ "a part in common is not enough",
	    "<path fill=\"red\" stroke-width=\"2\"/><path fill=\"red\"/>",
	    "<path fill=\"red\" stroke-width=\"2\"/><path fill=\"red\"/>" },
	{ "turned ones stay by themselves",
	    "<text font-size=\"9\">a</text>"
	    "<text font-size=\"9\" transform=\"rotate(-90)\">b</text>",
	    "<text font-size=\"9\">a</text>"
	    "<text font-size=\"9\" transform=\"rotate(-90)\">b</text>" },
	{ "inside of groups",
	    "<g id=\"c\"><path fill=\"red\"/><path fill=\"red\"/></g>",
	    "<g id=\"c\"><g fill=\"red\"><path/><path/></g></g>" },
	{ "titles and definitions are not drawn",
	    "<g><title class=\"x\">t</title><path class=\"x\"/></g>",
	    "<g><title class=\"x\">t</title><path class=\"x\"/></g>" },
};

static void
neighbours_share_their_look(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = svg_text_read(cases[i].in);
		g_autofree char *out = NULL;

		svg_group_alike(xmlDocGetRootElement(doc));
		out = svg_text_write(doc);
		assert_string_equal(out, cases[i].out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_share_their_look),
	};

	return cmocka_run_group_tests_name("svg_group", tests, NULL, NULL);
}
