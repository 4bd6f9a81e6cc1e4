/*
 * sql_rows.h - what a dump's data says of sizes: rows and last ids.
 *
 * COPY blocks and tuples of INSERT are counted by the splitter; setval() and
 * SQLite's sqlite_sequence tell which id came last.  The data itself is never
 * read.
 */
#ifndef PIPELINE_INGEST_SQL_ROWS_H
#define PIPELINE_INGEST_SQL_ROWS_H

#include "pipeline/ingest/sql_work.h"

/* COPY t FROM stdin, INSERT INTO t VALUES, REPLACE INTO t VALUES. */
SqlOutcome sql_rows_count(const SqlWork *work);

/* SELECT pg_catalog.setval('s', 42, true) and set_config('search_path', …);
 * any other SELECT is skipped. */
SqlOutcome sql_rows_select(const SqlWork *work);

#endif
