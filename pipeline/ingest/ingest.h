/*
 * ingest.h - every export that the user named, into the facts.
 *
 * Bad input never stops the others: it becomes a failed Input with a
 * finding that says in one sentence what is wrong with which path.
 */
#ifndef PIPELINE_INGEST_INGEST_H
#define PIPELINE_INGEST_INGEST_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/descriptor.h"
#include "pipeline/ingest/source.h"

typedef struct IngestOptions {
	const char *formats_dir;	/* more descriptors; NULL */
	const char *cost_tag;	/* billing tag that names a domain; NULL */
	double max_rejects;	/* share of a file's rows that may be lost */
	SourceLimits limits;
	size_t max_record;	/* bytes of one CSV record */
	/* Called before each file; NULL */
	void (*progress)(void *data, const char *path);
	void *progress_data;
} IngestOptions;

/* A file, a folder (all files below it, sorted) or "-". */
typedef struct IngestInput {
	const char *path;
	const char *format;	/* NULL: detected by content */
	bool required;
	const GPtrArray *columns;	/* of ConfigColumn *, or NULL */
} IngestInput;

extern const IngestOptions ingest_default_options;

/*
 * "FORMAT=PATH" where FORMAT is a known format, else the path alone; the
 * texts live as long as FORMATS and ARGUMENT.
 */
IngestInput ingest_parse_input(const DescriptorSet *formats,
    const char *argument);

/*
 * Reads all of INPUTS into FACTS, which the caller seals afterwards.  False
 * with ERROR only when a descriptor is wrong or a format is not known.
 */
bool ingest_inputs(Facts *facts, const IngestOptions *options,
    const IngestInput *inputs, size_t count, GError **error);

#endif
