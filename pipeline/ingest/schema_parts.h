/*
 * schema_parts.h - what the files of one database have told so far.
 *
 * Strings are interned in the facts.  Only the assembler looks in here.
 */
#ifndef PIPELINE_INGEST_SCHEMA_PARTS_H
#define PIPELINE_INGEST_SCHEMA_PARTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/descriptor.h"

typedef struct ColumnPart {
	const char *name, *type, *default_text;
	const char *key;	/* "primary", "unique" alone; or another */
	double ordinal;
	bool not_null, auto_increment;
	size_t input;
	long line;
} ColumnPart;

typedef struct ConstraintPart {
	const char *schema, *name;
	const char *type;	/* "primary", "unique", "foreign"; another */
} ConstraintPart;

/* MySQL tells the target of a foreign key here, others elsewhere. */
typedef struct KeyColumnPart {
	const char *constraint, *column;
	const char *ref_schema, *ref_table, *ref_column; /* NULL */
	double ordinal;
	double ref_position;	/* NAN: no foreign key, or not told */
} KeyColumnPart;

typedef struct IndexPart {
	const char *name, *sql;
} IndexPart;

/* Every column of an index has a row. */
typedef struct IndexColumnPart {
	const char *index;
	const char *column;	/* NULL: an expression */
	double ordinal;
	bool unique;
} IndexColumnPart;

typedef struct TablePart {
	const char *schema, *name;
	const char *type;	/* "base", "partitioned", "view", "sequence",
				   "temporary"; NULL */
	GArray *columns;	/* of ColumnPart */
	GArray *constraints;	/* of ConstraintPart */
	GArray *key_columns;	/* of KeyColumnPart */
	GArray *indexes;	/* of IndexPart */
	GArray *index_columns;	/* of IndexColumnPart */
	GArray *rows_of;	/* of RowsTold: rows that concern it */
	double rows, bytes, id_max;
	bool ambiguous;		/* several databases may be meant */
	long line;
} TablePart;

/* What a foreign key points at: a key, or tables with columns.  Both begin
 * with the file that tells it. */
typedef struct Reference {
	size_t input;
	const char *schema, *name;	/* of the key; NULL: see TABLE */
	const char *table;
	const char *delete_rule;
} Reference;

typedef struct Referenced {
	size_t input;
	const char *schema, *table, *column;
} Referenced;

/* One folder's files of one catalog. */
typedef struct DatabasePart {
	char *folder, *catalog;	/* catalog NULL: files that do not name it */
	GHashTable *tables;	/* "schema\nname" to TablePart *, owned */
	GHashTable *references;	/* "schema\nconstraint" to GArray */
	GHashTable *referenced;	/* likewise, of Referenced */
	size_t inputs[ROWS_KIND_COUNT];	/* that told each kind of rows; of
					 * several, the first by path */
	bool told[ROWS_KIND_COUNT];
	bool targets_told;	/* key columns say what they point at */
} DatabasePart;

/* TYPE (of a table or a constraint; may be NULL) is NAME. */
bool part_is(const char *type, const char *name);

DatabasePart *database_part_new(const char *folder, const char *catalog);
void database_part_free(DatabasePart *database);

/* Made if there is none. */
TablePart *database_part_table(DatabasePart *database, const char *schema,
    const char *name);
TablePart *database_part_find(const DatabasePart *database,
    const char *schema, const char *name);

/* Sorted by schema and name; of TablePart *, borrowed. */
GPtrArray *database_part_sorted(const DatabasePart *database);

/* The files that tell all keys and indexes, all foreign keys, were read. */
bool database_part_knows_keys(const DatabasePart *database);
bool database_part_knows_foreign_keys(const DatabasePart *database);

/* What tells of the foreign key CONSTRAINT of PART; NULL: nothing.  Names of
 * foreign keys may repeat in a schema: the one of that table goes first. */
const GArray *database_part_references(const DatabasePart *database,
    const TablePart *part, const ConstraintPart *constraint);

/* The array under a constraint's name, of elements of SIZE; made if needed. */
GArray *database_part_list(GHashTable *lists, const char *schema,
    const char *name, size_t size);
const GArray *database_part_peek(GHashTable *lists, const char *schema,
    const char *name);

/* Several files may tell a table's size or type: the larger, and the one
 * that says more, whatever their order. */
void table_part_set_size(TablePart *table, double rows, double bytes,
    double id_max);
void table_part_set_type(TablePart *table, const char *type);

void table_part_count(TablePart *table, size_t input);

/* "name\ntable", under which references that name their table are. */
char *table_part_reference_name(const char *table, const char *constraint);

/* Moves everything FROM tells of its table to TO. */
void table_part_absorb(TablePart *to, const TablePart *from);

#endif
