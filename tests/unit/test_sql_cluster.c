#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/sql_script.h"

/* As pg_dumpall writes three databases, the first without tables. */
static void
databases_keep_their_tables_apart(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES,
	    "CREATE ROLE a;\n\\connect template1\nSET x = 1;\n"
	    "\\connect shop\n"
	    "CREATE TYPE public.state AS ENUM ('a');"
	    "CREATE TABLE public.users (id bigint, s public.state);"
	    "COPY public.users (id) FROM stdin;\n1\n\\.\n"
	    "\\connect shop\n"
	    "CREATE INDEX i ON public.users (id);\n"
	    "\\connect -reuse-previous=on \"dbname='b-log'\"\n"
	    "CREATE TABLE public.users (key text, s public.state);"
	    "CREATE TABLE audit.log (id int) PARTITION BY RANGE (id);"
	    "CREATE TABLE audit.log_1 PARTITION OF audit.log DEFAULT;"
	    "ALTER TABLE audit.log ADD FOREIGN KEY (id) REFERENCES users;"
	    "COPY public.users (key) FROM stdin;\n1\n2\n\\.\n");
	assert_string_equal(script.tables,
	    "table users rows 1\n id bigint int8\n s public.state enum\n"
	    " index i (id)\n"
	    "table b-log.users rows 2\n key text text\n"
	    " s public.state other\n"
	    "table b-log.audit.log by RANGE (id)\n id int int4\n"
	    " key - (id) > b-log.users ()\n"
	    "partition b-log.audit.log_1 of b-log.audit.log\n id int int4\n");
	assert_string_equal(script.notes,
	    "sql-rows 0: the rows of 2 tables were counted in the data of this "
	    "file (COPY lines, INSERT tuples)\n");
	assert_int_equal(script.counts.tables, 4);
	assert_int_equal(script.counts.indexes, 1);
	sql_script_clear(&script);
}

static void
other_lines_for_the_client_change_nothing(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES,
	    "CREATE TABLE a (b int);\n\\connect\n\\c -\n\\connectx c\n"
	    "\\echo \\connect d\nALTER TABLE a ADD e int;\n");
	assert_string_equal(
	    script.tables, "table a\n b int int4\n e int int4\n");
	sql_script_clear(&script);
}

/* In SQL Server a schema is not a database. */
static void
use_goes_to_a_database(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "USE [master]\nGO\nuse \"shop\"\nGO\n"
	    "CREATE TABLE \"users\" (id int)\nGO\n"
	    "ALTER TABLE \"dbo\".\"users\" ADD a int\nGO\n"
	    "USE blog\nGO\nCREATE TABLE users (id int)\nGO\n");
	assert_string_equal(script.tables,
	    "table users\n id int int4\n a int int4\n"
	    "table blog.users\n id int int4\n");
	assert_string_equal(script.notes, "");
	sql_script_clear(&script);
	sql_script_run(&script, SQL_MYSQL,
	    "USE shop;\nCREATE TABLE users (id int);\nUSE blog;\n"
	    "ALTER TABLE shop.users ADD a int;\n");
	assert_string_equal(
	    script.tables, "table shop.users\n id int int4\n a int int4\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(databases_keep_their_tables_apart),
		cmocka_unit_test(other_lines_for_the_client_change_nothing),
		cmocka_unit_test(use_goes_to_a_database),
	};

	return cmocka_run_group_tests_name("sql_cluster", tests, NULL, NULL);
}
