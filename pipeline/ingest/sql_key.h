/*
 * sql_key.h - keys, indexes and other constraints, inline or of a table.
 *
 * Tolerant: what is not known is noted and passed over, up to the next comma
 * or parenthesis.
 */
#ifndef PIPELINE_INGEST_SQL_KEY_H
#define PIPELINE_INGEST_SQL_KEY_H

#include "pipeline/ingest/sql_work.h"

/* "(a, b(10) DESC, lower(c))" to names, NULL for an expression; appends to
 * OUT (of char *).  False if no parenthesis stands here. */
bool sql_key_columns(SqlLexer *lexer, GPtrArray *out);

/* An array for sql_key_columns(). */
GPtrArray *sql_key_array(void);

/* Reads one constraint or index of a table ("CONSTRAINT x FOREIGN KEY …",
 * "UNIQUE KEY …"); false, and nothing moved, if none stands here. */
bool sql_key_read(SqlLexer *lexer, const SqlWork *work, SqlRelation *relation);

/* Reads what follows REFERENCES, "t (a) ON DELETE CASCADE …", for the key
 * over COLUMNS; NULL if no name stands here. */
ForeignKey *sql_key_references(SqlLexer *lexer, const SqlWork *work,
    SqlRelation *relation, const char *name, const GPtrArray *columns);

/* Passes over one of the things that may follow any constraint (DEFERRABLE,
 * NOT VALID, USING BTREE …); false if none stands here. */
bool sql_key_accept_attribute(SqlLexer *lexer);

/* The foreign key with these columns, in the schema that REF means. */
ForeignKey *sql_key_add_foreign(const SqlWork *work, SqlRelation *relation,
    const char *name, const GPtrArray *columns, const SqlName *ref,
    const GPtrArray *ref_columns);

/* Notes that the text from FROM up to the current token says nothing to us;
 * does nothing if there is none, or the END of a block around it. */
void sql_key_note_unknown(
    const SqlLexer *lexer, const SqlWork *work, size_t from);

#endif
