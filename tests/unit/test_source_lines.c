#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/source_lines.h"
#include "tests/support/scratch.h"

typedef struct Case {
	const char *text;
	long wanted[3];
	size_t count;
	const char *want; /* lines between "|", "-" for none */
} Case;

static const Case cases[] = {
	{ "a\nb\nc\n", { 1, 3 }, 2, "a|c" },
	{ "a\nb\nc", { 3 }, 1, "c" },
	{ "a\r\nb\r\n", { 1, 2, 3 }, 3, "a|b|-" },
	{ "a\n\nc\n", { 2, 2, 3 }, 3, "||c" },
	{ "", { 1 }, 1, "-" },
	{ "\n", { 1, 2 }, 2, "|-" },
	{ "a\n", { 0 }, 0, "" },
	{ "\xef\xbb\xbfKey\nA\n", { 1 }, 1, "Key" },
	{ "caf\xe9\nx\n", { 1 }, 1, "café" },
};

static char *
join(const GPtrArray *texts)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < texts->len; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? "|" : "",
		    texts->pdata[i] ? (char *)texts->pdata[i] : "-");
	return g_string_free(out, FALSE);
}

static void
lines_are_those_that_readers_count(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
		    scratch_write_text(*state, "a", cases[i].text);
		g_autoptr(GPtrArray) texts = source_lines(
		    path, NULL, cases[i].wanted, cases[i].count, NULL);
		g_autofree char *got = NULL;

		assert_non_null(texts);
		got = join(texts);
		assert_string_equal(got, cases[i].want);
	}
}

static void
what_is_packed_is_unpacked(void **state)
{
	static const char *const members[] = { "a.csv", "b.csv" };
	static const char *const contents[] = { "one\ntwo\n", "x\ny\n" };
	static const long wanted[] = { 2 };
	g_autofree char *gzip =
	    scratch_write_gzip(*state, "a.gz", "one\ntwo\n");
	g_autofree char *zip =
	    scratch_write_zip(*state, "a.zip", members, contents, 2);
	g_autoptr(GPtrArray) first = source_lines(gzip, NULL, wanted, 1, NULL);
	g_autoptr(GPtrArray) second =
	    source_lines(zip, "b.csv", wanted, 1, NULL);

	assert_string_equal(first->pdata[0], "two");
	assert_string_equal(second->pdata[0], "y");
}

/* Longer than a window, and cut between two characters. */
static void
long_lines_are_cut(void **state)
{
	g_autoptr(GString) text = g_string_new("x");
	static const long wanted[] = { 1, 2 };
	g_autofree char *path = NULL;
	g_autoptr(GPtrArray) texts = NULL;

	for (int i = 0; i < 100000; i++)
		g_string_append(text, "é");
	g_string_append(text, "\nnext\n");
	path = scratch_write_text(*state, "a", text->str);
	texts = source_lines(path, NULL, wanted, 2, NULL);
	assert_int_equal(strlen(texts->pdata[0]), SOURCE_LINE_MOST - 1);
	assert_true(g_utf8_validate(texts->pdata[0], -1, NULL));
	assert_string_equal(texts->pdata[1], "next");
}

static void
missing_files_are_errors(void **state)
{
	static const long wanted[] = { 1 };
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(source_lines("no-such-file", NULL, wanted, 1, &error));
	assert_non_null(error);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    lines_are_those_that_readers_count, scratch_setup,
		    scratch_teardown),
		cmocka_unit_test_setup_teardown(what_is_packed_is_unpacked,
		    scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(
		    long_lines_are_cut, scratch_setup, scratch_teardown),
		cmocka_unit_test(missing_files_are_errors),
	};

	return cmocka_run_group_tests_name("source_lines", tests, NULL, NULL);
}
