#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/index_sql.h"

typedef struct IndexCase {
	const char *sql;
	const char *columns; /* joined with "|"; "()" is an expression */
	bool unique, partial;
} IndexCase;

static const IndexCase cases[] = {
	{ "CREATE INDEX i ON public.t USING btree (a)", "a", false, false },
	{ "CREATE UNIQUE INDEX i ON t USING btree (a, b DESC NULLS LAST)",
	    "a|b", true, false },
	{ "CREATE INDEX i ON ONLY t USING gin (a gin_trgm_ops, b)", "a|b",
	    false, false },
	{ "CREATE INDEX i ON t USING btree (lower((name)::text), id)", "()|id",
	    false, false },
	{ "CREATE INDEX i ON t USING btree ((a + b), COALESCE(c, ','::text))",
	    "()|()", false, false },
	{ "CREATE INDEX i ON t USING btree (\"Order\", \"a\"\"b\", \"x, y\")",
	    "Order|a\"b|x, y", false, false },
	{ "CREATE UNIQUE INDEX i ON t USING btree (a) WHERE (b IS NULL)", "a",
	    true, true },
	{ "CREATE UNIQUE INDEX i ON t USING btree (a) INCLUDE (c) WHERE "
	  "(b = ') WHERE '::text)",
	    "a", true, true },
	{ "CREATE INDEX i ON t USING btree (a, b) WHERE (a IS NOT NULL)", "a|b",
	    false, false },
	{ "CREATE INDEX i ON t USING btree (\"A\") WHERE (\"A\" IS NOT NULL)",
	    "A", false, false },
	{ "CREATE INDEX i ON t USING btree (a) WHERE (b IS NOT NULL)", "a",
	    false, true },
	{ "CREATE INDEX i ON t USING btree (lower(a)) WHERE (a IS NOT NULL)",
	    "()", false, true },
	{ "CREATE UNIQUE INDEX i ON t USING btree (a) INCLUDE (c)", "a", true,
	    false },
	{ "CREATE INDEX i ON t USING btree (größe)", "größe", false, false },
};

static char *
join_columns(const Index *index)
{
	GString *joined = g_string_new(NULL);

	for (unsigned i = 0; i < index->columns->len; i++) {
		const char *column = index->columns->pdata[i];

		g_string_append_printf(
		    joined, "%s%s", i > 0 ? "|" : "", column ? column : "()");
	}
	return g_string_free(joined, false);
}

static void
definitions_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const IndexCase *c = &cases[i];
		g_autoptr(Table) table = table_new(NULL, "t");
		g_autofree char *columns = NULL;
		const Index *index;

		print_message("%s\n", c->sql);
		assert_true(index_sql_add(table, "i", c->sql));
		index = table->indexes->pdata[0];
		columns = join_columns(index);
		assert_string_equal(columns, c->columns);
		assert_int_equal(index->unique, c->unique);
		assert_int_equal(index->partial, c->partial);
	}
}

static void
other_forms_are_refused(void **state)
{
	static const char *const bad[] = { "", "DROP INDEX i",
		"CREATE INDEX i ON t (a)", "ALTER TABLE t USING btree (a)",
		"CREATE INDEX i ON t USING btree" };
	g_autoptr(Table) table = table_new(NULL, "t");

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(index_sql_add(table, "i", bad[i]));
	assert_int_equal(table->indexes->len, 0);
}

/* Broken text must end, whatever it opens. */
static void
unclosed_text_ends(void **state)
{
	static const char *const odd[] = {
		"CREATE INDEX i ON t USING btree (",
		"CREATE INDEX i ON t USING btree (a,",
		"CREATE INDEX i ON t USING btree (\"a",
		"CREATE INDEX i ON t USING btree (f('x",
		"CREATE INDEX i ON t USING btree ((((",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_autoptr(Table) table = table_new(NULL, "t");

		assert_true(index_sql_add(table, "i", odd[i]));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(definitions_are_read),
		cmocka_unit_test(other_forms_are_refused),
		cmocka_unit_test(unclosed_text_ends),
	};

	return cmocka_run_group_tests_name("index_sql", tests, NULL, NULL);
}
