/*
 * table_merge.h - one table out of what several dumps say of it.
 */
#ifndef PIPELINE_FACTS_TABLE_MERGE_H
#define PIPELINE_FACTS_TABLE_MERGE_H

#include "pipeline/facts/facts_private.h"
#include "pipeline/facts/table_databases.h"
#include "pipeline/facts/table_notes.h"

/* The tables of all files under their final names, and the way from what a
 * file calls them. */
typedef struct Merge {
	Facts *facts;
	Databases *databases;
	TableNotes *notes;
	GPtrArray *tables; /* of Table *, owned; names are unique */
	GHashTable *taken; /* table_key() of each */
	GHashTable *told; /* (file or database, key) to Table * */
} Merge;

/* Takes every element of TABLES over and empties it. */
void merge_init(
    Merge *merge, Facts *facts, GPtrArray *tables, GHashTable *defaults);
void merge_clear(Merge *merge);

/* The table that the file INPUT means by SCHEMA and NAME; NULL. */
Table *merge_find(
    const Merge *merge, size_t input, const char *schema, const char *name);

/*
 * The richest description of a table is the one with most columns, indexes
 * and (twice) foreign keys.  What the richest lacks altogether is taken from
 * OTHER: columns, indexes, keys, rows, bytes; the larger id_max wins.
 */
int table_richness(const Table *table);
void table_absorb(Table *table, Table *other);

#endif
