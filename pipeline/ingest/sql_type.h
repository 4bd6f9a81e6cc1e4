/*
 * sql_type.h - the text of types and expressions, as it was declared.
 *
 * Both readers of table definitions use it, so that a column reads the same
 * whichever of them met it.
 */
#ifndef PIPELINE_INGEST_SQL_TYPE_H
#define PIPELINE_INGEST_SQL_TYPE_H

#include "pipeline/ingest/sql_lex.h"

/* Reads "character varying(255)", "int(10) unsigned", "public.mood[]" and
 * moves on past it; blanks are evened out.  "" if no type stands here. */
char *sql_type_read(SqlLexer *lexer);

/* Reads a default's expression up to the column's next clause. */
char *sql_expression_read(SqlLexer *lexer);

/* The word it stands on begins a clause of a column, or ends its type. */
bool sql_type_at_clause(const SqlLexer *lexer);

/* "bigserial" and the like: an integer that numbers itself. */
bool sql_type_is_serial(const char *type_text);

#endif
