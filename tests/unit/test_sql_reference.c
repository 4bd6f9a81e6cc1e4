#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/ingest/sql_reference.h"

/* Two tables with keys to shop.item (id) and to each other. */
typedef struct World {
	SqlReferences *references;
	Table *line, *note;
} World;

static ForeignKey *
point(World *w, Table *const *from, const char *schema, const char *table,
    const char *column)
{
	ForeignKey *key = table_add_foreign_key(*from, NULL, schema, table);

	foreign_key_add_column(key, "x", column);
	sql_references_add(w->references, (SqlTarget){ schema, table }, from);
	return key;
}

static int
make_world(void **state)
{
	World *w = g_new0(World, 1);

	w->references = sql_references_new();
	w->line = table_new("shop", "line");
	w->note = table_new(NULL, "note");
	point(w, &w->line, "shop", "Item", "id");
	point(w, &w->line, "shop", "Item", "id");
	point(w, &w->note, "shop", "item", "ID");
	point(w, &w->note, NULL, "item", "id");
	*state = w;
	return 0;
}

static int
free_world(void **state)
{
	World *w = *state;

	sql_references_free(w->references);
	table_free(w->line);
	table_free(w->note);
	g_free(w);
	return 0;
}

static void
assert_key(const Table *table, guint i, const char *schema, const char *name,
    const char *column)
{
	const ForeignKey *key = table->foreign_keys->pdata[i];

	assert_int_equal(g_strcmp0(key->ref_schema, schema), 0);
	assert_string_equal(key->ref_table, name);
	assert_string_equal(key->ref_columns->pdata[0], column);
}

static void
keys_follow_a_table(void **state)
{
	World *w = *state;

	sql_references_rename(w->references, (SqlTarget){ "shop", "item" },
	    (SqlTarget){ NULL, "goods" });
	sql_references_rename(w->references, (SqlTarget){ NULL, "goods" },
	    (SqlTarget){ NULL, "GOODS" });
	assert_key(w->line, 0, NULL, "GOODS", "id");
	assert_key(w->line, 1, NULL, "GOODS", "id");
	assert_key(w->note, 0, NULL, "GOODS", "ID");
	assert_key(w->note, 1, NULL, "item", "id");
}

/* Two tables that change names must not end as one. */
static void
names_that_are_swapped_stay_apart(void **state)
{
	static const SqlTarget a = { "shop", "item" }, b = { NULL, "item" },
			       c = { NULL, "c" };
	World *w = *state;

	sql_references_rename(w->references, a, c);
	sql_references_rename(w->references, b, a);
	sql_references_rename(w->references, c, b);
	assert_key(w->line, 0, NULL, "item", "id");
	assert_key(w->note, 0, NULL, "item", "ID");
	assert_key(w->note, 1, "shop", "item", "id");
}

static void
keys_follow_a_column(void **state)
{
	World *w = *state;

	sql_references_rename_column(
	    w->references, (SqlTarget){ "shop", "item" }, "id", "item_id");
	sql_references_rename_column(
	    w->references, (SqlTarget){ "shop", "nowhere" }, "id", "b");
	assert_key(w->line, 1, "shop", "Item", "item_id");
	assert_key(w->note, 0, "shop", "item", "item_id");
	assert_key(w->note, 1, NULL, "item", "id");
}

static void
keys_go_with_a_table(void **state)
{
	World *w = *state;

	sql_references_drop(w->references, (SqlTarget){ "shop", "item" });
	sql_references_drop(w->references, (SqlTarget){ "shop", "item" });
	assert_int_equal(w->line->foreign_keys->len, 0);
	assert_int_equal(w->note->foreign_keys->len, 1);
	assert_key(w->note, 0, NULL, "item", "id");
}

static void
tables_may_have_gone(void **state)
{
	World *w = *state;

	g_clear_pointer(&w->line, table_free);
	sql_references_rename(w->references, (SqlTarget){ "shop", "item" },
	    (SqlTarget){ "shop", "goods" });
	sql_references_rename_column(
	    w->references, (SqlTarget){ "shop", "goods" }, "id", "item_id");
	assert_key(w->note, 0, "shop", "goods", "item_id");
	sql_references_drop(w->references, (SqlTarget){ "shop", "goods" });
	assert_int_equal(w->note->foreign_keys->len, 1);
}

#define WORLD_TEST(test)                                                       \
	cmocka_unit_test_setup_teardown(test, make_world, free_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(keys_follow_a_table),
		WORLD_TEST(names_that_are_swapped_stay_apart),
		WORLD_TEST(keys_follow_a_column),
		WORLD_TEST(keys_go_with_a_table),
		WORLD_TEST(tables_may_have_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
