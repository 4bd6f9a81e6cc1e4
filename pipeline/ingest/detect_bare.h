/*
 * detect_bare.h - CSV files without a header, by the shape of their values.
 *
 * Descriptors with `names` say what the columns are; the first record must be
 * one of theirs: as many cells, checks passed, map values listed.
 */
#ifndef PIPELINE_INGEST_DETECT_BARE_H
#define PIPELINE_INGEST_DETECT_BARE_H

#include "pipeline/ingest/detect.h"

/*
 * True and OUT filled when TEXT, whose lines end in NEWLINE, begins with a
 * record of some format; FORCED (or NULL) is the only one tried.
 */
bool detect_bare(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, char newline, Detected *out);

#endif
