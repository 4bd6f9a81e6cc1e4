#include "pipeline/base/filetree.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 16, BLOCK_SIZE = 65536 };

bool
filetree_fail(GError **error, const char *what, const char *path)
{
	int code = errno;

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
	    "%s: cannot %s: %s", path, what, g_strerror(code));
	return false;
}

static bool list_folder(
    const char *root, const char *relative, GPtrArray *out, GError **error);

static bool
list_entry(
    const char *root, const char *relative, GPtrArray *out, GError **error)
{
	g_autofree char *path = g_build_filename(root, relative, NULL);
	GStatBuf status;

	if (g_lstat(path, &status) != 0)
		return filetree_fail(error, "read", path);
	if (S_ISDIR(status.st_mode))
		return list_folder(root, relative, out, error);
	g_ptr_array_add(out, g_strdup(relative));
	return true;
}

static bool
list_folder(
    const char *root, const char *relative, GPtrArray *out, GError **error)
{
	g_autofree char *path = g_build_filename(root, relative, NULL);
	g_autoptr(GDir) folder = g_dir_open(path, 0, error);
	const char *name;

	if (folder == NULL)
		return false;
	while ((name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *inner =
		    *relative == '\0' ? g_strdup(name)
				      : g_build_filename(relative, name, NULL);

		if (!list_entry(root, inner, out, error))
			return false;
	}
	return true;
}

static int
compare_paths(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

GPtrArray *
filetree_list(const char *root, GError **error)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

	if (!list_folder(root, "", paths, error))
		return NULL;
	g_ptr_array_sort(paths, compare_paths);
	return g_steal_pointer(&paths);
}

static int
remove_entry(
    const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

bool
filetree_remove(const char *root, GError **error)
{
	if (nftw(root, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0 ||
	    errno == ENOENT)
		return true;
	return filetree_fail(error, "remove", root);
}

bool
filetree_unlink(const char *root, const char *relative, GError **error)
{
	g_autofree char *path = g_build_filename(root, relative, NULL);
	char *slash;

	if (g_unlink(path) != 0)
		return filetree_fail(error, "remove", path);
	while ((slash = strrchr(path, '/')) > path + strlen(root)) {
		*slash = '\0';
		if (g_rmdir(path) != 0)
			break;
	}
	return true;
}

bool
filetree_make_parents(const char *root, const char *relative, GError **error)
{
	g_autofree char *path = g_build_filename(root, relative, NULL);
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_mkdir_with_parents(folder, 0777) == 0)
		return true;
	return filetree_fail(error, "make this folder", folder);
}

static bool
copy_file(const char *from, const char *to, GError **error)
{
	g_autofree char *bytes = NULL;
	size_t length;

	return g_file_get_contents(from, &bytes, &length, error) &&
	       g_file_set_contents_full(to, bytes, (gssize)length,
		   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

bool
filetree_move(const char *from_root, const char *to_root, const char *relative,
    GError **error)
{
	g_autofree char *from = g_build_filename(from_root, relative, NULL);
	g_autofree char *to = g_build_filename(to_root, relative, NULL);

	if (g_rename(from, to) == 0)
		return true;
	if (errno != EXDEV)
		return filetree_fail(error, "replace", to);
	return copy_file(from, to, error) &&
	       (g_unlink(from) == 0 || filetree_fail(error, "remove", from));
}

/* Feeds FILE to SUM; the bytes read, or -1 with errno set. */
static gssize
digest_stream(FILE *file, GChecksum *sum)
{
	guchar block[BLOCK_SIZE];
	gssize total = 0;
	size_t n;

	while ((n = fread(block, 1, sizeof block, file)) > 0) {
		g_checksum_update(sum, block, (gssize)n);
		total += (gssize)n;
	}
	return ferror(file) ? -1 : total;
}

char *
filetree_sha256(const char *path, size_t *size, GError **error)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	FILE *file = fopen(path, "rbe");
	gssize total = file == NULL ? -1 : digest_stream(file, sum);

	if (total < 0)
		filetree_fail(error, "read", path);
	if (file != NULL)
		fclose(file);
	if (total < 0)
		return NULL;
	if (size != NULL)
		*size = (size_t)total;
	return g_strdup(g_checksum_get_string(sum));
}
