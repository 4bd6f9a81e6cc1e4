#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/support/sql_script.h"

static void
makes_outcomes(void **state)
{
	SqlOutcome used = sql_used();
	SqlOutcome skipped = sql_skipped("a view");
	SqlOutcome rejected = sql_rejected(7, "%d too many", 3);

	(void)state;
	assert_int_equal(used.verdict, SQL_USED);
	assert_null(used.reason);
	assert_int_equal(skipped.verdict, SQL_SKIPPED);
	assert_string_equal(skipped.reason, "a view");
	assert_int_equal(rejected.verdict, SQL_REJECTED);
	assert_int_equal(rejected.offset, 7);
	assert_string_equal(rejected.reason, "3 too many");
	g_free(skipped.reason);
	g_free(rejected.reason);
}

static void
notes_unknown_tables_once(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "\nALTER TABLE a ADD b int; ALTER TABLE a ADD c int;"
	    "CREATE INDEX i ON s.a (b); ALTER TABLE d ADD b int;");
	assert_string_equal(script.notes,
	    "sql-unknown-table 2: \"a\" is changed here but not created in "
	    "this file; add what creates it to the same file (and 3 more like "
	    "it)\n");
	sql_script_clear(&script);
}

/* pg_dump --clean drops what it is about to make, IF EXISTS or not. */
static void
cleaning_up_first_is_no_news(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES,
	    "ALTER TABLE IF EXISTS ONLY public.gone DROP CONSTRAINT f;"
	    "ALTER TABLE ONLY public.a DROP CONSTRAINT a_pkey;"
	    "DROP TABLE public.a; CREATE TABLE public.a (id int);"
	    "ALTER TABLE s.a DROP b;");
	assert_string_equal(script.outcomes,
	    "skipped: about a table that need not be there\n"
	    "skipped: about a table that this file does not create\n"
	    "used\nused\n"
	    "skipped: about a table that this file does not create\n");
	assert_string_equal(script.notes,
	    "sql-unknown-table 1: \"a\" is changed here but not created in "
	    "this file; add what creates it to the same file\n");
	sql_script_clear(&script);
}

static void
knows_lines_of_the_file(void **state)
{
	SqlBench bench;
	SqlLexer lx;

	(void)state;
	sql_bench_init(&bench, SQL_OTHER, "a\nb\n\nc");
	bench.statement.line = 40;
	lx = sql_work_lexer(&bench.work);
	assert_int_equal(sql_work_line(&bench.work, &lx), 40);
	sql_lex_next(&lx);
	sql_lex_next(&lx);
	assert_int_equal(sql_work_line(&bench.work, &lx), 43);
	sql_bench_clear(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_outcomes),
		cmocka_unit_test(notes_unknown_tables_once),
		cmocka_unit_test(cleaning_up_first_is_no_news),
		cmocka_unit_test(knows_lines_of_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
