#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_classify.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	SqlDialect dialect;
	const char *text;
	const char *outcome;
} Case;

static const Case cases[] = {
	{ SQL_POSTGRES, "CREATE UNLOGGED TABLE a (b int)", "used\n" },
	{ SQL_POSTGRES, "create or replace view a as select 1", "used\n" },
	{ SQL_POSTGRES, "CREATE FUNCTION a() RETURNS table AS ''",
	    "skipped: not about tables: CREATE FUNCTION\n" },
	{ SQL_POSTGRES, "CREATE CONSTRAINT TRIGGER a AFTER INSERT ON b",
	    "skipped: not about tables: CREATE TRIGGER\n" },
	{ SQL_POSTGRES, "CREATE FOREIGN TABLE a (b int) SERVER c",
	    "skipped: a foreign table: its rows are in another database\n" },
	{ SQL_POSTGRES, "CREATE SCHEMA a CREATE TABLE b (c int)", "used\n" },
	{ SQL_POSTGRES, "CREATE SCHEMA a",
	    "skipped: not about tables: CREATE SCHEMA\n" },
	{ SQL_OTHER, "raiserror('a', 0, 1) with nowait",
	    "skipped: not about tables: RAISERROR\n" },
	{ SQL_OTHER, "sp_bindefault 'a', 'b.c'",
	    "skipped: not about tables: EXEC\n" },
	{ SQL_OTHER, "CREATE SCHEMA a",
	    "skipped: not about tables: CREATE SCHEMA\n" },
	{ SQL_POSTGRES, "CREATE EXTENSION a WITH SCHEMA b",
	    "skipped: not about tables: CREATE EXTENSION\n" },
	{ SQL_POSTGRES, "CREATE WIBBLE a",
	    "skipped: not about tables: CREATE\n" },
	{ SQL_POSTGRES, "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a",
	    "skipped: not about tables: ALTER DEFAULT\n" },
	{ SQL_POSTGRES, "DROP FUNCTION a",
	    "skipped: not about tables: DROP FUNCTION\n" },
	{ SQL_POSTGRES, "COMMENT ON TABLE a IS 'b'",
	    "skipped: not about tables: COMMENT\n" },
	{ SQL_POSTGRES, "grant all on table a to b",
	    "skipped: not about tables: GRANT\n" },
	{ SQL_POSTGRES, "\\connect a",
	    "skipped: a line for the client program\n" },
	{ SQL_MYSQL,
	    "CREATE DEFINER=`function`@`%` /*!50003 PROCEDURE */ table_x() x",
	    "skipped: not about tables: CREATE PROCEDURE\n" },
	{ SQL_MYSQL, "CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW x",
	    "skipped: not about tables: CREATE TRIGGER\n" },
	{ SQL_MYSQL, "LOCK TABLES `a` WRITE",
	    "skipped: not about tables: LOCK\n" },
	{ SQL_MYSQL, "DELIMITER ;;",
	    "skipped: a line for the client program\n" },
	{ SQL_MYSQL, "CHANGE MASTER TO MASTER_LOG_POS=4",
	    "skipped: not about tables: CHANGE\n" },
	{ SQL_MYSQL, "source load_departments.dump",
	    "skipped: not about tables: SOURCE\n" },
	{ SQL_POSTGRES, "LISTEN a", "skipped: not about tables: LISTEN\n" },
	{ SQL_OTHER, "wibble",
	    "rejected 1:1: not a statement that is known\n" },
	{ SQL_OTHER, "(SELECT 1)",
	    "rejected 1:1: not a statement that is known\n" },
	{ SQL_POSTGRES, "CREATE TABLE a (b int NOVEL);", "used\n" },
	{ SQL_POSTGRES, "CREATE TABLE a (b int NOVEL)",
	    "rejected 1:23: syntax error at or near \"NOVEL\"\n" },
	{ SQL_POSTGRES, "CREATE TABLE a (\n b int c)) d (;", "used\n" },
	{ SQL_POSTGRES, "CREATE TABLE a (\n b int 'c'",
	    "rejected 2:8: syntax error at or near \"'c'\"\n" },
	{ SQL_POSTGRES, "ALTER TABLE 'x'",
	    "rejected 1:13: syntax error at or near \"'x'\"\n" },
};

static void
tells_what_statements_are_about(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		SqlScript script;

		sql_script_run(&script, cases[i].dialect, cases[i].text);
		if (strcmp(script.outcomes, cases[i].outcome) != 0)
			print_error("%s\n", cases[i].text);
		assert_string_equal(script.outcomes, cases[i].outcome);
		sql_script_clear(&script);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_statements_are_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
