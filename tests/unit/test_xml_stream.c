#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/xml_stream.h"
#include "tests/support/bound.h"
#include "tests/support/scratch.h"

/* Names of the elements that begin, each with its line. */
static char *
walk(const char *dir, const char *text, Input *input, GError **error)
{
	g_autofree char *path = scratch_write_text(dir, "a.xml", text);
	g_autoptr(Source) source =
	    source_open(path, NULL, &source_default_limits, NULL);
	g_autoptr(XmlStream) xml = xml_stream_new(source);
	xmlTextReader *reader = xml_stream_reader(xml);
	GString *seen = g_string_new(NULL);

	while (xml_stream_next(xml))
		if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT)
			g_string_append_printf(seen, "%s%ld ",
			    (const char *)xmlTextReaderConstLocalName(reader),
			    xml_stream_line(xml));
	xml_stream_finish(xml, input, error);
	return g_string_free(seen, FALSE);
}

typedef struct StreamCase {
	const char *text, *seen;
	const char *code; /* of the only finding; NULL: none */
	const char *error; /* how it begins; NULL: none */
} StreamCase;

static const StreamCase cases[] = {
	{ "<a>\n<n:b xmlns:n=\"x\"/>\n\n<c/></a>", "a1 b2 c4 ", NULL, NULL },
	{ "see this:\n<a/>", "a1 ", "xml-preface", NULL },
	{ "<a>\x02<b/>\x03</a>", "a1 b1 ", "control-characters", NULL },
	{ "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
	  "<a>\n&e;&e;<b/></a>",
	    "a1 b2 ", "entities-left-out", NULL },
	{ "<!DOCTYPE a SYSTEM \"http://shop.example/a.dtd\"><a/>", "a1 ", NULL,
	    NULL },
	{ "<a>\n<b>\n", NULL, NULL, "s.xml:2: is cut short" },
	{ "<a>\n<b></a>", NULL, NULL, "s.xml:2: is cut short" },
	{ "", "", NULL, "s.xml:" },
};

static void
nodes_come_in_order_and_losses_are_told(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const StreamCase *c = &cases[i];
		g_autoptr(Input) input = input_new("s.xml");
		g_autoptr(GError) error = NULL;
		g_autofree char *seen = walk(*state, c->text, input, &error);

		print_message("%s\n%s\n", c->text, error ? error->message : "");
		if (c->seen)
			assert_string_equal(seen, c->seen);
		assert_int_equal(
		    finding_list_count(input->findings), c->code != NULL);
		if (c->code)
			assert_non_null(
			    bound_finding(input->findings, c->code));
		assert_int_equal(error != NULL, c->error != NULL);
		if (c->error)
			assert_non_null(strstr(error->message, c->error));
	}
}

/* Each entity is ten of the one before it, text and attributes alike. */
static void
a_bomb_of_entities_does_not_go_off(void **state)
{
	static const char *const uses[] = { "<a>&e9;</a>", "<a b=\"&e9;\"/>" };

	for (size_t i = 0; i < G_N_ELEMENTS(uses); i++) {
		g_autoptr(GString) text =
		    g_string_new("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
		g_autoptr(Input) input = input_new("s.xml");
		g_autoptr(GError) error = NULL;
		g_autofree char *seen = NULL;

		for (int n = 1; n < 10; n++) {
			g_string_append_printf(text, "<!ENTITY e%d \"", n);
			for (int k = 0; k < 10; k++)
				g_string_append_printf(text, "&e%d;", n - 1);
			g_string_append(text, "\">");
		}
		g_string_append_printf(text, "]>%s", uses[i]);
		seen = walk(*state, text->str, input, &error);
		assert_true(error != NULL || bound_finding(input->findings,
						 "entities-left-out") != NULL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    nodes_come_in_order_and_losses_are_told, scratch_setup,
		    scratch_teardown),
		cmocka_unit_test_setup_teardown(
		    a_bomb_of_entities_does_not_go_off, scratch_setup,
		    scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
