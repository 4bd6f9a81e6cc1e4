#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/ingest/expand.h"
#include "tests/support/scratch.h"

static const Expanded *
at(const GPtrArray *list, unsigned i)
{
	assert_in_range(i, 0, list->len - 1);
	return list->pdata[i];
}

static GPtrArray *
expand(const char *path)
{
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);

	return expand_path(path, passed);
}

static void
folders_are_read_sorted_and_whole(void **state)
{
	g_autofree char *b = scratch_write_text(*state, "d/b.csv", "x");
	g_autofree char *a = scratch_write_text(*state, "d/a.csv", "x");
	g_autofree char *deep = scratch_write_text(*state, "d/c/z.csv", "x");
	g_autofree char *hidden = scratch_write_text(*state, "d/.git", "x");
	g_autofree char *folder = g_path_get_dirname(a);
	g_autoptr(GPtrArray) list = expand(folder);

	assert_int_equal(list->len, 3);
	assert_string_equal(at(list, 0)->path, a);
	assert_string_equal(at(list, 1)->path, b);
	assert_string_equal(at(list, 2)->path, deep);
}

static void
loops_and_pipes_are_told(void **state)
{
	g_autofree char *a = scratch_write_text(*state, "loops/in/a.csv", "x");
	g_autofree char *in = g_path_get_dirname(a);
	g_autofree char *folder = g_path_get_dirname(in);
	g_autofree char *loop = g_build_filename(in, "loop", NULL);
	g_autofree char *pipe = g_build_filename(in, "pipe", NULL);
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = NULL;

	assert_int_equal(symlink("../../loops", loop), 0);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	list = expand_path(folder, passed);
	assert_int_equal(list->len, 1);
	assert_null(at(list, 0)->problem);
	assert_int_equal(passed->len, 2);
	assert_non_null(strstr(passed->pdata[0], "it lies in"));
	assert_non_null(strstr(passed->pdata[1], "pipe, socket or device"));
	g_ptr_array_unref(g_steal_pointer(&list));
	list = expand_path(pipe, passed);
	assert_null(at(list, 0)->problem);
}

static void
missing_files_stay_in_the_list(void **state)
{
	g_autoptr(GPtrArray) list = expand("/no/such/file");
	g_autoptr(GPtrArray) input = expand("-");

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
	g_autoptr(GPtrArray) several = expand(two);
	g_autoptr(GPtrArray) single = expand(one);

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
	g_autoptr(GPtrArray) office = expand(sheet);
	g_autoptr(GPtrArray) archive = expand(none);
	g_autoptr(GPtrArray) empty = expand(folder);

	assert_non_null(strstr(at(office, 0)->problem, "office document"));
	assert_non_null(strstr(at(archive, 0)->problem, "without files"));
	assert_non_null(
	    strstr(at(empty, 0)->problem, "nothing that looks like an export"));
}

static void
what_is_no_export_is_passed_over_and_named(void **state)
{
	static const char *const names[] = { "a.csv", "README.md",
		"__MACOSX/._a.csv" };
	static const char *const texts[] = { "1", "2", "3" };
	g_autofree char *csv = scratch_write_text(*state, "p/a.csv", "x");
	g_autofree char *readme = scratch_write_text(*state, "p/README", "x");
	g_autofree char *git = scratch_write_text(*state, "p/.git/HEAD", "x");
	g_autofree char *zip =
	    scratch_write_zip(*state, "p/b.zip", names, texts, 3);
	g_autofree char *folder = g_path_get_dirname(csv);
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = expand_path(folder, passed);

	assert_int_equal(list->len, 2);
	assert_string_equal(at(list, 0)->path, csv);
	assert_string_equal(at(list, 1)->member, "a.csv");
	assert_int_equal(passed->len, 3);
	assert_true(g_str_has_suffix(passed->pdata[0], "p/.git"));
	assert_string_equal(passed->pdata[1], readme);
}

/* Markdown may be a record: its reader decides. */
static void
documents_are_marked(void **state)
{
	g_autofree char *record =
	    scratch_write_text(*state, "records/0001-a.md", "x");
	g_autofree char *csv = scratch_write_text(*state, "records/a.csv", "x");
	g_autofree char *readme =
	    scratch_write_text(*state, "records/readme.md", "x");
	g_autofree char *folder = g_path_get_dirname(csv);
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = expand_path(folder, passed);
	g_autofree char *name = NULL;

	assert_int_equal(list->len, 2);
	assert_true(at(list, 0)->prose);
	assert_false(at(list, 1)->prose);
	name = expanded_name(at(list, 0));
	assert_string_equal(name, record);
	assert_int_equal(passed->len, 1);
	assert_string_equal(passed->pdata[0], readme);
}

/* What the user names is read, whatever it is called. */
static void
names_that_are_given_are_kept(void **state)
{
	g_autofree char *readme = scratch_write_text(*state, "README.md", "x");
	g_autoptr(GPtrArray) list = expand(readme);

	assert_int_equal(list->len, 1);
	assert_null(at(list, 0)->problem);
}

static void
earlier_reviews_are_not_read(void **state)
{
	g_autofree char *manifest =
	    scratch_write_text(*state, "r/out/manifest.json",
		"{\"files\": [], \"inputs\": [], \"version\": \"1\", "
		"\"as_of\": \"2026-01-01\"}");
	g_autofree char *csv =
	    scratch_write_text(*state, "r/out/mine.csv", "x");
	g_autofree char *out = g_path_get_dirname(manifest);
	g_autofree char *folder = g_path_get_dirname(out);
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = expand_path(folder, passed);

	assert_int_equal(list->len, 1);
	assert_string_equal(at(list, 0)->path, csv);
	assert_int_equal(passed->len, 1);
	assert_true(g_str_has_suffix(passed->pdata[0], "(an earlier review)"));
}

static void
dumps_in_pieces_are_one_complaint(void **state)
{
	static const char *const names[] = { "3001.dat", "restore.sql",
		"./toc.dat" };
	static const char *const texts[] = { "1", "2", "PGDMP" };
	g_autofree char *archive =
	    scratch_write_zip(*state, "t.tar", names, texts, 3);
	g_autofree char *toc =
	    scratch_write_text(*state, "fd/toc.dat", "PGDMP");
	g_autofree char *data = scratch_write_text(*state, "fd/1.dat.gz", "x");
	g_autofree char *folder = g_path_get_dirname(toc);
	g_autoptr(GPtrArray) tar = expand(archive);
	g_autoptr(GPtrArray) directory = expand(folder);

	assert_int_equal(tar->len, 1);
	assert_non_null(strstr(at(tar, 0)->problem, "pg_restore"));
	assert_int_equal(directory->len, 1);
	assert_non_null(strstr(at(directory, 0)->problem, "pg_restore"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folders_are_read_sorted_and_whole),
		cmocka_unit_test(loops_and_pipes_are_told),
		cmocka_unit_test(missing_files_stay_in_the_list),
		cmocka_unit_test(archives_become_their_members),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(what_is_no_export_is_passed_over_and_named),
		cmocka_unit_test(documents_are_marked),
		cmocka_unit_test(names_that_are_given_are_kept),
		cmocka_unit_test(earlier_reviews_are_not_read),
		cmocka_unit_test(dumps_in_pieces_are_one_complaint),
	};

	return cmocka_run_group_tests_name(
	    "expand", tests, scratch_setup, scratch_teardown);
}
