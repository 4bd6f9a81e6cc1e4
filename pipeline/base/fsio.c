#include "pipeline/base/fsio_stage.h"
#include "pipeline/base/filetree.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_STAGES = 1000 };

typedef enum LockResult {
	LOCK_HELD,
	LOCK_BUSY, /* another run has it, or has just removed it */
	LOCK_NONE, /* this file system has no locks */
} LockResult;

char *
stage_sibling(const char *path, const char *what)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *base = g_path_get_basename(path);

	return g_strdup_printf("%s/.%s.headroom-%s", folder, base, what);
}

static bool
is_same_file(int fd, const char *path)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && lstat(path, &named) == 0 &&
	       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* LOCK is -1 unless held. */
static LockResult
lock_folder(const char *path, int *lock)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	LockResult result = LOCK_BUSY;

	*lock = -1;
	if (fd < 0)
		return LOCK_BUSY;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		result = errno == EWOULDBLOCK ? LOCK_BUSY : LOCK_NONE;
	else if (is_same_file(fd, path))
		result = LOCK_HELD;
	if (result == LOCK_HELD)
		*lock = fd;
	else
		close(fd);
	return result;
}

/* Removes FOLDER unless a run may still be at it; where no lock can tell,
 * UNLOCKED decides. */
static void
remove_if_dead(const char *folder, bool unlocked)
{
	int lock;
	LockResult result = lock_folder(folder, &lock);

	if (result == LOCK_HELD || (result == LOCK_NONE && unlocked))
		filetree_remove(folder, NULL);
	if (lock >= 0)
		close(lock);
}

/* Clears what killed runs left beside TARGET.  One that died between its
 * two renames left no target: its former run is put back. */
static void
sweep(const char *target)
{
	g_autofree char *parent = g_path_get_dirname(target);
	g_autofree char *old = stage_sibling(target, "old");
	g_autofree char *stages = stage_sibling(target, "new-");
	g_autoptr(GDir) folder = g_dir_open(parent, 0, NULL);
	const char *name;

	if (!g_file_test(target, G_FILE_TEST_EXISTS))
		g_rename(old, target);
	else
		remove_if_dead(old, true);
	while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *path = g_build_filename(parent, name, NULL);

		if (g_str_has_prefix(path, stages))
			remove_if_dead(path, false);
	}
}

/* Makes and locks ".NAME.headroom-new-N"; false with errno set. */
static bool
begin_beside(Stage *stage)
{
	for (int n = 0; n < MAX_STAGES; n++) {
		g_autofree char *what = g_strdup_printf("new-%d", n);
		g_autofree char *folder = stage_sibling(stage->target, what);

		if (g_mkdir(folder, 0777) != 0) {
			if (errno == EEXIST)
				continue;
			return false;
		}
		if (lock_folder(folder, &stage->lock) == LOCK_BUSY)
			continue; /* swept away before it was locked */
		stage->folder = g_steal_pointer(&folder);
		return true;
	}
	errno = EEXIST;
	return false;
}

/* Keeps what the manifest of a killed run says it was about to write. */
static void
keep_manifest(Stage *stage, const char *folder)
{
	g_autofree char *path = g_build_filename(folder, STAGE_MANIFEST, NULL);
	g_autofree char *text = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL))
		g_string_append(stage->former, text);
}

bool
stage_begin_inside(Stage *stage, GError **error)
{
	g_autofree char *folder =
	    g_build_filename(stage->target, STAGE_INSIDE_NAME, NULL);

	keep_manifest(stage, folder);
	remove_if_dead(folder, true);
	if (g_mkdir(folder, 0777) != 0) {
		if (errno != EEXIST)
			return filetree_fail(error, "make this folder", folder);
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
		    "%s: another run is writing there; wait for it, or remove "
		    "the folder if there is none",
		    folder);
		return false;
	}
	lock_folder(folder, &stage->lock);
	stage->folder = g_steal_pointer(&folder);
	stage->inside = true;
	return true;
}

/* A mount point cannot be renamed, and the current folder should not be:
 * whoever stands in it would be left in the removed one. */
static bool
must_stay(const char *target)
{
	g_autofree char *parent = g_path_get_dirname(target);
	struct statx seen;
	struct stat here, above, current;

	if (stat(target, &here) != 0 || stat(parent, &above) != 0)
		return false;
	if (stat(".", &current) == 0 && current.st_dev == here.st_dev &&
	    current.st_ino == here.st_ino)
		return true;
	if (statx(AT_FDCWD, target, 0, STATX_BASIC_STATS, &seen) == 0 &&
	    (seen.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
		return (seen.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
	return here.st_dev != above.st_dev;
}

/* The absolute path without symbolic links, whose parents then exist. */
static char *
resolve_target(const char *target, GError **error)
{
	g_autofree char *absolute = g_canonicalize_filename(target, NULL);
	g_autofree char *parent = g_path_get_dirname(absolute);
	g_autofree char *base = g_path_get_basename(absolute);
	char *resolved = realpath(absolute, NULL), *path;

	if (resolved == NULL) {
		if (g_mkdir_with_parents(parent, 0777) != 0 ||
		    (resolved = realpath(parent, NULL)) == NULL) {
			filetree_fail(error, "make this folder", parent);
			return NULL;
		}
		path = g_build_filename(resolved, base, NULL);
	} else {
		path = g_strdup(resolved);
	}
	free(resolved);
	return path;
}

/* Whether something other than a folder, a dead link even, is there. */
static bool
is_taken(const char *path)
{
	GStatBuf status;

	return g_lstat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

static bool
begin(Stage *stage, GError **error)
{
	bool exists;

	if (is_taken(stage->target)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR,
		    "%s: is not a folder; choose another output folder",
		    stage->target);
		return false;
	}
	sweep(stage->target);
	exists = g_file_test(stage->target, G_FILE_TEST_IS_DIR);
	if (!must_stay(stage->target)) {
		if (begin_beside(stage))
			return true;
		if (!exists ||
		    (errno != EACCES && errno != EPERM && errno != EROFS))
			return filetree_fail(
			    error, "make a folder beside it", stage->target);
	}
	return stage_begin_inside(stage, error);
}

Stage *
stage_open(const char *target, GError **error)
{
	g_autofree char *resolved = resolve_target(target, error);
	Stage *stage;

	if (resolved == NULL)
		return NULL;
	stage = g_new0(Stage, 1);
	stage->target = g_steal_pointer(&resolved);
	stage->former = g_string_new(NULL);
	stage->lock = -1;
	if (begin(stage, error))
		return stage;
	stage_free(stage);
	return NULL;
}

void
stage_free(Stage *stage)
{
	if (stage == NULL)
		return;
	if (!stage->committed && !stage->merging && stage->folder != NULL)
		filetree_remove(stage->folder, NULL);
	if (stage->lock >= 0)
		close(stage->lock);
	g_string_free(stage->former, TRUE);
	g_free(stage->folder);
	g_free(stage->target);
	g_free(stage);
}

/* No absolute paths, no "..", nothing that would leave the stage. */
static bool
is_inside(const char *relative)
{
	g_auto(GStrv) parts = g_strsplit(relative, "/", -1);

	for (char **part = parts; *part != NULL; part++)
		if (**part == '\0' || strcmp(*part, ".") == 0 ||
		    strcmp(*part, "..") == 0)
			return false;
	return *relative != '\0';
}

char *
stage_path(Stage *stage, const char *relative, GError **error)
{
	if (!is_inside(relative)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
		    "\"%s\": is no path within the output folder", relative);
		return NULL;
	}
	if (!filetree_make_parents(stage->folder, relative, error))
		return NULL;
	return g_build_filename(stage->folder, relative, NULL);
}

bool
stage_write(Stage *stage, const char *relative, const char *bytes,
    size_t length, GError **error)
{
	g_autofree char *path = stage_path(stage, relative, error);

	return path != NULL &&
	       g_file_set_contents_full(path, bytes, (gssize)length,
		   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

GPtrArray *
stage_list(const Stage *stage, GError **error)
{
	return filetree_list(stage->folder, error);
}

char *
stage_sha256(
    const Stage *stage, const char *relative, size_t *size, GError **error)
{
	g_autofree char *path = g_build_filename(stage->folder, relative, NULL);

	return filetree_sha256(path, size, error);
}

char *
fsio_sha256(const char *path, GError **error)
{
	return filetree_sha256(path, NULL, error);
}
