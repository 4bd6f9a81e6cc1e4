#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/gunzip.h"
#include "tests/support/scratch.h"

/* Stored bytes, handed out in steps. */
typedef struct Stored {
	char *bytes;
	size_t length, at, step;
} Stored;

static ssize_t
fill(void *data, const char **bytes)
{
	Stored *stored = data;
	size_t n = MIN(stored->step, stored->length - stored->at);

	*bytes = stored->bytes + stored->at;
	stored->at += n;
	return (ssize_t)n;
}

static ssize_t
fail_to_fill(void *data, const char **bytes)
{
	(void)data;
	*bytes = NULL;
	return -1;
}

static void
load_gzip(const char *dir, const char *text, Stored *out)
{
	g_autofree char *path = scratch_write_gzip(dir, "x.gz", text);

	*out = (Stored){ .step = 7 };
	assert_true(g_file_get_contents(path, &out->bytes, &out->length, NULL));
}

static char *
read_all(const Stored *stored, GError **error)
{
	Stored from = *stored;
	g_autoptr(Gunzip) gunzip = gunzip_new(fill, &from);
	GString *text = g_string_new(NULL);
	char buffer[50];
	ssize_t n;

	while ((n = gunzip_read(gunzip, buffer, sizeof buffer, error)) > 0)
		g_string_append_len(text, buffer, n);
	return g_string_free(text, n < 0);
}

static void
reads_whatever_the_pieces(void **state)
{
	g_autofree char *long_text = g_strnfill(5000, 'x');
	g_autofree char *text = NULL;
	Stored stored;

	load_gzip(*state, long_text, &stored);
	assert_true(gunzip_matches(stored.bytes, stored.length));
	for (stored.step = 1; stored.step < 60; stored.step += 5) {
		g_free(text);
		text = read_all(&stored, NULL);
		assert_string_equal(text, long_text);
	}
	g_free(stored.bytes);
}

/* Every flipped bit behind the header must be an error or harmless. */
static void
no_flipped_bit_changes_the_text(void **state)
{
	static const char text[] = "a,1.25\nb,2.50\nc,3.75\nd,5.00\n";
	Stored stored;

	load_gzip(*state, text, &stored);
	for (size_t bit = 10 * 8; bit < stored.length * 8; bit++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *got = NULL;

		stored.bytes[bit / 8] ^= (char)(1 << bit % 8);
		got = read_all(&stored, &error);
		stored.bytes[bit / 8] ^= (char)(1 << bit % 8);
		assert_true(error || strcmp(got, text) == 0);
	}
	g_free(stored.bytes);
}

static void
every_cut_is_an_error(void **state)
{
	Stored stored;
	size_t whole;

	load_gzip(*state, "some text, some text", &stored);
	whole = stored.length;
	for (stored.length = 3; stored.length < whole; stored.length++) {
		g_autoptr(GError) error = NULL;

		assert_null(read_all(&stored, &error));
		assert_non_null(error);
	}
	g_free(stored.bytes);
}

static void
append(Stored *stored, const char *bytes, size_t length)
{
	stored->bytes = g_realloc(stored->bytes, stored->length + length);
	memcpy(stored->bytes + stored->length, bytes, length);
	stored->length += length;
}

static void
joined_members_are_one_text(void **state)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	Stored first, second;

	load_gzip(*state, "one,", &first);
	load_gzip(*state, "two", &second);
	append(&first, second.bytes, second.length);
	append(&first, "\0\0\0\0\0\0\0\0\0\0", 10);
	text = read_all(&first, NULL);
	assert_string_equal(text, "one,two");
	append(&first, "more", 4);
	assert_null(read_all(&first, &error));
	assert_non_null(error);
	g_free(first.bytes);
	g_free(second.bytes);
}

static void
failing_reads_are_passed_on(void **state)
{
	g_autoptr(Gunzip) gunzip = gunzip_new(fail_to_fill, NULL);
	g_autoptr(GError) error = NULL;
	char c;

	(void)state;
	assert_int_equal(gunzip_read(gunzip, &c, 1, &error), -1);
	assert_null(error);
}

static void
other_files_do_not_match(void **state)
{
	(void)state;
	assert_false(gunzip_matches("", 0));
	assert_false(gunzip_matches("\x1f\x8b", 2));
	assert_false(gunzip_matches("PK\x03", 3));
	assert_true(gunzip_matches("\x1f\x8b\x08", 3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_whatever_the_pieces),
		cmocka_unit_test(no_flipped_bit_changes_the_text),
		cmocka_unit_test(every_cut_is_an_error),
		cmocka_unit_test(joined_members_are_one_text),
		cmocka_unit_test(failing_reads_are_passed_on),
		cmocka_unit_test(other_files_do_not_match),
	};

	return cmocka_run_group_tests_name(
	    "gunzip", tests, scratch_setup, scratch_teardown);
}
