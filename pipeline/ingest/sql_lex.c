#include "pipeline/ingest/sql_lex.h"
#include "pipeline/ingest/sql_landmark.h"

#include <string.h>

void
sql_name_clear(SqlName *name)
{
	g_clear_pointer(&name->schema, g_free);
	g_clear_pointer(&name->name, g_free);
}

/* The byte AHEAD of P; NUL beyond the end. */
static char
peek(const SqlLexer *lx, const char *p, size_t ahead)
{
	return (size_t)(lx->end - p) > ahead ? p[ahead] : '\0';
}

static const char *
after_line(const SqlLexer *lx, const char *p)
{
	const char *newline = memchr(p, '\n', lx->end - p);

	return newline != NULL ? newline : lx->end;
}

static const char *
after_block(const SqlLexer *lx, const char *p)
{
	int depth = 1;

	for (p += 2; p < lx->end && depth > 0; p++) {
		if (*p == '*' && peek(lx, p, 1) == '/')
			depth--;
		else if (lx->dialect == SQL_POSTGRES && *p == '/' &&
			 peek(lx, p, 1) == '*')
			depth++;
		else
			continue;
		p++;
	}
	return MIN(p, lx->end);
}

static const char *
skip_blank(const SqlLexer *lx, const char *p)
{
	while (p < lx->end) {
		if (g_ascii_isspace(*p))
			p++;
		else if (*p == '-' && peek(lx, p, 1) == '-')
			p = after_line(lx, p);
		else if (*p == '#' && lx->dialect == SQL_MYSQL)
			p = after_line(lx, p);
		else if (*p == '/' && peek(lx, p, 1) == '*')
			p = after_block(lx, p);
		else
			break;
	}
	return p;
}

/* One past the closing QUOTE of what opens at P. */
static const char *
after_quote(const SqlLexer *lx, const char *p, char quote, bool escapes)
{
	for (p++; p < lx->end; p++) {
		if (escapes && *p == '\\')
			p++;
		else if (*p == quote && peek(lx, p, 1) == quote)
			p++;
		else if (*p == quote)
			return p + 1;
	}
	return lx->end;
}

static const char *
after_word(const SqlLexer *lx, const char *p)
{
	while (p < lx->end && (sql_is_word_byte(*p) || *p == '$' ||
				  (*p == '@' && lx->dialect != SQL_POSTGRES) ||
				  (*p == '#' && lx->dialect == SQL_OTHER)))
		p++;
	return p;
}

static const char *
after_number(const SqlLexer *lx, const char *p)
{
	while (p < lx->end && (g_ascii_isalnum(*p) || *p == '.'))
		p++;
	return p;
}

/* $tag$ … $tag$; NULL if P does not begin one. */
static const char *
after_dollar(const SqlLexer *lx, const char *p)
{
	const char *q = p + 1;
	const char *close;

	while (q < lx->end && sql_is_word_byte(*q))
		q++;
	if (lx->dialect == SQL_MYSQL || q == lx->end || *q != '$' ||
	    g_ascii_isdigit(p[1]))
		return NULL;
	q++;
	close = memmem(q, lx->end - q, p, q - p);
	return close != NULL ? close + (q - p) : lx->end;
}

static const char *
after_bracket(const SqlLexer *lx, const char *p)
{
	const char *close = memchr(p, ']', lx->end - p);

	if (lx->dialect != SQL_OTHER || close == NULL ||
	    !sql_is_bracketed_name(p + 1, close - p - 1))
		return NULL;
	return close + 1;
}

static void
take(SqlLexer *lx, SqlTokenKind kind, const char *after)
{
	lx->kind = kind;
	lx->length = after - lx->text;
	lx->next = after;
}

/* Strings and quoted names; false if the token is neither. */
static bool
take_quoted(SqlLexer *lx)
{
	const char *p = lx->text;
	bool mysql = lx->dialect == SQL_MYSQL;
	const char *after;

	if (*p == '\'')
		take(lx, SQL_TOKEN_STRING, after_quote(lx, p, '\'', mysql));
	else if (*p == '"')
		take(lx, SQL_TOKEN_NAME, after_quote(lx, p, '"', mysql));
	else if (*p == '`')
		take(lx, SQL_TOKEN_NAME, after_quote(lx, p, '`', false));
	else if (g_ascii_toupper(*p) == 'E' && peek(lx, p, 1) == '\'')
		take(lx, SQL_TOKEN_STRING, after_quote(lx, p + 1, '\'', true));
	else if (*p == '$' && (after = after_dollar(lx, p)) != NULL)
		take(lx, SQL_TOKEN_STRING, after);
	else if (*p == '[' && (after = after_bracket(lx, p)) != NULL)
		take(lx, SQL_TOKEN_NAME, after);
	else
		return false;
	return true;
}

static long
count_newlines(const char *p, const char *end)
{
	long count = 0;

	while (p < end && (p = memchr(p, '\n', end - p)) != NULL) {
		p++;
		count++;
	}
	return count;
}

void
sql_lex_next(SqlLexer *lx)
{
	const char *p = skip_blank(lx, lx->next);

	lx->line += count_newlines(lx->text, p);
	lx->text = p;
	if (p >= lx->end)
		take(lx, SQL_TOKEN_END, lx->end);
	else if (take_quoted(lx))
		return;
	else if (g_ascii_isdigit(*p))
		take(lx, SQL_TOKEN_NUMBER, after_number(lx, p));
	else if (after_word(lx, p) > p)
		take(lx, SQL_TOKEN_WORD, after_word(lx, p));
	else
		take(lx, SQL_TOKEN_MARK, p + 1);
}

void
sql_lex_init(SqlLexer *lx, const char *text, size_t length, size_t offset,
    SqlDialect dialect)
{
	*lx = (SqlLexer){ .begin = text,
		.end = text + length,
		.next = text + MIN(offset, length),
		.text = text + MIN(offset, length),
		.dialect = dialect };
	sql_lex_next(lx);
}

size_t
sql_lex_offset(const SqlLexer *lx)
{
	return lx->text - lx->begin;
}

bool
sql_lex_at(const SqlLexer *lx, const char *word)
{
	return lx->kind == SQL_TOKEN_WORD &&
	       sql_word_is(lx->text, lx->length, word);
}

bool
sql_lex_at_mark(const SqlLexer *lx, char mark)
{
	return lx->kind == SQL_TOKEN_MARK && *lx->text == mark;
}

bool
sql_lex_at_any(const SqlLexer *lx, const char *const *words)
{
	for (; *words != NULL; words++)
		if (sql_lex_at(lx, *words))
			return true;
	return false;
}

bool
sql_lex_accept(SqlLexer *lx, const char *words)
{
	SqlLexer ahead = *lx;

	while (*words != '\0') {
		size_t n = strcspn(words, " ");

		if (ahead.kind != SQL_TOKEN_WORD || ahead.length != n ||
		    g_ascii_strncasecmp(ahead.text, words, n) != 0)
			return false;
		sql_lex_next(&ahead);
		words += n + (words[n] == ' ' ? 1 : 0);
	}
	*lx = ahead;
	return true;
}

bool
sql_lex_accept_mark(SqlLexer *lx, char mark)
{
	if (!sql_lex_at_mark(lx, mark))
		return false;
	sql_lex_next(lx);
	return true;
}

/* What LENGTH bytes at TEXT say between QUOTEs. */
static char *
unquote(const char *text, size_t length, char quote, bool escapes)
{
	GString *out = g_string_sized_new(length);

	for (size_t i = 0; i < length; i++) {
		if (i + 1 < length &&
		    ((escapes && text[i] == '\\') ||
			(text[i] == quote && text[i + 1] == quote)))
			i++;
		g_string_append_c(out, text[i]);
	}
	return g_string_free(out, FALSE);
}

/* SQLite takes 'a' for a name where one must stand. */
static bool
is_quoted_name(const SqlLexer *lx)
{
	return lx->dialect == SQL_OTHER && lx->kind == SQL_TOKEN_STRING &&
	       *lx->text == '\'';
}

char *
sql_lex_name(SqlLexer *lx)
{
	char *name;

	if (lx->kind == SQL_TOKEN_NAME || is_quoted_name(lx)) {
		char quote = *lx->text == '[' ? ']' : *lx->text;
		bool closed =
		    lx->length > 1 && lx->text[lx->length - 1] == quote;

		name = unquote(
		    lx->text + 1, lx->length - (closed ? 2 : 1), quote, false);
	} else if (lx->kind == SQL_TOKEN_WORD) {
		name = lx->dialect == SQL_POSTGRES
			   ? g_ascii_strdown(lx->text, (gssize)lx->length)
			   : g_strndup(lx->text, lx->length);
	} else {
		return NULL;
	}
	sql_lex_next(lx);
	return name;
}

bool
sql_lex_qualified(SqlLexer *lx, SqlName *out)
{
	*out = (SqlName){ .name = sql_lex_name(lx) };
	while (out->name != NULL && sql_lex_accept_mark(lx, '.')) {
		g_free(out->schema);
		out->schema = out->name;
		out->name = sql_lex_name(lx);
	}
	if (out->name == NULL)
		sql_name_clear(out);
	return out->name != NULL;
}

char *
sql_lex_string(SqlLexer *lx)
{
	const char *p = lx->text;
	size_t n = lx->length;
	bool prefixed = n > 0 && *p != '\'';
	char *text;

	if (lx->kind != SQL_TOKEN_STRING || *p == '$')
		return NULL;
	p += prefixed ? 2 : 1;
	n -= prefixed ? 2 : 1;
	if (n > 0 && p[n - 1] == '\'')
		n--;
	text = unquote(p, n, '\'', prefixed || lx->dialect == SQL_MYSQL);
	sql_lex_next(lx);
	return text;
}

void
sql_lex_skip(SqlLexer *lx)
{
	long depth = 0;

	do {
		if (sql_lex_at_mark(lx, '(') || sql_lex_at_mark(lx, '['))
			depth++;
		else if (sql_lex_at_mark(lx, ')') || sql_lex_at_mark(lx, ']'))
			depth--;
		sql_lex_next(lx);
	} while (depth > 0 && lx->kind != SQL_TOKEN_END);
}

void
sql_lex_skip_clause(SqlLexer *lx)
{
	while (lx->kind != SQL_TOKEN_END && !sql_lex_at_mark(lx, ',') &&
	       !sql_lex_at_mark(lx, ')'))
		sql_lex_skip(lx);
}

char *
sql_lex_slice(const SqlLexer *lexer, size_t from, size_t to)
{
	GString *out = g_string_new(NULL);
	SqlLexer lx;
	const char *last = NULL;

	sql_lex_init(&lx, lexer->begin, to, from, lexer->dialect);
	for (; lx.kind != SQL_TOKEN_END; sql_lex_next(&lx)) {
		if (last != NULL && last != lx.text)
			g_string_append_c(out, ' ');
		g_string_append_len(out, lx.text, (gssize)lx.length);
		last = lx.next;
	}
	return g_string_free(out, FALSE);
}
