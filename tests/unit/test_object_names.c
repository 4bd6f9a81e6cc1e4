#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/object_names.h"

static const struct {
	const char *text, *names;
} cases[] = {
	{ "{\"summary\": \"Shop\"}", "Shop" },
	{ "{'id': 'P1', 'type': 'x_reference', 'summary': 'Shop'}", "Shop" },
	{ "{'summary': \"Bob's \\\"shop\\\"\", 'self': None}",
	    "Bob's \"shop\"" },
	{ "{'summary': 'say \"hi\", it\\'s on', 'up': True}",
	    "say \"hi\", it's on" },
	{ "[{'summary': 'a'}, {'summary': 'b'}]", "a,b" },
	{ "[]", "" },
	{ "{'open", "{'open" },
	{ "None", "None" },
	{ "", "" },
};

static void
names_are_found_in_json_and_in_python(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *copy = g_strdup(cases[i].text);
		size_t length = strlen(copy);
		char *text = copy;

		object_names(&text, &length);
		text[length] = '\0';
		assert_string_equal(text, cases[i].names);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_in_json_and_in_python),
	};

	return cmocka_run_group_tests_name("object_names", tests, NULL, NULL);
}
