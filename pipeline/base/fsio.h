/*
 * fsio.h - output directories that are whole or absent, and file digests.
 *
 * A Stage is built beside its target and swapped in by stage_commit(), so
 * that at any moment the target is a whole old run or a whole new one.
 * If the target is a mount point the stage lies inside it and its files
 * are moved one by one, manifest.json last.
 */
#ifndef PIPELINE_BASE_FSIO_H
#define PIPELINE_BASE_FSIO_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Stage Stage;	/* opaque */

/* Makes the staging directory for TARGET; parents are made as needed. */
Stage *stage_open(const char *target, GError **error);

/* Removes the staging directory unless committed. */
void stage_free(Stage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stage, stage_free)

/* Writes a whole file; RELATIVE may hold folders ("charts/ladder.svg"). */
bool stage_write(Stage *stage, const char *relative, const char *bytes,
    size_t length, GError **error);

/* Absolute path for libraries that write files themselves; makes folders. */
char *stage_path(Stage *stage, const char *relative, GError **error);

/* Sorted relative paths of everything written so far; transfer full. */
GPtrArray *stage_list(const Stage *stage, GError **error);

/* Lower-case hex SHA-256 of a file in the stage. */
char *stage_sha256(const Stage *stage, const char *relative, size_t *size,
    GError **error);

/* Swaps the stage in.  On failure the former target stands untouched. */
bool stage_commit(Stage *stage, GError **error);

/* Lower-case hex SHA-256 of any readable file. */
char *fsio_sha256(const char *path, GError **error);

#endif
