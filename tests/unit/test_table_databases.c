#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/facts/table_databases.h"
#include "tests/support/build_table.h"

typedef struct OverlapCase {
	const char *a, *b;
	bool want;
} OverlapCase;

static const OverlapCase overlaps[] = {
	{ "id int, name text", "id int, name text, mail text", true },
	{ "id int, Name text, x int", "ID int, name text, y int", true },
	{ "id int, name text", "id int, title text", false },
	{ "id int, a int, b int", "id int, c int, d int", false },
	{ "id int, a int", "a int, b int, c int, d int", true },
	{ "id int", "key int, value int", false },
	{ "id int", "id int, value int", true },
	{ "id int, created_at date", "id int, created_at date", true },
	{ "id int, created_at date, updated_at date, a int",
	    "id int, created_at date, updated_at date, b int", false },
};

static void
at_least_half_of_the_columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(overlaps); i++) {
		g_autoptr(Table) a = build_table(NULL, "t", overlaps[i].a);
		g_autoptr(Table) b = build_table(NULL, "t", overlaps[i].b);

		assert_int_equal(tables_overlap(a, b), overlaps[i].want);
		assert_int_equal(tables_overlap(b, a), overlaps[i].want);
	}
}

static void
a_table_without_columns_fits_any(void **state)
{
	g_autoptr(Table) keys_only = table_new(NULL, "t");
	g_autoptr(Table) table = build_table(NULL, "t", "id int");

	(void)state;
	assert_true(tables_overlap(keys_only, table));
	assert_true(tables_overlap(table, keys_only));
}

/* "file:schema.table" of each, the columns always the same two. */
typedef struct Dump {
	Facts *facts;
	GPtrArray *tables;
	GHashTable *defaults;
	Databases *databases;
} Dump;

static void
free_table(void *table)
{
	table_free(table);
}

static size_t
number_of(Facts *facts, const char *path)
{
	const GPtrArray *inputs = facts_inputs(facts);

	for (unsigned i = 0; i < inputs->len; i++)
		if (g_str_equal(facts_path(facts, i), path))
			return i;
	return facts_add_input(facts, input_new(path));
}

static void
dump_init(Dump *dump, const char *const *names)
{
	dump->facts = facts_new(date_from_ymd(2025, 6, 30));
	dump->tables = g_ptr_array_new_with_free_func(free_table);
	dump->defaults =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (; *names; names++) {
		g_auto(GStrv) file = g_strsplit(*names, ":", 2);
		g_auto(GStrv) name = g_strsplit(file[1], ".", 2);
		Table *table = build_table(name[1] ? name[0] : NULL,
		    name[1] ? name[1] : name[0], "id int, name text");

		table->input = number_of(dump->facts, file[0]);
		g_ptr_array_add(dump->tables, table);
	}
	dump->databases =
	    databases_new(dump->facts, dump->tables, dump->defaults);
}

static void
dump_clear(Dump *dump)
{
	databases_free(dump->databases);
	g_hash_table_unref(dump->defaults);
	g_ptr_array_unref(dump->tables);
	facts_free(dump->facts);
}

static unsigned
count_default(const Dump *dump)
{
	unsigned count = 0;

	for (unsigned i = 0; i < dump->tables->len; i++)
		count += ((const Table *)g_ptr_array_index(dump->tables, i))
			     ->schema == NULL;
	return count;
}

static void
default_schemas_fold(void **state)
{
	static const char *const names[] = { "a:public.t", "a:dbo.u", "a:v",
		"b:depot.t", "b:Depot.w", NULL };
	Dump dump;

	(void)state;
	dump_init(&dump, names);
	assert_int_equal(count_default(&dump), 5);
	assert_true(g_hash_table_contains(dump.defaults, "depot"));
	dump_clear(&dump);
}

/* A file's only schema is not its default when another file has more. */
static void
one_schema_of_several_is_kept(void **state)
{
	static const char *const names[] = { "a:audit.t", "b:audit.t", "b:u",
		"c:fleet.t", "c:depot.t", NULL };
	Dump dump;

	(void)state;
	dump_init(&dump, names);
	assert_int_equal(count_default(&dump), 1);
	assert_int_equal(g_hash_table_size(dump.defaults), 0);
	dump_clear(&dump);
}

static void
shared_tables_make_one_database(void **state)
{
	static const char *const names[] = { "a:t", "a:u", "a:v", "a:w", "b:t",
		"b:u", "b:x", "c:x", "d:t", "d:y", "d:z", NULL };
	Dump dump;

	(void)state;
	dump_init(&dump, names);
	/* b shares 2 of its 3 with a; c its 1 with b; d only 1 of its 3. */
	assert_int_equal(databases_root(dump.databases, 1), 0);
	assert_int_equal(databases_root(dump.databases, 2), 0);
	assert_int_equal(databases_root(dump.databases, 3), 3);
	assert_int_equal(databases_size(dump.databases, 2), 8);
	dump_clear(&dump);
}

static void
labels_name_the_database(void **state)
{
	static const char *const names[] = { "dir/depot.sql.gz:t",
		"x/dump.sql:u", "y/dump.sql:v", "z.xml:fleet.w", NULL };
	static const char *const want[] = { "depot", "x/dump.sql", "y/dump.sql",
		"fleet" };
	Dump dump;

	(void)state;
	dump_init(&dump, names);
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		g_autofree char *label = databases_label(dump.databases, i);

		assert_string_equal(label, want[i]);
	}
	dump_clear(&dump);
}

static void
keys_of_names_fold_case(void **state)
{
	g_autofree char *plain = table_key(NULL, "Orders");
	g_autofree char *named = table_key("Depot", "Orders");

	(void)state;
	assert_string_equal(plain, "\norders");
	assert_string_equal(named, "depot\norders");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(at_least_half_of_the_columns),
		cmocka_unit_test(a_table_without_columns_fits_any),
		cmocka_unit_test(default_schemas_fold),
		cmocka_unit_test(one_schema_of_several_is_kept),
		cmocka_unit_test(shared_tables_make_one_database),
		cmocka_unit_test(labels_name_the_database),
		cmocka_unit_test(keys_of_names_fold_case),
	};

	return cmocka_run_group_tests_name(
	    "table_databases", tests, NULL, NULL);
}
