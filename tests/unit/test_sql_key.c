#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_key.h"
#include "tests/support/sql_script.h"

typedef struct Case {
	SqlDialect dialect;
	const char *text;
	const char *want;
} Case;

/* Each is read into a table with the columns b and d. */
static const Case cases[] = {
	{ SQL_POSTGRES, "CONSTRAINT k PRIMARY KEY (b, d)",
	    " primary k (b d)\n" },
	{ SQL_POSTGRES, "UNIQUE NULLS NOT DISTINCT (b) INCLUDE (d)",
	    " unique - (b)\n" },
	{ SQL_POSTGRES,
	    "CONSTRAINT f FOREIGN KEY (b, PERIOD d) REFERENCES t (x, PERIOD y)"
	    " MATCH FULL ON DELETE SET NULL (b) NOT VALID",
	    " key f (b d) > t (x y)\n" },
	{ SQL_POSTGRES, "PRIMARY KEY (b, d WITHOUT OVERLAPS)",
	    " primary - (b d)\n" },
	{ SQL_POSTGRES, "CONSTRAINT x CHECK ((b > 0)) NOT ENFORCED", "" },
	{ SQL_POSTGRES, "CONSTRAINT x NOT NULL d NO INHERIT", "" },
	{ SQL_POSTGRES,
	    "CONSTRAINT x EXCLUDE USING gist (b WITH =, lower(d) WITH &&) "
	    "WHERE (b > 1)",
	    " index x (b ?)\n" },
	{ SQL_POSTGRES, "PERIOD FOR v (b, d)", "" },
	{ SQL_MYSQL, "KEY `i` (`b`(10) DESC,`d`) USING BTREE COMMENT 'x'",
	    " index i (b d)\n" },
	{ SQL_MYSQL, "UNIQUE KEY i USING HASH (b)", " unique i (b)\n" },
	{ SQL_MYSQL, "UNIQUE (b)", " unique - (b)\n" },
	{ SQL_MYSQL, "INDEX (b)", " index - (b)\n" },
	{ SQL_MYSQL, "FULLTEXT KEY i (b,d) WITH PARSER ngram",
	    " index i (b d)\n" },
	{ SQL_MYSQL, "SPATIAL INDEX i (b)", " index i (b)\n" },
	{ SQL_MYSQL, "KEY i ((lower(b)), d)", " index i (? d)\n" },
	{ SQL_MYSQL, "KEY i (b)", " index i (b)\n" },
	{ SQL_MYSQL,
	    "CONSTRAINT FOREIGN KEY i (b) REFERENCES o.t (x) "
	    "ON DELETE CASCADE ON UPDATE CASCADE",
	    " index i (b)\n key i (b) > o.t (x) cascade\n" },
	{ SQL_OTHER,
	    "CONSTRAINT [k] PRIMARY KEY CLUSTERED ([b] ASC) "
	    "WITH (PAD_INDEX = OFF) ON [PRIMARY]",
	    " primary k (b)\n" },
	{ SQL_OTHER, "KEY i (b)", " index i (b)\n" },
};

static char *
read_key(const Case *c, const char **notes)
{
	g_autofree char *head =
	    g_strdup_printf("CREATE TABLE a (b int, d int, %s);", c->text);
	SqlScript script;
	char *got;

	sql_script_run(&script, c->dialect, head);
	got = g_steal_pointer(&script.tables);
	assert_string_equal(script.outcomes, "used\n");
	*notes = g_intern_string(script.notes);
	sql_script_clear(&script);
	return got;
}

/* From the first line that is neither table nor column. */
static const char *
after_columns(const char *text)
{
	for (int lines = 0; lines < 3; lines++)
		text = strchr(text, '\n') + 1;
	return text;
}

static void
reads_constraints(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *notes;
		g_autofree char *got = read_key(&cases[i], &notes);

		assert_string_equal(after_columns(got), cases[i].want);
		if (cases[i].dialect != SQL_POSTGRES)
			assert_string_equal(notes, "");
	}
}

static void
tells_columns_from_keys(void **state)
{
	static const char *const columns[] = { "key text", "key varchar(9)",
		"index int", "fulltext text", "exclude boolean", "period int",
		"key [nvarchar](max)" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		g_autofree char *text =
		    g_strdup_printf("CREATE TABLE a (%s);", columns[i]);
		SqlScript script;

		sql_script_run(&script, SQL_OTHER, text);
		assert_int_equal(script.counts.columns, 1);
		assert_int_equal(script.counts.indexes, 0);
		sql_script_clear(&script);
	}
}

static void
takes_over_an_index_that_stands(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "CREATE TABLE a (b int); CREATE UNIQUE INDEX i ON a (b);"
	    "ALTER TABLE a ADD PRIMARY KEY USING INDEX i;");
	assert_string_equal(
	    script.tables, "table a\n b int int4 notnull\n primary i (b)\n");
	sql_script_clear(&script);
}

static void
keeps_the_first_primary_key(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_OTHER,
	    "CREATE TABLE a (b int PRIMARY KEY, c int, PRIMARY KEY (c));");
	assert_string_equal(script.tables,
	    "table a\n b int int4 notnull\n c int int4\n primary - (b)\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_constraints),
		cmocka_unit_test(tells_columns_from_keys),
		cmocka_unit_test(takes_over_an_index_that_stands),
		cmocka_unit_test(keeps_the_first_primary_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
