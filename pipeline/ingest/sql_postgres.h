/*
 * sql_postgres.h - CREATE TABLE, CREATE INDEX and ALTER TABLE as PostgreSQL
 * itself parses them, with libpg_query.
 *
 * The library recurses over the tree, so a statement too long or too deep
 * for the stack is not given to it.
 */
#ifndef PIPELINE_INGEST_SQL_POSTGRES_H
#define PIPELINE_INGEST_SQL_POSTGRES_H

#include "pipeline/ingest/sql_work.h"

/*
 * False when the statement is not for it: refused by the grammar (then each
 * refused clause is noted, and *REFUSAL, which the caller frees, says why
 * and OUTCOME's offset where), or another kind of statement (then *REFUSAL
 * is NULL).  The tolerant reader takes it then.
 */
bool sql_postgres_read(
    const SqlWork *work, SqlOutcome *outcome, char **refusal);

/* Whether the grammar takes the statement, whatever it is about. */
bool sql_postgres_takes(const SqlWork *work);

#endif
