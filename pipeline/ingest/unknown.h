/*
 * unknown.h - what can be said of a file in no known format.
 */
#ifndef PIPELINE_INGEST_UNKNOWN_H
#define PIPELINE_INGEST_UNKNOWN_H

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/descriptor.h"

/*
 * Fills INPUT's columns (without fields), delimiter, nearest formats and
 * descriptor from TEXT, the decoded start of a file that detect() did not
 * recognise.  What has no columns is left alone.
 */
void unknown_describe(const DescriptorSet *set, const char *text,
    size_t length, Input *input);

#endif
