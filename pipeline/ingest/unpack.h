/*
 * unpack.h - the stored bytes of a file: read once, hashed, unpacked.
 *
 * libarchive recognises gzip, bzip2, xz, zstd, zip and tar by their magic;
 * everything else passes through as it is.  Reading is strictly forward, so
 * that pipes work.
 */
#ifndef PIPELINE_INGEST_UNPACK_H
#define PIPELINE_INGEST_UNPACK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "pipeline/ingest/source.h"

typedef struct Unpack Unpack;	/* opaque */

/* PATH "-" is standard input; MEMBER NULL is the only file in there. */
Unpack *unpack_open(const char *path, const char *member,
    const SourceLimits *limits, GError **error);
void unpack_free(Unpack *unpack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Unpack, unpack_free)

/* Up to SIZE unpacked bytes; 0 at the end, -1 with ERROR. */
ssize_t unpack_read(Unpack *unpack, char *buffer, size_t size,
    GError **error);

/* Reads the stored bytes to their end, so that size and digest are whole, but
 * no more than MOST of them: *WHOLE says whether they ended. */
bool unpack_drain(Unpack *unpack, long long most, bool *whole,
    GError **error);

/* "gzip", "zip", …; NULL: not compressed. */
const char *unpack_compression(const Unpack *unpack);
long long unpack_stored_bytes(const Unpack *unpack);

/* Lower-case hex; whole only after unpack_drain(). */
const char *unpack_sha256(Unpack *unpack);

/* See source_list_members(). */
GPtrArray *unpack_list(const char *path, GError **error);

#endif
