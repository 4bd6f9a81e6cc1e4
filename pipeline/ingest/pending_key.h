/*
 * pending_key.h - a foreign key whose parts come one after the other.
 *
 * Texts are borrowed until pending_key_end().
 */
#ifndef PIPELINE_INGEST_PENDING_KEY_H
#define PIPELINE_INGEST_PENDING_KEY_H

#include <stdbool.h>

#include "pipeline/facts/schema.h"

typedef struct PendingKey {
	bool open;
	const char *name, *ref_schema, *ref_table;	/* NULL: not told */
	const char *column;	/* that the key stands in; NULL */
	GPtrArray *columns, *ref_columns;	/* of const char * */
	bool cascade, inferred;
} PendingKey;

void pending_key_init(PendingKey *key);
void pending_key_clear(PendingKey *key);

/* A key begins; without columns of its own it is about COLUMN. */
void pending_key_begin(PendingKey *key, const char *column);

/*
 * Adds the open key, if there is one, to TABLE: as one more column of the
 * declared key of that name and target, or as a new one.  False if it lacks
 * the table it points at, or a column.
 */
bool pending_key_end(PendingKey *key, Table *table);

#endif
