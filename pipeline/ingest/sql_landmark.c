#include "pipeline/ingest/sql_landmark.h"

#include <glib.h>
#include <string.h>

/* What dumps and scripts write at the left margin. */
static const char *const openings[] = { "CREATE ", "ALTER ", "INSERT INTO ",
	"COPY ", "DROP ", "COMMENT ON ", "SELECT pg_catalog.", "LOCK TABLES ",
	"/*!" };

bool
sql_word_is(const char *text, size_t length, const char *word)
{
	return strlen(word) == length &&
	       g_ascii_strncasecmp(text, word, length) == 0;
}

bool
sql_is_bracketed_name(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (strchr("0123456789 :;,\n", text[i]) == NULL)
			return true;
	return false;
}

bool
sql_is_word_byte(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
begins_with(const char *text, size_t length, const char *prefix)
{
	size_t n = strlen(prefix);

	return length >= n && g_ascii_strncasecmp(text, prefix, n) == 0;
}

static bool
looks_like_opening(const char *text, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
		if (begins_with(text, length, openings[i]))
			return true;
	return false;
}

/* The last line with ink before END ends a statement or is a comment. */
static bool
follows_an_end(const char *text, size_t from, size_t end)
{
	size_t begin;

	while (end > from && g_ascii_isspace(text[end - 1]))
		end--;
	if (end == from)
		return false;
	if (text[end - 1] == ';')
		return true;
	for (begin = end; begin > from && text[begin - 1] != '\n';)
		begin--;
	return begins_with(text + begin, end - begin, "--");
}

size_t
sql_landmark_find(const char *text, size_t from, size_t to)
{
	const char *end = text + to;
	const char *p = text + from;

	while (p < end && (p = memchr(p, '\n', end - p)) != NULL) {
		p++;
		if (looks_like_opening(p, end - p) &&
		    follows_an_end(text, from, p - text))
			return p - text;
	}
	return 0;
}

bool
sql_landmark_ends_copy(const char *line, size_t length)
{
	static const char *const heads[] = { "-- Name: ", "-- Data for Name: ",
		"-- PostgreSQL database dump complete",
		"SELECT pg_catalog.setval(" };

	if (length == 0 || strchr("-SsCc", line[0]) == NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		if (begins_with(line, length, heads[i]))
			return true;
	return begins_with(line, length, "COPY ") && line[length - 1] == ';' &&
	       sql_landmark_begins_copy(line, length - 1, NULL);
}

/* The next run of word bytes at or after *AT; its length, 0 at the end. */
static size_t
next_word(const char *text, size_t length, size_t *at)
{
	size_t end;

	while (*at < length && !sql_is_word_byte(text[*at]))
		(*at)++;
	for (end = *at; end < length && sql_is_word_byte(text[end]);)
		end++;
	return end - *at;
}

bool
sql_landmark_begins_copy(const char *statement, size_t length, bool *text_rows)
{
	bool from = false, input = false, lines = true;
	size_t n;

	if (!begins_with(statement, length, "COPY") || length < 16)
		return false;
	for (size_t at = 0; (n = next_word(statement, length, &at)) > 0;
	     at += n) {
		const char *word = statement + at;

		if (from && g_ascii_isspace(word[-1]) &&
		    sql_word_is(word, n, "stdin"))
			input = true;
		from = sql_word_is(word, n, "from");
		if (input && (sql_word_is(word, n, "csv") ||
				 sql_word_is(word, n, "binary")))
			lines = false;
	}
	if (text_rows != NULL)
		*text_rows = lines;
	return input;
}
