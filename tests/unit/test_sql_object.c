#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_object.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text;
	const char *tables;
	long views;
} Case;

static const Case cases[] = {
	{ "views", SQL_POSTGRES,
	    "CREATE VIEW a AS SELECT 1; CREATE OR REPLACE VIEW a AS SELECT 2;"
	    "CREATE MATERIALIZED VIEW IF NOT EXISTS b AS SELECT 1;"
	    "CREATE RECURSIVE VIEW s.c (d) AS SELECT 1; DROP VIEW a, x;",
	    "", 2 },
	{ "as mysqldump writes views", SQL_MYSQL,
	    "/*!50001 CREATE TABLE `v` (`a` int) ENGINE=MyISAM */;\n"
	    "CREATE TABLE `w` (`a` int);\n"
	    "/*!50001 DROP TABLE `v`*/;\n"
	    "/*!50001 CREATE ALGORITHM=UNDEFINED */\n"
	    "/*!50013 DEFINER=`table`@`%` SQL SECURITY DEFINER */\n"
	    "/*!50001 VIEW `v` AS select 1 AS `a` */;\n"
	    "/*!50001 VIEW */;\nCREATE VIEW `w` AS SELECT 1;",
	    "", 2 },
	{ "an index of a view", SQL_POSTGRES,
	    "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;"
	    "CREATE UNIQUE INDEX i ON v (a);",
	    "", 1 },
	{ "types", SQL_POSTGRES,
	    "CREATE TYPE s.mood AS ENUM ('a', 'b'); CREATE TYPE pair AS (a "
	    "int);"
	    "CREATE DOMAIN year AS integer CHECK (VALUE > 1);"
	    "CREATE DOMAIN age AS year; CREATE DOMAIN public.mail text NOT "
	    "NULL;"
	    "CREATE TABLE t (a s.mood, b mood, c year, d age, e mail, f pair, "
	    "g s.mood[]);",
	    "table t\n a s.mood enum\n b mood other\n c year int4\n"
	    " d age int4\n e mail text\n f pair other\n g s.mood[] other\n",
	    0 },
	{ "tables of a type", SQL_POSTGRES,
	    "CREATE TYPE s.pair AS (a int, b text COLLATE \"C\");"
	    "CREATE TABLE t OF s.pair (a WITH OPTIONS PRIMARY KEY);"
	    "CREATE TABLE u OF s.pair;",
	    "table t\n a int int4 notnull\n b text text\n primary - (a)\n"
	    "table u\n a int int4\n b text text\n",
	    0 },
	{ "a sequence that starts anew", SQL_POSTGRES,
	    "CREATE SEQUENCE s; CREATE TABLE t (a bigint PRIMARY KEY DEFAULT "
	    "nextval('s')); ALTER SEQUENCE s RESTART WITH 900;",
	    "table t id 899\n a bigint int8 notnull auto =nextval('s')\n"
	    " primary - (a)\n",
	    0 },
	{ "every integer of SQLite's is long", SQL_OTHER,
	    "PRAGMA foreign_keys=OFF; CREATE TABLE t (a INTEGER, b SMALLINT, "
	    "c BLOB SUB_TYPE TEXT, d UNSIGNED BIG INT, e);",
	    "table t\n a INTEGER int8\n b SMALLINT int8\n"
	    " c BLOB SUB_TYPE TEXT text\n d UNSIGNED BIG INT int8\n"
	    " e  other\n",
	    0 },
	{ "drops", SQL_POSTGRES,
	    "CREATE TABLE a (x int); CREATE TABLE b (x int); "
	    "CREATE TABLE c (x int); CREATE INDEX i ON c (x);"
	    "DROP TABLE IF EXISTS ONLY, a, public.b CASCADE;"
	    "DROP INDEX CONCURRENTLY IF EXISTS i; CREATE TABLE a (y int);",
	    "table c\n x int int4\ntable a\n y int int4\n", 0 },
	{ "an index of a table", SQL_MYSQL,
	    "CREATE TABLE a (x int, KEY i (x)); CREATE TABLE b (x int, "
	    "KEY i (x)); DROP INDEX i ON a;",
	    "table a\n x int int4\ntable b\n x int int4\n index i (x)\n", 0 },
	{ "indexes renamed", SQL_POSTGRES,
	    "CREATE TABLE a (x int); CREATE INDEX i ON a (x);"
	    "ALTER INDEX i RENAME TO j; ALTER INDEX a ATTACH PARTITION j;",
	    "table a\n x int int4\n index j (x)\n", 0 },
	{ "tables renamed", SQL_MYSQL,
	    "CREATE TABLE a (x int); CREATE TABLE b (y int);"
	    "RENAME TABLE a TO c, b TO a; INSERT INTO a VALUES (1);",
	    "table c\n x int int4\ntable a rows 1\n y int int4\n", 0 },
	{ "databases", SQL_MYSQL,
	    "CREATE TABLE a (x int); USE `two`; CREATE TABLE a (x int, FOREIGN "
	    "KEY (x) REFERENCES b (y), KEY (x)); CREATE TABLE one.a (x int);",
	    "table a\n x int int4\ntable two.a\n x int int4\n index - (x)\n"
	    " key - (x) > two.b (y)\ntable one.a\n x int int4\n",
	    0 },
	{ "the server's own databases", SQL_MYSQL,
	    "USE `mysql`; CREATE TABLE `user` (a int); CREATE VIEW v AS SELECT "
	    "1; INSERT INTO `user` VALUES (1); ALTER TABLE `user` DISABLE KEYS;"
	    "CREATE TABLE sys.b (c int); USE shop; CREATE TABLE `user` (d int);"
	    "CREATE INDEX i ON mysql.`user` (a);",
	    "table shop.user\n d int int4\n", 0 },
	{ "and a user's of those names", SQL_POSTGRES,
	    "CREATE TABLE sys.a (b int); CREATE VIEW mysql.c AS SELECT 1;",
	    "table sys.a\n b int int4\n", 1 },
	{ "search paths", SQL_POSTGRES,
	    "SET search_path = s, pg_catalog; CREATE TABLE a (x int);"
	    "SET search_path TO 'public'; CREATE TABLE a (x int);"
	    "SELECT pg_catalog.set_config('search_path', '', false);"
	    "CREATE TABLE b (x int);",
	    "table s.a\n x int int4\ntable a\n x int int4\n"
	    "table b\n x int int4\n",
	    0 },
	{ "keys go with their table", SQL_POSTGRES,
	    "CREATE TABLE a (b int); CREATE TABLE c (b int REFERENCES a);"
	    "CREATE TABLE d (b int REFERENCES c);"
	    "DROP TABLE IF EXISTS a CASCADE; DROP TABLE d;",
	    "table c\n b int int4\n", 0 },
	{ "keys stay where CASCADE is a mere word", SQL_MYSQL,
	    "CREATE TABLE c (b int, FOREIGN KEY f (b) REFERENCES a (b));"
	    "CREATE TABLE a (b int); DROP TABLE a CASCADE;",
	    "table c\n b int int4\n index f (b)\n key f (b) > a (b)\n", 0 },
};

static void
replays_what_happens(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		SqlScript script;

		sql_script_run(&script, c->dialect, c->text);
		if (strcmp(script.tables, c->tables) != 0)
			print_error("%s\n", c->name);
		assert_string_equal(script.tables, c->tables);
		assert_int_equal(script.counts.views, c->views);
		sql_script_clear(&script);
	}
}

static void
counts_indexes_of_views(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES, cases[2].text);
	assert_int_equal(script.counts.indexes, 1);
	assert_int_equal(script.counts.tables, 0);
	sql_script_clear(&script);
}

static void
rejects_the_nameless(void **state)
{
	static const struct {
		const char *text, *outcome;
	} outcomes[] = {
		{ "CREATE VIEW",
		    "rejected 1:12: CREATE VIEW without a name\n" },
		{ "CREATE SEQUENCE 1",
		    "rejected 1:17: SEQUENCE without a name\n" },
		{ "CREATE TYPE (a)",
		    "rejected 1:13: CREATE TYPE without a name\n" },
		{ "ALTER INDEX 1",
		    "rejected 1:13: ALTER INDEX without a name\n" },
		{ "USE 1", "rejected 1:5: USE without a name\n" },
		{ "SET x = 1", "skipped: not about tables: SET\n" },
		{ "CREATE TYPE a AS RANGE (subtype = int)",
		    "skipped: not about tables: CREATE TYPE\n" },
		{ "PRAGMA foreign_keys=OFF",
		    "skipped: not about tables: PRAGMA\n" },
		{ "CREATE FOREIGN TABLE a (b int) SERVER c",
		    "skipped: a foreign table: its rows are in another "
		    "database\n" },
		{ "CREATE FOREIGN DATA WRAPPER a",
		    "skipped: not about tables: CREATE FOREIGN\n" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(outcomes); i++) {
		SqlScript script;

		sql_script_run(&script, SQL_OTHER, outcomes[i].text);
		assert_string_equal(script.outcomes, outcomes[i].outcome);
		sql_script_clear(&script);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replays_what_happens),
		cmocka_unit_test(counts_indexes_of_views),
		cmocka_unit_test(rejects_the_nameless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
