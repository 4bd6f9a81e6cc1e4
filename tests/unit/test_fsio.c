#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/fsio.h"
#include "tests/support/sandbox.h"

#include <string.h>
#include <unistd.h>

#define SHA_ABC                                                                \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static Stage *
open_stage(const char *target)
{
	g_autofree char *path = sandbox_path(target);
	g_autoptr(GError) error = NULL;
	Stage *stage = stage_open(path, &error);

	if (stage == NULL)
		fail_msg("%s", error->message);
	return stage;
}

static void
check_refused(const char *target, const char *culprit)
{
	g_autofree char *path = sandbox_path(target);
	g_autofree char *start = sandbox_path(culprit);
	g_autoptr(GError) error = NULL;
	g_autoptr(Stage) stage = stage_open(path, &error);

	assert_null(stage);
	assert_true(g_str_has_prefix(error->message, start));
}

static void
collects_files(void **state)
{
	static const char *const want[] = { "b.txt", "charts/a.svg", "z" };
	g_autoptr(Stage) stage = open_stage("deep/down/out");
	g_autoptr(GPtrArray) files = NULL;
	g_autofree char *digest = NULL, *path = NULL, *text = NULL;
	size_t size, length;

	(void)state;
	assert_true(stage_write(stage, "z", "", 0, NULL));
	assert_true(stage_write(stage, "charts/a.svg", "longer", 6, NULL));
	assert_true(stage_write(stage, "charts/a.svg", "abc", 3, NULL));
	assert_true(stage_write(stage, "b.txt", "a\0b", 3, NULL));
	files = stage_list(stage, NULL);
	assert_int_equal(files->len, G_N_ELEMENTS(want));
	for (unsigned i = 0; i < files->len; i++)
		assert_string_equal(files->pdata[i], want[i]);
	digest = stage_sha256(stage, "charts/a.svg", &size, NULL);
	assert_string_equal(digest, SHA_ABC);
	assert_int_equal(size, 3);
	path = stage_path(stage, "b.txt", NULL);
	assert_true(g_path_is_absolute(path));
	assert_true(g_file_get_contents(path, &text, &length, NULL));
	assert_memory_equal(text, "a\0b", 3);
	assert_int_equal(length, 3);
	assert_false(sandbox_has("deep/down/out"));
}

static void
paths_make_their_folders(void **state)
{
	g_autoptr(Stage) stage = open_stage("out");
	g_autofree char *path = stage_path(stage, "a/b/c.pdf", NULL);

	(void)state;
	assert_true(g_file_set_contents(path, "x", 1, NULL));
}

static void
nothing_leaves_the_stage(void **state)
{
	static const char *const bad[] = { "", "/etc/x", "..", "../x", "a/../x",
		"a//b", "./a", "a/.", "a/" };
	g_autoptr(Stage) stage = open_stage("out");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;

		assert_false(stage_write(stage, bad[i], "x", 1, &error));
		assert_non_null(error);
		assert_null(stage_path(stage, bad[i], NULL));
	}
	assert_true(stage_write(stage, "..a/.b", "x", 1, NULL));
}

static void
free_leaves_no_trace(void **state)
{
	Stage *stage;

	(void)state;
	sandbox_write("out/old", "old");
	stage = open_stage("out");
	assert_true(stage_write(stage, "charts/new", "new", 3, NULL));
	stage_free(stage);
	stage_free(NULL);
	assert_int_equal(sandbox_count(""), 1);
	assert_int_equal(sandbox_count("out"), 1);
	assert_true(sandbox_holds("out/old", "old"));
}

static void
only_folders_are_replaced(void **state)
{
	g_autofree char *link = sandbox_path("link");

	(void)state;
	sandbox_write("file", "x");
	assert_int_equal(symlink("nowhere", link), 0);
	check_refused("file", "file: ");
	check_refused("file/out", "file: ");
	check_refused("link", "link: ");
	assert_true(sandbox_holds("file", "x"));
	assert_int_equal(sandbox_count(""), 2);
}

static void
sweeps_dead_stages_only(void **state)
{
	g_autoptr(Stage) alive = NULL;
	g_autoptr(Stage) stage = NULL;

	(void)state;
	sandbox_write(".out.headroom-new-0/file", "dead");
	sandbox_write(".out.headroom-new-7/file", "dead");
	sandbox_write(".out2.headroom-new-0/file", "another target's");
	sandbox_write("out/file", "old");
	alive = open_stage("out");
	assert_true(stage_write(alive, "alive", "x", 1, NULL));
	stage = open_stage("out");
	assert_int_equal(sandbox_count(""), 4);
	assert_true(sandbox_has(".out2.headroom-new-0/file"));
	assert_true(stage_write(alive, "alive", "y", 1, NULL));
}

static void
sweep_follows_no_links(void **state)
{
	g_autofree char *link = sandbox_path(".out.headroom-new-0");
	g_autoptr(Stage) stage = NULL;

	(void)state;
	sandbox_write("keep/file", "x");
	assert_int_equal(symlink("keep", link), 0);
	stage = open_stage("out");
	assert_true(sandbox_has("keep/file"));
}

static void
a_run_killed_between_renames_is_put_back(void **state)
{
	g_autoptr(Stage) stage = NULL;

	(void)state;
	sandbox_write(".out.headroom-old/file", "old");
	stage = open_stage("out");
	assert_true(sandbox_holds("out/file", "old"));
	assert_false(sandbox_has(".out.headroom-old"));
}

static void
a_run_killed_after_renames_is_cleared(void **state)
{
	g_autoptr(Stage) stage = NULL;

	(void)state;
	sandbox_write(".out.headroom-old/file", "old");
	sandbox_write("out/file", "new");
	stage = open_stage("out");
	assert_true(sandbox_holds("out/file", "new"));
	assert_false(sandbox_has(".out.headroom-old"));
}

static void
unwritable_parent_is_an_error(void **state)
{
	g_autofree char *path = sandbox_path("locked/out");
	g_autoptr(Stage) stage = NULL;
	g_autoptr(GError) error = NULL;

	(void)state;
	sandbox_drop_root();
	sandbox_make_folder("locked");
	sandbox_chmod("locked", 0555);
	stage = stage_open(path, &error);
	sandbox_chmod("locked", 0777);
	sandbox_regain_root();
	assert_null(stage);
	assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES));
	assert_non_null(strstr(error->message, path));
}

static void
unwritable_parent_of_a_writable_target_is_none(void **state)
{
	g_autofree char *path = sandbox_path("locked/out");
	g_autoptr(Stage) stage = NULL;

	(void)state;
	sandbox_drop_root();
	sandbox_make_folder("locked/out");
	sandbox_chmod("locked", 0555);
	stage = stage_open(path, NULL);
	sandbox_chmod("locked", 0777);
	sandbox_regain_root();
	assert_non_null(stage);
	assert_true(sandbox_has("locked/out/.headroom-new"));
}

static void
unwritable_everything_is_an_error(void **state)
{
	g_autofree char *path = sandbox_path("locked/out");
	g_autoptr(Stage) stage = NULL;
	g_autoptr(GError) error = NULL;

	(void)state;
	sandbox_drop_root();
	sandbox_make_folder("locked/out");
	sandbox_chmod("locked/out", 0555);
	sandbox_chmod("locked", 0555);
	stage = stage_open(path, &error);
	sandbox_chmod("locked", 0777);
	sandbox_regain_root();
	assert_null(stage);
	assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES));
}

static void
a_write_that_fails_says_so(void **state)
{
	g_autoptr(Stage) stage = NULL;
	g_autoptr(GError) error = NULL;

	(void)state;
	stage = open_stage("out");
	assert_true(stage_write(stage, "file", "x", 1, NULL));
	assert_false(stage_write(stage, "file/inner", "x", 1, &error));
	assert_non_null(strstr(error->message, "file"));
}

static void
digests_any_file(void **state)
{
	g_autofree char *path = sandbox_path("abc");
	g_autofree char *digest = NULL;

	(void)state;
	sandbox_write("abc", "abc");
	digest = fsio_sha256(path, NULL);
	assert_string_equal(digest, SHA_ABC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    collects_files, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    paths_make_their_folders, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    nothing_leaves_the_stage, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    free_leaves_no_trace, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    only_folders_are_replaced, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    sweeps_dead_stages_only, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    sweep_follows_no_links, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    a_run_killed_between_renames_is_put_back, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    a_run_killed_after_renames_is_cleared, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(unwritable_parent_is_an_error,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    unwritable_parent_of_a_writable_target_is_none,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    unwritable_everything_is_an_error, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(a_write_that_fails_says_so,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    digests_any_file, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("fsio", tests, NULL, NULL);
}
