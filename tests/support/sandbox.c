#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/base/filetree.h"
#include "tests/support/sandbox.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { PLAIN_USER = 65534 };

/* The tests of one binary run one after the other. */
static char *root;

int
sandbox_setup(void **state)
{
	(void)state;
	root = g_dir_make_tmp("headroom-test-XXXXXX", NULL);
	return root == NULL ? -1 : 0;
}

int
sandbox_teardown(void **state)
{
	bool removed = filetree_remove(root, NULL);

	(void)state;
	g_free(root);
	return removed ? 0 : -1;
}

char *
sandbox_path(const char *relative)
{
	return g_build_filename(root, relative, NULL);
}

void
sandbox_write(const char *relative, const char *text)
{
	g_autofree char *path = sandbox_path(relative);

	assert_true(filetree_make_parents(root, relative, NULL));
	assert_true(g_file_set_contents(path, text, -1, NULL));
}

void
sandbox_make_folder(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);

	assert_int_equal(g_mkdir_with_parents(path, 0777), 0);
}

void
sandbox_move(const char *from, const char *to)
{
	g_autofree char *old = sandbox_path(from);
	g_autofree char *new = sandbox_path(to);

	assert_true(filetree_make_parents(root, to, NULL));
	assert_int_equal(g_rename(old, new), 0);
}

void
sandbox_remove(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);

	assert_true(filetree_remove(path, NULL));
}

void
sandbox_chmod(const char *relative, unsigned mode)
{
	g_autofree char *path = sandbox_path(relative);

	assert_int_equal(g_chmod(path, (int)mode), 0);
}

bool
sandbox_has(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);
	GStatBuf status;

	return g_lstat(path, &status) == 0;
}

bool
sandbox_holds(const char *relative, const char *text)
{
	g_autofree char *path = sandbox_path(relative);
	g_autofree char *bytes = NULL;

	return g_file_get_contents(path, &bytes, NULL, NULL) &&
	       strcmp(bytes, text) == 0;
}

unsigned
sandbox_count(const char *relative)
{
	g_autofree char *path = sandbox_path(relative);
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	unsigned count = 0;

	assert_non_null(folder);
	while (g_dir_read_name(folder) != NULL)
		count++;
	return count;
}

void
sandbox_drop_root(void)
{
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(root, PLAIN_USER, (gid_t)-1), 0);
	assert_int_equal(seteuid(PLAIN_USER), 0);
}

void
sandbox_regain_root(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}
