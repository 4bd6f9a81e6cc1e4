#include "pipeline/ingest/sql_type.h"

#include <string.h>

/* Words that may follow the first word of a type. */
static const char *const continuations[] = { "varying", "precision",
	"character", "char", "varchar", "raw", "large", "object", "unsigned",
	"signed", "zerofill", "year", "month", "day", "hour", "minute",
	"second", "to", "array", "big", "int", "integer", "sub_type", "text",
	NULL };

/* Words that begin a clause of a column, in any dialect. */
static const char *const clauses[] = { "AS", "ASC", "AUTOINCREMENT",
	"AUTO_INCREMENT", "CHARSET", "CHECK", "COLLATE", "COMMENT",
	"COMPRESSION", "CONSTRAINT", "DEFAULT", "DEFERRABLE", "DESC", "DISABLE",
	"ENABLE", "ENFORCED", "FOREIGN", "GENERATED", "IDENTITY", "INDEX",
	"INITIALLY", "INVISIBLE", "KEY", "NOT", "NULL", "ON", "PERSISTED",
	"PERSISTENT", "PRIMARY", "REFERENCES", "ROWGUIDCOL", "SPARSE",
	"STORAGE", "STORED", "UNIQUE", "USING", "VIRTUAL", "VISIBLE", "WITH",
	NULL };

bool
sql_type_at_clause(const SqlLexer *lx)
{
	SqlLexer ahead = *lx;

	if (sql_lex_accept(&ahead, "CHARACTER SET"))
		return true;
	if (sql_lex_accept(&ahead, "WITH TIME") ||
	    sql_lex_accept(&ahead, "WITH LOCAL TIME"))
		return false;
	return sql_lex_at_any(lx, clauses);
}

bool
sql_type_is_serial(const char *type_text)
{
	static const char *const names[] = { "serial", "bigserial",
		"smallserial", "serial2", "serial4", "serial8" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(type_text, names[i]) == 0)
			return true;
	return false;
}

/* Appends the current token and moves on; names, strings and numbers are
 * parted by a blank from what stands before them unless a mark does. */
static void
append_token(GString *out, SqlLexer *lx)
{
	bool tight = lx->kind == SQL_TOKEN_MARK;
	char last = out->len > 0 ? out->str[out->len - 1] : '(';

	if (!tight && strchr("(,.[", last) == NULL)
		g_string_append_c(out, ' ');
	g_string_append_len(out, lx->text, (gssize)lx->length);
	sql_lex_next(lx);
}

static void
append_group(GString *out, SqlLexer *lx)
{
	long depth = 0;

	do {
		if (sql_lex_at_mark(lx, '(') || sql_lex_at_mark(lx, '['))
			depth++;
		else if (sql_lex_at_mark(lx, ')') || sql_lex_at_mark(lx, ']'))
			depth--;
		append_token(out, lx);
	} while (depth > 0 && lx->kind != SQL_TOKEN_END);
}

/* "with time zone", "without time zone", "with local time zone". */
static bool
append_zone(GString *out, SqlLexer *lx)
{
	static const char *const zones[] = { "with time zone",
		"without time zone", "with local time zone" };

	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		if (!sql_lex_accept(lx, zones[i]))
			continue;
		g_string_append_printf(out, " %s", zones[i]);
		return true;
	}
	return false;
}

static bool
append_more(GString *out, SqlLexer *lx)
{
	if (append_zone(out, lx))
		return true;
	if (sql_lex_at_mark(lx, '(') || sql_lex_at_mark(lx, '[')) {
		append_group(out, lx);
		return true;
	}
	if (!sql_lex_at_any(lx, continuations) || sql_type_at_clause(lx))
		return false;
	append_token(out, lx);
	return true;
}

/* PostgreSQL's int[] and SQL Server's [int] begin with the same mark; the
 * lexer gives a NAME for the second. */
char *
sql_type_read(SqlLexer *lx)
{
	GString *out = g_string_new(NULL);

	if ((lx->kind == SQL_TOKEN_WORD && !sql_type_at_clause(lx)) ||
	    lx->kind == SQL_TOKEN_NAME) {
		bool national =
		    sql_lex_at(lx, "national") || sql_lex_at(lx, "long");

		append_token(out, lx);
		if (national && lx->kind == SQL_TOKEN_WORD &&
		    !sql_type_at_clause(lx))
			append_token(out, lx);
		while (sql_lex_at_mark(lx, '.')) {
			append_token(out, lx);
			append_token(out, lx);
		}
		while (append_more(out, lx))
			continue;
	}
	return g_string_free(out, FALSE);
}

/* The expression's first token always belongs to it: DEFAULT NULL. */
char *
sql_expression_read(SqlLexer *lx)
{
	size_t from = sql_lex_offset(lx), to = from;
	bool operand = false; /* a value has just ended */

	while (lx->kind != SQL_TOKEN_END && !sql_lex_at_mark(lx, ',') &&
	       !sql_lex_at_mark(lx, ')')) {
		if (operand && sql_type_at_clause(lx))
			break;
		operand = lx->kind != SQL_TOKEN_MARK ||
			  sql_lex_at_mark(lx, '(') || sql_lex_at_mark(lx, '[');
		sql_lex_skip(lx);
		to = (size_t)(lx->text - lx->begin);
	}
	return sql_lex_slice(lx, from, to);
}
