#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <limits.h>
#include <string.h>

#include "pipeline/ingest/unpack.h"
#include "tests/support/scratch.h"

static char *
read_all(Unpack *unpack, GError **error)
{
	GString *text = g_string_new(NULL);
	char buffer[1000];
	ssize_t n;

	while ((n = unpack_read(unpack, buffer, sizeof buffer, error)) > 0)
		g_string_append_len(text, buffer, n);
	return g_string_free(text, n < 0);
}

static Unpack *
open_default(const char *path, const char *member, GError **error)
{
	return unpack_open(path, member, &source_default_limits, error);
}

static void
plain_file_passes_through(void **state)
{
	g_autofree char *path = scratch_write(*state, "a.csv", "a\0b\n", 4);
	g_autoptr(Unpack) unpack = open_default(path, NULL, NULL);
	char buffer[10];
	bool whole;

	assert_int_equal(unpack_read(unpack, buffer, 10, NULL), 4);
	assert_memory_equal(buffer, "a\0b\n", 4);
	assert_int_equal(unpack_read(unpack, buffer, 10, NULL), 0);
	assert_null(unpack_compression(unpack));
	assert_true(unpack_drain(unpack, LLONG_MAX, &whole, NULL));
	assert_true(whole);
	assert_int_equal(unpack_stored_bytes(unpack), 4);
}

static void
digest_is_of_the_stored_bytes(void **state)
{
	g_autofree char *path = scratch_write_gzip(*state, "a.csv.gz", "abc");
	g_autofree char *bytes = NULL, *want = NULL, *text = NULL;
	g_autoptr(Unpack) unpack = open_default(path, NULL, NULL);
	size_t length;
	bool whole;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	want = g_compute_checksum_for_data(
	    G_CHECKSUM_SHA256, (const unsigned char *)bytes, length);
	text = read_all(unpack, NULL);
	assert_string_equal(text, "abc");
	assert_true(unpack_drain(unpack, LLONG_MAX, &whole, NULL));
	assert_true(whole);
	assert_string_equal(unpack_sha256(unpack), want);
	assert_int_equal(unpack_stored_bytes(unpack), length);
	assert_string_equal(unpack_compression(unpack), "gzip");
}

/* At every length, a cut file is an error and never a silent end. */
static void
cut_gzip_is_an_error(void **state)
{
	g_autofree char *path =
	    scratch_write_gzip(*state, "a.gz", "a,b,c\n1,2,3\n4,5,6\n");
	g_autofree char *bytes = NULL;
	size_t length;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	for (size_t cut = 20; cut < length; cut++) {
		g_autofree char *half =
		    scratch_write(*state, "half.gz", bytes, cut);
		g_autoptr(GError) error = NULL;
		g_autoptr(Unpack) unpack = open_default(half, NULL, &error);
		g_autofree char *text =
		    unpack ? read_all(unpack, &error) : NULL;

		assert_null(text);
		assert_int_equal(error->code, SOURCE_ERROR_DAMAGED);
		assert_true(g_str_has_prefix(error->message, half));
	}
}

static void
empty_file_is_no_text(void **state)
{
	g_autofree char *path = scratch_write(*state, "empty", "", 0);
	g_autoptr(Unpack) unpack = open_default(path, NULL, NULL);
	char c;

	assert_non_null(unpack);
	assert_int_equal(unpack_read(unpack, &c, 1, NULL), 0);
}

static void
missing_and_forbidden_are_told_apart(void **state)
{
	g_autofree char *path = g_build_filename(*state, "no-such-file", NULL);
	g_autoptr(GError) missing = NULL, folder = NULL;

	assert_null(open_default(path, NULL, &missing));
	assert_int_equal(missing->code, SOURCE_ERROR_MISSING);
	assert_null(open_default(*state, NULL, &folder));
	assert_int_equal(folder->code, SOURCE_ERROR_UNREADABLE);
}

static const char *const members[] = { "one.csv", "sub/two.csv",
	"__MACOSX/sub/._two.csv" };
static const char *const texts[] = { "first\n", "second\n", "junk" };

static void
members_are_listed_and_read(void **state)
{
	g_autofree char *path =
	    scratch_write_zip(*state, "a.zip", members, texts, 3);
	g_autoptr(GPtrArray) names = unpack_list(path, NULL);

	assert_int_equal(names->len, 2);
	for (size_t i = 0; i < names->len; i++) {
		g_autoptr(Unpack) unpack =
		    open_default(path, names->pdata[i], NULL);
		g_autofree char *text = read_all(unpack, NULL);

		assert_string_equal(names->pdata[i], members[i]);
		assert_string_equal(text, texts[i]);
		assert_string_equal(unpack_compression(unpack), "zip");
	}
}

static void
single_member_needs_no_name(void **state)
{
	g_autofree char *path =
	    scratch_write_zip(*state, "a.zip", members, texts, 1);
	g_autoptr(Unpack) unpack = open_default(path, NULL, NULL);
	g_autofree char *text = read_all(unpack, NULL);

	assert_string_equal(text, "first\n");
}

static void
several_members_without_a_name_are_refused(void **state)
{
	g_autofree char *path =
	    scratch_write_zip(*state, "a.zip", members, texts, 2);
	g_autoptr(Unpack) unpack = open_default(path, NULL, NULL);
	g_autoptr(GError) error = NULL;

	assert_null(read_all(unpack, &error));
	assert_non_null(strstr(error->message, "several files"));
}

static void
plain_and_compressed_files_have_no_members(void **state)
{
	g_autofree char *plain = scratch_write_text(*state, "a", "PKx");
	g_autofree char *packed = scratch_write_gzip(*state, "b", "x");
	g_autoptr(GError) error = NULL;

	assert_null(unpack_list(plain, &error));
	assert_null(unpack_list(packed, &error));
	assert_null(error);
}

static void
bombs_are_stopped(void **state)
{
	g_autofree char *zeros = g_strnfill(80 << 20, '0');
	g_autofree char *path = scratch_write_gzip(*state, "bomb.gz", zeros);
	static const SourceLimits small = { 1000, 1e9 };
	static const SourceLimits tight = { 1 << 30, 100 };
	static const SourceLimits roomy = { 1 << 30, 1e9 };
	const SourceLimits *limits[] = { &small, &tight, &roomy };

	for (size_t i = 0; i < 3; i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(Unpack) unpack =
		    unpack_open(path, NULL, limits[i], NULL);
		g_autofree char *text = read_all(unpack, &error);

		if (i == 2) {
			assert_int_equal(strlen(text), 80 << 20);
			continue;
		}
		assert_null(text);
		assert_int_equal(error->code, SOURCE_ERROR_TOO_LARGE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_file_passes_through),
		cmocka_unit_test(digest_is_of_the_stored_bytes),
		cmocka_unit_test(cut_gzip_is_an_error),
		cmocka_unit_test(empty_file_is_no_text),
		cmocka_unit_test(missing_and_forbidden_are_told_apart),
		cmocka_unit_test(members_are_listed_and_read),
		cmocka_unit_test(single_member_needs_no_name),
		cmocka_unit_test(several_members_without_a_name_are_refused),
		cmocka_unit_test(plain_and_compressed_files_have_no_members),
		cmocka_unit_test(bombs_are_stopped),
	};

	return cmocka_run_group_tests_name(
	    "unpack", tests, scratch_setup, scratch_teardown);
}
