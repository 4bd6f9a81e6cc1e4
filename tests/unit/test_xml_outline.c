#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/offer_guess.h"
#include "pipeline/ingest/xml_outline.h"

typedef struct OutlineCase {
	const char *text, *root, *record, *columns;
} OutlineCase;

static const OutlineCase cases[] = {
	{ "<?xml version=\"1.0\"?><list><t id=\"1\"><a>x</a></t>"
	  "<t id=\"2\"><a>y</a><b><c/></b></t></list>",
	    "list", "list/t", "@id=1 a=x b/c=" },
	{ "<r><channel><title>T</title><item><k>1</k></item>"
	  "<item><k>2</k></item></channel></r>",
	    "r", "r/channel/item", "k=1" },
	/* One of each: the outermost that holds something. */
	{ "<r><one><k>1</k></one></r>", "r", "r/one", "k=1" },
	{ "<r>text</r>", "r", "r", "" },
	{ "<ns:r xmlns:ns=\"u\"><ns:i a=\"1\"/><ns:i a=\"2\"/></ns:r>", "r",
	    "r/i", "@a=1" },
	/* Cut off, and broken. */
	{ "<list><t><a>x</a></t><t><a>y</a", "list", "list/t", "a=x" },
	{ "<list><t><a>x</a></t><t><a>y</b>", "list", "list/t", "a=x" },
	{ "<!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
	  "<l><i><a>1&e;</a></i><i><a>2</a></i></l>",
	    "l", "l/i", "a=" },
	{ "<!DOCTYPE l [<!ENTITY % e SYSTEM "
	  "\"a>]\">%e;]><l><i><a>1</a></i></l>",
	    "l", "l/i", "a=1" },
	{ "<l><i><a><![CDATA[<!DOCTYPE x>]]></a></i></l>", "l", "l/i",
	    "a=<!DOCTYPE x>" },
	{ "<!-- nothing -->", NULL, NULL, "" },
};

static void
records_and_their_paths_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const OutlineCase *c = &cases[i];
		g_autoptr(XmlOutline) outline = xml_outline_new(c->text);
		g_autoptr(GString) seen = g_string_new(NULL);

		print_message("%s\n", c->text);
		for (unsigned j = 0; j < outline->columns->len; j++) {
			const OfferColumn *column = outline->columns->pdata[j];

			g_string_append_printf(seen, "%s%s=%s",
			    j > 0 ? " " : "", column->name,
			    column->values->len
				? (char *)column->values->pdata[0]
				: "");
		}
		assert_int_equal(g_strcmp0(outline->root, c->root), 0);
		assert_int_equal(g_strcmp0(outline->record, c->record), 0);
		assert_string_equal(seen->str, c->columns);
	}
}

static void
depth_and_breadth_are_bounded(void **state)
{
	g_autoptr(GString) deep = g_string_new(NULL);
	g_autoptr(GString) broad = g_string_new("<r>");
	g_autoptr(XmlOutline) one = NULL, other = NULL;

	(void)state;
	for (int i = 0; i < 20000; i++)
		g_string_append(deep, "<a>");
	for (int i = 0; i < 5000; i++)
		g_string_append_printf(broad, "<i><b%d>x</b%d></i>", i, i);
	one = xml_outline_new(deep->str);
	assert_string_equal(one->root, "a");
	other = xml_outline_new(broad->str);
	assert_string_equal(other->record, "r/i");
	assert_true(other->columns->len <= 500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_and_their_paths_are_found),
		cmocka_unit_test(depth_and_breadth_are_bounded),
	};

	return cmocka_run_group_tests_name("xml_outline", tests, NULL, NULL);
}
