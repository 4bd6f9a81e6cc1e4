#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/source.h"
#include "tests/support/scratch.h"

static char *
read_all(Source *source, size_t step, GError **error)
{
	GString *text = g_string_new(NULL);
	g_autofree char *buffer = g_malloc(step);
	ssize_t n;

	while ((n = source_read(source, buffer, step, error)) > 0)
		g_string_append_len(text, buffer, n);
	return g_string_free(text, n < 0);
}

static Source *
open_default(const char *path)
{
	return source_open(path, NULL, &source_default_limits, NULL);
}

static void
peeking_consumes_nothing(void **state)
{
	g_autofree char *path = scratch_write_text(*state, "a", "Key\nA-1\n");
	g_autoptr(Source) source = open_default(path);
	g_autofree char *text = NULL;
	const char *window;
	size_t length;

	assert_true(source_peek(source, &window, &length, NULL));
	assert_true(source_peek(source, &window, &length, NULL));
	assert_int_equal(length, 8);
	assert_memory_equal(window, "Key\nA-1\n", 8);
	text = read_all(source, 3, NULL);
	assert_string_equal(text, "Key\nA-1\n");
}

/* Longer than every block inside, with letters across their borders. */
static void
long_text_comes_through_whole(void **state)
{
	g_autoptr(GString) long_text = g_string_new(NULL);
	g_autofree char *path = NULL, *text = NULL;
	g_autoptr(Source) source = NULL;
	g_autoptr(Input) input = input_new("a");
	const char *window;
	size_t length;

	for (int i = 0; i < 50000; i++)
		g_string_append_printf(long_text, "%d;é€\n", i);
	path = scratch_write_gzip(*state, "a", long_text->str);
	source = open_default(path);
	assert_true(source_peek(source, &window, &length, NULL));
	assert_int_equal(length, SOURCE_WINDOW);
	text = read_all(source, 4096, NULL);
	assert_string_equal(text, long_text->str);
	assert_true(source_finish(source, input, true, NULL));
	assert_string_equal(input->encoding, "utf-8");
	assert_string_equal(input->compression, "gzip");
	assert_int_equal(strlen(input->sha256), 64);
}

/* What "cat a.csv b.csv" makes of exports with a mark each. */
static void
marks_in_the_middle_go_too(void **state)
{
	g_autofree char *path = scratch_write_text(*state, "a",
	    "\xef\xbb\xbf\"a\"\n1\n\xef\xbb\xbf\"a\"\n\xef\xbb\xbf\xef\xbb"
	    "\xbf");
	g_autoptr(Source) source = open_default(path);
	g_autofree char *text = read_all(source, 5, NULL);

	assert_string_equal(text, "\"a\"\n1\n\"a\"\n");
}

/* A reader that stops early must not change what is said of the file. */
static void
finishing_early_still_digests_everything(void **state)
{
	g_autofree char *text = g_strnfill(1 << 20, 'x');
	g_autofree char *path = scratch_write_text(*state, "a", text);
	g_autofree char *want =
	    g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	g_autoptr(Source) source = open_default(path);
	g_autoptr(Input) input = input_new(path);

	assert_true(source_finish(source, input, true, NULL));
	assert_string_equal(input->sha256, want);
	assert_int_equal(input->bytes, 1 << 20);
}

static void
cut_utf16_is_an_error(void **state)
{
	g_autofree char *path = scratch_write(*state, "a",
	    "\xff\xfe"
	    "a\0b",
	    5);
	g_autoptr(Source) source = open_default(path);
	g_autoptr(GError) error = NULL;

	assert_null(read_all(source, 10, &error));
	assert_int_equal(error->code, SOURCE_ERROR_DAMAGED);
}

static void
nuls_are_counted(void **state)
{
	g_autofree char *path = scratch_write(*state, "a", "a\0\0b", 4);
	g_autoptr(Source) source = open_default(path);
	const char *window;
	size_t length;

	assert_true(source_peek(source, &window, &length, NULL));
	assert_int_equal(source_nul_count(source), 2);
	assert_int_equal(length, 2);
}

static void
members_are_named_after_their_archive(void **state)
{
	static const char *const names[] = { "x.csv", "y.csv" };
	static const char *const texts[] = { "1", "2" };
	g_autofree char *path =
	    scratch_write_zip(*state, "a.zip", names, texts, 2);
	g_autofree char *want = g_strconcat(path, "/y.csv", NULL);
	g_autoptr(Source) source =
	    source_open(path, "y.csv", &source_default_limits, NULL);
	g_autofree char *text = read_all(source, 10, NULL);

	assert_string_equal(source_path(source), want);
	assert_string_equal(text, "2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(peeking_consumes_nothing),
		cmocka_unit_test(long_text_comes_through_whole),
		cmocka_unit_test(marks_in_the_middle_go_too),
		cmocka_unit_test(finishing_early_still_digests_everything),
		cmocka_unit_test(cut_utf16_is_an_error),
		cmocka_unit_test(nuls_are_counted),
		cmocka_unit_test(members_are_named_after_their_archive),
	};

	return cmocka_run_group_tests_name(
	    "source", tests, scratch_setup, scratch_teardown);
}
