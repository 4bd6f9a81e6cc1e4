/*
 * liquibase_reader.h - Liquibase changelogs in XML, replayed to tables.
 *
 * A "row" is a change: used if it said something of tables, skipped with a
 * reason, or rejected with its place.  A log is replayed in its order and by
 * itself, for one database; other files that it names are not read, which is
 * a finding.  SQL in it goes to the readers of SQL scripts.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_READER_H
#define PIPELINE_INGEST_LIQUIBASE_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/source.h"

/*
 * Reads all of SOURCE: fills INPUT's rows, counts and findings, and hands
 * the tables to FACTS as input INPUT_INDEX.  False when the source fails or
 * is no whole XML; no table is handed on then.
 */
bool liquibase_reader_read(Source *source, Input *input, size_t input_index,
    Facts *facts, GError **error);

#endif
