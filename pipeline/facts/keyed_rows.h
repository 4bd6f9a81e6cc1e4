/*
 * keyed_rows.h - rows of which exports may tell twice: one stays for each
 * identity.  For pipeline/facts/facts*.c only.
 */
#ifndef PIPELINE_FACTS_KEYED_ROWS_H
#define PIPELINE_FACTS_KEYED_ROWS_H

#include "pipeline/facts/facts.h"

/* What is particular to one kind of row. */
typedef struct KeyedClass {
	size_t input;		/* offset of the row's `size_t input` */
	void (*free)(void *row);
	/* Whether A is to be kept rather than B. */
	bool (*is_better)(const Facts *facts, const void *a, const void *b);
	GCompareFunc compare;	/* of pointers to rows, for sorting */
} KeyedClass;

typedef struct KeyedRows {
	const KeyedClass *class;
	GPtrArray *rows;	/* owned */
	GHashTable *by_key;	/* identity to its row's number + 1 */
} KeyedRows;

void keyed_rows_init(KeyedRows *keyed, const KeyedClass *class);
void keyed_rows_clear(KeyedRows *keyed);

/* Takes ROW over, which is told by IDENTITY. */
FactsAdd keyed_rows_add(KeyedRows *keyed, Facts *facts, const char *identity,
    void *row);

/* Re-points the rows with RANK, drops those of failed inputs, sorts. */
void keyed_rows_seal(KeyedRows *keyed, const Facts *facts,
    const size_t *rank);

#endif
