/*
 * sql_lex.h - the words of one SQL statement, in any dialect.
 *
 * A lexer stands on its current token and borrows the text; copying the
 * struct saves the place.  Nothing is allocated until a name or a text is
 * asked for.  Comments and whitespace are passed over.  An unterminated
 * quote ends with the text.
 */
#ifndef PIPELINE_INGEST_SQL_LEX_H
#define PIPELINE_INGEST_SQL_LEX_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/sql_dialect.h"

typedef enum SqlTokenKind {
	SQL_TOKEN_END,
	SQL_TOKEN_WORD, /* keyword or bare name */
	SQL_TOKEN_NAME, /* quoted name: "a", `a`, [a] */
	SQL_TOKEN_STRING, /* 'a', E'a', $$a$$ */
	SQL_TOKEN_NUMBER,
	SQL_TOKEN_MARK, /* one byte of anything else */
} SqlTokenKind;

typedef struct SqlLexer {
	const char *begin, *end; /* of the whole text */
	const char *next; /* after the current token */
	SqlDialect dialect;
	SqlTokenKind kind; /* of the current token … */
	const char *text; /* … which begins here */
	size_t length;
	long line; /* newlines passed since it was set */
} SqlLexer;

/* A possibly qualified name; what stands before SCHEMA is dropped. */
typedef struct SqlName {
	char *schema; /* may be NULL */
	char *name; /* NULL: there was none */
} SqlName;

void sql_name_clear(SqlName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SqlName, sql_name_clear)

/* Stands on the first token at or after OFFSET. */
void sql_lex_init(SqlLexer *lexer, const char *text, size_t length,
    size_t offset, SqlDialect dialect);

/* Moves to the next token; stays on SQL_TOKEN_END. */
void sql_lex_next(SqlLexer *lexer);

/* Offset of the current token. */
size_t sql_lex_offset(const SqlLexer *lexer);

/* The current token is the bare WORD (ASCII case ignored), or MARK. */
bool sql_lex_at(const SqlLexer *lexer, const char *word);
bool sql_lex_at_mark(const SqlLexer *lexer, char mark);

/* The current token is one of WORDS, which end with NULL. */
bool sql_lex_at_any(const SqlLexer *lexer, const char *const *words);

/* Moves on past WORDS ("IF NOT EXISTS") if all of them follow. */
bool sql_lex_accept(SqlLexer *lexer, const char *words);
bool sql_lex_accept_mark(SqlLexer *lexer, char mark);

/* The bare name or quoted identifier it stands on (of SQL_OTHER a string,
 * too), unquoted and folded as the dialect does, and moves on; NULL if it is
 * neither. */
char *sql_lex_name(SqlLexer *lexer);

/* "a", "s.a", "c.s.a"; false, and OUT empty, if there is no name. */
bool sql_lex_qualified(SqlLexer *lexer, SqlName *out);

/* The content of the string it stands on, and moves on; NULL if none. */
char *sql_lex_string(SqlLexer *lexer);

/* Passes over one token, or over a whole group if it is "(" or "[". */
void sql_lex_skip(SqlLexer *lexer);

/* Passes over everything up to "," or ")" outside of parentheses. */
void sql_lex_skip_clause(SqlLexer *lexer);

/* The text from offset FROM to TO, comments and whitespace made one space. */
char *sql_lex_slice(const SqlLexer *lexer, size_t from, size_t to);

#endif
