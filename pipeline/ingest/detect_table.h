/*
 * detect_table.h - tables of measurements whose columns have any name.
 *
 * Grafana's table panels export what their query was called.  Their way of
 * quoting gives them away, and their values which column holds the times.
 * Scripts write a column of times and one for each series, and no quotes.
 */
#ifndef PIPELINE_INGEST_DETECT_TABLE_H
#define PIPELINE_INGEST_DETECT_TABLE_H

#include "pipeline/ingest/detect.h"

/*
 * True and OUT filled (with what its columns hold) when TEXT has a column of
 * times and one of numbers, and either all that is no number is in quotes, or
 * the first column is named after its times and there is nothing but numbers
 * beside it.  FORCED does without both.
 */
bool detect_table(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out);

/* As above when the header of TEXT has three months or more, and little
 * else. */
bool detect_months(const DescriptorSet *set, const Descriptor *forced,
    const char *text, size_t length, Detected *out);

/* What each column of TEXT holds, of Holds, if DESCRIPTOR asks for it; else
 * NULL. */
GArray *detect_holds(const Descriptor *descriptor, const char *text,
    size_t length, char delimiter);

#endif
