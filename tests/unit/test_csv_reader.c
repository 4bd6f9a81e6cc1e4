#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/csv_reader.h"
#include "tests/support/bound.h"

typedef struct CsvCase {
	const char *name;
	const char *text;
	long used, skipped, rejected;
	const char *series; /* names of all series found, sorted */
	long line; /* of the first reject; 0: none */
	bool cut; /* the reader gives up at the end */
} CsvCase;

#define HEAD "time,series,value\n"
#define ROW(name) "2026-01-01," name ",1\n"

static const CsvCase cases[] = {
	{ "plain", HEAD ROW("a") ROW("b"), 2, 0, 0, "a b", 0, false },
	{ "header alone", HEAD, 0, 0, 0, "", 0, false },
	{ "header without newline", "time,series,value", 0, 0, 0, "", 0,
	    false },
	{ "no newline at the end", HEAD ROW("a") "2026-01-01,b,1", 2, 0, 0,
	    "a b", 0, false },
	{ "crlf", "time,series,value\r\n2026-01-01,a,1\r\n2026-01-02,b,1\r\n",
	    2, 0, 0, "a b", 0, false },
	{ "old Macintosh",
	    "time,series,value\r2026-01-01,a,1\r2026-01-02,b,1\r", 2, 0, 0,
	    "a b", 0, false },
	{ "blank lines", HEAD "\n" ROW("a") "  \n\r\n" ROW("b"), 2, 0, 0, "a b",
	    0, false },
	{ "empty row", HEAD ROW("a") ",,\n", 1, 1, 0, "a", 0, false },
	{ "quotes", HEAD "\"2026-01-01\",\"a, \"\"b\"\"\",\"1\"\n", 1, 0, 0,
	    "a, \"b\"", 0, false },
	{ "newline in a cell", HEAD "2026-01-01,\"a\nb\",1\n" ROW("c"), 2, 0, 0,
	    "a\nb c", 0, false },
	{ "lf in a cell of crlf rows",
	    "time,series,value\r\n2026-01-01,\"a\nb\",1\r\n", 1, 0, 0, "a\nb",
	    0, false },
	{ "blanks around cells", HEAD " 2026-01-01 , a ,\" 1 \"\n", 1, 0, 0,
	    "a", 0, false },
	{ "quote inside an unquoted cell", HEAD ROW("5\" disk") ROW("b"), 2, 0,
	    0, "5\" disk b", 0, false },
	{ "quote inside a quoted cell", HEAD ROW("\"5\" disk\"") ROW("b"), 2, 0,
	    0, "5\" disk b", 0, false },
	{ "stray quote before quoted rows",
	    HEAD ROW("\"a") "\"2026-01-01\",\"b\",\"1\"\n" ROW("c"), 2, 0, 1,
	    "b c", 2, false },
	{ "stray quote before plain rows", HEAD ROW("\"a") ROW("b") ROW("c"), 2,
	    0, 1, "b c", 2, false },
	{ "stray quote in the last row", HEAD ROW("a") ROW("\"b"), 1, 0, 1, "a",
	    3, true },
	{ "cut inside quotes", HEAD ROW("a") "2026-01-01,\"b\nmore\nand mo", 1,
	    0, 3, "a", 3, true },
	{ "cut inside a row", HEAD ROW("a") "2026-01-", 1, 0, 1, "a", 3, true },
	{ "long row", HEAD ROW("a") "2026-01-01,b,1,2\n", 1, 0, 1, "a", 3,
	    false },
	{ "longer by empty cells", HEAD "2026-01-01,a,1,,\n", 1, 0, 0, "a", 0,
	    false },
	{ "short row", HEAD "2026-01-01,a\n" ROW("b"), 1, 1, 0, "b", 0, false },
	{ "lines before the header", "Report of May\n\n" HEAD ROW("a"), 1, 1, 0,
	    "a", 0, false },
	{ "sep= line", "sep=;\ntime;series;value\n2026-01-01;a;1\n", 1, 0, 0,
	    "a", 0, false },
	{ "tabs", "time\tseries\tvalue\n2026-01-01\ta\t1\n", 1, 0, 0, "a", 0,
	    false },
	{ "files joined", HEAD ROW("a") HEAD ROW("b"), 2, 1, 0, "a b", 0,
	    false },
	{ "BOM", "\xef\xbb\xbf" HEAD ROW("a"), 1, 0, 0, "a", 0, false },
};

static char *
series_names(const Facts *facts)
{
	const GPtrArray *series = facts_series(facts);
	GString *names = g_string_new(NULL);

	for (unsigned i = 0; i < series->len; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? " " : "",
		    ((const Series *)series->pdata[i])->name);
	return g_string_free(names, false);
}

static void
run(const CsvCase *c)
{
	g_autofree char *names = NULL;
	const Input *input;
	const GPtrArray *rejects;
	Bound bound;

	print_message("%s\n", c->name);
	bound_init(&bound);
	input = bound_read(&bound, "m.csv", c->text);
	bound_seal(&bound);
	bound_assert_rows(input, c->used, c->skipped, c->rejected);
	names = series_names(bound.facts);
	assert_string_equal(names, c->series);
	rejects = facts_rejects(bound.facts);
	if (c->line > 0)
		assert_int_equal(
		    ((const Reject *)rejects->pdata[0])->line, c->line);
	assert_int_equal(bound.error != NULL, c->cut);
	bound_clear(&bound);
}

static void
every_quirk_is_accounted_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		run(&cases[i]);
}

/* A cell beyond the limit is given up; what follows it is not. */
static void
runaway_cells_are_bounded(void **state)
{
	g_autofree char *filler = g_strnfill(600, 'x');
	g_autoptr(GString) text = g_string_new(HEAD ROW("a"));
	const Input *input;
	Bound bound;

	(void)state;
	g_string_append_printf(text, "2026-01-01,\"%s\n", filler);
	for (int i = 0; i < 20; i++)
		g_string_append_printf(text, "2026-01-01,s%02d,1\n", i);
	g_string_append(text, "2026-01-01,\"q\"\"\",1\n");
	bound_init(&bound);
	bound.max_record = 700;
	input = bound_read(&bound, "m.csv", text->str);
	bound_assert_rows(input, 22, 0, 1);
	assert_int_equal(bound_reject(&bound)->line, 3);
	bound_clear(&bound);
}

static void
a_last_line_without_an_end_is_noted(void **state)
{
	static const struct {
		const char *text;
		long line; /* 0: no note */
	} ends[] = {
		{ HEAD ROW("a"), 0 },
		{ HEAD ROW("a") "2026-01-01,b,12", 3 },
		{ HEAD ROW("a") "2026-01-01,\"b\",\"12\"", 3 },
		{ "time,series,value", 1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		const Finding *finding;
		const Input *input;
		Bound bound;

		bound_init(&bound);
		input = bound_read(&bound, "m.csv", ends[i].text);
		finding = bound_finding(input->findings, "no-line-end");
		assert_int_equal(finding ? finding->line : 0, ends[i].line);
		bound_clear(&bound);
	}
}

/* A line beyond the limit is one row, however many blocks it takes, with a
 * quoted cell or without. */
static void
runaway_lines_are_one_row(void **state)
{
	static const char *const quotes[] = { "", "\"" };
	g_autofree char *filler = g_strnfill(1000 * 1000, 'x');

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
		g_autofree char *text = g_strdup_printf(
		    HEAD ROW("a") "2026-01-01,%s%s%s,1\n" ROW("b") "x\n",
		    quotes[i], filler, quotes[i]);
		const Input *input;
		Bound bound;

		bound_init(&bound);
		bound.max_record = 300 * 1000;
		input = bound_read(&bound, "m.csv", text);
		bound_seal(&bound);
		assert_int_equal(input->rows_read, 4);
		assert_int_equal(input->rows_rejected, 2);
		assert_string_equal(
		    ((const Reject *)facts_rejects(bound.facts)->pdata[0])
			->reason,
		    "longer than 300000 bytes, as no row should be");
		assert_int_equal(
		    ((const Reject *)facts_rejects(bound.facts)->pdata[1])
			->line,
		    5);
		bound_clear(&bound);
	}
}

/* Rows keep their physical lines, and records may cross every block. */
static void
lines_are_physical_across_blocks(void **state)
{
	g_autoptr(GString) text = g_string_new(HEAD);
	const Input *input;
	Bound bound;

	(void)state;
	for (int i = 0; i < 40000; i++)
		g_string_append_printf(
		    text, "2026-01-01,\"s\n%d\n\",1\n", i % 7);
	g_string_append(text, "2026-01-01,last,bad\n");
	bound_init(&bound);
	input = bound_read(&bound, "m.csv", text->str);
	bound_assert_rows(input, 40000, 0, 1);
	assert_int_equal(bound_reject(&bound)->line, 1 + 3 * 40000 + 1);
	assert_int_equal(bound_reject(&bound)->column, 3);
	bound_clear(&bound);
}

static void
splitting_follows_the_delimiter(void **state)
{
	g_autoptr(GPtrArray) cells = csv_split("a;\"b;c\"; d", 10, ';');

	(void)state;
	assert_int_equal(cells->len, 3);
	assert_string_equal(cells->pdata[1], "b;c");
	assert_string_equal(cells->pdata[2], "d");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_quirk_is_accounted_for),
		cmocka_unit_test(runaway_cells_are_bounded),
		cmocka_unit_test(a_last_line_without_an_end_is_noted),
		cmocka_unit_test(runaway_lines_are_one_row),
		cmocka_unit_test(lines_are_physical_across_blocks),
		cmocka_unit_test(splitting_follows_the_delimiter),
	};

	return cmocka_run_group_tests_name("csv_reader", tests, NULL, NULL);
}
