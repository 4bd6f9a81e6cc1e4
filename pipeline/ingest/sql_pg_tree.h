/*
 * sql_pg_tree.h - tables from libpg_query's parse tree, into the catalog.
 *
 * Texts of types and defaults are taken from the statement at the tree's
 * locations, so they do not differ between versions of the library.
 */
#ifndef PIPELINE_INGEST_SQL_PG_TREE_H
#define PIPELINE_INGEST_SQL_PG_TREE_H

#include <pg_query/pg_query.pb-c.h>

#include "pipeline/ingest/sql_work.h"

/* One statement while its tree is read. */
typedef struct SqlTree {
	const SqlWork *work;
	SqlRelation *relation;
	bool typed; /* its columns are those of a type */
	size_t counted; /* offset at which … */
	long newlines; /* … so many lines were passed */
	int32_t searched; /* offset up to which commands were found */
} SqlTree;

/* The library writes "" where the server has no text; that is NULL here. */
const char *sql_pg_text(const char *text);

/* Borrows from VAR. */
SqlName sql_pg_name(const PgQuery__RangeVar *var);

/* Stands on the token at LOCATION of the statement. */
SqlLexer sql_pg_lexer_at(const SqlTree *tree, int32_t location);

/* As declared; "" when TYPE is NULL.  The caller frees it. */
char *sql_pg_type(const SqlTree *tree, const PgQuery__TypeName *type);

/* Names of the elements, NULL for expressions, into OUT (of char *). */
void sql_pg_index_elements(
    GPtrArray *out, PgQuery__Node *const *nodes, size_t count);

/* Applies one definition to the tree's relation; COLUMN is NULL for a
 * constraint of the table. */
void sql_pg_column(SqlTree *tree, const PgQuery__ColumnDef *def);
void sql_pg_constraint(
    SqlTree *tree, const PgQuery__Constraint *constraint, Column *column);
void sql_pg_identity(
    SqlTree *tree, const PgQuery__Constraint *constraint, Column *column);

SqlOutcome sql_pg_create_table(
    SqlTree *tree, const PgQuery__CreateStmt *statement);

#endif
