/*
 * source_lines.h - a few lines of an export, as its readers count them.
 */
#ifndef PIPELINE_INGEST_SOURCE_LINES_H
#define PIPELINE_INGEST_SOURCE_LINES_H

#include <glib.h>
#include <stddef.h>

/* Bytes of a line that are kept, in whole characters. */
enum { SOURCE_LINE_MOST = 2000 };

/*
 * The COUNT LINES (ascending, from 1) of a source (source_open() has PATH and
 * MEMBER), without their ends; of char *, NULL for those beyond its end.  It
 * reads no further than the last.  NULL on error.
 */
GPtrArray *source_lines(const char *path, const char *member,
    const long *lines, size_t count, GError **error);

#endif
