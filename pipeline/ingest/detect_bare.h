/*
 * detect_bare.h - CSV files without a header, by the shape of their values.
 *
 * Descriptors with `names` say what the columns are; the first line must read
 * as a record of theirs: as many cells, checks passed, map values listed.
 */
#ifndef PIPELINE_INGEST_DETECT_BARE_H
#define PIPELINE_INGEST_DETECT_BARE_H

#include "pipeline/ingest/detect.h"

/*
 * True and OUT filled when the first line of TEXT, whose lines end in NEWLINE,
 * is a record of some format; FORCED (or NULL) is the only one tried.
 */
bool detect_bare(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, char newline, Detected *out);

#endif
