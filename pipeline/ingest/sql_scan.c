#include "pipeline/ingest/sql_scan.h"
#include "pipeline/ingest/sql_follow.h"
#include "pipeline/ingest/sql_landmark.h"

#include <string.h>

enum { LINE_MAX_AWAITED = 64 * 1024 };

/* Counts lines up to POS, which never goes back. */
void
sql_scan_count_lines(SqlSplit *s, size_t pos)
{
	const char *text = s->buf->str;
	const char *end = text + pos;
	const char *p = text + s->line.at;

	while (p < end && (p = memchr(p, '\n', end - p)) != NULL) {
		p++;
		s->line.number++;
		s->line.begin = p - text;
	}
	if (pos > s->line.at)
		s->line.at = pos;
}

bool
sql_scan_starved(const SqlSplit *s)
{
	return !s->ended && s->buf->len - s->at < SQL_LOOKAHEAD;
}

/* The byte AHEAD of the current one; NUL beyond the end. */
static char
peek(const SqlSplit *s, size_t ahead)
{
	return s->at + ahead < s->buf->len ? s->buf->str[s->at + ahead] : '\0';
}

static void
begin_statement(SqlSplit *s)
{
	if (s->open)
		return;
	sql_scan_count_lines(s, s->at);
	s->open = true;
	s->start = s->at;
	s->base = s->line;
	s->st = (SqlStatement){ .line = s->line.number,
		.column = (long)((gssize)s->at - s->line.begin) + 1,
		.conditional = s->conditional ? s->version : 0 };
	s->cut = s->broken = s->escape_prefix = false;
	s->create = s->insert = s->routine = false;
	s->depth = s->begins = 0;
	s->words = 0;
}

SqlStep
sql_scan_end(SqlSplit *s, size_t end, size_t resume)
{
	s->at = s->resume = resume;
	s->end = end;
	return s->open ? STEP_STATEMENT : STEP_ON;
}

static void
open_construct(SqlSplit *s, SqlMode mode, size_t length)
{
	sql_scan_count_lines(s, s->at);
	s->mode = mode;
	s->opened = s->at;
	s->opened_line = s->line.number;
	s->at += length;
}

/* One past the last byte of the current line, its newline not included. */
static size_t
line_end(const SqlSplit *s)
{
	const char *p = s->buf->str + s->at;
	const char *newline = memchr(p, '\n', s->buf->len - s->at);

	return newline != NULL ? (size_t)(newline - s->buf->str) : s->buf->len;
}

/* The rest of the line is in hand, or is too long to wait for. */
static bool
has_line(const SqlSplit *s)
{
	return s->ended || line_end(s) < s->buf->len ||
	       s->buf->len - s->at >= LINE_MAX_AWAITED;
}

/* A line for the client program, which no delimiter ends. */
static SqlStep
take_line(SqlSplit *s)
{
	size_t end = line_end(s);

	begin_statement(s);
	s->st.meta = true;
	return sql_scan_end(s, end, MIN(end + 1, s->buf->len));
}

/* MySQL's client takes USE without its delimiter too. */
static SqlStep
take_use(SqlSplit *s)
{
	const char *text = s->buf->str + s->at;
	size_t end = line_end(s);
	const char *mark =
	    memmem(text, end - s->at, s->delimiter, strlen(s->delimiter));

	begin_statement(s);
	if (mark != NULL)
		return sql_scan_end(s, s->at + (size_t)(mark - text),
		    s->at + (size_t)(mark - text) + strlen(s->delimiter));
	return sql_scan_end(s, end, MIN(end + 1, s->buf->len));
}

static SqlStep
take_delimiter_line(SqlSplit *s)
{
	const char *p = s->buf->str + s->at + strlen("DELIMITER");
	const char *end = s->buf->str + line_end(s);
	size_t n = 0;

	while (p < end && g_ascii_isspace(*p))
		p++;
	while (p < end && !g_ascii_isspace(*p) && n + 1 < sizeof s->delimiter)
		s->delimiter[n++] = *p++;
	if (n == 0)
		s->delimiter[n++] = ';';
	s->delimiter[n] = '\0';
	return take_line(s);
}

/* LENGTH bytes at the current place have their line to themselves. */
static bool
alone_on_line(const SqlSplit *s, size_t length)
{
	const char *text = s->buf->str;
	size_t end = line_end(s);

	for (size_t i = s->at;
	     i > 0 && text[i - 1] != '\n' && text[i - 1] != '\0'; i--)
		if (!g_ascii_isspace(text[i - 1]))
			return false;
	for (size_t i = s->at + length; i < end; i++)
		if (!g_ascii_isspace(text[i]))
			return false;
	return true;
}

/* GO 5 sends what stands before it five times. */
static size_t
with_count(const SqlSplit *s, size_t length)
{
	size_t n = length;

	while (peek(s, n) == ' ')
		n++;
	while (g_ascii_isdigit(peek(s, n)))
		n++;
	return n;
}

/* GO has the line to itself, LENGTH bytes with its count, or a comment after
 * it. */
static bool
ends_batch(const SqlSplit *s, size_t length)
{
	size_t n = length;

	if (alone_on_line(s, length))
		return true;
	while (peek(s, n) == ' ' || peek(s, n) == '\t')
		n++;
	return peek(s, n) == '-' && peek(s, n + 1) == '-' &&
	       (s->at == 0 || s->buf->str[s->at - 1] == '\n');
}

static SqlStep
scan_word(SqlSplit *s)
{
	const char *word = s->buf->str + s->at;
	size_t left = s->buf->len - s->at, n = 0;

	while (n < left && (sql_is_word_byte(word[n]) || word[n] == '$'))
		n++;
	if (!s->open && s->dialect == SQL_MYSQL) {
		bool delimiter = sql_word_is(word, n, "DELIMITER");

		if ((delimiter || sql_word_is(word, n, "USE")) && !has_line(s))
			return STEP_STARVED;
		if (delimiter)
			return take_delimiter_line(s);
		if (sql_word_is(word, n, "USE"))
			return take_use(s);
	}
	if (s->dialect == SQL_OTHER && sql_word_is(word, n, "GO") &&
	    ends_batch(s, with_count(s, n)))
		return sql_scan_end(s, s->at, s->at + with_count(s, n));
	if (sql_follow_is_unannounced(s, word, n))
		return sql_scan_end(s, s->at, s->at);
	begin_statement(s);
	sql_follow_word(s, word, n);
	s->at += n;
	return STEP_ON;
}

static SqlStep
scan_plain(SqlSplit *s)
{
	begin_statement(s);
	s->at++;
	return STEP_ON;
}

static SqlStep
scan_quote_mark(SqlSplit *s)
{
	char quote = s->buf->str[s->at];
	bool prefixed = s->escape_prefix && s->at > 0 &&
			g_ascii_toupper(s->buf->str[s->at - 1]) == 'E';

	begin_statement(s);
	s->quote = quote;
	s->backslash = (s->dialect == SQL_MYSQL && quote != '`') ||
		       (quote == '\'' && (s->escapes || prefixed));
	open_construct(s, MODE_QUOTE, 1);
	return STEP_ON;
}

/* [name] quotes only where it can be nothing else. */
static SqlStep
scan_bracket(SqlSplit *s)
{
	size_t n = 1;

	begin_statement(s);
	while (n < SQL_LOOKAHEAD / 2 && peek(s, n) != ']' && peek(s, n) != '\n')
		n++;
	if (peek(s, n) == ']' &&
	    sql_is_bracketed_name(s->buf->str + s->at + 1, n - 1))
		s->at += n;
	s->at++;
	return STEP_ON;
}

static SqlStep
scan_dollar(SqlSplit *s)
{
	size_t n = 1;

	begin_statement(s);
	while (n < TAG_SIZE - 2 && sql_is_word_byte(peek(s, n)))
		n++;
	if (peek(s, n) != '$' || g_ascii_isdigit(peek(s, 1))) {
		s->at++;
		return STEP_ON;
	}
	memcpy(s->tag, s->buf->str + s->at, n + 1);
	s->tag[n + 1] = '\0';
	open_construct(s, MODE_DOLLAR, n + 1);
	return STEP_ON;
}

static SqlStep
scan_dash(SqlSplit *s)
{
	char third = peek(s, 2);

	if (peek(s, 1) != '-' ||
	    (s->dialect == SQL_MYSQL && (unsigned char)third > ' '))
		return scan_plain(s);
	open_construct(s, MODE_LINE_COMMENT, 2);
	return STEP_ON;
}

/* "# made by …" above a statement is none in any dialect. */
static bool
begins_comment(const SqlSplit *s)
{
	return s->dialect == SQL_OTHER && !s->open &&
	       strchr("# \t\r\n", peek(s, 1)) != NULL;
}

static SqlStep
scan_hash(SqlSplit *s)
{
	open_construct(s, MODE_LINE_COMMENT, 1);
	return STEP_ON;
}

/*
 * A MySQL comment whose content is SQL for servers of a version or later:
 * its marks are blanked and its content stays.  Versions that no server has
 * hide text from all of them.
 */
static bool
enter_conditional(SqlSplit *s)
{
	size_t n = peek(s, 2) == 'M' ? 3 : 2;
	long version = 0;

	if (s->dialect != SQL_MYSQL || peek(s, n) != '!')
		return false;
	for (n++; n < 10 && g_ascii_isdigit(peek(s, n)); n++)
		version = version * 10 + (peek(s, n) - '0');
	if (version == 99999 || version > 199999)
		return false;
	memset(s->buf->str + s->at, ' ', n);
	s->at += n;
	s->conditional = true;
	s->version = version;
	return true;
}

static SqlStep
scan_slash(SqlSplit *s)
{
	if (peek(s, 1) == '*') {
		if (enter_conditional(s))
			return STEP_ON;
		open_construct(s, MODE_BLOCK_COMMENT, 2);
		s->comments = 1;
		return STEP_ON;
	}
	if (s->dialect == SQL_OTHER && alone_on_line(s, 1))
		return sql_scan_end(s, s->at, s->at + 1);
	return scan_plain(s);
}

static SqlStep
scan_star(SqlSplit *s)
{
	if (!s->conditional || peek(s, 1) != '/')
		return scan_plain(s);
	memset(s->buf->str + s->at, ' ', 2);
	s->at += 2;
	s->conditional = false;
	return STEP_ON;
}

/* "\g", "\gexec", "\G": the client sends what was typed so far. */
static bool
at_go(const SqlSplit *s)
{
	static const char *const words[] = { "g", "gx", "gexec", "gset",
		"gdesc" };
	const char *word = s->buf->str + s->at + 1;
	size_t left = s->buf->len - s->at - 1, n = 0;

	while (n < left && g_ascii_isalpha(word[n]))
		n++;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (sql_word_is(word, n, words[i]))
			return s->open && s->depth == 0;
	return false;
}

static SqlStep
scan_backslash(SqlSplit *s)
{
	if (at_go(s)) {
		size_t end = line_end(s);

		return has_line(s)
			   ? sql_scan_end(s, s->at, MIN(end + 1, s->buf->len))
			   : STEP_STARVED;
	}
	if (s->open || s->dialect == SQL_MYSQL)
		return scan_plain(s);
	return has_line(s) ? take_line(s) : STEP_STARVED;
}

/* The word before the current place is VALUES or VALUE. */
static bool
after_values(const SqlSplit *s, size_t end)
{
	const char *text = s->buf->str;
	size_t begin = end;

	while (begin > s->start && sql_is_word_byte(text[begin - 1]))
		begin--;
	return sql_word_is(text + begin, end - begin, "VALUES") ||
	       sql_word_is(text + begin, end - begin, "VALUE");
}

static SqlStep
scan_open(SqlSplit *s)
{
	size_t before = s->at;

	begin_statement(s);
	if (s->insert && s->depth == 0) {
		while (before > s->start &&
		       g_ascii_isspace(s->buf->str[before - 1]))
			before--;
		if (s->st.rows > 0 && before > s->start &&
		    s->buf->str[before - 1] == ',')
			s->st.rows++;
		else if (s->st.rows == 0 && after_values(s, before))
			s->st.rows = 1;
	}
	s->depth++;
	s->at++;
	return STEP_ON;
}

static SqlStep
scan_close(SqlSplit *s)
{
	begin_statement(s);
	if (s->depth > 0)
		s->depth--;
	s->at++;
	return STEP_ON;
}

typedef SqlStep (*Scan)(SqlSplit *);

static Scan
scan_for(const SqlSplit *s, char c)
{
	bool mysql = s->dialect == SQL_MYSQL;

	switch (c) {
	case '\'':
	case '"':
	case '`':
		return scan_quote_mark;
	case '(':
		return scan_open;
	case ')':
		return scan_close;
	case '-':
		return scan_dash;
	case '/':
		return scan_slash;
	case '*':
		return scan_star;
	case '\\':
		return scan_backslash;
	case '$':
		return mysql ? scan_plain : scan_dollar;
	case '#':
		return mysql || begins_comment(s) ? scan_hash : scan_plain;
	case '[':
		return s->dialect == SQL_OTHER ? scan_bracket : scan_plain;
	}
	return sql_is_word_byte(c) ? scan_word : scan_plain;
}

static bool
at_delimiter(const SqlSplit *s)
{
	size_t n = strlen(s->delimiter);

	return s->begins == 0 && s->buf->len - s->at >= n &&
	       memcmp(s->buf->str + s->at, s->delimiter, n) == 0;
}

SqlStep
sql_scan(SqlSplit *s)
{
	while (s->at < s->buf->len && s->mode == MODE_SQL) {
		char c = s->buf->str[s->at];
		SqlStep step = STEP_ON;

		if (g_ascii_isspace(c) || c == '\0') {
			s->at++;
			continue;
		}
		if (sql_scan_starved(s))
			return STEP_STARVED;
		if (c == s->delimiter[0] && at_delimiter(s))
			step = sql_scan_end(
			    s, s->at, s->at + strlen(s->delimiter));
		else
			step = scan_for(s, c)(s);
		if (step != STEP_ON)
			return step;
	}
	return s->mode == MODE_SQL ? STEP_STARVED : STEP_ON;
}
