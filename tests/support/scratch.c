#include "tests/support/scratch.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

int
scratch_setup(void **state)
{
	*state = g_dir_make_tmp("headroom-test-XXXXXX", NULL);
	return *state == NULL;
}

static void
remove_tree(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	g_remove(path);
}

int
scratch_teardown(void **state)
{
	remove_tree(*state);
	g_free(*state);
	return 0;
}

/* DIR/NAME, with the folders that it needs; transfer full. */
static char *
make_path(const char *dir, const char *name)
{
	char *path = g_build_filename(dir, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(parent, 0700), 0);
	return path;
}

char *
scratch_write(
    const char *dir, const char *name, const char *bytes, size_t length)
{
	char *path = make_path(dir, name);

	assert_true(g_file_set_contents(path, bytes, length, NULL));
	return path;
}

char *
scratch_write_text(const char *dir, const char *name, const char *text)
{
	return scratch_write(dir, name, text, strlen(text));
}

static void
add_entry(struct archive *archive, const char *name, const char *text)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0600);
	archive_entry_set_size(entry, strlen(text));
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	assert_int_equal(
	    archive_write_data(archive, text, strlen(text)), strlen(text));
	archive_entry_free(entry);
}

char *
scratch_write_gzip(const char *dir, const char *name, const char *text)
{
	char *path = make_path(dir, name);
	struct archive *archive = archive_write_new();

	archive_write_add_filter_gzip(archive);
	archive_write_set_format_raw(archive);
	assert_int_equal(
	    archive_write_open_filename(archive, path), ARCHIVE_OK);
	add_entry(archive, "data", text);
	assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
	return path;
}

char *
scratch_write_zip(const char *dir, const char *name, const char *const *members,
    const char *const *texts, size_t count)
{
	char *path = make_path(dir, name);
	struct archive *archive = archive_write_new();

	archive_write_set_format_zip(archive);
	assert_int_equal(
	    archive_write_open_filename(archive, path), ARCHIVE_OK);
	for (size_t i = 0; i < count; i++)
		add_entry(archive, members[i], texts[i]);
	assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
	return path;
}
