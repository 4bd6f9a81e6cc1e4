#include "pipeline/ingest/sql_marks.h"
#include "pipeline/ingest/sql_lex.h"

#include <string.h>

static bool
token_is(const SqlLexer *lx, const char *word, size_t length)
{
	if (length == 1 && *word == '*')
		return lx->kind != SQL_TOKEN_END;
	if (length == 1 && *word == '@')
		return lx->kind == SQL_TOKEN_WORD || lx->kind == SQL_TOKEN_NAME;
	if (length == 1 && *word == '#')
		return lx->kind == SQL_TOKEN_NUMBER;
	return lx->length == length &&
	       g_ascii_strncasecmp(lx->text, word, length) == 0;
}

static bool
phrase_begins(const SqlLexer *lx, const char *phrase)
{
	SqlLexer ahead = *lx;

	while (*phrase != '\0') {
		size_t n = strcspn(phrase, " ");

		if (!token_is(&ahead, phrase, n))
			return false;
		phrase += n;
		phrase += strspn(phrase, " ");
		if (*phrase != '\0')
			sql_lex_next(&ahead);
	}
	return true;
}

/* Past the rows that follow "FROM stdin;", up to their closing line. */
static void
skip_rows(SqlLexer *lx)
{
	static const char closing[] = "\n\\.";
	const char *end = g_strstr_len(lx->next, lx->end - lx->next, closing);

	sql_lex_init(lx, lx->begin, (size_t)(lx->end - lx->begin),
	    (size_t)((end ? end + strlen(closing) : lx->end) - lx->begin),
	    lx->dialect);
}

unsigned
sql_marks_count(const char *text, size_t length, SqlDialect dialect,
    char *const *phrases, unsigned count)
{
	g_autofree bool *found = g_new0(bool, count + 1);
	unsigned total = 0;
	SqlLexer lx;

	sql_lex_init(&lx, text, length, 0, dialect);
	while (lx.kind != SQL_TOKEN_END && total < count) {
		for (unsigned i = 0; i < count; i++) {
			if (found[i] || !phrase_begins(&lx, phrases[i]))
				continue;
			found[i] = true;
			total++;
		}
		if (phrase_begins(&lx, "FROM stdin ;"))
			skip_rows(&lx);
		else
			sql_lex_next(&lx);
	}
	return total;
}
