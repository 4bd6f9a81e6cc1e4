/*
 * fsio.h - output directories that are whole or absent, and file digests.
 *
 * A Stage is built beside its target and swapped in by stage_commit(), so
 * that at any moment the target is a whole old run or a whole new one.
 * Where that cannot be (a mount point, a read-only parent, the current
 * folder) or would take a stranger's files away, the stage lies inside the
 * target and its files are moved one by one, manifest.json last.
 *
 * A file in the target is an earlier run's, and is removed when the new run
 * has it no more, if the target's manifest.json names both its path
 * ("charts/ladder.svg") and its SHA-256 in quotes.  All others stay, unless a
 * file of the new run has the same name.
 */
#ifndef PIPELINE_BASE_FSIO_H
#define PIPELINE_BASE_FSIO_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Stage Stage;	/* opaque */

/* Makes the staging directory for TARGET; parents are made as needed.
 * Clears what killed runs left there. */
Stage *stage_open(const char *target, GError **error);

/* Removes the staging directory unless committed. */
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* Writes a whole file, over an earlier one; RELATIVE may hold folders
 * ("charts/ladder.svg"). */
bool stage_write(Stage *stage, const char *relative, const char *bytes,
    size_t length, GError **error);

/* Absolute path for libraries that write files themselves; makes folders. */
char *stage_path(Stage *stage, const char *relative, GError **error);

/* Sorted relative paths of everything written so far; transfer full. */
GPtrArray *stage_list(const Stage *stage, GError **error);

/* Lower-case hex SHA-256 of a file in the stage. */
char *stage_sha256(const Stage *stage, const char *relative, size_t *size,
    GError **error);

/* Swaps the stage in.  On failure the former target stands untouched, save
 * that moving file by file may stop half-way: the old manifest.json then
 * still stands, and the next run completes it.  Whether it fails or not,
 * all that may follow is stage_free(). */
bool stage_commit(Stage *stage, GError **error);

/* Lower-case hex SHA-256 of any readable file. */
char *fsio_sha256(const char *path, GError **error);

#endif
