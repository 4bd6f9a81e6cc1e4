#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/filetree.h"
#include "tests/support/sandbox.h"

#include <string.h>
#include <unistd.h>

#define SHA_EMPTY                                                              \
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define SHA_ABC                                                                \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA_MILLION_A                                                          \
	"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

static void
lists_in_byte_order(void **state)
{
	static const char *const want[] = { "B", "a", "b/c/d", "b/link",
		"b.txt" };
	g_autofree char *root = sandbox_path("");
	g_autofree char *link = sandbox_path("b/link");
	g_autoptr(GPtrArray) files = NULL;

	(void)state;
	sandbox_write("a", "");
	sandbox_write("B", "");
	sandbox_write("b.txt", "");
	sandbox_write("b/c/d", "");
	sandbox_make_folder("empty");
	assert_int_equal(symlink("/", link), 0);
	files = filetree_list(root, NULL);
	assert_int_equal(files->len, G_N_ELEMENTS(want));
	for (unsigned i = 0; i < files->len; i++)
		assert_true(g_ptr_array_find_with_equal_func(
		    files, want[i], g_str_equal, NULL));
	for (unsigned i = 1; i < files->len; i++)
		assert_true(strcmp(files->pdata[i - 1], files->pdata[i]) < 0);
}

static void
missing_folders_cannot_be_listed(void **state)
{
	g_autofree char *path = sandbox_path("no");
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(filetree_list(path, &error));
	assert_non_null(strstr(error->message, path));
}

static void
removes_links_not_what_they_point_to(void **state)
{
	g_autofree char *tree = sandbox_path("tree");
	g_autofree char *keep = sandbox_path("keep");
	g_autofree char *link = sandbox_path("tree/in/link");

	(void)state;
	sandbox_write("keep/file", "x");
	sandbox_write("tree/in/file", "x");
	assert_int_equal(symlink(keep, link), 0);
	assert_true(filetree_remove(tree, NULL));
	assert_false(sandbox_has("tree"));
	assert_true(sandbox_has("keep/file"));
	assert_true(filetree_remove(tree, NULL));
}

static void
says_what_it_cannot_remove(void **state)
{
	g_autofree char *tree = sandbox_path("tree");
	g_autoptr(GError) error = NULL;
	bool removed;

	(void)state;
	sandbox_drop_root();
	sandbox_write("tree/file", "x");
	sandbox_chmod("tree", 0555);
	removed = filetree_remove(tree, &error);
	sandbox_chmod("tree", 0777);
	sandbox_regain_root();
	assert_false(removed);
	assert_non_null(strstr(error->message, tree));
}

static void
unlink_takes_emptied_folders_along(void **state)
{
	g_autofree char *root = sandbox_path("r");

	(void)state;
	sandbox_write("r/a/b/c/file", "x");
	sandbox_write("r/a/other", "x");
	assert_true(filetree_unlink(root, "a/b/c/file", NULL));
	assert_false(sandbox_has("r/a/b"));
	assert_true(sandbox_has("r/a/other"));
	assert_true(filetree_unlink(root, "a/other", NULL));
	assert_true(sandbox_has("r"));
	assert_false(sandbox_has("r/a"));
	assert_false(filetree_unlink(root, "a/other", NULL));
}

static void
moves_over_what_is_there(void **state)
{
	g_autofree char *from = sandbox_path("from");
	g_autofree char *to = sandbox_path("to");
	g_autoptr(GError) error = NULL;

	(void)state;
	sandbox_write("from/d/f", "new");
	sandbox_write("to/d/f", "old");
	assert_true(filetree_move(from, to, "d/f", NULL));
	assert_true(sandbox_holds("to/d/f", "new"));
	assert_false(sandbox_has("from/d/f"));
	assert_false(filetree_move(from, to, "d/f", &error));
	assert_non_null(strstr(error->message, "to/d/f: cannot replace"));
}

/* /dev/shm is a file system of its own on Linux, where it is mounted. */
static void
moves_across_file_systems(void **state)
{
	char from[] = "/dev/shm/headroom-test-XXXXXX";
	g_autofree char *to = NULL, *file = NULL;

	(void)state;
	if (mkdtemp(from) == NULL)
		skip();
	to = sandbox_path("");
	file = g_build_filename(from, "f", NULL);
	assert_true(g_file_set_contents(file, "far", -1, NULL));
	assert_true(filetree_move(from, to, "f", NULL));
	assert_false(g_file_test(file, G_FILE_TEST_EXISTS));
	assert_true(filetree_remove(from, NULL));
	assert_true(sandbox_holds("f", "far"));
}

static void
digests(void **state)
{
	g_autofree char *million = g_strnfill(1000000, 'a');
	const struct {
		const char *text, *want;
	} cases[] = {
		{ "", SHA_EMPTY },
		{ "abc", SHA_ABC },
		{ million, SHA_MILLION_A },
	};
	g_autofree char *path = sandbox_path("f");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = NULL;
		size_t size = 77;

		sandbox_write("f", cases[i].text);
		got = filetree_sha256(path, &size, NULL);
		assert_string_equal(got, cases[i].want);
		assert_int_equal(size, strlen(cases[i].text));
	}
}

static void
what_cannot_be_read_has_no_digest(void **state)
{
	g_autofree char *missing = sandbox_path("no");
	g_autofree char *folder = sandbox_path("");
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(filetree_sha256(missing, NULL, &error));
	assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
	assert_null(filetree_sha256(folder, NULL, NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    lists_in_byte_order, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    missing_folders_cannot_be_listed, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    removes_links_not_what_they_point_to, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(says_what_it_cannot_remove,
		    sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    unlink_takes_emptied_folders_along, sandbox_setup,
		    sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    moves_over_what_is_there, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    moves_across_file_systems, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    digests, sandbox_setup, sandbox_teardown),
		cmocka_unit_test_setup_teardown(
		    what_cannot_be_read_has_no_digest, sandbox_setup,
		    sandbox_teardown),
	};

	return cmocka_run_group_tests_name("filetree", tests, NULL, NULL);
}
