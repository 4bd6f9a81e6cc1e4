#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/ingest/sql_alter.h"
#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/ingest/sql_postgres.h"
#include "tests/support/sql_script.h"

static bool
is_taken(const char *text, char **refusal)
{
	SqlOutcome outcome = { .verdict = SQL_USED };
	SqlBench bench;
	bool taken;

	sql_bench_init(&bench, SQL_POSTGRES, text);
	taken = sql_postgres_read(&bench.work, &outcome, refusal);
	g_free(outcome.reason);
	sql_bench_clear(&bench);
	return taken;
}

static void
takes_what_is_its_own(void **state)
{
	static const struct {
		const char *text;
		bool taken, refused;
	} cases[] = {
		{ "CREATE TABLE a (b int)", true, false },
		{ "ALTER TABLE a ADD b int", true, false },
		{ "CREATE INDEX ON a (b)", true, false },
		{ "ALTER TABLE a RENAME TO b", false, false },
		{ "CREATE TABLE a AS SELECT 1", false, false },
		{ "SELECT 1; SELECT 2", false, false },
		{ "", false, false },
		{ "CREATE TABLE a (b int NOVEL)", false, true },
		{ "CREATE TABLE `a` (b int)", false, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *refusal = NULL;

		assert_int_equal(
		    is_taken(cases[i].text, &refusal), cases[i].taken);
		assert_int_equal(refusal != NULL, cases[i].refused);
	}
}

static void
tells_whole_statements_of_any_kind(void **state)
{
	static const struct {
		const char *text;
		bool taken;
	} cases[] = {
		{ "GRANT SELECT ON a TO b", true },
		{ "GRANT SELECT ON", false },
		{ "CREATE SEQUENCE a NO MA", false },
		{ "CREATE SEQUENCE a NO MAXVALUE", true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		SqlBench bench;

		sql_bench_init(&bench, SQL_POSTGRES, cases[i].text);
		assert_int_equal(
		    sql_postgres_takes(&bench.work), cases[i].taken);
		sql_bench_clear(&bench);
	}
}

/* REPEAT copies of LEFT and RIGHT around a one. */
static char *
deep(const char *left, const char *right, int repeat)
{
	GString *text = g_string_new("CREATE TABLE a (b int DEFAULT ");

	for (int i = 0; i < repeat; i++)
		g_string_append(text, left);
	g_string_append_c(text, '1');
	for (int i = 0; i < repeat; i++)
		g_string_append(text, right);
	g_string_append(text, ", c int)");
	return g_string_free(text, FALSE);
}

static void
keeps_deep_statements_from_the_stack(void **state)
{
	static const struct {
		const char *left, *right;
	} shapes[] = {
		{ "(", ")" },
		{ "1+", "" },
		{ "", "::int" },
		{ "- ", "" },
		{ "f(", ")" },
		{ "a[", "]" },
		{ "f(2, ", ")" },
		{ "(true AND ", ")" },
		{ "case when ", " then 1 end" },
		{ "(select ", ")" },
		{ "array[", "]" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
		g_autofree char *low =
		    deep(shapes[i].left, shapes[i].right, 20);
		g_autofree char *high =
		    deep(shapes[i].left, shapes[i].right, 50000);
		g_autofree char *none = NULL;
		g_autofree char *refusal = NULL;

		assert_true(is_taken(low, &none));
		assert_false(is_taken(high, &refusal));
		assert_string_equal(
		    refusal, "too long or too deep for the parser");
	}
}

static void
does_not_fear_length(void **state)
{
	g_autofree char *list = deep("'x', ", "", 30000);
	g_autofree char *chain = deep("a = 1 OR ", "", 30000);
	g_autofree char *none = NULL;
	g_autoptr(GString) in =
	    g_string_new("CREATE TABLE a (b int CHECK (b IN (");

	(void)state;
	g_string_append(in, strstr(list, "'x'"));
	g_string_truncate(in, in->len - strlen(", c int)"));
	g_string_append(in, ")))");
	assert_true(is_taken(in->str, &none));
	g_string_assign(in, "CREATE TABLE a (b int CHECK (");
	g_string_append(in, strstr(chain, "a = 1"));
	g_string_truncate(in, in->len - strlen(", c int)"));
	g_string_append(in, "))");
	assert_true(is_taken(in->str, &none));
}

static void
leaves_megabytes_to_the_tolerant_reader(void **state)
{
	g_autoptr(GString) text = g_string_new("CREATE TABLE ");
	SqlScript script;

	(void)state;
	for (int i = 0; i < 1 << 21; i++)
		g_string_append_c(text, 'x');
	g_string_append(text, " (b int);");
	sql_script_run(&script, SQL_POSTGRES, text->str);
	assert_string_equal(script.outcomes, "used\n");
	assert_non_null(strstr(script.notes, "sql-too-deep 1: "));
	assert_int_equal(script.counts.tables, 1);
	sql_script_clear(&script);
}

/* What both readers understand they understand alike. */
static void
agrees_with_the_tolerant_reader(void **state)
{
	static const char *const statements[] = {
		"CREATE TABLE p (id bigint DEFAULT nextval('s'::regclass) NOT "
		"NULL, \"Key\" text COLLATE \"C\" DEFAULT 'a''b'::text, key "
		"jsonb DEFAULT '{}'::jsonb NOT NULL, m timestamp(3) with time "
		"zone DEFAULT '2026-01-01'::timestamp with time zone NOT NULL, "
		"CONSTRAINT c CHECK ((char_length(key) <= 255)), n text[] "
		"DEFAULT '{}'::text[] NOT NULL) PARTITION BY RANGE (m)",
		"CREATE TABLE q PARTITION OF p FOR VALUES FROM ('2026-01-01') "
		"TO ('2027-01-01')",
		"ALTER TABLE ONLY p ADD CONSTRAINT p_pkey PRIMARY KEY (id, m)",
		"CREATE TABLE s.t (x smallint UNIQUE REFERENCES p ON DELETE "
		"CASCADE, y double precision, CONSTRAINT e EXCLUDE USING gist "
		"(x WITH =, tsrange(y, y) WITH &&))",
		"CREATE UNIQUE INDEX i ON s.t USING btree (x DESC, "
		"COALESCE(y, (0)::double precision)) WHERE (x > 1)",
		"CREATE INDEX j ON p USING gin (n)",
		"ALTER TABLE s.t ADD CONSTRAINT f FOREIGN KEY (x, y) "
		"REFERENCES "
		"p(id, m) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE",
		"ALTER TABLE s.t ALTER COLUMN x SET NOT NULL, ALTER y SET "
		"DEFAULT 1.5, DROP CONSTRAINT f",
		"ALTER TABLE ONLY p DETACH PARTITION q",
	};
	SqlBench one, two;
	g_autofree char *parsed = NULL;
	g_autofree char *tolerated = NULL;

	(void)state;
	sql_bench_init(&one, SQL_POSTGRES, "");
	sql_bench_init(&two, SQL_POSTGRES, "");
	for (size_t i = 0; i < G_N_ELEMENTS(statements); i++) {
		SqlOutcome (*read)(const SqlWork *) =
		    g_str_has_prefix(statements[i], "ALTER") ? sql_alter_table
		    : strstr(statements[i], " INDEX ") != NULL
			? sql_ddl_create_index
			: sql_ddl_create_table;
		SqlOutcome outcome;
		char *refusal;

		sql_bench_next(&one, statements[i]);
		sql_bench_next(&two, statements[i]);
		assert_true(sql_postgres_read(&one.work, &outcome, &refusal));
		assert_int_equal(outcome.verdict, SQL_USED);
		assert_int_equal(read(&two.work).verdict, SQL_USED);
	}
	parsed = sql_bench_settle(&one);
	tolerated = sql_bench_settle(&two);
	assert_string_equal(parsed, tolerated);
	sql_bench_clear(&one);
	sql_bench_clear(&two);
}

/* Kept whatever the library's version: 15 refuses it, later ones may not. */
static void
keeps_tables_in_newer_syntax(void **state)
{
	SqlScript script;

	(void)state;
	sql_script_run(&script, SQL_POSTGRES,
	    "CREATE TABLE booking (\n"
	    " id uuid DEFAULT uuidv7() NOT NULL,\n"
	    " room int CONSTRAINT room_set NOT NULL,\n"
	    " during daterange,\n"
	    " price numeric(8,2),\n"
	    " gross numeric GENERATED ALWAYS AS (price * 1.2) VIRTUAL,\n"
	    " CONSTRAINT price_set NOT NULL price NO INHERIT,\n"
	    " CONSTRAINT cheap CHECK (price < 100) NOT ENFORCED,\n"
	    " CONSTRAINT pk PRIMARY KEY (room, during WITHOUT OVERLAPS),\n"
	    " CONSTRAINT fk FOREIGN KEY (room, PERIOD during) REFERENCES "
	    "opening (room, PERIOD during) NOT ENFORCED\n);\n"
	    "ALTER TABLE booking ADD CONSTRAINT id_set NOT NULL id NOT VALID;\n"
	    "ALTER TABLE booking ALTER CONSTRAINT fk NOT ENFORCED;\n");
	assert_string_equal(script.outcomes, "used\nused\nused\n");
	assert_string_equal(script.tables,
	    "table booking\n id uuid uuid notnull =uuidv7()\n"
	    " room int int4 notnull\n during daterange other notnull\n"
	    " price numeric(8,2) decimal notnull\n gross numeric decimal\n"
	    " primary pk (room during)\n"
	    " key fk (room during) > opening (room during)\n");
	sql_script_clear(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_is_its_own),
		cmocka_unit_test(tells_whole_statements_of_any_kind),
		cmocka_unit_test(keeps_deep_statements_from_the_stack),
		cmocka_unit_test(does_not_fear_length),
		cmocka_unit_test(leaves_megabytes_to_the_tolerant_reader),
		cmocka_unit_test(agrees_with_the_tolerant_reader),
		cmocka_unit_test(keeps_tables_in_newer_syntax),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
