/*
 * detect.h - what a file is, by its content and never by its name.
 *
 * The first 64 KiB decide, against every descriptor: XML by its root, SQL
 * by how it begins, CSV by the names in its header, which may come after
 * other lines.  What is in no known format is told with what it has and
 * what the nearest formats would need; nothing is guessed.
 */
#ifndef PIPELINE_INGEST_DETECT_H
#define PIPELINE_INGEST_DETECT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/csv_reader.h"
#include "pipeline/ingest/descriptor.h"

typedef struct Detected {
	const Descriptor *descriptor; /* NULL: see PROBLEM */
	char *why; /* what was seen */
	CsvShape shape; /* of a CSV file */
	bool rowset; /* a CSV format, written as XML: rowset.h */
	const char *code; /* of the finding about PROBLEM */
	char *problem; /* "is empty": completes "PATH: …" */
} Detected;

/* TEXT is the decoded start of a file, from which NULS NUL bytes were left
 * out.  FORCED (or NULL) is the format that the user named. */
void detect(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, size_t nuls, Detected *out);
void detected_clear(Detected *detected);

#endif
