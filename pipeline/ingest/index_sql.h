/*
 * index_sql.h - what PostgreSQL's pg_indexes.indexdef says.
 *
 * The server prints that text itself, always in one form, so a small reader
 * of that form is enough; it is no SQL parser.
 */
#ifndef PIPELINE_INGEST_INDEX_SQL_H
#define PIPELINE_INGEST_INDEX_SQL_H

#include <stdbool.h>

#include "pipeline/facts/schema.h"

/*
 * Appends to TABLE the index that SQL ("CREATE UNIQUE INDEX n ON s.t USING
 * btree (a, lower(b)) WHERE …") makes.  False, and nothing appended, when
 * SQL has another form.
 */
bool index_sql_add(Table *table, const char *name, const char *sql);

#endif
