#include "pipeline/facts/table_sizes.h"

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
compare_sizes(const void *left, const void *right)
{
	const TableSize *a = left, *b = right;
	int order = compare_numbers(a->rows, b->rows);

	if (order == 0)
		order = compare_numbers(a->bytes, b->bytes);
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

/* What each of the databases ROOTS calls by SIZE's name. */
static GPtrArray *
find_named(const Merge *merge, const GArray *roots, const TableSize *size)
{
	const char *schema = facts_is_default_schema(merge->facts, size->schema)
				 ? NULL
				 : size->schema;
	GPtrArray *named = g_ptr_array_new();

	for (unsigned i = 0; i < roots->len; i++) {
		Table *table = merge_find(
		    merge, g_array_index(roots, size_t, i), schema, size->name);

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

/* The only one of NAMED, or the only one of them in SIZE's folder. */
static Table *
choose(const Merge *merge, const GPtrArray *named, const TableSize *size)
{
	Table *chosen = NULL;

	if (named->len == 1)
		return g_ptr_array_index(named, 0);
	for (unsigned i = 0; i < named->len; i++) {
		Table *table = g_ptr_array_index(named, i);

		if (!is_beside(merge, table->input, size->input))
			continue;
		if (chosen)
			return NULL;
		chosen = table;
	}
	return chosen;
}

void
table_sizes_join(Merge *merge, GArray *sizes)
{
	g_autoptr(GArray) roots = list_databases(merge);

	g_array_sort(sizes, compare_sizes);
	for (unsigned i = 0; i < sizes->len; i++) {
		const TableSize *size = &g_array_index(sizes, TableSize, i);
		g_autoptr(GPtrArray) named = find_named(merge, roots, size);
		Table *table = choose(merge, named, size);

		if (table == NULL) {
			input_unuse(facts_input(merge->facts, size->input),
			    named->len ? SKIP_MANY_TABLES : SKIP_NO_TABLE, 1);
			continue;
		}
		if (isnan(table->rows))
			table->rows = size->rows;
		if (isnan(table->bytes))
			table->bytes = size->bytes;
	}
}
