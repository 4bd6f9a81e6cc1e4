#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/constraint_sql.h"

typedef struct SqlCase {
	const char *sql, *column;
	const char
	    *keys; /* "name:columns>table(columns)!" with ! for cascade */
	unsigned indexes;
	bool read;
} SqlCase;

static const SqlCase cases[] = {
	{ "ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES b(c) ON DELETE "
	  "CASCADE",
	    NULL, "fk:a>b(c)!", 0, true },
	{ ", CONSTRAINT fk FOREIGN KEY (a, x) REFERENCES b (c, d)", NULL,
	    "fk:ax>b(cd)", 0, true },
	{ "FOREIGN KEY (`a`) REFERENCES `b` (`c`) ON DELETE CASCADE ON UPDATE "
	  "CASCADE",
	    NULL, "-:a>b(c)!", 0, true },
	{ ", CONSTRAINT f FOREIGN KEY (a) REFERENCES b (c), CONSTRAINT g "
	  "FOREIGN KEY (d) REFERENCES e",
	    NULL, "f:a>b(c) g:d>e()", 0, true },
	{ "REFERENCES b (c)", "a", "-:a>b(c)", 0, true },
	{ "REFERENCES b (c)", NULL, "", 0, false },
	{ "UNIQUE (a)", NULL, "", 1, true },
	{ ", CHECK (a > 0)", NULL, "", 0, true },
	{ "Engine=InnoDB", NULL, "", 0, false },
	{ "FOREIGN KEY (", NULL, "", 0, false },
	{ "ADD CONSTRAINT", NULL, "", 0, false },
	{ ",,,", NULL, "", 0, false },
	{ "", NULL, "", 0, false },
};

static void
append_names(GString *text, const GPtrArray *names)
{
	for (unsigned i = 0; i < names->len; i++)
		g_string_append(text, names->pdata[i]);
}

static char *
describe_keys(const Table *table)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key = table->foreign_keys->pdata[i];

		g_string_append_printf(text, "%s%s:", i > 0 ? " " : "",
		    key->name ? key->name : "-");
		append_names(text, key->columns);
		g_string_append_printf(text, ">%s(", key->ref_table);
		append_names(text, key->ref_columns);
		g_string_append(text, key->on_delete_cascade ? ")!" : ")");
	}
	return g_string_free(text, false);
}

static void
constraints_become_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SqlCase *c = &cases[i];
		g_autoptr(Table) table = table_new(NULL, "orders");
		g_autofree char *keys = NULL;

		print_message("%s\n", c->sql);
		assert_int_equal(
		    constraint_sql_add(table, c->sql, c->column), c->read);
		keys = describe_keys(table);
		assert_string_equal(keys, c->keys);
		assert_int_equal(table->indexes->len, c->indexes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(constraints_become_keys),
	};

	return cmocka_run_group_tests_name("constraint_sql", tests, NULL, NULL);
}
