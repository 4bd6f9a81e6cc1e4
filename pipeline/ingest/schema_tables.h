/*
 * schema_tables.h - from what files told of a database to its tables.
 */
#ifndef PIPELINE_INGEST_SCHEMA_TABLES_H
#define PIPELINE_INGEST_SCHEMA_TABLES_H

#include "pipeline/ingest/schema_parts.h"

/*
 * Some files do not name their catalog (pg_indexes, sizes).  What they tell
 * goes to the one database of the same folder that lists the table.
 */
void schema_tables_join(GPtrArray *databases);

/* Hands DATABASE's base tables to FACTS; rows about views and unlisted
 * tables become skipped, and findings say which files are missing. */
void schema_tables_build(Facts *facts, DatabasePart *database);

#endif
