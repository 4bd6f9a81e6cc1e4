/*
 * whole_table.h - a record that tells a table with all that belongs to it.
 *
 * Values come in the order of the document, and each goes to the part that
 * is open: a column, an index, a foreign key.  What a part lacks to be one
 * is counted, never guessed.
 */
#ifndef PIPELINE_INGEST_WHOLE_TABLE_H
#define PIPELINE_INGEST_WHOLE_TABLE_H

#include <stdbool.h>

#include "pipeline/facts/schema.h"
#include "pipeline/ingest/record.h"

/* Parts that were left out. */
typedef struct WholeLosses {
	long columns;		/* without a name, or named twice */
	long keys;		/* foreign keys without a table or a column */
	long constraints;	/* SQL that is no constraint */
	long beyond;		/* parts past TABLE_PARTS_MAX of their kind */
	long line;		/* of the first table concerned */
} WholeLosses;

/* Fills the empty TABLE; false if RECORD is about a view. */
bool whole_table_fill(Table *table, const Record *record,
    WholeLosses *losses);

#endif
