#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_alter.h"
#include "tests/support/sql_script.h"

#define TABLE_A "CREATE TABLE a (b int NOT NULL DEFAULT 1, c text);"

typedef struct Case {
	const char *name;
	SqlDialect dialect;
	const char *text; /* after TABLE_A */
	const char *want;
} Case;

static const Case cases[] = {
	{ "as phpMyAdmin writes", SQL_MYSQL,
	    "ALTER TABLE `a` ADD PRIMARY KEY (`b`), ADD KEY `k` (`c`(9)),"
	    " ADD UNIQUE KEY `u` (`b`,`c`), ADD FULLTEXT KEY `f` (`c`);"
	    "ALTER TABLE `a` MODIFY `b` int(11) NOT NULL AUTO_INCREMENT, "
	    "AUTO_INCREMENT=124;"
	    "ALTER TABLE `a` ADD CONSTRAINT `x` FOREIGN KEY (`b`) "
	    "REFERENCES `o` (`id`) ON DELETE CASCADE;",
	    "table a id 123\n b int(11) int4 notnull auto\n c text text\n"
	    " primary - (b)\n index k (c)\n unique u (b c)\n index f (c)\n"
	    " key x (b) > o (id) cascade\n" },
	{ "an identity that starts anew", SQL_OTHER,
	    "ALTER TABLE a ALTER COLUMN b RESTART WITH 42;",
	    "table a id 41\n b int int4 notnull =1\n c text text\n" },
	{ "a key whose name has a schema", SQL_OTHER,
	    "ALTER TABLE a ADD CONSTRAINT s.k FOREIGN KEY (b) REFERENCES t (c) "
	    "NOCHECK;",
	    "table a\n b int int4 notnull =1\n c text text\n key k (b) > t "
	    "(c)\n" },
	{ "columns added", SQL_MYSQL,
	    "ALTER TABLE a ADD COLUMN d int AFTER b, ADD (e int, f int), "
	    "ADD g int FIRST, ALGORITHM=INPLACE, LOCK=NONE;",
	    "table a\n b int int4 notnull =1\n c text text\n d int int4\n"
	    " e int int4\n f int int4\n g int int4\n" },
	{ "a column that is there", SQL_OTHER,
	    "ALTER TABLE a ADD COLUMN IF NOT EXISTS b bigint;",
	    "table a\n b int int4 notnull =1\n c text text\n" },
	{ "dropped", SQL_MYSQL,
	    "ALTER TABLE a ADD PRIMARY KEY (b), ADD INDEX i (c), ADD CONSTRAINT"
	    " f FOREIGN KEY (b) REFERENCES t (u), ADD INDEX j (b), "
	    "ADD INDEX k (b, c);"
	    "ALTER TABLE a DROP PRIMARY KEY, DROP INDEX i, DROP FOREIGN KEY f, "
	    "DROP COLUMN c;",
	    "table a\n b int int4 notnull =1\n index j (b)\n" },
	{ "renamed", SQL_MYSQL,
	    "ALTER TABLE a ADD INDEX i (c);"
	    "ALTER TABLE a CHANGE c d varchar(9) NOT NULL, RENAME COLUMN b TO "
	    "e,"
	    " RENAME INDEX i TO j, RENAME TO s.z;",
	    "table s.z\n e int int4 notnull =1\n d varchar(9) char notnull\n"
	    " index j (d)\n" },
	{ "a key that shares its name with its index", SQL_MYSQL,
	    "ALTER TABLE a ADD KEY f (b), ADD CONSTRAINT f FOREIGN KEY (b) "
	    "REFERENCES t (u); ALTER TABLE a DROP FOREIGN KEY f;",
	    "table a\n b int int4 notnull =1\n c text text\n index f (b)\n" },
	{ "keys follow what they point at", SQL_OTHER,
	    "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES a (b);"
	    "ALTER TABLE a RENAME COLUMN b TO d; ALTER TABLE a RENAME TO z;",
	    "table z\n d int int4 notnull =1\n c text text\n"
	    " key f (d) > z (d)\n" },
	{ "types and defaults", SQL_OTHER,
	    "ALTER TABLE ONLY a ALTER COLUMN b TYPE bigint USING b::bigint, "
	    "ALTER b SET DEFAULT nextval('s'), ALTER b DROP NOT NULL, "
	    "ALTER COLUMN c SET NOT NULL, ALTER c SET DATA TYPE varchar(3);",
	    "table a\n b bigint int8 auto =nextval('s')\n"
	    " c varchar(3) char notnull\n" },
	{ "defaults dropped", SQL_OTHER, "ALTER TABLE a ALTER b DROP DEFAULT;",
	    "table a\n b int int4 notnull\n c text text\n" },
	{ "as SQL Server writes", SQL_OTHER,
	    "ALTER TABLE [dbo].[a] WITH CHECK ADD CONSTRAINT [f] FOREIGN KEY"
	    "([b]) REFERENCES [dbo].[t] ([id])\nGO\n"
	    "ALTER TABLE [a] ADD CONSTRAINT [k] PRIMARY KEY CLUSTERED "
	    "([b])\nGO\n"
	    "ALTER TABLE a ADD d int NULL, e int, CONSTRAINT u UNIQUE (d)\nGO\n"
	    "ALTER TABLE a ADD CONSTRAINT x DEFAULT (getdate()) FOR d\nGO\n"
	    "ALTER TABLE a ALTER COLUMN c nvarchar(9) NOT NULL\nGO\n"
	    "ALTER TABLE a CHECK CONSTRAINT f\nGO\n",
	    "table a\n b int int4 notnull =1\n c nvarchar(9) char notnull\n"
	    " d int int4 =(getdate())\n e int int4\n primary k (b)\n"
	    " unique u (d)\n key f (b) > t (id)\n" },
	{ "an identity", SQL_POSTGRES,
	    "ALTER TABLE a ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY ("
	    "\n SEQUENCE NAME public.a_s\n START WITH 1); ALTER TABLE a RENAME "
	    "TO z;"
	    "ALTER TABLE z ADD PRIMARY KEY (b);",
	    "table z\n b int int4 notnull auto =1\n c text text\n"
	    " primary - (b)\n" },
	{ "another schema", SQL_POSTGRES, "ALTER TABLE a SET SCHEMA s;",
	    "table s.a\n b int int4 notnull =1\n c text text\n" },
	{ "partitions come and go", SQL_OTHER,
	    "CREATE TABLE p (b int) PARTITION BY LIST (b);"
	    "ALTER TABLE p ATTACH PARTITION a FOR VALUES IN (1);"
	    "CREATE INDEX i ON p (b);"
	    "ALTER TABLE p DETACH PARTITION a;",
	    "table a\n b int int4 notnull =1\n c text text\n index - (b)\n"
	    "table p by LIST (b)\n b int int4\n index i (b)\n" },
};

static void
applies_actions(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
		    g_strconcat(TABLE_A, cases[i].text, NULL);
		SqlScript script;

		sql_script_run(&script, cases[i].dialect, text);
		if (strcmp(script.tables, cases[i].want) != 0)
			print_error("%s\n", cases[i].name);
		assert_string_equal(script.tables, cases[i].want);
		assert_string_equal(script.notes, "");
		sql_script_clear(&script);
	}
}

static void
tells_used_from_skipped(void **state)
{
	static const struct {
		const char *text, *outcome;
	} outcomes[] = {
		{ "ALTER TABLE a OWNER TO b",
		    "skipped: " SQL_NOTHING_READ "\n" },
		{ "ALTER TABLE a DISABLE KEYS",
		    "skipped: " SQL_NOTHING_READ "\n" },
		{ "ALTER TABLE a ALTER b SET STATISTICS 9",
		    "skipped: " SQL_NOTHING_READ "\n" },
		{ "ALTER TABLE nowhere OWNER TO b",
		    "skipped: " SQL_NOTHING_READ "\n" },
		{ "ALTER TABLE nowhere ADD b int",
		    "skipped: about a table that this file does not create\n" },
		{ "ALTER TABLE v ADD b int",
		    "skipped: " SQL_NOTHING_READ "\n" },
		{ "ALTER TABLE a ALTER b DROP DEFAULT", "used\n" },
		{ "ALTER TABLE",
		    "rejected 2:12: ALTER TABLE without a name\n" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(outcomes); i++) {
		g_autofree char *text =
		    g_strdup_printf("%sCREATE VIEW v AS SELECT 1;\n%s", TABLE_A,
			outcomes[i].text);
		SqlScript script;

		sql_script_run(&script, SQL_OTHER, text);
		assert_string_equal(script.outcomes + strlen("used\nused\n"),
		    outcomes[i].outcome);
		sql_script_clear(&script);
	}
}

static void
notes_what_cannot_be_joined(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    TABLE_A "\nALTER TABLE a ATTACH PARTITION x DEFAULT;"
		    "ALTER TABLE a ATTACH PARTITION a DEFAULT;");
	assert_string_equal(script.notes,
	    "sql-partition 2: \"x\" cannot be made a partition of \"a\": it "
	    "is not in this file or is one already (and 1 more like it)\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(applies_actions),
		cmocka_unit_test(tells_used_from_skipped),
		cmocka_unit_test(notes_what_cannot_be_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
