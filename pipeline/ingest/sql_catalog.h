/*
 * sql_catalog.h - the schema as it stands while a script is replayed.
 *
 * The readers of statements tell it what each one makes, changes or drops,
 * as a server would be told; sql_settle.h then gives out the tables.  The
 * catalog owns its relations, dropped ones included, until it is freed.
 */
#ifndef PIPELINE_INGEST_SQL_CATALOG_H
#define PIPELINE_INGEST_SQL_CATALOG_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/schema.h"
#include "pipeline/ingest/sql_dialect.h"
#include "pipeline/ingest/sql_lex.h"

typedef enum SqlRelationKind {
	SQL_TABLE,
	SQL_VIEW,
	SQL_SEQUENCE,
	SQL_TYPE, /* of several columns */
} SqlRelationKind;

typedef struct SqlRelation SqlRelation;
struct SqlRelation {
	SqlRelationKind kind;
	char *schema; /* NULL: the default one */
	char *name;
	Table *table; /* for a materialized view's indexes too */
	bool dropped;

	GPtrArray *children; /* of SqlRelation *: partitions, inheritors */
	SqlRelation *parent; /* the first, if it has several */
	bool inherits; /* by INHERITS, not as a partition */
	int height; /* levels below it */
	long checks; /* CHECK constraints */

	SqlName owner; /* of a sequence: the table … */
	char *owner_column; /* … and column that it numbers */
	double last; /* value a sequence gave out last; NAN */
};

typedef struct SqlCatalog SqlCatalog; /* opaque */

SqlCatalog *sql_catalog_new(SqlDialect dialect);
void sql_catalog_free(SqlCatalog *catalog);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlCatalog, sql_catalog_free)

SqlDialect sql_catalog_dialect(const SqlCatalog *catalog);

/* The script says what only SQLite does; does nothing where the dialect is
 * known to be another. */
void sql_catalog_take_for_sqlite(SqlCatalog *catalog);
bool sql_catalog_is_sqlite(const SqlCatalog *catalog);

/* Names without a schema mean this one from now on (USE, search_path);
 * NULL: the default one. */
void sql_catalog_use(SqlCatalog *catalog, const char *schema);

/* The schema that SCHEMA (NULL: none was written) means; NULL is the default
 * one, which PostgreSQL calls "public" and SQL Server "dbo". */
const char *sql_catalog_schema(const SqlCatalog *catalog, const char *schema);

/* NULL if a relation of that name stands already. */
SqlRelation *sql_catalog_add(
    SqlCatalog *catalog, SqlRelationKind kind, const SqlName *name, long line);

/* NULL when there is none; _table wants a table. */
SqlRelation *sql_catalog_find(const SqlCatalog *catalog, const SqlName *name);
SqlRelation *sql_catalog_find_table(
    const SqlCatalog *catalog, const SqlName *name);

/* The sequence that TEXT ("public.\"Order_id_seq\"", as in nextval()) names,
 * made if it is not known yet; NULL if it names no sequence. */
SqlRelation *sql_catalog_sequence(
    SqlCatalog *catalog, const char *text, long line);

/* Drops the relation and its partitions. */
void sql_catalog_drop(SqlCatalog *catalog, SqlRelation *relation);

/* The same, and the foreign keys that point at it. */
void sql_catalog_drop_cascade(SqlCatalog *catalog, SqlRelation *relation);

/* NULL keeps the schema or the name; false if the new name is taken.
 * Foreign keys follow. */
bool sql_catalog_rename(SqlCatalog *catalog, SqlRelation *relation,
    const char *schema, const char *name);

/* Also in partitions, and in the foreign keys that point there. */
void sql_catalog_rename_column(SqlCatalog *catalog, SqlRelation *relation,
    const char *from, const char *to);

/* RELATION has got KEY, which is to follow what it points at. */
void sql_catalog_refer(
    SqlCatalog *catalog, const SqlRelation *relation, const ForeignKey *key);

/* Remembers what columns of a user's type are (an enum, a domain). */
void sql_catalog_add_type(
    SqlCatalog *catalog, const SqlName *name, ColumnType type);

/* COLUMN_OTHER when no such type was made. */
ColumnType sql_catalog_type(const SqlCatalog *catalog, const SqlName *name);

typedef enum SqlIndexFlags {
	SQL_INDEX_UNIQUE = 1,
	SQL_INDEX_PRIMARY = 2,
	SQL_INDEX_PARTIAL = 4,
	SQL_INDEX_ONLY = 8, /* not on partitions */
} SqlIndexFlags;

/* Adds an index over COLUMNS (of char *; NULL: an expression) and, unless
 * ONLY, gives one to each partition that has no equal.  NULL if RELATION
 * has a primary key already and FLAGS ask for another. */
Index *sql_catalog_add_index(SqlCatalog *catalog, SqlRelation *relation,
    const char *name, const GPtrArray *columns, int flags);

/* The relation whose index is called NAME; NULL when unknown. */
SqlRelation *sql_catalog_find_index(
    const SqlCatalog *catalog, const SqlName *name);

/* A statement at LINE and COLUMN changes the table NAME, which is not there. */
void sql_catalog_miss(
    SqlCatalog *catalog, const SqlName *name, long line, long column);

typedef struct SqlMissing {
	SqlName name;
	long line, column;
} SqlMissing;

/* Of SqlMissing *, as met; some may have been made later. */
const GPtrArray *sql_catalog_missing(const SqlCatalog *catalog);

/* In the order in which they were made, dropped ones included. */
const GPtrArray *sql_catalog_relations(const SqlCatalog *catalog);

#endif
