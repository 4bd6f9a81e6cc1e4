#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_header.h"

typedef struct GuessCase {
	const char *text;
	const char *first; /* cell of the header */
	unsigned cells;
	long line;
	char delimiter;
} GuessCase;

static const GuessCase cases[] = {
	{ "colour,size\nred,4\n", "colour", 2, 1, ',' },
	{ "colour;size\nred;4,5\n", "colour", 2, 1, ';' },
	{ "sep=|\ncolour|size\n", "colour", 2, 2, '|' },
	{ "colour\nred\n", "colour", 1, 1, ',' },
	{ "a,b\rc,d\r", "a", 2, 1, ',' },
	/* Lines ahead of the header. */
	{ "Report,June\n\nName,Team,Cost\nx,y,1\n", "Name", 3, 3, ',' },
	{ "All tickets\nId\tOpened\tOwner\n1\t2\t3\n", "Id", 3, 2, '\t' },
	/* A cell of several lines is no header. */
	{ "Id,Text,Who\n1,\"one, two, three, four\nfive, six, seven\",x\n",
	    "Id", 3, 1, ',' },
};

static void
headers_are_guessed(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const GuessCase *c = &cases[i];
		g_auto(CsvHeader) header = { 0 };

		print_message("%.30s\n", c->text);
		csv_header_guess(c->text, strlen(c->text), &header);
		assert_int_equal(header.cells->len, c->cells);
		assert_int_equal(header.line, c->line);
		assert_string_equal(header.cells->pdata[0], c->first);
		if (c->cells > 1)
			assert_int_equal(header.delimiter, c->delimiter);
	}
}

static void
names_compare_without_case_and_blanks(void **state)
{
	g_auto(CsvHeader) header = { 0 };
	static const char line[] = " Größe ,STATUS,status\r";

	(void)state;
	csv_header_init(&header, line, strlen(line), 1, ',');
	assert_true(csv_header_has(&header, "GRÖSSE"));
	assert_true(csv_header_has(&header, "Status "));
	assert_false(csv_header_has(&header, "Stat"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_guessed),
		cmocka_unit_test(names_compare_without_case_and_blanks),
	};

	return cmocka_run_group_tests_name("csv_header", tests, NULL, NULL);
}
