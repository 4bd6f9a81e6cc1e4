#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/expand.h"
#include "tests/support/scratch.h"

static const Expanded *
at(const GPtrArray *list, unsigned i)
{
	assert_in_range(i, 0, list->len - 1);
	return list->pdata[i];
}

static void
folders_are_read_sorted_and_whole(void **state)
{
	g_autofree char *b = scratch_write_text(*state, "d/b.csv", "x");
	g_autofree char *a = scratch_write_text(*state, "d/a.csv", "x");
	g_autofree char *deep = scratch_write_text(*state, "d/c/z.csv", "x");
	g_autofree char *hidden = scratch_write_text(*state, "d/.git", "x");
	g_autofree char *folder = g_path_get_dirname(a);
	g_autoptr(GPtrArray) list = expand_path(folder);

	assert_int_equal(list->len, 3);
	assert_string_equal(at(list, 0)->path, a);
	assert_string_equal(at(list, 1)->path, b);
	assert_string_equal(at(list, 2)->path, deep);
}

static void
missing_files_stay_in_the_list(void **state)
{
	g_autoptr(GPtrArray) list = expand_path("/no/such/file");
	g_autoptr(GPtrArray) input = expand_path("-");

	(void)state;
	assert_int_equal(list->len, 1);
	assert_null(at(list, 0)->problem);
	assert_string_equal(at(input, 0)->path, "-");
}

static void
archives_become_their_members(void **state)
{
	static const char *const names[] = { "b.csv", "a.csv" };
	static const char *const texts[] = { "1", "2" };
	g_autofree char *two =
	    scratch_write_zip(*state, "two.zip", names, texts, 2);
	g_autofree char *one =
	    scratch_write_zip(*state, "one.zip", names, texts, 1);
	g_autoptr(GPtrArray) several = expand_path(two);
	g_autoptr(GPtrArray) single = expand_path(one);

	assert_int_equal(several->len, 2);
	assert_string_equal(at(several, 0)->member, "a.csv");
	assert_string_equal(at(several, 1)->path, two);
	assert_int_equal(single->len, 1);
	assert_null(at(single, 0)->member);
}

static void
what_cannot_be_read_says_why(void **state)
{
	static const char *const names[] = { "[Content_Types].xml",
		"xl/workbook.xml" };
	static const char *const texts[] = { "<a/>", "<b/>" };
	g_autofree char *sheet =
	    scratch_write_zip(*state, "a.xlsx", names, texts, 2);
	g_autofree char *none =
	    scratch_write_zip(*state, "none.zip", names, texts, 0);
	g_autofree char *only = scratch_write_text(*state, "empty/.keep", "");
	g_autofree char *folder = g_path_get_dirname(only);
	g_autoptr(GPtrArray) office = expand_path(sheet);
	g_autoptr(GPtrArray) archive = expand_path(none);
	g_autoptr(GPtrArray) empty = expand_path(folder);

	assert_non_null(strstr(at(office, 0)->problem, "office document"));
	assert_non_null(strstr(at(archive, 0)->problem, "without files"));
	assert_non_null(strstr(at(empty, 0)->problem, "without files"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folders_are_read_sorted_and_whole),
		cmocka_unit_test(missing_files_stay_in_the_list),
		cmocka_unit_test(archives_become_their_members),
		cmocka_unit_test(what_cannot_be_read_says_why),
	};

	return cmocka_run_group_tests_name(
	    "expand", tests, scratch_setup, scratch_teardown);
}
