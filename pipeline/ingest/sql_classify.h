/*
 * sql_classify.h - what a statement is about, told by its first words.
 *
 * Most of a dump says nothing of tables (functions, grants, settings); such
 * statements are never parsed.
 */
#ifndef PIPELINE_INGEST_SQL_CLASSIFY_H
#define PIPELINE_INGEST_SQL_CLASSIFY_H

#include "pipeline/ingest/sql_work.h"

/* Applies the statement to the catalog, by whichever reader takes it. */
SqlOutcome sql_classify_and_read(const SqlWork *work);

#endif
