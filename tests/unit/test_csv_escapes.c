#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_escapes.h"

typedef struct EscapeCase {
	const char *text;
	char delimiter;
	bool quotes;
	const char *cells; /* "[a][b]." for a row; NULL: a quote stays open */
} EscapeCase;

static const EscapeCase cases[] = {
	{ "a\tb\n", '\t', false, "[a][b]." },
	/* What ends cells and lines is text behind a backslash. */
	{ "a\\tb\\nc\\\\d\te\n", '\t', false, "[a\tb\nc\\d][e]." },
	{ "a\\\nb,c\n", ',', false, "[a\nb][c]." },
	{ "a\\,b,c\n", ',', false, "[a,b][c]." },
	/* A backslash that is text does not escape what follows. */
	{ "a\\\\,b\n", ',', false, "[a\\][b]." },
	{ "\"a\\\\\",b\n", ',', true, "[a\\][b]." },
	/* Quotes are text where nothing is quoted. */
	{ "\"a\t\"\n", '\t', false, "[\"a][\"]." },
	{ "\"a,\\\"b\\\"\",\"c\"\"d\"\n", ',', true, "[a,\"b\"][c\"d]." },
	{ "\"a\nb\",c\n", ',', true, "[a\nb][c]." },
	{ "5\" disk,c\n", ',', true, "[5\" disk][c]." },
	/* NULL and NUL are nothing; "N" in quotes is a letter. */
	{ "\\N,a\\0b,\"\\N\"\n", ',', true, "[][ab][N]." },
	{ "\\b\\r\\Z\\x,\n", ',', false, "[\b\r\x1ax][]." },
	{ "a,b\r\n,\r\n", ',', false, "[a][b\r].[][\r]." },
	{ "a,b", ',', false, "[a][b]." },
	{ "", ',', false, "" },
	{ "a\nb,\"c\n", ',', true, NULL },
	{ "a,b\\", ',', false, "[a][b]." },
};

static void
on_cell(void *bytes, size_t length, void *data)
{
	g_string_append_c(data, '[');
	g_string_append_len(data, bytes, length);
	g_string_append_c(data, ']');
}

static void
on_row(int terminator, void *data)
{
	(void)terminator;
	g_string_append_c(data, '.');
}

/* STEP bytes at a time, since blocks end anywhere. */
static void
check(const EscapeCase *c, size_t step)
{
	g_autoptr(GString) seen = g_string_new(NULL);
	size_t length = strlen(c->text);
	CsvEscapes parser;

	csv_escapes_init(
	    &parser, c->delimiter, '\n', c->quotes, on_cell, on_row, seen);
	for (size_t i = 0; i < length; i += step)
		csv_escapes_parse(&parser, c->text + i, MIN(step, length - i));
	assert_int_equal(csv_escapes_finish(&parser), c->cells != NULL);
	if (c->cells) {
		assert_string_equal(seen->str, c->cells);
		assert_false(parser.in_record);
	}
	csv_escapes_clear(&parser);
}

static void
backslashes_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s\n", cases[i].text);
		check(&cases[i], 1);
		check(&cases[i], 1000);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(backslashes_are_read),
	};

	return cmocka_run_group_tests_name("csv_escapes", tests, NULL, NULL);
}
