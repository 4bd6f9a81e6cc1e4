/*
 * schema.h - tables, columns, keys and indexes as the database has them.
 *
 * Open plain data, built by ingest with the functions below and owned by
 * the Table; facts_add_table() takes the Table over.  A partition is a
 * table of its own kind and folds into its parent in every analysis.
 */
#ifndef PIPELINE_FACTS_SCHEMA_H
#define PIPELINE_FACTS_SCHEMA_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More columns, indexes or foreign keys than a table of any database has;
 * readers of models leave out what is beyond. */
enum { TABLE_PARTS_MAX = 5000 };

typedef enum ColumnType {
	COLUMN_OTHER,
	COLUMN_INT2,
	COLUMN_INT4,
	COLUMN_INT8,
	COLUMN_DECIMAL,
	COLUMN_FLOAT,
	COLUMN_BOOL,
	COLUMN_CHAR,		/* bounded text */
	COLUMN_TEXT,		/* unbounded text */
	COLUMN_ENUM,
	COLUMN_UUID,
	COLUMN_JSON,
	COLUMN_BINARY,
	COLUMN_DATE,
	COLUMN_TIME,
	COLUMN_TIMESTAMP,	/* without zone: timestamp, datetime */
	COLUMN_TIMESTAMPTZ,
} ColumnType;

typedef struct Column {
	char *name;
	char *type_text;	/* as declared: "character varying(255)" */
	ColumnType type;
	bool not_null;
	bool is_unsigned;
	bool auto_increment;	/* serial, identity, AUTO_INCREMENT, nextval */
	char *default_text;	/* NULL: none, or not known */
	long line;
} Column;

typedef struct Index {
	char *name;		/* may be NULL */
	GPtrArray *columns;	/* of char *; NULL element: an expression */
	bool unique, primary;
	bool partial;		/* leaves out rows, and not only those where
				   the leading column is NULL */
} Index;

typedef struct ForeignKey {
	char *name;		/* may be NULL */
	GPtrArray *columns;	/* of char * */
	char *ref_schema;	/* may be NULL */
	char *ref_table;
	GPtrArray *ref_columns;	/* of char *; empty: the primary key */
	bool on_delete_cascade;
	bool inferred;		/* guessed by name, not declared: it is
				   counted apart, and found fault with by
				   nothing */
	long line;
} ForeignKey;

typedef enum TableKind {
	TABLE_BASE,
	TABLE_PARTITION,	/* of PARENT; counted apart, folded */
} TableKind;

typedef struct Table {
	char *schema;		/* NULL: the default one */
	char *name;
	TableKind kind;
	char *parent_schema, *parent;	/* of a partition */
	bool partitioned;	/* has partitions, or PARTITION BY */
	char *partition_key;	/* "RANGE (created_at)"; NULL: none */
	GPtrArray *columns;	/* of Column *, in order */
	GPtrArray *indexes;	/* of Index *; the primary key is one */
	GPtrArray *foreign_keys;/* of ForeignKey * */
	double rows;		/* NAN: not known; a statistic, not a count */
	double bytes;		/* data and indexes; NAN: not known */
	double id_max;		/* next or largest integer key; NAN */
	bool keys_unknown;	/* the export says nothing of keys and indexes */
	bool indexes_unknown;	/* … of indexes that are no keys */
	bool foreign_keys_unknown;	/* … nothing of foreign keys */
	size_t input;		/* index into facts_inputs() */
	long line;
} Table;

Table *table_new(const char *schema, const char *name);
void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/* These append and return what they appended, owned by TABLE. */
Column *table_add_column(Table *table, const char *name,
    const char *type_text);
Index *table_add_index(Table *table, const char *name, bool unique);
ForeignKey *table_add_foreign_key(Table *table, const char *name,
    const char *ref_schema, const char *ref_table);
void index_add_column(Index *index, const char *column);
void foreign_key_add_column(ForeignKey *key, const char *column,
    const char *ref_column);

/* For dumps that are replayed (ALTER TABLE … DROP, RENAME); false when there
 * is nothing so named. */
bool table_remove_column(Table *table, const char *name);
bool table_rename_column(Table *table, const char *from, const char *to);
bool table_remove_constraint(Table *table, const char *name);
bool table_remove_index(Table *table, const char *name);
bool table_remove_foreign_key(Table *table, const char *name);

/* NULL when there is none.  Names compare with ASCII case ignored. */
Column *table_find_column(const Table *table, const char *name);
const Index *table_primary_key(const Table *table);

/* The primary key's column if it has exactly one; NULL otherwise. */
const Column *table_single_key(const Table *table);

/* COLUMNS are the leading columns of some whole (not partial) index, in any
 * order among themselves. */
bool table_has_index_on(const Table *table, const GPtrArray *columns);

/* SQL type text of any of our databases to its class. */
ColumnType column_type_from_text(const char *type_text);
const char *column_type_name(ColumnType type);

/* 2^31-1 for int4 … honouring is_unsigned; NAN for what is not integer. */
double column_integer_limit(const Column *column);

#endif
