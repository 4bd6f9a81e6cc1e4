#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_rows.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text; /* after CREATE TABLE a (id … PRIMARY KEY) */
	const char *outcome; /* of the last statement */
	const char *head; /* the table's first line */
} Case;

static const Case cases[] = {
	{ "no data", SQL_POSTGRES, "", "used\n", "table a\n" },
	{ "sqlite_sequence", SQL_OTHER,
	    "INSERT INTO sqlite_sequence VALUES('a',41),('b',2);", "used\n",
	    "table a id 41\n" },
	{ "sqlite_sequence with columns", SQL_OTHER,
	    "INSERT INTO \"main\".\"sqlite_sequence\" (name, seq) VALUES "
	    "('b', 2), ('a', 7);",
	    "used\n", "table a id 7\n" },
	{ "what SQLite has for itself", SQL_OTHER,
	    "INSERT INTO sqlite_stat1 VALUES('a',NULL,'3');",
	    "skipped: system schema\n", "table a\n" },
	{ "SELECT that makes a table", SQL_OTHER,
	    "SELECT b, (SELECT 1 FROM c) INTO [dbo].[d] FROM a",
	    "skipped: a table made from a query, whose columns are not "
	    "known\n",
	    "table a\n" },
	{ "SELECT into a variable", SQL_OTHER, "SELECT b INTO @d FROM a",
	    "skipped: not about tables: SELECT\n", "table a\n" },
	{ "SELECT into a file", SQL_MYSQL, "SELECT b INTO OUTFILE 'd' FROM a",
	    "skipped: not about tables: SELECT\n", "table a\n" },
	{ "COPY", SQL_POSTGRES, "COPY public.a (id) FROM stdin;\n1\n2\n\\.\n",
	    "used\n", "table a rows 2\n" },
	{ "an empty COPY", SQL_POSTGRES, "COPY a (id) FROM stdin;\n\\.\n",
	    "used\n", "table a rows 0\n" },
	{ "COPY from a file", SQL_POSTGRES, "COPY a FROM '/tmp/x';",
	    "skipped: data whose rows cannot be counted\n", "table a\n" },
	{ "COPY of CSV", SQL_POSTGRES, "COPY a FROM stdin CSV;\n1\n\\.\n",
	    "skipped: data whose rows cannot be counted\n", "table a\n" },
	{ "COPY of a query", SQL_POSTGRES, "COPY (SELECT 1) TO stdout;",
	    "skipped: data that names no table\n", "table a\n" },
	{ "INSERT", SQL_MYSQL,
	    "INSERT IGNORE INTO `a` VALUES (1),(2);REPLACE INTO a VALUES (3);",
	    "used\n", "table a rows 3\n" },
	{ "INSERT of a query", SQL_OTHER, "INSERT INTO a SELECT 1;",
	    "skipped: data whose rows cannot be counted\n", "table a\n" },
	{ "INSERT elsewhere", SQL_OTHER, "INSERT INTO b VALUES (1);",
	    "skipped: data of what this file does not create\n", "table a\n" },
	{ "setval of an owned sequence", SQL_POSTGRES,
	    "CREATE SEQUENCE s; ALTER SEQUENCE s OWNED BY public.a.id;"
	    "SELECT pg_catalog.setval('public.s', 48200000, true);",
	    "used\n", "table a id 48200000\n" },
	{ "setval before the first use", SQL_POSTGRES,
	    "CREATE SEQUENCE s OWNED BY a.id; SELECT setval('s', 7, false);",
	    "used\n", "table a id 6\n" },
	{ "setval of the usual name", SQL_POSTGRES,
	    "ALTER TABLE a ALTER id ADD GENERATED ALWAYS AS IDENTITY;"
	    "SELECT setval('a_id_seq', 9);",
	    "used\n", "table a id 9\n" },
	{ "setval of a default's sequence", SQL_POSTGRES,
	    "SELECT setval('\"S\"', 9);"
	    "ALTER TABLE a ALTER id SET DEFAULT nextval('\"S\"'::regclass);",
	    "used\n", "table a id 9\n" },
	{ "setval of another column", SQL_POSTGRES,
	    "ALTER TABLE a ADD n int; CREATE SEQUENCE s OWNED BY a.n;"
	    "SELECT setval('s', 9);",
	    "used\n", "table a\n" },
	{ "setval of a query", SQL_POSTGRES,
	    "SELECT setval('s', (SELECT max(id) FROM a));",
	    "skipped: setval() of what only a server knows\n", "table a\n" },
	{ "any other SELECT", SQL_POSTGRES, "SELECT 1;",
	    "skipped: not about tables: SELECT\n", "table a\n" },
	{ "another setting", SQL_POSTGRES, "SELECT set_config('x', 'y', true);",
	    "skipped: not about tables: SELECT\n", "table a\n" },
};

static const char *
last_line(const char *text)
{
	const char *p = text + strlen(text) - 1;

	while (p > text && p[-1] != '\n')
		p--;
	return p;
}

static void
learns_sizes_from_data(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autofree char *text = g_strconcat(
		    "CREATE TABLE a (id int PRIMARY KEY);", c->text, NULL);
		SqlScript script;

		sql_script_run(&script, c->dialect, text);
		if (strcmp(last_line(script.outcomes), c->outcome) != 0)
			print_error("%s\n", c->name);
		assert_string_equal(last_line(script.outcomes), c->outcome);
		*(strchr(script.tables, '\n') + 1) = '\0';
		assert_string_equal(script.tables, c->head);
		sql_script_clear(&script);
	}
}

static void
says_how_rows_were_counted(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "CREATE TABLE a (b int); INSERT INTO a VALUES (1);");
	assert_string_equal(script.notes,
	    "sql-rows 0: the rows of 1 table were counted in the data of this "
	    "file (COPY lines, INSERT tuples)\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learns_sizes_from_data),
		cmocka_unit_test(says_how_rows_were_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
