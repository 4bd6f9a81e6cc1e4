#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/unknown.h"

static Input *
describe(const char *path, const char *text)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	Input *input = input_new(path);

	unknown_describe(set, text, strlen(text), input);
	return input;
}

static void
tables_get_columns_and_an_offer(void **state)
{
	g_autoptr(Input) input =
	    describe("t.csv", "time;value;host\n2026-01-01;1;a\n");
	const MappedColumn *column = input->columns->pdata[2];
	const NearFormat *near = input->nearest->pdata[0];

	(void)state;
	assert_int_equal(input->columns->len, 3);
	assert_string_equal(column->name, "host");
	assert_string_equal(column->sample, "a");
	assert_null(column->field);
	assert_int_equal(input->delimiter, ';');
	assert_string_equal(near->format, "metrics-csv");
	assert_string_equal(near->missing[0], "series");
	assert_int_equal(near->matched, 2);
	assert_non_null(strstr(input->descriptor, "name: t\n"));
}

static void
xml_gets_the_paths_of_its_records(void **state)
{
	g_autoptr(Input) input = describe("t.xml",
	    "<issues><ticket><id>1</id></ticket><ticket><id>2</id></ticket>"
	    "</issues>");
	const NearFormat *near = input->nearest->pdata[0];

	(void)state;
	assert_int_equal(input->columns->len, 1);
	assert_string_equal(near->format, "redmine-xml");
	assert_string_equal(near->missing[0], "<issue>");
	assert_non_null(
	    strstr(input->descriptor, "record: \"issues/ticket\"\n"));
}

static void
what_has_no_columns_gets_nothing(void **state)
{
	static const char *const texts[] = { "Dear reader\nof prose\n",
		"{\"a\": 1}", "2026-01-01,1\n2026-01-02,2\n", "<!-- no -->" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(Input) input = describe("x", texts[i]);

		assert_int_equal(input->columns->len, 0);
		assert_int_equal(input->nearest->len, 0);
		assert_null(input->descriptor);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_get_columns_and_an_offer),
		cmocka_unit_test(xml_gets_the_paths_of_its_records),
		cmocka_unit_test(what_has_no_columns_gets_nothing),
	};

	return cmocka_run_group_tests_name("unknown", tests, NULL, NULL);
}
