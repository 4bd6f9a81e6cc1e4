#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_ddl.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text;
	const char *outcomes;
	const char *tables;
} Case;

#define USED "used\n"

static const Case cases[] = {
	{ "as mysqldump writes", SQL_MYSQL,
	    "CREATE TABLE `o` (\n  `id` int(10) unsigned NOT NULL "
	    "AUTO_INCREMENT,\n  `u` int NOT NULL,\n  PRIMARY KEY (`id`),\n"
	    "  KEY `k` (`u`),\n  CONSTRAINT `f` FOREIGN KEY (`u`) REFERENCES "
	    "`users` (`id`) ON DELETE CASCADE\n) ENGINE=InnoDB "
	    "AUTO_INCREMENT=1235 DEFAULT CHARSET=utf8 COMMENT='a,(b';",
	    USED,
	    "table o id 1234\n id int(10) unsigned int4 notnull unsigned auto"
	    "\n u int int4 notnull\n primary - (id)\n index k (u)\n"
	    " key f (u) > users (id) cascade\n" },
	{ "partitioned in MySQL", SQL_MYSQL,
	    "CREATE TABLE a (b int)\n/*!50100 PARTITION BY RANGE (year(b))\n"
	    "(PARTITION p0 VALUES LESS THAN (1) ENGINE = InnoDB) */;",
	    USED, "table a by RANGE (year(b))\n b int int4\n" },
	{ "like another", SQL_MYSQL,
	    "CREATE TABLE a (b int UNIQUE); CREATE TABLE c LIKE a;"
	    "CREATE TABLE d (LIKE a);",
	    USED USED USED,
	    "table a\n b int int4\n unique - (b)\ntable c\n b int int4\n"
	    " unique - (b)\ntable d\n b int int4\n unique - (b)\n" },
	{ "a temporary table", SQL_OTHER,
	    "CREATE TEMPORARY TABLE a (b int); CREATE TABLE #c (d int);",
	    "skipped: a temporary table\nskipped: a temporary table\n", "" },
	{ "a stand-in for a view", SQL_MYSQL,
	    "/*!50001 CREATE TABLE `a` (`b` int) ENGINE=MyISAM */;",
	    "skipped: a stand-in for a view\n", "" },
	{ "twice", SQL_OTHER,
	    "CREATE TABLE a (b int); CREATE TABLE IF NOT EXISTS a (c int);",
	    "used\nskipped: a table of that name stands already\n",
	    "table a\n b int int4\n" },
	{ "replaced", SQL_MYSQL,
	    "CREATE TABLE a (b int); CREATE OR REPLACE TABLE a (c int);",
	    USED USED, "table a\n c int int4\n" },
	{ "not closed", SQL_OTHER, "CREATE TABLE a (b int; CREATE TABLE c (d);",
	    "rejected 1:22: the list of columns of \"a\" is not closed\nused\n",
	    "table c\n d  other\n" },
	{ "nothing in it", SQL_OTHER, "CREATE TABLE a;",
	    "rejected 1:15: nothing is said of table \"a\"\n", "" },
	{ "no name", SQL_OTHER, "CREATE TABLE (a int);",
	    "rejected 1:14: CREATE TABLE without a name\n", "" },
	{ "no columns", SQL_OTHER, "CREATE TABLE a ();", USED, "table a\n" },
	{ "a comma too many", SQL_OTHER, "CREATE TABLE a (b int,);", USED,
	    "table a\n b int int4\n" },
	{ "an heir", SQL_OTHER,
	    "CREATE TABLE a (b int); CREATE TABLE c (d int) INHERITS (a);",
	    USED USED,
	    "table a\n b int int4\ntable c\n d int int4\n b int int4\n" },
	{ "a partition", SQL_OTHER,
	    "CREATE TABLE a (b int) PARTITION BY LIST (b);"
	    "CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1);"
	    "CREATE TABLE x1 PARTITION OF s.x DEFAULT;",
	    USED USED USED,
	    "table a by LIST (b)\n b int int4\npartition a1 of a\n b int int4\n"
	    "partition x1 of s.x\n" },
	{ "indexes", SQL_OTHER,
	    "CREATE TABLE a (b int, c int); CREATE INDEX ON a (lower(b), c);"
	    "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY a "
	    "USING btree (c DESC NULLS LAST) INCLUDE (b) WHERE b > 0;"
	    "CREATE INDEX j USING HASH ON a (b);",
	    USED USED USED USED,
	    "table a\n b int int4\n c int int4\n index - (? c)\n"
	    " unique i (c) partial\n index j (b)\n" },
	{ "an index on nothing", SQL_OTHER,
	    "CREATE INDEX i; CREATE TABLE a (b int); CREATE INDEX i ON a;",
	    "rejected 1:15: CREATE INDEX without a table\nused\n"
	    "rejected 1:60: CREATE INDEX without columns\n",
	    "table a\n b int int4\n" },
	{ "an index on what is elsewhere", SQL_OTHER,
	    "CREATE INDEX i ON a (b);",
	    "skipped: about a table that this file does not create\n", "" },
};

static void
reads_statements(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		SqlScript script;

		sql_script_run(&script, c->dialect, c->text);
		if (strcmp(script.tables, c->tables) != 0)
			print_error("%s\n", c->name);
		assert_string_equal(script.outcomes, c->outcomes);
		assert_string_equal(script.tables, c->tables);
		sql_script_clear(&script);
	}
}

static void
notes_what_is_lost(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "CREATE TABLE a AS SELECT 1;\nCREATE TABLE b (c int);\n"
	    "CREATE TABLE b (d int);");
	assert_string_equal(script.notes,
	    "sql-create-as 1: \"a\" is made from a query, so its columns are "
	    "not known; give a dump of the schema\n"
	    "sql-table-twice 3: \"b\" is created a second time; the first is "
	    "kept\n");
	sql_script_clear(&script);
}

/* A million parentheses are a matter of counting here. */
static void
does_not_mind_depth(void **state)
{
	g_autoptr(GString) text = g_string_new("CREATE TABLE a (b int CHECK ");
	SqlScript script;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		g_string_append_c(text, '(');
	for (int i = 0; i < 1000000; i++)
		g_string_append_c(text, ')');
	g_string_append(text, ", c int);");
	sql_script_run(&script, SQL_POSTGRES, text->str);
	assert_string_equal(script.outcomes, USED);
	assert_int_equal(script.counts.columns, 2);
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_statements),
		cmocka_unit_test(notes_what_is_lost),
		cmocka_unit_test(does_not_mind_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
