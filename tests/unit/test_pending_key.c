#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/pending_key.h"

typedef struct KeyCase {
	const char *name, *column, *ref_table;
	bool inferred;
	unsigned keys, columns; /* of the table and of its last key, after it */
	bool added;
} KeyCase;

/* One after the other, in one table. */
static const KeyCase cases[] = {
	{ "f", "a", "t", false, 1, 1, true },
	{ "f", "b", "t", false, 1, 2, true },
	{ "f", "c", "u", false, 2, 1, true },
	{ NULL, "a", "t", false, 3, 1, true },
	{ NULL, "b", "t", false, 4, 1, true },
	{ "guess", "a", "v", true, 5, 1, true },
	{ "guess", "b", "v", true, 6, 1, true },
	{ "guess", "c", "v", false, 7, 1, true },
	{ "f", NULL, "t", false, 7, 1, false },
	{ "f", "a", NULL, false, 7, 1, false },
};

static void
columns_that_name_one_key_make_it(void **state)
{
	g_autoptr(Table) table = table_new(NULL, "orders");
	PendingKey key;

	(void)state;
	pending_key_init(&key);
	assert_true(pending_key_end(&key, table));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const KeyCase *c = &cases[i];
		const ForeignKey *last;

		pending_key_begin(&key, c->column);
		key.name = c->name;
		key.ref_table = c->ref_table;
		key.inferred = c->inferred;
		assert_int_equal(pending_key_end(&key, table), c->added);
		assert_int_equal(table->foreign_keys->len, c->keys);
		last = table->foreign_keys->pdata[c->keys - 1];
		assert_int_equal(last->columns->len, c->columns);
	}
	pending_key_clear(&key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_that_name_one_key_make_it),
	};

	return cmocka_run_group_tests_name("pending_key", tests, NULL, NULL);
}
