#include "pipeline/facts/table_supplements.h"

#include <math.h>
#include <string.h>

/* Larger first, what is not told last. */
static int
compare_numbers(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a < b) - (a > b);
}

static int
compare_supplements(const void *left, const void *right)
{
	const Table *a = (*(const Supplement *const *)left)->table;
	const Table *b = (*(const Supplement *const *)right)->table;
	int order = compare_numbers(a->rows, b->rows);

	if (order == 0)
		order = compare_numbers(a->bytes, b->bytes);
	if (order == 0)
		order = table_richness(b) - table_richness(a);
	if (order == 0 && a->input != b->input)
		order = a->input < b->input ? -1 : 1;
	return order;
}

/* One input for each database that has tables. */
static GArray *
list_databases(const Merge *merge)
{
	GArray *roots = g_array_new(FALSE, FALSE, sizeof(size_t));

	for (unsigned i = 0; i < merge->tables->len; i++) {
		const Table *table = g_ptr_array_index(merge->tables, i);
		size_t root = databases_root(merge->databases, table->input);
		unsigned k = 0;

		while (
		    k < roots->len && g_array_index(roots, size_t, k) != root)
			k++;
		if (k == roots->len)
			g_array_append_val(roots, root);
	}
	return roots;
}

static void
fold(const Merge *merge, char **schema)
{
	if (facts_is_default_schema(merge->facts, *schema))
		g_clear_pointer(schema, g_free);
}

static void
fold_schemas(const Merge *merge, Table *table)
{
	fold(merge, &table->schema);
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = g_ptr_array_index(table->foreign_keys, i);

		fold(merge, &key->ref_schema);
	}
}

/* What each of the databases ROOTS calls by the name of TOLD. */
static GPtrArray *
find_named(const Merge *merge, const GArray *roots, const Table *told)
{
	GPtrArray *named = g_ptr_array_new();

	for (unsigned i = 0; i < roots->len; i++) {
		Table *table = merge_find(merge,
		    g_array_index(roots, size_t, i), told->schema, told->name);

		if (table)
			g_ptr_array_add(named, table);
	}
	return named;
}

static bool
is_beside(const Merge *merge, size_t a, size_t b)
{
	g_autofree char *folder_a =
	    g_path_get_dirname(facts_path(merge->facts, a));
	g_autofree char *folder_b =
	    g_path_get_dirname(facts_path(merge->facts, b));

	return strcmp(folder_a, folder_b) == 0;
}

/* The only one of NAMED, or the only one of them in the folder of TOLD. */
static Table *
choose(const Merge *merge, const GPtrArray *named, const Table *told)
{
	Table *chosen = NULL;

	if (named->len == 1)
		return g_ptr_array_index(named, 0);
	for (unsigned i = 0; i < named->len; i++) {
		Table *table = g_ptr_array_index(named, i);

		if (!is_beside(merge, table->input, told->input))
			continue;
		if (chosen)
			return NULL;
		chosen = table;
	}
	return chosen;
}

static void
skip_rows(const Merge *merge, const Supplement *supplement, const char *reason)
{
	for (unsigned i = 0; i < supplement->told->len; i++) {
		const RowsTold *told =
		    &g_array_index(supplement->told, RowsTold, i);
		Input *input = facts_input(merge->facts, told->input);

		if (!input->failed)
			input_unuse(input, reason, told->rows);
	}
}

void
table_supplements_join(Merge *merge, GPtrArray *supplements)
{
	g_autoptr(GArray) roots = list_databases(merge);

	g_ptr_array_sort(supplements, compare_supplements);
	for (unsigned i = 0; i < supplements->len; i++) {
		const Supplement *supplement =
		    g_ptr_array_index(supplements, i);
		g_autoptr(GPtrArray) named = NULL;
		Table *table;

		fold_schemas(merge, supplement->table);
		named = find_named(merge, roots, supplement->table);
		table = choose(merge, named, supplement->table);
		if (table)
			table_absorb(table, supplement->table);
		else
			skip_rows(merge, supplement,
			    named->len ? SKIP_MANY_TABLES : SKIP_NO_TABLE);
	}
}
