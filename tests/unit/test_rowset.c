#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/ingest.h"
#include "pipeline/ingest/rowset.h"
#include "tests/support/scratch.h"

#define HEAD                                                                   \
	"<?xml version=\"1.0\"?>\n<resultset statement=\"select 1\n\" "        \
	"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
#define FIELD(name, text) "<field name=\"" name "\">" text "</field>\n"
#define NIL(name) "<field name=\"" name "\" xsi:nil=\"true\" />\n"
#define ROW(time, value)                                                       \
	"<row>" FIELD("time", time) FIELD("series", "a &amp; b")               \
	    FIELD("value", value) "</row>\n"

typedef struct Case {
	const char *text;
	bool failed;
	long read, used, skipped, rejected, points;
	const char *said; /* in some finding; NULL */
} Case;

static const Case cases[] = {
	{ HEAD ROW("2026-01-01", "1") ROW("2026-01-02", "2") "</resultset>",
	    false, 2, 2, 0, 0, 2, NULL },
	/* What is nil has no value, and the others keep their places. */
	{ HEAD "<row>" FIELD("time", "2026-01-01") FIELD("series", "a")
		NIL("value") "</row><row>" FIELD("time", "2026-01-02") FIELD(
		    "series", "a") FIELD("value", "2") "</row></resultset>",
	    false, 2, 1, 1, 0, 1, NULL },
	{ HEAD ROW("2026-01-01", "1") "<row>" FIELD("time", "2026-01-02")
		NIL("series") FIELD("value", "2") "</row></resultset>",
	    true, 2, 1, 0, 1, 1, "series is missing" },
	/* No cell is taken for one of another column. */
	{ HEAD ROW("2026-01-01", "1") "<row>" FIELD("time", "2026-01-02")
		FIELD("value", "2") FIELD("series", "a") "</row></resultset>",
	    true, 2, 1, 0, 1, 1, "other fields" },
	{ HEAD ROW("2026-01-01", "1") "<row>" FIELD("time", "2026-01-02")
		FIELD("series", "2") "</row></resultset>",
	    true, 2, 1, 0, 1, 1, "other fields" },
	{ HEAD ROW("2026-01-01", "1") "<row/></resultset>", true, 2, 1, 0, 1, 1,
	    "other fields" },
	{ HEAD "<row>" FIELD("f(a, b)", "x") FIELD("time", "2026-01-02")
		FIELD("series", "a") FIELD("value", "2") "</row></resultset>",
	    false, 1, 1, 0, 0, 1, NULL },
	{ HEAD ROW("2026-01-01", "1") ROW("never", "2") "</resultset>", true, 2,
	    1, 0, 1, 1, "rejected" },
	{ HEAD ROW("2026-01-01", "1") "<row>", true, 1, 1, 0, 0, 1,
	    "cut short" },
	{ HEAD "</resultset>", true, 0, 0, 0, 0, 0, "no known format" },
	{ HEAD "<row>" FIELD("colour", "red")
		FIELD("size", "9") "</row></resultset>",
	    true, 0, 0, 0, 0, 0, "\"colour,size\"" },
};

static bool
says(const Input *input, const char *text)
{
	for (size_t i = 0; i < finding_list_count(input->findings); i++)
		if (strstr(finding_list_get(input->findings, i)->message, text))
			return true;
	return false;
}

static void
rows_come_as_those_of_csv(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autofree char *path =
		    scratch_write_text(*state, "rows.xml", c->text);
		const IngestInput source = { .path = path, .required = true };
		Facts *facts = facts_new(date_from_ymd(2026, 6, 30));
		const Input *input;

		assert_true(ingest_inputs(
		    facts, &ingest_default_options, &source, 1, NULL));
		input = facts_input(facts, 0);
		assert_int_equal(input->failed, c->failed);
		assert_int_equal(input->rows_read, c->read);
		assert_int_equal(input->rows_used, c->used);
		assert_int_equal(input->rows_skipped, c->skipped);
		assert_int_equal(input->rows_rejected, c->rejected);
		assert_int_equal(input->counts.points, c->points);
		if (c->said != NULL)
			assert_true(says(input, c->said));
		facts_free(facts);
	}
}

static void
the_first_row_tells_the_format(void **state)
{
	static const char text[] = HEAD "<row>" FIELD("TABLE_SCHEMA", "shop")
	    FIELD("TABLE_NAME", "a") FIELD("COLUMN_NAME", "b")
		FIELD("COLUMN_TYPE", "int") "</row></resultset>";
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	Detected found;

	(void)state;
	detect(set, NULL, text, strlen(text), 0, &found);
	assert_string_equal(found.descriptor->name, "mysql-columns");
	assert_true(found.rowset);
	detected_clear(&found);
	/* The row need not end in what is seen. */
	detect(set, NULL, text, strlen(text) - strlen("</row></resultset>"), 0,
	    &found);
	assert_string_equal(found.descriptor->name, "mysql-columns");
	detected_clear(&found);
	detect(set, descriptor_set_find(set, "mysql-columns"), text,
	    strlen(text), 0, &found);
	assert_true(found.rowset);
	detected_clear(&found);
	detect(set, descriptor_set_find(set, "jira-csv"), text, strlen(text), 0,
	    &found);
	assert_null(found.descriptor);
	assert_non_null(strstr(found.problem, "named as jira-csv"));
	detected_clear(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    rows_come_as_those_of_csv, scratch_setup, scratch_teardown),
		cmocka_unit_test(the_first_row_tells_the_format),
	};

	return cmocka_run_group_tests_name("rowset", tests, NULL, NULL);
}
