#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pipeline/ingest/cur_manifest.h"
#include "pipeline/ingest/expand.h"
#include "tests/support/scratch.h"

#define MANIFEST(id, files)                                                    \
	"{\"assemblyId\": \"" id "\", \"reportKeys\": [" files "]}"
#define TWO "\"cur/month/new/r-1.csv\", \"cur/month/new/r-2.csv\""

/* A month in two versions, as AWS leaves it. */
static char *
make_month(const char *scratch, const char *month)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "r-Manifest.json", MANIFEST("new", TWO) },
		{ "new/r-Manifest.json", MANIFEST("new", TWO) },
		{ "new/r-1.csv", "a" },
		{ "new/r-2.csv", "b" },
		{ "old/r-Manifest.json", MANIFEST("old", "\"old/r-1.csv\"") },
		{ "old/r-1.csv", "c" },
		{ "other/x.csv", "d" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *name =
		    g_strdup_printf("%s/%s", month, files[i].name);

		g_free(scratch_write_text(scratch, name, files[i].text));
	}
	return g_build_filename(scratch, month, NULL);
}

static unsigned
count_files(const char *folder, const char *ending, const char **problem)
{
	g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = expand_path(folder, passed);
	unsigned count = 0;

	for (unsigned i = 0; i < list->len; i++) {
		const Expanded *file = list->pdata[i];

		count += g_str_has_suffix(file->path, ending);
		if (file->problem && problem)
			*problem = g_intern_string(file->problem);
	}
	return count;
}

static void
past_versions_are_passed_over(void **state)
{
	g_autofree char *month = make_month(*state, "whole");
	g_autofree char *old = g_build_filename(month, "old", NULL);
	g_autofree char *new = g_build_filename(month, "new", NULL);
	g_autofree char *other = g_build_filename(month, "other", NULL);
	g_autoptr(GPtrArray) current = cur_manifests_read(month);
	g_autoptr(GPtrArray) none = cur_manifests_read(other);
	const char *problem = NULL;

	assert_int_equal(current->len, 1);
	assert_true(cur_manifests_supersede(current, old));
	assert_false(cur_manifests_supersede(current, new));
	assert_false(cur_manifests_supersede(current, other));
	assert_false(cur_manifests_supersede(none, old));
	assert_int_equal(count_files(month, ".csv", &problem), 3);
	assert_null(problem);
}

static void
a_file_that_is_missing_is_told(void **state)
{
	g_autofree char *month = make_month(*state, "torn");
	g_autofree char *part = g_build_filename(month, "new/r-2.csv", NULL);
	const char *problem = NULL;

	assert_int_equal(g_remove(part), 0);
	count_files(month, ".csv", &problem);
	assert_non_null(problem);
	assert_non_null(strstr(problem, "lists r-2.csv, which is not there"));
}

/* Somebody may keep the manifests alone. */
static void
manifests_without_files_are_no_fault(void **state)
{
	g_autofree char *path = scratch_write_text(
	    *state, "alone/r-Manifest.json", MANIFEST("new", TWO));
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GPtrArray) manifests = cur_manifests_read(folder);

	assert_int_equal(manifests->len, 1);
	assert_null(cur_manifest_find_missing(manifests->pdata[0], folder));
}

static void
other_json_is_no_manifest(void **state)
{
	static const char *const texts[] = { "[]", "{", "{\"assemblyId\": 1}",
		"{\"dataFiles\": []}" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path = scratch_write_text(
		    *state, "json/x-Manifest.json", texts[i]);
		g_autofree char *folder = g_path_get_dirname(path);
		g_autoptr(GPtrArray) manifests = cur_manifests_read(folder);

		assert_int_equal(manifests->len, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(past_versions_are_passed_over),
		cmocka_unit_test(a_file_that_is_missing_is_told),
		cmocka_unit_test(manifests_without_files_are_no_fault),
		cmocka_unit_test(other_json_is_no_manifest),
	};

	return cmocka_run_group_tests_name(
	    "cur_manifest", tests, scratch_setup, scratch_teardown);
}
