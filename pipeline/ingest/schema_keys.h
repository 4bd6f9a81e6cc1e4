/*
 * schema_keys.h - constraints of a database's parts to keys of its tables.
 */
#ifndef PIPELINE_INGEST_SCHEMA_KEYS_H
#define PIPELINE_INGEST_SCHEMA_KEYS_H

#include <glib.h>

#include "pipeline/ingest/schema_parts.h"

typedef struct SchemaKeys {
	const DatabasePart *database;
	GHashTable *targets;	/* keys that foreign keys can point at */
	long unresolved;	/* foreign keys without a known target */
	const char *unresolved_example;
} SchemaKeys;

/* PARTS (of TablePart *) are all tables of DATABASE, and outlive KEYS. */
void schema_keys_init(SchemaKeys *keys, const DatabasePart *database,
    const GPtrArray *parts);
void schema_keys_clear(SchemaKeys *keys);

/* Appends PART's primary, unique and foreign keys to TABLE.  A foreign key
 * whose target no file tells for certain is only counted. */
void schema_keys_add(SchemaKeys *keys, Table *table, const TablePart *part);

#endif
