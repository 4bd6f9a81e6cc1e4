#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/fsio.h"
#include "tests/support/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Stages FILES, each holding its own name and TEXT, and a manifest. */
static Stage *
staged(const char *target, const char *text, const char *const *files)
{
	g_autofree char *path = sandbox_path(target);
	g_autoptr(GString) manifest = g_string_new("{\n");
	Stage *stage = stage_open(path, NULL);

	for (; stage != NULL && *files != NULL; files++) {
		g_autofree char *bytes = g_strdup_printf("%s %s", *files, text);
		g_autofree char *digest = NULL;

		stage_write(stage, *files, bytes, strlen(bytes), NULL);
		digest = stage_sha256(stage, *files, NULL, NULL);
		g_string_append_printf(
		    manifest, "\"%s\": \"%s\"\n", *files, digest);
	}
	g_string_append_printf(manifest, "} %s", text);
	if (stage != NULL)
		stage_write(
		    stage, "manifest.json", manifest->str, manifest->len, NULL);
	return stage;
}

static bool
run(const char *target, const char *text, const char *const *files,
    GError **error)
{
	g_autoptr(Stage) stage = staged(target, text, files);

	return stage != NULL && stage_commit(stage, error);
}

static const char *const first_files[] = { "charts/old.svg", "charts/same.svg",
	"gone/deep/x", "index.html", NULL };
static const char *const second_files[] = { "charts/new.svg", "charts/same.svg",
	"index.html", NULL };

static bool
has(const char *target, const char *file)
{
	g_autofree char *path = g_build_filename(target, file, NULL);

	return sandbox_has(path);
}

static bool
holds(const char *target, const char *file, const char *text)
{
	g_autofree char *path = g_build_filename(target, file, NULL);

	return sandbox_holds(path, text);
}

/* Whether TARGET shows the second run and no trace of the first. */
static bool
shows_second_run(const char *target)
{
	return holds(target, "charts/same.svg", "charts/same.svg 2") &&
	       holds(target, "charts/new.svg", "charts/new.svg 2") &&
	       holds(target, "index.html", "index.html 2") &&
	       !has(target, "charts/old.svg") && !has(target, "gone") &&
	       !has(target, ".headroom-new");
}

static void
makes_a_new_target(void **state)
{
	(void)state;
	assert_true(run("a/out", "1", first_files, NULL));
	assert_true(sandbox_holds("a/out/index.html", "index.html 1"));
	assert_int_equal(sandbox_count("a"), 1);
	assert_int_equal(sandbox_count("a/out"), 4);
}

static void
replaces_a_whole_run(void **state)
{
	g_autofree char *path = sandbox_path("out");
	struct stat before, after;

	(void)state;
	assert_true(run("out", "1", first_files, NULL));
	assert_int_equal(stat(path, &before), 0);
	assert_true(run("out", "2", second_files, NULL));
	assert_int_equal(stat(path, &after), 0);
	assert_true(before.st_ino != after.st_ino);
	assert_true(shows_second_run("out"));
	assert_int_equal(sandbox_count(""), 1);
	assert_int_equal(sandbox_count("out"), 3);
}

static void
keeps_the_mode_of_the_target(void **state)
{
	g_autofree char *path = sandbox_path("out");
	struct stat status;

	(void)state;
	sandbox_make_folder("out");
	sandbox_chmod("out", 02751);
	assert_true(run("out", "1", first_files, NULL));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 02751);
}

static void
follows_a_linked_target(void **state)
{
	g_autofree char *link = sandbox_path("link");

	(void)state;
	sandbox_make_folder("a/out");
	assert_int_equal(symlink("a/out", link), 0);
	assert_true(run("link", "1", first_files, NULL));
	assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
	assert_true(sandbox_holds("a/out/index.html", "index.html 1"));
	assert_int_equal(sandbox_count("a"), 1);
}

static void
keeps_what_others_wrote(void **state)
{
	(void)state;
	sandbox_write("out/theirs/notes.txt", "keep me");
	sandbox_write("out/index.html", "a page of theirs");
	assert_true(run("out", "1", first_files, NULL));
	assert_true(run("out", "2", second_files, NULL));
	assert_true(sandbox_holds("out/theirs/notes.txt", "keep me"));
	assert_true(sandbox_holds("out/index.html", "index.html 2"));
	assert_true(shows_second_run("out"));
	assert_int_equal(sandbox_count(""), 1);
}

static void
keeps_what_was_edited(void **state)
{
	(void)state;
	assert_true(run("out", "1", first_files, NULL));
	sandbox_write("out/gone/deep/x", "my remarks");
	assert_true(run("out", "2", second_files, NULL));
	assert_true(sandbox_holds("out/gone/deep/x", "my remarks"));
	assert_false(sandbox_has("out/charts/old.svg"));
}

/* Runs BODY in a child, which may do to itself what it likes. */
static int
in_child(int (*body)(int), int argument)
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child == 0)
		_exit(body(argument));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

enum { DONE, FAILED, REFUSED };

static int
run_where_we_stand(int unused)
{
	g_autofree char *path = sandbox_path("out");

	(void)unused;
	if (chdir(path) != 0)
		return REFUSED;
	return run("out", "2", second_files, NULL) &&
		       access("index.html", F_OK) == 0
		   ? DONE
		   : FAILED;
}

static void
merges_into_the_current_folder(void **state)
{
	(void)state;
	assert_true(run("out", "1", first_files, NULL));
	assert_int_equal(in_child(run_where_we_stand, 0), DONE);
	assert_true(shows_second_run("out"));
}

/* From here on, exchanging two folders fails with CODE in this process. */
static bool
exchange_fails(int code)
{
	struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, args[4])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RENAME_EXCHANGE, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)code),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { G_N_ELEMENTS(steps), steps };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static int
run_without_exchange(int code)
{
	if (!exchange_fails(code))
		return REFUSED;
	return run("out", "2", second_files, NULL) ? DONE : FAILED;
}

/* Runs twice, the second time with CODE from every exchange; whether the
 * folder is another one then. */
static bool
is_replaced_despite(int code)
{
	g_autofree char *path = sandbox_path("out");
	struct stat before, after;
	int result;

	assert_true(run("out", "1", first_files, NULL));
	assert_int_equal(stat(path, &before), 0);
	result = in_child(run_without_exchange, code);
	if (result == REFUSED) {
		g_clear_pointer(&path, g_free);
		skip();
	}
	assert_int_equal(result, DONE);
	assert_true(shows_second_run("out"));
	assert_int_equal(sandbox_count(""), 1);
	assert_int_equal(stat(path, &after), 0);
	return before.st_ino != after.st_ino;
}

static void
swaps_with_two_renames(void **state)
{
	(void)state;
	assert_true(is_replaced_despite(EINVAL));
	assert_true(is_replaced_despite(ENOSYS));
}

static void
merges_what_cannot_be_renamed(void **state)
{
	(void)state;
	assert_false(is_replaced_despite(EBUSY));
	assert_false(is_replaced_despite(EXDEV));
}

/* In a mount namespace of its own, which takes root. */
static int
run_on_mount(int other_file_system)
{
	g_autofree char *path = sandbox_path("out");
	struct stat before, after;

	if (unshare(CLONE_NEWNS) != 0 ||
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return REFUSED;
	if (other_file_system ? mount("tmpfs", path, "tmpfs", 0, NULL) != 0
			      : mount(path, path, NULL, MS_BIND, NULL) != 0)
		return REFUSED;
	if (stat(path, &before) != 0 || !run("out", "1", first_files, NULL) ||
	    !run("out", "2", second_files, NULL) || stat(path, &after) != 0)
		return FAILED;
	return before.st_ino == after.st_ino && shows_second_run("out") &&
		       sandbox_count("out") == 3 && sandbox_count("") == 1
		   ? DONE
		   : FAILED;
}

static void
merges_into_a_mount_point(void **state)
{
	(void)state;
	sandbox_make_folder("out");
	for (int other = 0; other < 2; other++) {
		int result = in_child(run_on_mount, other);

		if (result == REFUSED)
			skip();
		assert_int_equal(result, DONE);
	}
}

/* As if killed between moving the first file and the last. */
static void
clears_a_run_killed_while_merging(void **state)
{
	static const char *const killed_files[] = { "charts/half.svg", NULL };

	(void)state;
	assert_true(run("killed", "1", killed_files, NULL));
	sandbox_write("out/theirs", "x");
	sandbox_move("killed/charts/half.svg", "out/charts/half.svg");
	sandbox_move("killed/manifest.json", "out/.headroom-new/manifest.json");
	sandbox_remove("killed");
	assert_true(run("out", "2", second_files, NULL));
	assert_false(sandbox_has("out/charts/half.svg"));
	assert_true(sandbox_has("out/theirs"));
	assert_true(shows_second_run("out"));
}

static void
waits_for_no_other_merge(void **state)
{
	g_autofree char *inside = NULL;
	g_autoptr(GError) error = NULL;
	int lock;

	(void)state;
	sandbox_write("out/theirs", "x");
	sandbox_write("out/.headroom-new/file", "another run's");
	inside = sandbox_path("out/.headroom-new");
	lock = open(inside, O_RDONLY | O_DIRECTORY);
	assert_int_equal(flock(lock, LOCK_EX), 0);
	assert_false(run("out", "2", second_files, &error));
	assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
	assert_true(sandbox_has("out/.headroom-new/file"));
	assert_false(sandbox_has("out/index.html"));
	assert_int_equal(sandbox_count(""), 1);
	close(lock);
	assert_true(run("out", "2", second_files, NULL));
	assert_true(shows_second_run("out"));
}

/* A folder of theirs where a file must go is found only on the way. */
static void
a_failed_merge_can_be_completed(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_true(run("out", "1", first_files, NULL));
	sandbox_write("out/charts/same.svg.d/in", "theirs");
	sandbox_remove("out/charts/same.svg");
	sandbox_move("out/charts/same.svg.d", "out/charts/same.svg");
	assert_false(run("out", "3", second_files, &error));
	assert_non_null(strstr(error->message, "charts/same.svg"));
	assert_true(sandbox_holds("out/charts/new.svg", "charts/new.svg 3"));
	assert_true(sandbox_has("out/charts/old.svg"));
	sandbox_remove("out/charts/same.svg");
	assert_true(run("out", "2", second_files, NULL));
	assert_true(shows_second_run("out"));
	assert_int_equal(sandbox_count("out"), 3);
	assert_int_equal(sandbox_count(""), 1);
}

static void
a_failed_swap_changes_nothing(void **state)
{
	g_autoptr(Stage) stage = NULL;
	g_autoptr(GError) error = NULL;
	bool committed;

	(void)state;
	sandbox_drop_root();
	assert_true(run("locked/out", "1", first_files, NULL));
	stage = staged("locked/out", "2", second_files);
	sandbox_chmod("locked", 0555);
	committed = stage_commit(stage, &error);
	sandbox_chmod("locked", 0777);
	sandbox_regain_root();
	assert_false(committed);
	assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES));
	assert_true(sandbox_holds("locked/out/index.html", "index.html 1"));
	assert_true(sandbox_has("locked/out/charts/old.svg"));
	assert_int_equal(sandbox_count("locked/out"), 4);
}

static void
runs_of_old_overlap(void **state)
{
	g_autoptr(Stage) slow = NULL;

	(void)state;
	slow = staged("out", "2", second_files);
	assert_true(run("out", "1", first_files, NULL));
	assert_true(stage_commit(slow, NULL));
	assert_true(shows_second_run("out"));
	assert_int_equal(sandbox_count(""), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    makes_a_new_target, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    replaces_a_whole_run, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(keeps_the_mode_of_the_target,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    follows_a_linked_target, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    keeps_what_others_wrote, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    keeps_what_was_edited, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(merges_into_the_current_folder,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    swaps_with_two_renames, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(merges_what_cannot_be_renamed,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    merges_into_a_mount_point, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    clears_a_run_killed_while_merging, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    waits_for_no_other_merge, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(a_failed_merge_can_be_completed,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(a_failed_swap_changes_nothing,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    runs_of_old_overlap, sandbox_setup, sandbox_teardown),
	};

	return cmocka_run_group_tests_name("fsio_commit", tests, NULL, NULL);
}
