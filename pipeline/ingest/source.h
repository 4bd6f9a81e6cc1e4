/*
 * source.h - the text of one input: opened, unpacked, decoded, in a stream.
 *
 * A Source reads a file, one member of an archive, or standard input ("-"),
 * undoes gzip, bzip2, xz, zstd and zip, and hands out UTF-8 without BOM and
 * without NUL, whatever the bytes were.  It holds one window of
 * SOURCE_WINDOW bytes, never the whole file.  A file that is cut short, or
 * that unpacks to more than its limits, is an error, never a silent end.
 */
#ifndef PIPELINE_INGEST_SOURCE_H
#define PIPELINE_INGEST_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "pipeline/facts/inputs.h"

typedef struct Source Source;	/* opaque */

enum { SOURCE_WINDOW = 64 * 1024 };

#define SOURCE_ERROR (source_error_quark())
GQuark source_error_quark(void);

typedef enum SourceError {
	SOURCE_ERROR_MISSING,
	SOURCE_ERROR_UNREADABLE,
	SOURCE_ERROR_DAMAGED,	/* truncated or corrupt as stored */
	SOURCE_ERROR_TOO_LARGE,	/* unpacks to more than the limits allow */
} SourceError;

typedef struct SourceLimits {
	long long max_bytes;	/* of text, unpacked */
	double max_ratio;	/* unpacked : stored; judged past 64 MiB */
} SourceLimits;

/* What is meant where nobody says otherwise. */
#define SOURCE_DEFAULT_LIMITS { .max_bytes = 64LL << 30, .max_ratio = 500 }
extern const SourceLimits source_default_limits;

/*
 * Names of the files inside the archive PATH, in stored order; NULL without
 * ERROR when PATH is a plain or a merely compressed file.
 */
GPtrArray *source_list_members(const char *path, GError **error);

/* MEMBER is NULL for a plain file, else a name from source_list_members(). */
Source *source_open(const char *path, const char *member,
    const SourceLimits *limits, GError **error);
void source_free(Source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)

/* As the user named it; members as "archive.zip/member.csv". */
const char *source_path(const Source *source);

/* Text at the start, up to SOURCE_WINDOW bytes, without consuming it.  Owned
 * by SOURCE and valid until the first source_read(). */
bool source_peek(Source *source, const char **text, size_t *length,
    GError **error);

/* Up to SIZE bytes of UTF-8 (sequences may be split between two calls);
 * 0 at the end, -1 with ERROR. */
ssize_t source_read(Source *source, char *buffer, size_t size,
    GError **error);

/* NUL bytes that decoding has left out so far: many mean that this is no
 * text. */
size_t source_nul_count(const Source *source);

/*
 * Reads what is left of the stored bytes and fills INPUT's encoding,
 * compression, sha256 and bytes; if it was TEXT, adds a finding where bytes
 * had to be guessed or left out.  Of an INPUT that has failed, which may be a
 * stream without end, 256 MiB are read; of more there is no sha256.
 */
bool source_finish(Source *source, Input *input, bool text, GError **error);

#endif
