/*
 * detect_csv.h - the header of a CSV file, wherever it is.
 */
#ifndef PIPELINE_INGEST_DETECT_CSV_H
#define PIPELINE_INGEST_DETECT_CSV_H

#include "pipeline/ingest/detect.h"

/*
 * Looks for the header among the first lines of TEXT under every delimiter;
 * FORCED is satisfied with any of its names.  True and OUT filled when a
 * format fits.
 */
bool detect_csv(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out);

/* Completes OUT's problem: the header and the nearest formats. */
void detect_csv_unknown(const DescriptorSet *set, const char *text,
    size_t length, Detected *out);

#endif
