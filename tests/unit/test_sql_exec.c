#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/sql_exec.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	const char *text; /* after a table a (b int, INDEX i (b)) */
	const char *outcome, *tables;
} Case;

#define NOTHING "table a\n b int int4\n index i (b)\n"

static const Case cases[] = {
	{ "EXEC sp_rename 'dbo.a', 'c'", "used\n",
	    "table c\n b int int4\n index i (b)\n" },
	{ "EXECUTE sys.sp_rename @objname = N'[dbo].[a]', @newname = N'c', "
	  "@objtype = N'OBJECT'",
	    "used\n", "table c\n b int int4\n index i (b)\n" },
	{ "sp_rename 'a', 'c'", "used\n",
	    "table c\n b int int4\n index i (b)\n" },
	{ "EXEC sp_rename 'a.b', 'c d', 'COLUMN'", "used\n",
	    "table a\n c d int int4\n index i (c d)\n" },
	{ "EXEC sp_rename N'shop.dbo.a.i', N'j', N'INDEX'", "used\n",
	    "table a\n b int int4\n index j (b)\n" },
	/* Nothing there. */
	{ "EXEC sp_rename 'x', 'y'", "used\n", NOTHING },
	{ "EXEC sp_rename '', 'y', 'COLUMN'", "used\n", NOTHING },
	{ "EXEC sp_rename @from, @to", "skipped: not about tables: EXEC\n",
	    NOTHING },
	{ "EXEC sp_addextendedproperty 'a', 'b'",
	    "skipped: not about tables: EXEC\n", NOTHING },
	{ "EXEC", "skipped: not about tables: EXEC\n", NOTHING },
	{ "DBCC CHECKIDENT ('dbo.a', RESEED, 5000)", "used\n",
	    "table a id 5000\n b int int4\n index i (b)\n" },
	{ "DBCC CHECKIDENT ('[a]', NORESEED)", "used\n", NOTHING },
	{ "DBCC CHECKIDENT", "used\n", NOTHING },
	{ "DBCC CHECKDB", "skipped: not about tables: DBCC\n", NOTHING },
};

static void
procedures_and_checks_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
		    g_strconcat("CREATE TABLE a (b int, INDEX i (b));\n",
			cases[i].text, NULL);
		SqlScript script;

		print_message("%s\n", cases[i].text);
		sql_script_run(&script, SQL_OTHER, text);
		assert_true(g_str_has_prefix(script.outcomes, "used\n"));
		assert_string_equal(script.outcomes + 5, cases[i].outcome);
		assert_string_equal(script.tables, cases[i].tables);
		sql_script_clear(&script);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(procedures_and_checks_are_read),
	};

	return cmocka_run_group_tests_name("sql_exec", tests, NULL, NULL);
}
