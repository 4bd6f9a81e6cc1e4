/*
 * filetree.h - whole folders of files: list, remove, move, digest.
 *
 * Symbolic links count as files and are never followed down.  Errors are
 * G_FILE_ERROR with the path in front.
 */
#ifndef PIPELINE_BASE_FILETREE_H
#define PIPELINE_BASE_FILETREE_H

#include <glib.h>
#include <stdbool.h>

/* Sets ERROR to "PATH: cannot WHAT: " and errno's text; returns false. */
bool filetree_fail(GError **error, const char *what, const char *path);

/* Paths of all files under ROOT, relative to it, in byte order. */
GPtrArray *filetree_list(const char *root, GError **error);

/* Removes ROOT and all in it; that it is not there is fine. */
bool filetree_remove(const char *root, GError **error);

/* Removes ROOT/RELATIVE and the folders between that it leaves empty. */
bool filetree_unlink(const char *root, const char *relative, GError **error);

/* Makes the folders that ROOT/RELATIVE needs. */
bool filetree_make_parents(const char *root, const char *relative,
    GError **error);

/* Moves FROM_ROOT/RELATIVE to TO_ROOT/RELATIVE, whose folder exists; copies
 * where the two are on different file systems. */
bool filetree_move(const char *from_root, const char *to_root,
    const char *relative, GError **error);

/* Lower-case hex SHA-256 of the file PATH; SIZE in bytes unless NULL. */
char *filetree_sha256(const char *path, size_t *size, GError **error);

#endif
