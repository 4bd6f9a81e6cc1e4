#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/sql_landmark.h"

static void
finds_where_a_statement_may_begin(void **state)
{
	static const struct {
		const char *text, *landmark;
	} cases[] = {
		{ "a 'b;\nCREATE TABLE c", "CREATE TABLE c" },
		{ "a 'b;\r\n\r\n\ninsert into c", "insert into c" },
		{ "a 'b\n-- c\n\nALTER TABLE d", "ALTER TABLE d" },
		{ "a;\n/*!40000 ALTER */", "/*!40000 ALTER */" },
		{ "a,\nCREATE TABLE c", NULL },
		{ "a; CREATE TABLE c", NULL },
		{ "a;\nCREATED b", NULL },
		{ "a;\n  CREATE TABLE c", NULL },
		{ "CREATE TABLE a", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *text = cases[i].text;
		size_t at = sql_landmark_find(text, 0, strlen(text));

		if (cases[i].landmark == NULL)
			assert_int_equal(at, 0);
		else
			assert_string_equal(text + at, cases[i].landmark);
	}
}

static void
looks_only_where_it_is_told(void **state)
{
	static const char text[] = "a;\nDROP b;\nDROP c;\nDROP d";

	(void)state;
	assert_int_equal(sql_landmark_find(text, 0, 8), 3);
	assert_int_equal(sql_landmark_find(text, 4, sizeof text - 1), 11);
	assert_int_equal(sql_landmark_find(text, 4, 11), 0);
}

static bool
ends_copy(const char *line)
{
	return sql_landmark_ends_copy(line, strlen(line));
}

static void
knows_sql_among_data(void **state)
{
	(void)state;
	assert_true(ends_copy("COPY public.a (b) FROM stdin;"));
	assert_true(ends_copy("-- Name: a; Type: TABLE"));
	assert_true(ends_copy("SELECT pg_catalog.setval('a', 1);"));
	assert_false(ends_copy("COPY\tof a thing;"));
	assert_false(ends_copy("COPY that from stdin"));
	assert_false(ends_copy("CREATE TABLE"));
	assert_false(ends_copy("-- a dash"));
	assert_false(ends_copy(""));
}

static bool
begins_copy(const char *text, bool *rows)
{
	return sql_landmark_begins_copy(text, strlen(text), rows);
}

static void
knows_what_brings_data(void **state)
{
	bool rows = false;

	(void)state;
	assert_true(begins_copy("copy a (b, c) from  STDIN", &rows));
	assert_true(rows);
	assert_true(begins_copy("COPY csv FROM stdin WITH (null '')", &rows));
	assert_true(rows);
	assert_true(begins_copy("COPY a FROM stdin (FORMAT csv)", &rows));
	assert_false(rows);
	assert_true(begins_copy("COPY a FROM stdin BINARY", &rows));
	assert_false(rows);
	assert_false(begins_copy("COPY a FROM '/dev/stdin'", &rows));
	assert_false(begins_copy("COPY stdin TO stdout 'from'", &rows));
	assert_false(begins_copy("COPYING a FROM file", &rows));
}

static void
compares_words(void **state)
{
	(void)state;
	assert_true(sql_word_is("Create x", 6, "CREATE"));
	assert_false(sql_word_is("Created", 7, "CREATE"));
	assert_false(sql_word_is("Creat", 5, "CREATE"));
	assert_true(sql_is_word_byte('\xc3'));
	assert_false(sql_is_word_byte('$'));
}

static void
brackets_hold_names_or_numbers(void **state)
{
	static const char *const names[] = { "a", "1st", "%", "a;b", "a b" };
	static const char *const others[] = { "", "3", "1:2", "1, 2", " " };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_true(sql_is_bracketed_name(names[i], strlen(names[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		assert_false(
		    sql_is_bracketed_name(others[i], strlen(others[i])));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_where_a_statement_may_begin),
		cmocka_unit_test(looks_only_where_it_is_told),
		cmocka_unit_test(knows_sql_among_data),
		cmocka_unit_test(knows_what_brings_data),
		cmocka_unit_test(compares_words),
		cmocka_unit_test(brackets_hold_names_or_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
