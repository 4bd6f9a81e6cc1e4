/*
 * sql_refusal.h - which clauses of a statement the PostgreSQL grammar of
 * libpg_query refuses.
 *
 * The grammar stops at the first; the others are found by blanking each
 * refused column or constraint and parsing again.
 */
#ifndef PIPELINE_INGEST_SQL_REFUSAL_H
#define PIPELINE_INGEST_SQL_REFUSAL_H

#include <pg_query.h>

#include "pipeline/ingest/sql_work.h"

/* Notes every refused clause, ERROR being the first; returns the first
 * message, which the caller frees, and where in the statement it is. */
char *sql_refusal_note(const SqlWork *work, const PgQueryError *error,
    size_t *offset);

#endif
