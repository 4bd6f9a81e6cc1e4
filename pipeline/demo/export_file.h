/*
 * export_file.h - a CSV file as exporting tools write it, row by row.
 *
 * Cells are set by their place in the header, which may repeat names, and
 * need not be set in order; those not set are empty.  Only the current row
 * is in memory.  Writing is sticky: the first failure shows in _finish().
 */
#ifndef PIPELINE_DEMO_EXPORT_FILE_H
#define PIPELINE_DEMO_EXPORT_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct ExportFile ExportFile; /* opaque */

typedef enum ExportFlags {
	EXPORT_PLAIN = 0,
	EXPORT_GZIP = 1 << 0, /* without a time in it */
	EXPORT_BOM = 1 << 1, /* of UTF-8 */
} ExportFlags;

/* Replaces PATH and writes the header of COLUMNS names; NULL with ERROR set
 * if it cannot be opened. */
ExportFile *export_file_open(const char *path, unsigned flags,
    const char *const *header, size_t columns, GError **error);
void export_file_free(ExportFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ExportFile, export_file_free)

/* A cell of the current row. */
void export_file_set(ExportFile *file, size_t column, const char *text);
void export_file_setf(ExportFile *file, size_t column, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Writes the cells set since the last row. */
void export_file_end_row(ExportFile *file);

/* Rows ended so far; the header is none. */
long export_file_rows(const ExportFile *file);

/* Whether all of it was written; all that may follow is _free(). */
bool export_file_finish(ExportFile *file, GError **error);

#endif
