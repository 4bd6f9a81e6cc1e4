#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/sql_follow.h"

typedef struct Case {
	SqlDialect dialect;
	const char *text;
	const char *statements; /* joined with " | " */
} Case;

static const Case cases[] = {
	/* SQL Server needs no marks. */
	{ SQL_OTHER, "INSERT a VALUES (1)\nINSERT a VALUES (2)\nGO\n",
	    "INSERT a VALUES (1) | INSERT a VALUES (2)" },
	{ SQL_OTHER, "SET IDENTITY_INSERT a ON\n\nINSERT a VALUES (1)\n",
	    "SET IDENTITY_INSERT a ON | INSERT a VALUES (1)" },
	{ SQL_OTHER, "ALTER TABLE a ADD b int\nALTER TABLE c ADD d int\n",
	    "ALTER TABLE a ADD b int | ALTER TABLE c ADD d int" },
	{ SQL_OTHER, "ALTER TABLE a\nALTER COLUMN b int\n",
	    "ALTER TABLE a\nALTER COLUMN b int" },
	{ SQL_OTHER, "a (\nINSERT b)\n", "a (\nINSERT b)" },
	{ SQL_POSTGRES, "a\nINSERT b;", "a\nINSERT b" },
	{ SQL_OTHER, "a\nGO 5\nb\nGO -- x\nc GO --\n", "a | b | c GO --" },
	/* Not in a routine, whose body ends with its own END. */
	{ SQL_OTHER, "CREATE PROC a AS BEGIN\nINSERT b; END;\nc;",
	    "CREATE PROC a AS BEGIN\nINSERT b; END | c" },
	{ SQL_OTHER,
	    "CREATE TRIGGER a AFTER INSERT ON b BEGIN IF c THEN d; END IF; "
	    "SELECT CASE e WHEN 1 THEN 2 END; END; f;",
	    "CREATE TRIGGER a AFTER INSERT ON b BEGIN IF c THEN d; END IF; "
	    "SELECT CASE e WHEN 1 THEN 2 END; END | f" },
	{ SQL_MYSQL, "CREATE TRIGGER a; END; b;",
	    "CREATE TRIGGER a | END | b" },
	/* "#" before a statement. */
	{ SQL_OTHER, "# a; b\n#\nc;", "c" },
	{ SQL_OTHER, "CREATE TABLE\n#a;", "CREATE TABLE\n#a" },
};

static void
words_tell_where_statements_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(SqlSplit) s = sql_split_new(cases[i].dialect);
		g_autoptr(GString) got = g_string_new(NULL);
		SqlStatement st;

		sql_split_feed(s, cases[i].text, strlen(cases[i].text));
		sql_split_end(s);
		while (sql_split_next(s, &st))
			g_string_append_printf(
			    got, "%s%s", got->len > 0 ? " | " : "", st.text);
		assert_string_equal(got->str, cases[i].statements);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_tell_where_statements_end),
	};

	return cmocka_run_group_tests_name("sql_follow", tests, NULL, NULL);
}
