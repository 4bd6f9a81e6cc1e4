/*
 * sql_reader.h - SQL dumps and scripts to tables.
 *
 * A "row" is a statement: used if it said something of tables, skipped with
 * a reason, or rejected with its place.  Findings go to the input, a
 * thousand equal ones as one.
 */
#ifndef PIPELINE_INGEST_SQL_READER_H
#define PIPELINE_INGEST_SQL_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/source.h"

/*
 * Reads all of SOURCE: fills INPUT's rows, counts and findings, and hands
 * the tables to FACTS as input INPUT_INDEX.  False when the source fails or
 * the file ends inside a statement; no table is handed on then.
 */
bool sql_reader_read(Source *source, Input *input, size_t input_index,
    Facts *facts, GError **error);

#endif
