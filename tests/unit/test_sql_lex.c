#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_lex.h"

typedef struct Case {
	SqlDialect dialect;
	const char *text;
	const char *want; /* "kind:text|", kinds W N S # and . for a mark */
} Case;

static const Case cases[] = {
	{ SQL_POSTGRES, "", "" },
	{ SQL_POSTGRES, "a1 \"B\"\"c\" 'd''e' 4.5 :: -- x\n/* /* y */ z */ $1",
	    "W:a1|N:\"B\"\"c\"|S:'d''e'|#:4.5|.::|.::|W:$1|" },
	{ SQL_POSTGRES, "E'a\\'b' e'' f'x\\' g",
	    "S:E'a\\'b'|S:e''|W:f|S:'x\\'|W:g|" },
	{ SQL_POSTGRES, "$$a'b$$ $x$ $$ $x$ a$b$",
	    "S:$$a'b$$|S:$x$ $$ $x$|W:a$b$|" },
	{ SQL_POSTGRES, "a[1] @> b", "W:a|.:[|#:1|.:]|.:@|.:>|W:b|" },
	{ SQL_MYSQL, "`a``b` \"c\\\"d\" 'e\\'f' # g\n@@h $$",
	    "N:`a``b`|N:\"c\\\"d\"|S:'e\\'f'|W:@@h|W:$$|" },
	{ SQL_OTHER, "[a b] #t c[2] [] [1]",
	    "N:[a b]|W:#t|W:c|.:[|#:2|.:]|.:[|.:]|.:[|#:1|.:]|" },
	{ SQL_POSTGRES, "a 'never ends", "W:a|S:'never ends|" },
	{ SQL_POSTGRES, "a /* never ends", "W:a|" },
	{ SQL_POSTGRES, "$a$ never ends", "S:$a$ never ends|" },
	{ SQL_OTHER, "größe é", "W:größe|W:é|" },
};

static SqlLexer
lexer(SqlDialect dialect, const char *text)
{
	SqlLexer lx;

	sql_lex_init(&lx, text, strlen(text), 0, dialect);
	return lx;
}

static void
tells_tokens_apart(void **state)
{
	static const char kinds[] = { 'E', 'W', 'N', 'S', '#', '.' };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		SqlLexer lx = lexer(cases[i].dialect, cases[i].text);
		g_autoptr(GString) got = g_string_new(NULL);

		for (; lx.kind != SQL_TOKEN_END; sql_lex_next(&lx))
			g_string_append_printf(got, "%c:%.*s|", kinds[lx.kind],
			    (int)lx.length, lx.text);
		assert_string_equal(got->str, cases[i].want);
	}
}

static void
reads_names_as_the_dialect_means_them(void **state)
{
	static const struct {
		SqlDialect dialect;
		const char *text, *schema, *name;
	} names[] = {
		{ SQL_POSTGRES, "Users", NULL, "users" },
		{ SQL_POSTGRES, "\"Users\"", NULL, "Users" },
		{ SQL_POSTGRES, "A.\"B\"\"c\"", "a", "B\"c" },
		{ SQL_MYSQL, "`a``b`.C", "a`b", "C" },
		{ SQL_OTHER, "[db].[dbo].[Order Lines]", "dbo", "Order Lines" },
		{ SQL_OTHER, "a . b", "a", "b" },
		{ SQL_OTHER, "\"open", NULL, "open" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		SqlLexer lx = lexer(names[i].dialect, names[i].text);
		g_auto(SqlName) name = { NULL, NULL };

		assert_true(sql_lex_qualified(&lx, &name));
		assert_int_equal(g_strcmp0(name.schema, names[i].schema), 0);
		assert_string_equal(name.name, names[i].name);
		assert_int_equal(lx.kind, SQL_TOKEN_END);
	}
}

static void
says_when_there_is_no_name(void **state)
{
	static const char *const texts[] = { "", "1", "(a)", "a.", "a.1" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		SqlLexer lx = lexer(SQL_OTHER, texts[i]);
		SqlName name;

		assert_false(sql_lex_qualified(&lx, &name));
		assert_null(name.name);
		assert_null(name.schema);
	}
}

/* As SQLite does; elsewhere a string is no name. */
static void
takes_strings_for_names_where_sqlite_may_speak(void **state)
{
	SqlLexer sqlite = lexer(SQL_OTHER, "main.'a''b'");
	SqlLexer mysql = lexer(SQL_MYSQL, "'a'");
	SqlLexer postgres = lexer(SQL_POSTGRES, "'a'");
	SqlName name;

	(void)state;
	assert_true(sql_lex_qualified(&sqlite, &name));
	assert_string_equal(name.schema, "main");
	assert_string_equal(name.name, "a'b");
	sql_name_clear(&name);
	assert_null(sql_lex_name(&mysql));
	assert_null(sql_lex_name(&postgres));
}

static void
accepts_all_words_or_none(void **state)
{
	SqlLexer lx = lexer(SQL_OTHER, "if Not exists a");

	(void)state;
	assert_false(sql_lex_accept(&lx, "IF EXISTS"));
	assert_false(sql_lex_accept(&lx, "IF NOT EXIST"));
	assert_true(sql_lex_at(&lx, "IF"));
	assert_true(sql_lex_accept(&lx, "IF NOT EXISTS"));
	assert_true(sql_lex_at(&lx, "A"));
	assert_false(sql_lex_accept(&lx, "A B"));
}

static void
passes_over_groups(void **state)
{
	SqlLexer lx = lexer(SQL_OTHER, "a (b, (c), ')') d[1, 2] e, f");

	(void)state;
	sql_lex_skip(&lx);
	assert_true(sql_lex_at_mark(&lx, '('));
	sql_lex_skip(&lx);
	assert_true(sql_lex_at(&lx, "d"));
	sql_lex_skip_clause(&lx);
	assert_true(sql_lex_accept_mark(&lx, ','));
	assert_true(sql_lex_at(&lx, "f"));
	sql_lex_skip_clause(&lx);
	assert_int_equal(lx.kind, SQL_TOKEN_END);
	sql_lex_skip(&lx);
	assert_int_equal(lx.kind, SQL_TOKEN_END);
}

static void
unquotes_strings(void **state)
{
	static const struct {
		SqlDialect dialect;
		const char *text, *want;
	} strings[] = {
		{ SQL_POSTGRES, "'a''b\\'", "a'b\\" },
		{ SQL_POSTGRES, "E'a\\'b'", "a'b" },
		{ SQL_MYSQL, "'a\\'b'", "a'b" },
		{ SQL_POSTGRES, "''", "" },
		{ SQL_POSTGRES, "'open", "open" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++) {
		SqlLexer lx = lexer(strings[i].dialect, strings[i].text);
		g_autofree char *got = sql_lex_string(&lx);

		assert_string_equal(got, strings[i].want);
	}
}

static void
counts_lines_and_slices(void **state)
{
	SqlLexer lx = lexer(SQL_POSTGRES, "a\n-- x\n  b\n 'c\nd' e");
	g_autofree char *slice = NULL;

	(void)state;
	assert_int_equal(lx.line, 0);
	sql_lex_next(&lx);
	assert_int_equal(lx.line, 2);
	sql_lex_next(&lx);
	assert_int_equal(lx.line, 3);
	sql_lex_next(&lx);
	assert_int_equal(lx.line, 4);
	slice = sql_lex_slice(&lx, 0, sql_lex_offset(&lx));
	assert_string_equal(slice, "a b 'c\nd'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_tokens_apart),
		cmocka_unit_test(reads_names_as_the_dialect_means_them),
		cmocka_unit_test(says_when_there_is_no_name),
		cmocka_unit_test(
		    takes_strings_for_names_where_sqlite_may_speak),
		cmocka_unit_test(accepts_all_words_or_none),
		cmocka_unit_test(passes_over_groups),
		cmocka_unit_test(unquotes_strings),
		cmocka_unit_test(counts_lines_and_slices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
