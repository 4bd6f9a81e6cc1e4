/*
 * review_read.h - an earlier review, read back from its review.json.
 *
 * What comes back is a Report as far as the file has it: figures with their
 * sources and evidence, limits, findings and inputs; no sections and no
 * rejects.  It is sealed.  The file may be anybody's: it is checked against
 * schemas/review.schema.json before any of it is used.
 */
#ifndef PIPELINE_HISTORY_REVIEW_READ_H
#define PIPELINE_HISTORY_REVIEW_READ_H

#include <glib.h>
#include <stddef.h>

#include "pipeline/report/report.h"

enum { REVIEW_MAX_BYTES = 256 << 20 };

#define REVIEW_ERROR (review_error_quark())
GQuark review_error_quark(void);

/* The file that PATH, which may be the folder of a run, stands for; the
 * caller frees it. */
char *review_path(const char *path);

/* PATH is a review.json, the folder of a run, or "-" for standard input.  Of
 * an error the message is one sentence: "PATH: what is wrong; what to do". */
Report *review_read(const char *path, GError **error);

/* All of the file PATH; the error is that of review_read. */
GString *review_bytes(const char *path, GError **error);

/* The same as review_read of BYTES, which PATH is only named for. */
Report *review_parse(
    const char *path, const char *bytes, size_t length, GError **error);

#endif
