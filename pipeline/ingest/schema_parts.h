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
	double ordinal;
	bool not_null, auto_increment;
	size_t input;
	long line;
} ColumnPart;

typedef struct ConstraintPart {
	const char *schema, *name, *type; /* "primary", "unique", "foreign" */
} ConstraintPart;

typedef struct KeyColumnPart {
	const char *constraint, *column;
	double ordinal;
	double ref_position;	/* NAN: not a foreign key */
} KeyColumnPart;

typedef struct IndexPart {
	const char *name, *sql;
} IndexPart;

typedef struct TablePart {
	const char *schema, *name;
	const char *type;	/* "base", "partitioned", "view"; NULL */
	GArray *columns;	/* of ColumnPart */
	GArray *constraints;	/* of ConstraintPart */
	GArray *key_columns;	/* of KeyColumnPart */
	GArray *indexes;	/* of IndexPart */
	GArray *rows_of;	/* of RowsTold: rows that concern it */
	double rows, bytes;
	bool ambiguous;		/* several databases may be meant */
	long line;
} TablePart;

/* What a foreign key points at: a key, or tables with columns.  Both begin
 * with the file that tells it. */
typedef struct Reference {
	size_t input;
	const char *schema, *name, *delete_rule;
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

/* The array under a constraint's name, of elements of SIZE; made if needed. */
GArray *database_part_list(GHashTable *lists, const char *schema,
    const char *name, size_t size);
const GArray *database_part_peek(GHashTable *lists, const char *schema,
    const char *name);

/* Several files may tell a table's size or type: the larger, and the one
 * that says more, whatever their order. */
void table_part_set_size(TablePart *table, double rows, double bytes);
void table_part_set_type(TablePart *table, const char *type);

void table_part_count(TablePart *table, size_t input);

/* Moves everything FROM tells of its table to TO. */
void table_part_absorb(TablePart *to, const TablePart *from);

#endif
