/*
 * sql_column.h - one column's definition, in any dialect.
 *
 * Tolerant: a clause that is not known is noted and passed over.
 */
#ifndef PIPELINE_INGEST_SQL_COLUMN_H
#define PIPELINE_INGEST_SQL_COLUMN_H

#include "pipeline/ingest/sql_work.h"

/* Reads "id bigint NOT NULL DEFAULT … PRIMARY KEY" and adds the column to
 * RELATION, inline keys too; ends on "," or ")".  False if no name stands
 * here. */
bool sql_column_read(
    SqlLexer *lexer, const SqlWork *work, SqlRelation *relation);

/* The same for a column whose name is read already: type and clauses replace
 * what COLUMN says (MODIFY, CHANGE). */
void sql_column_redefine(SqlLexer *lexer, const SqlWork *work,
    SqlRelation *relation, Column *column);

/* Only the type changes (ALTER COLUMN … TYPE). */
void sql_column_retype(Column *column, const char *type_text);

#endif
