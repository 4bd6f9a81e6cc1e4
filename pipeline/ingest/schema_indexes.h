/*
 * schema_indexes.h - indexes of a database's parts to those of its tables.
 */
#ifndef PIPELINE_INGEST_SCHEMA_INDEXES_H
#define PIPELINE_INGEST_SCHEMA_INDEXES_H

#include "pipeline/ingest/schema_parts.h"

/*
 * Appends to TABLE the indexes that PART tells, behind the keys that TABLE has
 * already, which are not told twice.  Returns how many definitions could not
 * be read.
 */
long schema_indexes_add(const DatabasePart *database, Table *table,
    TablePart *part);

#endif
