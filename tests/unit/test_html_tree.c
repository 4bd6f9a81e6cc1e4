#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>

#include "renderers/html/html_tree.h"
#include "tests/support/dom.h"

typedef struct Writing {
	const char *name;
	void (*write)(xmlNode *body);
	const char *want; /* between the body's tags */
} Writing;

static void
write_metacharacters(xmlNode *body)
{
	xmlNode *p = html_add_with(body, "p", "a<b", "<b>&amp; \"x\" 'y'");

	html_set(p, "title", "<\"&'>");
}

static void
write_blocks(xmlNode *body)
{
	html_add(html_add(body, "section", NULL), "p", NULL);
	html_add_inline_with(body, "b", NULL, "x");
	html_add_inline_with(body, "i", "y", "z");
}

static void
write_void_elements(xmlNode *body)
{
	html_add_inline(body, "br", NULL);
	html_set(html_add_inline(body, "img", NULL), "alt", "");
	html_add_inline(body, "script", NULL);
	html_add_source(body, "(width < 9px)", "charts/a&b.svg");
}

static void
write_names(xmlNode *body)
{
	html_add_name(body,
	    "order_items.id 3.4× a/b .x _ 2_1 v2.123456 "
	    "/usr/share/fonts_of_it.ttf.gz items.id billing.invoices");
}

static void
write_unclean(xmlNode *body)
{
	html_add_text(body, "a\x01\xff"
			    "b–注");
}

static void
write_percents(xmlNode *body)
{
	html_add_text(body, "spend 20 % or > 99 %, a % b");
}

static void
write_links(xmlNode *body)
{
	html_add_link(body, "k", "registers/a b.csv#x.y", "x & y");
	html_set_id(html_add_inline(body, "a", NULL), "figure-", "a.b");
}

static void
write_xml(xmlNode *body)
{
	static const char text[] =
	    "<?xml version=\"1.0\"?><!-- x --><svg "
	    "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">"
	    "<title>a &lt; b</title><path d=\"M0 0\"/></svg>";
	g_autoptr(xmlDoc) svg =
	    xmlReadMemory(text, sizeof text - 1, NULL, NULL, 0);

	html_add_copy(body, svg);
}

static void
write_kept_xml(xmlNode *body)
{
	write_xml(body);
	html_keep_as_xml(body->last);
	html_add_text(body, "<");
}

static const Writing writings[] = {
	{ "metacharacters", write_metacharacters,
	    "<p class=\"a&lt;b\" title=\"&lt;&quot;&amp;'&gt;\">"
	    "&lt;b&gt;&amp;amp; \"x\" 'y'</p>\n" },
	{ "blocks end lines", write_blocks,
	    "<section><p></p>\n</section>\n<b>x</b><i class=\"y\">z</i>" },
	{ "void elements", write_void_elements,
	    "<br><img alt=\"\"><script></script>"
	    "<source media=\"(width &lt; 9px)\" "
	    "srcset=\"charts/a&amp;b.svg\">" },
	{ "names break at joints", write_names,
	    "order_<wbr>items.id 3.4× a/b .x _ 2_1 v2.123456 "
	    "/usr/share/<wbr>fonts_<wbr>of_it.<wbr>ttf.gz items.id "
	    "billing.<wbr>invoices" },
	{ "unclean text", write_unclean,
	    "a\xef\xbf\xbd"
	    "b–注" },
	{ "percents stay whole", write_percents,
	    "spend 20\u00a0% or &gt; 99\u00a0%, a % b" },
	{ "drawing", write_xml,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "viewBox=\"0 0 1 1\"><title>a &lt; b</title>"
	    "<path d=\"M0 0\"></path></svg>" },
	{ "drawing kept as XML", write_kept_xml,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "viewBox=\"0 0 1 1\"><title>a &lt; b</title>"
	    "<path d=\"M0 0\"/></svg>&lt;" },
	{ "links", write_links,
	    "<a class=\"k\" href=\"registers/a%20b.csv#x.y\">x &amp; y</a>"
	    "<a id=\"figure-a.b\"></a>" },
};

static void
check_writing(void **state)
{
	const Writing *w = *state;
	g_autoptr(xmlDoc) document = html_new("en");
	xmlNode *body = html_add(xmlDocGetRootElement(document), "body", NULL);
	g_autofree char *text = NULL;
	g_autofree char *want =
	    g_strdup_printf("<!DOCTYPE html>\n<html lang=\"en\">\n<body>%s"
			    "</body>\n</html>\n",
		w->want);

	w->write(body);
	text = html_to_text(document);
	assert_string_equal(text, want);
}

static void
style_is_written_as_it_is(void **state)
{
	g_autoptr(xmlDoc) document = html_new("en");
	xmlNode *root = xmlDocGetRootElement(document);
	g_autofree char *text = NULL;

	(void)state;
	html_add_with(root, "style", NULL, "a > b::after { content: \"&\" }");
	text = html_to_text(document);
	assert_non_null(g_strstr_len(
	    text, -1, "<style>a > b::after { content: \"&\" }</style>"));
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(writings) + 1] = {
		cmocka_unit_test(style_is_written_as_it_is),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(writings); i++)
		tests[i + 1] = (struct CMUnitTest){ writings[i].name,
			check_writing, NULL, NULL, (void *)&writings[i] };
	return cmocka_run_group_tests_name("html_tree", tests, NULL, NULL);
}
