#include "pipeline/base/filetree.h"
#include "pipeline/base/fsio_stage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Only what an earlier run wrote may go.  A file is its if a manifest names
 * it and its digest, each in quotes; so neither a stranger's file nor one
 * that somebody edited is ever removed.  An input that lies in the target is
 * named there too, but its digest stands behind "sha256:".
 */
static bool
is_former(const Stage *stage, const char *relative)
{
	g_autofree char *path = g_build_filename(stage->target, relative, NULL);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", relative);
	g_autofree char *digest = NULL;
	g_autofree char *quoted_digest = NULL;

	if (strcmp(relative, STAGE_MANIFEST) == 0)
		return stage->former->len > 0;
	if (strstr(stage->former->str, quoted) == NULL ||
	    g_file_test(path, G_FILE_TEST_IS_SYMLINK))
		return false;
	digest = filetree_sha256(path, NULL, NULL);
	if (digest == NULL)
		return false;
	quoted_digest = g_strdup_printf("\"%s\"", digest);
	return strstr(stage->former->str, quoted_digest) != NULL;
}

static bool
is_staged(const char *relative)
{
	return g_str_has_prefix(relative, STAGE_INSIDE_NAME "/");
}

static void
read_manifest(Stage *stage)
{
	g_autofree char *path =
	    g_build_filename(stage->target, STAGE_MANIFEST, NULL);
	g_autofree char *text = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL))
		g_string_append(stage->former, text);
}

/* Whether nothing would be lost with the target. */
static bool
is_all_former(const Stage *stage)
{
	g_autoptr(GPtrArray) files = filetree_list(stage->target, NULL);

	if (files == NULL)
		return false;
	for (unsigned i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);

		if (!is_staged(file) && !is_former(stage, file))
			return false;
	}
	return true;
}

static void
copy_mode(const char *from, const char *to)
{
	struct stat status;

	if (stat(from, &status) == 0 && chmod(to, status.st_mode & 07777) != 0)
		errno = 0; /* the mode that the umask gave must do */
}

/* Where the file system cannot exchange; a kill between the two renames
 * is made good by the next run. */
static bool
swap_in_two(const Stage *stage)
{
	g_autofree char *old = stage_sibling(stage->target, "old");
	int code;

	if (g_rename(stage->target, old) != 0)
		return false;
	if (g_rename(stage->folder, stage->target) == 0) {
		filetree_remove(old, NULL);
		return true;
	}
	code = errno;
	g_rename(old, stage->target);
	errno = code;
	return false;
}

/* Puts the stage in the target's place; false with errno set. */
static bool
swap(const Stage *stage)
{
	if (!g_file_test(stage->target, G_FILE_TEST_EXISTS))
		return g_rename(stage->folder, stage->target) == 0;
	copy_mode(stage->target, stage->folder);
	if (renameat2(AT_FDCWD, stage->folder, AT_FDCWD, stage->target,
		RENAME_EXCHANGE) == 0) {
		filetree_remove(stage->folder, NULL);
		return true;
	}
	if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP)
		return swap_in_two(stage);
	return false;
}

/* Moves FILES from FOLDER into the stage's own folder. */
static bool
take_over(const Stage *stage, const char *folder, const GPtrArray *files,
    GError **error)
{
	for (unsigned i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);

		if (!filetree_make_parents(stage->folder, file, error) ||
		    !filetree_move(folder, stage->folder, file, error))
			return false;
	}
	return filetree_remove(folder, error);
}

/* Brings a stage beside the target into it, so that each file is then one
 * rename away from its place, whatever file system the target is on. */
static bool
move_inside(Stage *stage, GError **error)
{
	g_autoptr(GPtrArray) files = filetree_list(stage->folder, error);
	g_autofree char *beside = stage->folder;
	int lock = stage->lock;
	bool moved;

	stage->folder = NULL;
	stage->lock = -1;
	moved = files != NULL && stage_begin_inside(stage, error) &&
		take_over(stage, beside, files, error);
	if (!moved)
		filetree_remove(beside, NULL);
	if (lock >= 0)
		close(lock);
	return moved;
}

static bool
contains(GPtrArray *files, const char *wanted)
{
	return g_ptr_array_find_with_equal_func(
	    files, wanted, g_str_equal, NULL);
}

static bool
remove_stale(const Stage *stage, GPtrArray *fresh, GError **error)
{
	g_autoptr(GPtrArray) files = filetree_list(stage->target, error);

	if (files == NULL)
		return false;
	for (unsigned i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);

		if (is_staged(file) || contains(fresh, file) ||
		    strcmp(file, STAGE_MANIFEST) == 0 ||
		    !is_former(stage, file))
			continue;
		if (!filetree_unlink(stage->target, file, error))
			return false;
	}
	return true;
}

/* Moves the files named STAGE_MANIFEST, or all others. */
static bool
move_files(
    const Stage *stage, const GPtrArray *files, bool manifest, GError **error)
{
	for (unsigned i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);

		if ((strcmp(file, STAGE_MANIFEST) == 0) == manifest &&
		    !filetree_move(stage->folder, stage->target, file, error))
			return false;
	}
	return true;
}

/* File by file; folders first, so that most failures come before the first
 * file of the former run is replaced. */
static bool
merge(Stage *stage, GError **error)
{
	g_autoptr(GPtrArray) files = NULL;

	if (!stage->inside && !move_inside(stage, error))
		return false;
	files = filetree_list(stage->folder, error);
	if (files == NULL)
		return false;
	for (unsigned i = 0; i < files->len; i++)
		if (!filetree_make_parents(
			stage->target, g_ptr_array_index(files, i), error))
			return false;
	stage->merging = true;
	if (!move_files(stage, files, false, error) ||
	    !remove_stale(stage, files, error) ||
	    !move_files(stage, files, true, error))
		return false;
	filetree_remove(stage->folder, NULL);
	return true;
}

/* Mounted over, or from a lower layer of a container's image. */
static bool
cannot_be_renamed(int code)
{
	return code == EBUSY || code == EXDEV;
}

bool
stage_commit(Stage *stage, GError **error)
{
	g_return_val_if_fail(!stage->committed, false);
	read_manifest(stage);
	if (!stage->inside &&
	    (!g_file_test(stage->target, G_FILE_TEST_EXISTS) ||
		is_all_former(stage))) {
		stage->committed = swap(stage);
		if (!stage->committed && !cannot_be_renamed(errno))
			return filetree_fail(
			    error, "swap in the new run", stage->target);
	}
	if (!stage->committed)
		stage->committed = merge(stage, error);
	return stage->committed;
}
