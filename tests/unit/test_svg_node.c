#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "renderers/canvas/svg_node.h"
#include "tests/support/svg_text.h"

static void
elements_come_in_document_order(void **state)
{
	g_autoptr(xmlDoc) doc =
	    svg_text_read("<g><a/>text<b><c/></b></g><!-- no --><d/>");
	g_autoptr(GPtrArray) all = svg_elements(xmlDocGetRootElement(doc));
	static const char *const names[] = { "svg", "g", "a", "b", "c", "d" };

	(void)state;
	assert_int_equal(all->len, G_N_ELEMENTS(names));
	for (guint i = 0; i < all->len; i++)
		assert_true(svg_is(all->pdata[i], names[i]));
}

static void
elements_stay_below_their_root(void **state)
{
	g_autoptr(xmlDoc) doc = svg_text_read("<g/><d/>");
	xmlNode *g = xmlDocGetRootElement(doc)->children;
	g_autoptr(GPtrArray) all = svg_elements(g);

	(void)state;
	assert_int_equal(all->len, 1);
}

static void
values_are_set_and_missing_ones_told(void **state)
{
	g_autoptr(xmlDoc) doc = svg_text_read("");
	xmlNode *svg = xmlDocGetRootElement(doc);
	xmlNode *text = svg_add(svg, "text", "a < b & \"c\"");
	g_autofree char *none = svg_get(text, "x");
	g_autofree char *out = NULL;

	(void)state;
	assert_null(none);
	svg_set(text, "class", "it's \"x\" & <y>");
	svg_set_number(text, "x", 1.23456);
	svg_set_number(text, "y", -0.001);
	svg_set(text, "gone", "1");
	svg_unset(text, "gone");
	out = svg_text_write(doc);
	assert_string_equal(out,
	    "<text class=\"it's &quot;x&quot; &amp; &lt;y&gt;\" x=\"1.23\" "
	    "y=\"0\">a &lt; b &amp; \"c\"</text>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_come_in_document_order),
		cmocka_unit_test(elements_stay_below_their_root),
		cmocka_unit_test(values_are_set_and_missing_ones_told),
	};

	return cmocka_run_group_tests_name("svg_node", tests, NULL, NULL);
}
