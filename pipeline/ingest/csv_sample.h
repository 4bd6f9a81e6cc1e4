/*
 * csv_sample.h - the first rows of a CSV file in no known format.
 */
#ifndef PIPELINE_INGEST_CSV_SAMPLE_H
#define PIPELINE_INGEST_CSV_SAMPLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/csv_header.h"

/* The columns of HEADER with the values of the first hundred rows below it in
 * TEXT, whose last row may be cut off; of OfferColumn *, at most 300. */
GPtrArray *csv_sample_columns(const char *text, size_t length,
    const CsvHeader *header);

/* HEADER has columns, and some row below it, if there are any, as many of
 * them: prose does not. */
bool csv_sample_is_table(const char *text, size_t length,
    const CsvHeader *header);

#endif
