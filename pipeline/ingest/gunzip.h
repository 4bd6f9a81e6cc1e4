/*
 * gunzip.h - gzip with its checksums, which libarchive does not look at.
 *
 * A flipped bit in a compressed bill would otherwise be another amount.
 * Several gzip files joined end to end are one, as gzip itself has it.
 */
#ifndef PIPELINE_INGEST_GUNZIP_H
#define PIPELINE_INGEST_GUNZIP_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct Gunzip Gunzip;	/* opaque */

/* Hands out the next stored bytes in *BYTES; 0 at the end, -1: failed. */
typedef ssize_t (*GunzipFill)(void *data, const char **bytes);

/* BYTES begin like a gzip file. */
bool gunzip_matches(const char *bytes, size_t length);

Gunzip *gunzip_new(GunzipFill fill, void *data);
void gunzip_free(Gunzip *gunzip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Gunzip, gunzip_free)

/* Up to SIZE unpacked bytes; 0 at the end; -1 with ERROR when the data is
 * cut short, damaged or followed by something else, and without one when
 * FILL failed. */
ssize_t gunzip_read(Gunzip *gunzip, char *buffer, size_t size,
    GError **error);

#endif
