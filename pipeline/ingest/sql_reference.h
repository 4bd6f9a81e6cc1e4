/*
 * sql_reference.h - foreign keys follow what they point at.
 *
 * A server keeps a foreign key when the table or the column that it points
 * at is renamed, and drops it when that table goes with CASCADE.  Schemas
 * are as sql_catalog_schema() gives them; names compare with ASCII case
 * ignored.  Relations are borrowed.
 */
#ifndef PIPELINE_INGEST_SQL_REFERENCE_H
#define PIPELINE_INGEST_SQL_REFERENCE_H

#include "pipeline/facts/schema.h"

typedef struct SqlReferences SqlReferences;	/* opaque */

/* A table by name; SCHEMA may be NULL. */
typedef struct SqlTarget {
	const char *schema, *name;
} SqlTarget;

SqlReferences *sql_references_new(void);
void sql_references_free(SqlReferences *references);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlReferences, sql_references_free)

/* *FROM, which may have gone (NULL) when it is looked at, has got a foreign
 * key to TARGET. */
void sql_references_add(
    SqlReferences *references, SqlTarget target, Table *const *from);

/* What points at TARGET now points at TO. */
void sql_references_rename(
    SqlReferences *references, SqlTarget target, SqlTarget to);

/* The same for one column of TARGET. */
void sql_references_rename_column(SqlReferences *references,
    SqlTarget target, const char *from, const char *to);

/* Removes the foreign keys that point at TARGET. */
void sql_references_drop(SqlReferences *references, SqlTarget target);

#endif
