#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/changelog.h"

#define T "<sql>create table t (a int)</sql>"
#define TOLD "table t\n a int int4\n"
#define NOTHING "1 SQL that says nothing of tables\n"

static const ChangelogCase cases[] = {
	{ "statements",
	    "<sql splitStatements=\"true\">CREATE TABLE t (a int);\n"
	    "ALTER TABLE t ADD b text;; -- done\n</sql>"
	    "<createIndex tableName=\"t\" indexName=\"i\"><column "
	    "name=\"b\"/></createIndex>",
	    "table t\n a int int4\n b text text\n index i (b)\n", NULL, NULL },
	{ "text in pieces",
	    "<sql><comment>drop table t</comment>create table t"
	    "<![CDATA[ (a int)]]></sql>",
	    TOLD, NULL, NULL },
	{ "data is not counted", T "<sql>insert into t values (1), (2)</sql>",
	    TOLD, NULL, NOTHING },
	{ "nothing of tables",
	    T "<sql>update t set a = 1; grant select on t to ada</sql><sql/>",
	    TOLD, NULL, "2 SQL that says nothing of tables\n" },
	{ "routines hide what they do",
	    T "<sql splitStatements=\"false\">CREATE FUNCTION f() RETURNS int "
	      "LANGUAGE plpgsql AS $$ BEGIN DROP TABLE t; END $$;</sql>",
	    TOLD, NULL, NOTHING },
	{ "not understood", T "<sql>create table u (a int</sql>", TOLD,
	    "liquibase-sql 1: SQL in the changelog is not understood: the list "
	    "of columns of \"u\" is not closed; what it changes is not known\n",
	    "1 SQL that is not understood\n" },
	{ "a table of another file", T "<sql>alter table u add b int</sql>",
	    TOLD,
	    "sql-unknown-table 1: \"u\" is changed here but not created in "
	    "this file; add what creates it to the same file\n",
	    NOTHING },
	{ "for one database only", T "<sql dbms=\"oracle\">drop table t</sql>",
	    TOLD, NULL, "1 for another database\n" },
};

static void
scripts_are_applied(void **state)
{
	(void)state;
	changelog_check(cases, G_N_ELEMENTS(cases));
}

static void
lines_and_properties_reach_into_scripts(void **state)
{
	Changelog log;

	(void)state;
	changelog_read(&log,
	    "<databaseChangeLog><property name=\"t\" value=\"shop\"/>\n"
	    "<changeSet id=\"1\" author=\"ada\">\n<sql>\n\ncreate table "
	    "${t} (\n a int)</sql></changeSet></databaseChangeLog>");
	assert_string_equal(log.tables, "table shop\n a int int4\n");
	assert_int_equal(facts_find_table(log.facts, NULL, "shop")->line, 5);
	changelog_clear(&log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scripts_are_applied),
		cmocka_unit_test(lines_and_properties_reach_into_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
