#include "pipeline/ingest/sql_scan.h"
#include "pipeline/ingest/sql_landmark.h"

#include <string.h>

/* HEAD bytes of a statement are kept when it is too long, TAIL bytes before
 * the current place for what looks back. */
enum { HEAD = 64 * 1024, TAIL = 64 };

/* So many unclosed things are looked past in one file. */
enum { RECOVERIES = 100 };

SqlSplit *
sql_split_new(SqlDialect dialect)
{
	SqlSplit *s = g_new0(SqlSplit, 1);

	s->dialect = dialect;
	s->buf = g_string_sized_new(SQL_LOOKAHEAD);
	s->line.number = 1;
	strcpy(s->delimiter, ";");
	return s;
}

void
sql_split_free(SqlSplit *s)
{
	if (s == NULL)
		return;
	g_string_free(s->buf, TRUE);
	g_free(s);
}

static void
shift_line(SqlLine *line, size_t count)
{
	line->at -= MIN(line->at, count);
	line->begin -= (gssize)count;
}

/* Drops COUNT scanned bytes at FROM, before which nothing is kept but
 * (maybe) the head of the statement. */
static void
drop_bytes(SqlSplit *s, size_t from, size_t count)
{
	sql_scan_count_lines(s, from + count);
	g_string_erase(s->buf, from, count);
	s->at -= count;
	shift_line(&s->line, count);
	shift_line(&s->base, count);
	if (s->opened > from)
		s->opened = MAX(from, s->opened - MIN(s->opened, count));
}

void
sql_split_feed(SqlSplit *s, const char *bytes, size_t length)
{
	size_t keep = s->at;

	if (s->open)
		keep = s->start;
	else if (s->mode == MODE_BLOCK_COMMENT)
		keep = s->opened;
	if (keep > 0) {
		drop_bytes(s, 0, keep);
		s->start = 0;
		s->end -= MIN(s->end, keep);
	}
	if (s->mode == MODE_COPY && s->at > s->end)
		drop_bytes(s, s->end, s->at - s->end);
	g_string_append_len(s->buf, bytes, length);
}

void
sql_split_end(SqlSplit *s)
{
	s->ended = true;
}

/* The first closing quote or escape at or after the current place. */
static size_t
find_quote(const SqlSplit *s)
{
	const char *text = s->buf->str;
	const char *end = text + s->buf->len;
	const char *p = text + s->at;

	if (!s->backslash) {
		p = memchr(p, s->quote, end - p);
		return p != NULL ? (size_t)(p - text) : s->buf->len;
	}
	while (p < end && *p != s->quote && *p != '\\')
		p++;
	return p - text;
}

static SqlStep
scan_quote(SqlSplit *s)
{
	const char *text = s->buf->str;
	size_t p;

	while ((p = find_quote(s)) < s->buf->len) {
		s->at = p;
		if (p + 1 == s->buf->len && !s->ended)
			return STEP_STARVED;
		if (text[p] != s->quote || text[p + 1] == s->quote) {
			s->at = MIN(p + 2, s->buf->len);
			continue;
		}
		s->at = p + 1;
		s->mode = MODE_SQL;
		if (s->quote == '\'' && sql_is_word_byte(text[p + 1]) &&
		    !s->broken) {
			s->broken = true;
			s->broken_line = s->opened_line;
		}
		return STEP_ON;
	}
	s->at = s->buf->len;
	return STEP_STARVED;
}

static SqlStep
scan_dollar_quote(SqlSplit *s)
{
	size_t n = strlen(s->tag);
	const char *text = s->buf->str;
	const char *p = memmem(text + s->at, s->buf->len - s->at, s->tag, n);

	if (p != NULL) {
		s->at = p - text + n;
		s->mode = MODE_SQL;
		return STEP_ON;
	}
	if (s->buf->len >= n)
		s->at = MAX(s->at, s->buf->len - n + 1);
	return STEP_STARVED;
}

static SqlStep
scan_line_comment(SqlSplit *s)
{
	const char *text = s->buf->str;
	const char *p = memchr(text + s->at, '\n', s->buf->len - s->at);

	s->at = p != NULL ? (size_t)(p - text) : s->buf->len;
	if (p == NULL && !s->ended)
		return STEP_STARVED;
	s->mode = MODE_SQL;
	return STEP_ON;
}

/* PostgreSQL's comments nest. */
static SqlStep
scan_block_comment(SqlSplit *s)
{
	const char *text = s->buf->str;

	for (; s->at + 1 < s->buf->len; s->at++) {
		bool closes = text[s->at] == '*' && text[s->at + 1] == '/';
		bool opens = text[s->at] == '/' && text[s->at + 1] == '*' &&
			     s->dialect == SQL_POSTGRES;

		if (!opens && !closes)
			continue;
		s->comments += opens ? 1 : -1;
		s->at++;
		if (s->comments > 0)
			continue;
		s->at++;
		s->mode = MODE_SQL;
		return STEP_ON;
	}
	return STEP_STARVED;
}

/* One whole line of COPY data, LENGTH bytes without its newline. */
static SqlStep
take_copy_line(SqlSplit *s, size_t length, size_t next)
{
	const char *line = s->buf->str + s->at;

	if (length > 0 && line[length - 1] == '\r')
		length--;
	if (!s->mid_row && length == 2 && memcmp(line, "\\.", 2) == 0)
		return sql_scan_end(s, s->end, next);
	if (!s->mid_row && sql_landmark_ends_copy(line, length)) {
		s->st.fault = SQL_FAULT_COPY;
		return sql_scan_end(s, s->end, s->at);
	}
	s->mid_row = false;
	s->st.rows++;
	s->at = next;
	return STEP_ON;
}

static SqlStep
scan_copy(SqlSplit *s)
{
	const char *text = s->buf->str;
	const char *p = memchr(text + s->at, '\n', s->buf->len - s->at);
	size_t end = p != NULL ? (size_t)(p - text) : s->buf->len;

	if (p == NULL && !s->ended) {
		if (end - s->at < HEAD)
			return STEP_STARVED;
		s->at = end;
		s->mid_row = true;
		return STEP_STARVED;
	}
	return take_copy_line(s, end - s->at, p != NULL ? end + 1 : end);
}

static SqlStep
scan_mode(SqlSplit *s)
{
	static SqlStep (*const scans[])(SqlSplit *) = {
		[MODE_SQL] = sql_scan,
		[MODE_QUOTE] = scan_quote,
		[MODE_DOLLAR] = scan_dollar_quote,
		[MODE_LINE_COMMENT] = scan_line_comment,
		[MODE_BLOCK_COMMENT] = scan_block_comment,
		[MODE_COPY] = scan_copy,
	};

	return s->at < s->buf->len ? scans[s->mode](s) : STEP_STARVED;
}

/* Ends the statement at the next landmark before LIMIT, if there is one. */
static SqlStep
recover(SqlSplit *s, size_t limit)
{
	size_t mark = 0;

	if (s->recoveries < RECOVERIES)
		mark = sql_landmark_find(s->buf->str, s->start + 1, limit);
	if (mark == 0)
		return STEP_STARVED;
	s->recoveries++;
	s->line = s->base;
	return sql_scan_end(s, mark - 1, mark);
}

static void
blame_mode(SqlSplit *s)
{
	static const SqlFault faults[] = {
		[MODE_SQL] = SQL_FAULT_END,
		[MODE_QUOTE] = SQL_FAULT_QUOTE,
		[MODE_DOLLAR] = SQL_FAULT_QUOTE,
		[MODE_LINE_COMMENT] = SQL_FAULT_END,
		[MODE_BLOCK_COMMENT] = SQL_FAULT_COMMENT,
		[MODE_COPY] = SQL_FAULT_COPY,
	};

	s->st.fault = faults[s->mode];
	s->st.fault_line = s->opened_line;
	if (s->st.fault == SQL_FAULT_END && s->begins > 0) {
		s->st.fault = SQL_FAULT_BODY;
		s->st.fault_line = s->st.line;
	}
}

/* A comment outside of any statement that does not end: it becomes one. */
static void
adopt_comment(SqlSplit *s)
{
	if (s->open || s->mode != MODE_BLOCK_COMMENT)
		return;
	s->open = true;
	s->start = s->opened;
	s->base = s->line;
	s->st = (SqlStatement){ .line = s->opened_line,
		.column = (long)((gssize)s->opened - s->line.begin) + 1 };
	s->cut = s->broken = false;
	s->begins = 0;
}

static SqlStep
end_of_file(SqlSplit *s)
{
	adopt_comment(s);
	if (!s->open)
		return STEP_STARVED;
	blame_mode(s);
	if (s->mode != MODE_COPY && s->st.fault != SQL_FAULT_END &&
	    recover(s, s->buf->len) == STEP_STATEMENT)
		return STEP_STATEMENT;
	s->st.cut = s->st.fault != SQL_FAULT_END || s->depth > 0 ||
		    strcmp(s->delimiter, ";") != 0;
	return sql_scan_end(
	    s, s->mode == MODE_COPY ? s->end : s->buf->len, s->buf->len);
}

static SqlStep
bound_memory(SqlSplit *s)
{
	size_t from;

	if (s->mode == MODE_BLOCK_COMMENT && !s->open &&
	    s->at - s->opened > SQL_STATEMENT_MAX)
		adopt_comment(s);
	if (!s->open || s->mode == MODE_COPY ||
	    s->at - s->start <= SQL_STATEMENT_MAX)
		return STEP_STARVED;
	if (recover(s, s->at) == STEP_STATEMENT) {
		blame_mode(s);
		if (s->st.fault == SQL_FAULT_END)
			s->st.fault = SQL_FAULT_LONG;
		return STEP_STATEMENT;
	}
	from = s->start + HEAD;
	drop_bytes(s, from, s->at - TAIL - from);
	s->base = s->line;
	s->cut = true;
	return STEP_STARVED;
}

/* COPY … FROM stdin: its data follows, from the next line on. */
static bool
enter_copy(SqlSplit *s)
{
	const char *text = s->buf->str;

	if (s->mode == MODE_COPY || s->dialect == SQL_MYSQL || s->st.meta ||
	    s->st.fault != SQL_FAULT_NONE ||
	    !sql_landmark_begins_copy(
		text + s->start, s->end - s->start, &s->copy_lines))
		return false;
	s->mode = MODE_COPY;
	s->mid_row = true; /* the rest of this line is not a row … */
	s->st.rows = -1; /* … so this is where counting begins */
	return true;
}

/* What was read as one statement because a quote ended too soon. */
static void
mend_quotes(SqlSplit *s)
{
	SqlFault fault = s->st.fault;

	if (!s->broken || s->mode == MODE_COPY ||
	    (fault != SQL_FAULT_NONE && fault != SQL_FAULT_QUOTE &&
		fault != SQL_FAULT_END) ||
	    recover(s, s->end) != STEP_STATEMENT)
		return;
	s->st.fault = SQL_FAULT_QUOTE;
	s->st.fault_line = s->broken_line;
}

static void
heed_settings(SqlSplit *s, const SqlStatement *st)
{
	static const char setting[] = "SET standard_conforming_strings";

	if (s->dialect == SQL_POSTGRES && g_str_has_prefix(st->text, setting))
		s->escapes = strstr(st->text, "off") != NULL;
}

/* Gives out what lies between START and END, unless that is nothing. */
static bool
hand_out(SqlSplit *s, SqlStatement *out)
{
	char *text = s->buf->str + s->start;
	size_t length = s->end - s->start;

	sql_scan_count_lines(s, s->resume);
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	if (s->cut || length > SQL_STATEMENT_MAX) {
		length = MIN(length, HEAD);
		if (s->st.fault == SQL_FAULT_NONE)
			s->st.fault = SQL_FAULT_LONG;
	}
	if (s->mode == MODE_COPY && !s->copy_lines)
		s->st.rows = -1;
	text[length] = '\0';
	for (char *p = text; (p = memchr(p, '\0', text + length - p)) != NULL;)
		*p = ' ';
	s->st.text = text;
	s->st.length = length;
	*out = s->st;
	s->open = false;
	s->mode = MODE_SQL;
	s->at = s->resume;
	heed_settings(s, out);
	return length > 0;
}

bool
sql_split_next(SqlSplit *s, SqlStatement *out)
{
	while (true) {
		SqlStep step = scan_mode(s);

		if (step == STEP_STARVED)
			step = s->ended ? end_of_file(s) : bound_memory(s);
		if (step == STEP_STARVED)
			return false;
		if (step == STEP_ON)
			continue;
		mend_quotes(s);
		if (!enter_copy(s) && hand_out(s, out))
			return true;
	}
}

void
sql_statement_place(
    const SqlStatement *st, size_t offset, long *line, long *column)
{
	const char *end = st->text + MIN(offset, st->length);

	*line = st->line;
	*column = st->column + (long)(end - st->text);
	for (const char *p = st->text; p < end; p++) {
		if (*p != '\n')
			continue;
		(*line)++;
		*column = (long)(end - p);
	}
}

char *
sql_statement_fault(const SqlStatement *st)
{
	static const char *const texts[] = {
		[SQL_FAULT_NONE] = "nothing is wrong",
		[SQL_FAULT_QUOTE] = "a quote opened on line %ld does not end "
				    "where it should",
		[SQL_FAULT_COMMENT] = "a comment opened on line %ld never ends",
		[SQL_FAULT_COPY] = "the data of COPY on line %ld has no "
				   "closing \\. line",
		[SQL_FAULT_BODY] = "the BEGIN of the routine on line %ld has "
				   "no END",
		[SQL_FAULT_END] = "the file ends inside the statement that "
				  "begins on line %ld",
		[SQL_FAULT_LONG] = "the statement on line %ld is longer than "
				   "8 MiB",
	};
	GString *text = g_string_new(texts[st->fault]);
	bool own =
	    st->fault == SQL_FAULT_QUOTE || st->fault == SQL_FAULT_COMMENT;
	g_autofree char *line =
	    g_strdup_printf("%ld", own ? st->fault_line : st->line);

	g_string_replace(text, "%ld", line, 0);
	return g_string_free(text, FALSE);
}
