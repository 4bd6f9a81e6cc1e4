/*
 * sql_settle.h - what a replayed script comes to: the tables of the server
 * that would have run it.
 *
 * User types, keys that make columns NOT NULL, sequences and last ids,
 * inheritance that stands for partitions, and the indexes that InnoDB makes
 * for foreign keys are settled here, once the whole script is known.
 */
#ifndef PIPELINE_INGEST_SQL_SETTLE_H
#define PIPELINE_INGEST_SQL_SETTLE_H

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/sql_catalog.h"
#include "pipeline/ingest/sql_notes.h"

/* Moves the tables out of CATALOG, in the order of the script, into an array
 * that owns them; adds to COUNTS as the server would count. */
GPtrArray *sql_settle(
    SqlCatalog *catalog, SqlNotes *notes, InputCounts *counts);

#endif
