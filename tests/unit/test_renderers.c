#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "renderers/renderers.h"
#include "tests/support/sample_report.h"
#include "tests/support/sandbox.h"

static void
manifest_is_last_of_unique_names(void **state)
{
	const char *last = NULL;
	g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);

	(void)state;
	for (const Renderer *r = renderers; r->name != NULL; r++) {
		assert_true(g_hash_table_add(names, (void *)r->name));
		assert_non_null(r->summary);
		last = r->name;
	}
	assert_string_equal(last, "manifest");
}

static void
write_run(const char *relative, const Report *report, unsigned extras)
{
	g_autofree char *target = sandbox_path(relative);
	g_autoptr(Stage) stage = stage_open(target, NULL);
	g_autoptr(GError) error = NULL;

	if (!renderers_write_all(report, extras, stage, &error) ||
	    !stage_commit(stage, &error))
		fail_msg("%s", error->message);
}

static void
same_report_same_bytes(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *manifest = NULL, *path = NULL;

	(void)state;
	write_run("one", report, 0);
	write_run("two", report, 0);
	path = sandbox_path("one/manifest.json");
	assert_true(g_file_get_contents(path, &manifest, NULL, NULL));
	assert_true(sandbox_holds("two/manifest.json", manifest));
	assert_non_null(strstr(manifest, "\"index.html\""));
	assert_non_null(strstr(manifest, "\"review.html\""));
	assert_non_null(strstr(manifest, "\"report.css\""));
	assert_non_null(strstr(manifest, "\"review.json\""));
	assert_non_null(strstr(manifest, "\"rejects.csv\""));
	assert_non_null(strstr(manifest, "\"charts/ladder.svg\""));
	assert_non_null(strstr(manifest, "\"registers/timeline.csv\""));
	assert_non_null(strstr(manifest, "\"governance.ics\""));
}

static void
thin_report_has_all_files_too(void **state)
{
	g_autoptr(Report) report = sample_report_new_thin();

	(void)state;
	write_run("out", report, 0);
	assert_true(sandbox_has("out/index.html"));
	assert_true(sandbox_has("out/manifest.json"));
}

/* Images are for those who ask, and all else stays as it is. */
static void
extras_are_written_when_asked_for(void **state)
{
	g_autoptr(Report) report = sample_report_new();
	g_autofree char *path = NULL, *manifest = NULL, *svg = NULL;

	(void)state;
	write_run("plain", report, 0);
	write_run("out", report, RENDER_PNG);
	assert_false(sandbox_has("plain/charts/ladder.png"));
	assert_true(sandbox_has("out/charts/ladder.png"));
	path = sandbox_path("out/manifest.json");
	assert_true(g_file_get_contents(path, &manifest, NULL, NULL));
	assert_non_null(strstr(manifest, "\"charts/ladder.png\""));
	g_free(path);
	path = sandbox_path("plain/charts/ladder.svg");
	assert_true(g_file_get_contents(path, &svg, NULL, NULL));
	assert_true(sandbox_holds("out/charts/ladder.svg", svg));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(manifest_is_last_of_unique_names),
		cmocka_unit_test_setup_teardown(
		    same_report_same_bytes, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    extras_are_written_when_asked_for, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(thin_report_has_all_files_too,
		    sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("renderers", tests, NULL, NULL);
}
