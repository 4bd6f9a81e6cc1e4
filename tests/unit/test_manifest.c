#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "renderers/data/manifest.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static json_t *
load(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);
	json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(root);
	return root;
}

static const char *
string_at(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static void
lists_every_file_by_digest(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	const json_t *files, *first;
	json_t *root;

	(void)state;
	assert_true(stage_write(stage, "z.txt", "", 0, NULL));
	assert_true(stage_write(stage, "charts/a.svg", "abc", 3, NULL));
	assert_true(manifest_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	root = load("out/manifest.json");
	files = json_object_get(root, "files");
	assert_int_equal(json_array_size(files), 2);
	first = json_array_get(files, 0);
	assert_string_equal(string_at(first, "path"), "charts/a.svg");
	assert_int_equal(json_integer_value(json_object_get(first, "size")), 3);
	assert_string_equal(string_at(first, "sha256"),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	json_decref(root);
}

static void
names_what_it_was_made_from(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report = sample_report_new();
	const json_t *input;
	json_t *root;

	(void)state;
	assert_true(manifest_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	root = load("out/manifest.json");
	assert_string_equal(string_at(root, "version"), "0.1.0");
	assert_string_equal(string_at(root, "as_of"), "2026-11-22");
	assert_string_equal(string_at(root, "service"), "Larkspur Orders");
	assert_int_equal(json_array_size(json_object_get(root, "inputs")), 4);
	input = json_array_get(json_object_get(root, "inputs"), 1);
	assert_string_equal(string_at(input, "path"), "exports/jira.csv");
	assert_int_equal(
	    json_integer_value(json_object_get(input, "size")), 1048576);
	assert_int_equal(
	    strlen(string_at(input, "digest")), strlen("sha256:") + 64);
	input = json_array_get(json_object_get(root, "inputs"), 2);
	assert_string_equal(string_at(input, "path"), "exports/metrics.csv");
	json_decref(root);
}

static void
names_earlier_reviews(void **state)
{
	g_autofree char *target = sandbox_path("out");
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(Report) report =
	    report_new("Larkspur Orders", 20000, "0.1.0");
	const json_t *earlier;
	json_t *root;

	(void)state;
	report_add_earlier(report, "old/review.json", "00ff", 12, 19900);
	report_seal(report);
	assert_true(manifest_write(report, stage, NULL));
	assert_true(stage_commit(stage, NULL));
	root = load("out/manifest.json");
	earlier = json_array_get(json_object_get(root, "earlier"), 0);
	assert_string_equal(string_at(earlier, "path"), "old/review.json");
	assert_string_equal(string_at(earlier, "digest"), "sha256:00ff");
	assert_string_equal(string_at(earlier, "as_of"), "2024-06-26");
	assert_int_equal(
	    json_integer_value(json_object_get(earlier, "size")), 12);
	json_decref(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lists_every_file_by_digest,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(names_what_it_was_made_from,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(names_earlier_reviews,
		    sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
