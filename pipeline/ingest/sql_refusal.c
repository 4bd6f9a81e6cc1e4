#include "pipeline/ingest/sql_refusal.h"
#include "pipeline/base/text.h"

#include <string.h>

enum { CLAUSES_MAX = 16, CLAUSE_SHOWN = 120 };

/* Offsets into the statement. */
typedef struct Element {
	size_t from, to; /* up to its comma or parenthesis */
	size_t comma; /* before it, or after it if it is the first */
	bool listed; /* inside the parentheses of CREATE TABLE */
} Element;

/* The server counts characters, from 1; 0 when it does not know. */
static size_t
offset_of(const char *text, int position)
{
	const char *p = text;

	for (; position > 1 && *p != '\0'; position--)
		p = g_utf8_next_char(p);
	return p - text;
}

/*
 * The column, constraint or action that OFFSET lies in: what stands between
 * commas, inside the parentheses of CREATE TABLE, outside of any in ALTER.
 */
static Element
find_element(const char *text, size_t offset)
{
	Element e = { 0, strlen(text), 0, false };
	SqlLexer lx;
	int level = 0, own;

	sql_lex_init(&lx, text, strlen(text), 0, SQL_POSTGRES);
	own = sql_lex_at(&lx, "ALTER") ? 0 : 1;
	for (; lx.kind != SQL_TOKEN_END; sql_lex_next(&lx)) {
		size_t at = sql_lex_offset(&lx);
		bool opens = sql_lex_at_mark(&lx, '(');
		bool closes = sql_lex_at_mark(&lx, ')');
		bool comma = level == own && sql_lex_at_mark(&lx, ',');
		bool bounds =
		    comma || (own == 1 && ((opens && level == 0) ||
					      (closes && level == 1)));

		if (at >= offset && bounds && !opens) {
			e.to = at;
			e.listed = own == 1;
			e.comma = e.comma == 0 && comma ? at : e.comma;
			return e;
		}
		if (bounds) {
			e.from = at + 1;
			e.comma = comma ? at : 0;
		}
		level += opens ? 1 : closes ? -1 : 0;
	}
	return e;
}

static void
note(const SqlWork *work, const char *text, const Element *e, size_t offset,
    const char *message)
{
	SqlLexer lx;
	g_autofree char *slice = NULL;
	g_autofree char *clause = NULL;
	long line, column;

	sql_lex_init(&lx, text, strlen(text), 0, SQL_POSTGRES);
	slice = sql_lex_slice(&lx, e->from, e->to);
	clause = text_shorten(slice, CLAUSE_SHOWN);
	sql_statement_place(work->statement, offset, &line, &column);
	sql_notes_add(work->notes, FINDING_WARNING, "sql-newer-syntax", message,
	    line, column,
	    "\"%s\" is not in the grammar of PostgreSQL " PG_MAJORVERSION
	    " (%s); its statement was left to the tolerant reader",
	    clause, message);
}

/* Blanks the element, so that the rest can be parsed without it. */
static void
blank(char *text, const Element *e)
{
	memset(text + e->from, ' ', e->to - e->from);
	if (e->comma > 0)
		text[e->comma] = ' ';
}

char *
sql_refusal_note(const SqlWork *work, const PgQueryError *error, size_t *offset)
{
	g_autofree char *text = g_strdup(work->statement->text);
	char *first = g_strdup(error->message);
	g_autofree char *message = g_strdup(error->message);
	size_t at = offset_of(text, error->cursorpos);

	*offset = at;
	for (int i = 0; i < CLAUSES_MAX; i++) {
		Element e = find_element(text, at);
		PgQueryProtobufParseResult result;
		bool refused;

		note(work, text, &e, at, message);
		if (!e.listed)
			break;
		blank(text, &e);
		result = pg_query_parse_protobuf(text);
		refused = result.error != NULL;
		if (refused) {
			at = offset_of(text, result.error->cursorpos);
			g_free(message);
			message = g_strdup(result.error->message);
		}
		pg_query_free_protobuf_parse_result(result);
		if (!refused)
			break;
	}
	return first;
}
