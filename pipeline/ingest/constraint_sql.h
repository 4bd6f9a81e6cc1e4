/*
 * constraint_sql.h - constraints of a table that an export writes as SQL.
 */
#ifndef PIPELINE_INGEST_CONSTRAINT_SQL_H
#define PIPELINE_INGEST_CONSTRAINT_SQL_H

#include <stdbool.h>

#include "pipeline/facts/schema.h"

/*
 * Reads "ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES b (c) ON DELETE
 * CASCADE", ", UNIQUE (a)" or, with COLUMN (or NULL) open, "REFERENCES b"
 * into TABLE.  False, and nothing added, if it is none of those.
 */
bool constraint_sql_add(Table *table, const char *sql, const char *column);

#endif
