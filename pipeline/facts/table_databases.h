/*
 * table_databases.h - which dumps tell of the same database.
 *
 * Dumps seldom name their database, and two services may both have a table
 * "users".  Two files are taken to tell of one database when at least half
 * of the smaller one's tables are in the other with the same name and at
 * least half of the columns; that relation is closed transitively.
 */
#ifndef PIPELINE_FACTS_TABLE_DATABASES_H
#define PIPELINE_FACTS_TABLE_DATABASES_H

#include "pipeline/facts/facts_private.h"

typedef struct Databases Databases; /* opaque; borrows the facts */

/*
 * TABLES (of Table *) refer to sorted inputs.  Their schemas, and those of
 * their parents and keys, are folded: NULL, "", "public", "dbo" and a file's
 * only database become NULL, unless another file has that one among several;
 * what was folded is added to the set DEFAULTS.  TABLES end sorted by name,
 * then by input.
 */
Databases *databases_new(
    const Facts *facts, GPtrArray *tables, GHashTable *defaults);
void databases_free(Databases *databases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Databases, databases_free)

/* The input that stands for the database that INPUT tells of. */
size_t databases_root(const Databases *databases, size_t input);

/* How many tables the database of INPUT has, told twice counted twice. */
size_t databases_size(const Databases *databases, size_t input);

/* A schema name for tables of the database that cannot have the default one:
 * the database's own name, else the file's without suffixes, else its path. */
char *databases_label(const Databases *databases, size_t input);

/* Where the tables named like the one at START end; TABLES are sorted. */
unsigned tables_run_end(const GPtrArray *tables, unsigned start);

/* At least half of the columns of the one with fewer are in the other; "id",
 * "created_at" and "updated_at" count only where there is nothing else.  A
 * table without columns may be any of its name. */
bool tables_overlap(const Table *a, const Table *b);

/* "schema\nname" with ASCII folded, the identity of a name. */
char *table_key(const char *schema, const char *name);

#endif
