#include "pipeline/ingest/sql_follow.h"
#include "pipeline/ingest/sql_landmark.h"

enum { WORDS_OF_INTEREST = 5 };

static bool
begins_routine(const SqlSplit *s, const char *word, size_t length)
{
	static const char *const everywhere[] = { "FUNCTION", "PROCEDURE" };
	static const char *const elsewhere[] = { "TRIGGER", "PROC", "PACKAGE" };

	for (size_t i = 0; i < G_N_ELEMENTS(everywhere); i++)
		if (sql_word_is(word, length, everywhere[i]))
			return true;
	for (size_t i = 0; i < G_N_ELEMENTS(elsewhere); i++)
		if (s->dialect == SQL_OTHER &&
		    sql_word_is(word, length, elsewhere[i]))
			return true;
	return false;
}

/* WORD follows the current one, which has LENGTH bytes. */
static bool
next_word_is(const SqlSplit *s, size_t length, const char *word)
{
	size_t at = s->at + length, n = 0;

	while (at < s->buf->len && g_ascii_isspace(s->buf->str[at]))
		at++;
	while (at + n < s->buf->len && sql_is_word_byte(s->buf->str[at + n]))
		n++;
	return sql_word_is(s->buf->str + at, n, word);
}

/* END IF, END LOOP … close what no BEGIN opened. */
static bool
ends_a_block(const SqlSplit *s, size_t length)
{
	static const char *const others[] = { "IF", "LOOP", "WHILE", "REPEAT",
		"FOR" };

	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (next_word_is(s, length, others[i]))
			return false;
	return true;
}

/* A routine's body has semicolons of its own between BEGIN and END. */
static void
follow_body(SqlSplit *s, const char *word, size_t length)
{
	if (sql_word_is(word, length, "BEGIN") ||
	    (s->begins > 0 && sql_word_is(word, length, "CASE")))
		s->begins++;
	else if (s->begins > 0 && sql_word_is(word, length, "END") &&
		 ends_a_block(s, length))
		s->begins--;
}

void
sql_follow_word(SqlSplit *s, const char *word, size_t length)
{
	s->escape_prefix = sql_word_is(word, length, "E");
	if (s->words == 0) {
		s->create = sql_word_is(word, length, "CREATE") &&
			    s->dialect != SQL_MYSQL;
		s->insert = sql_word_is(word, length, "INSERT") ||
			    sql_word_is(word, length, "REPLACE");
	} else if (s->create && s->words < WORDS_OF_INTEREST &&
		   begins_routine(s, word, length)) {
		s->routine = true;
	}
	if (s->words < WORDS_OF_INTEREST)
		s->words++;
	if (s->routine)
		follow_body(s, word, length);
}

/* SQL Server needs no mark between statements: a line that begins with CREATE,
 * INSERT or ALTER TABLE, outside of parentheses and routines, begins one. */
bool
sql_follow_is_unannounced(const SqlSplit *s, const char *word, size_t length)
{
	if (s->dialect != SQL_OTHER || !s->open || s->routine || s->depth > 0 ||
	    s->buf->str[s->at - 1] != '\n')
		return false;
	return sql_word_is(word, length, "CREATE") ||
	       sql_word_is(word, length, "INSERT") ||
	       (sql_word_is(word, length, "ALTER") &&
		   next_word_is(s, length, "TABLE"));
}
