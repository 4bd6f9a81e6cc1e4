#include "pipeline/facts/facts_private.h"

#include <string.h>

#include "pipeline/facts/inferred_keys.h"
#include "pipeline/facts/table_merge.h"
#include "pipeline/facts/table_partitions.h"
#include "pipeline/facts/table_supplements.h"

static void
free_table(void *table)
{
	table_free(table);
}

static void
free_supplement(void *data)
{
	Supplement *supplement = data;

	table_free(supplement->table);
	g_array_unref(supplement->told);
	g_free(supplement);
}

void
facts_tables_init(Facts *facts)
{
	TableFacts *tables = &facts->tables;

	tables->bases = g_ptr_array_new_with_free_func(free_table);
	tables->partitions = g_ptr_array_new_with_free_func(free_table);
	tables->supplements = g_ptr_array_new_with_free_func(free_supplement);
	tables->by_name =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	tables->by_bare_name =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	tables->defaults =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
facts_tables_clear(Facts *facts)
{
	TableFacts *tables = &facts->tables;

	g_hash_table_unref(tables->by_name);
	g_hash_table_unref(tables->by_bare_name);
	g_hash_table_unref(tables->defaults);
	g_ptr_array_unref(tables->supplements);
	g_ptr_array_unref(tables->bases);
	g_ptr_array_unref(tables->partitions);
}

void
facts_add_table(Facts *facts, Table *table)
{
	g_ptr_array_add(facts->tables.bases, table);
}

void
facts_add_supplement(Facts *facts, Table *supplement, const GArray *told)
{
	Supplement *entry = g_new0(Supplement, 1);

	entry->table = supplement;
	entry->told = g_array_new(FALSE, FALSE, sizeof(RowsTold));
	g_array_append_vals(entry->told, told->data, told->len);
	g_ptr_array_add(facts->tables.supplements, entry);
}

/* Partitions are found by their own names but stand for their roots. */
static void
index_names(TableFacts *tables, GPtrArray *all, GHashTable *roots)
{
	for (unsigned i = 0; i < all->len; i++) {
		Table *table = g_ptr_array_index(all, i);
		Table *root = g_hash_table_lookup(roots, table);
		char *bare = g_ascii_strdown(table->name, -1);
		void *held;

		if (root == NULL)
			root = table;
		g_hash_table_insert(tables->by_name,
		    table_key(table->schema, table->name), root);
		if (g_hash_table_lookup_extended(
			tables->by_bare_name, bare, NULL, &held) &&
		    held != root)
			root = NULL;
		g_hash_table_insert(tables->by_bare_name, bare, root);
	}
}

/* What INPUT calls SCHEMA.NAME, else what anybody calls so. */
static const Table *
find_meant(
    const Merge *merge, size_t input, const char *schema, const char *name)
{
	const Table *told = merge_find(merge, input, schema, name);

	if (told)
		return facts_find_table(merge->facts, told->schema, told->name);
	return facts_find_table(merge->facts, schema, name);
}

/* Points KEY at TARGET, whose name may not be the one that the file used. */
static void
point_key(ForeignKey *key, const Table *target)
{
	g_free(key->ref_schema);
	g_free(key->ref_table);
	key->ref_schema = g_strdup(target->schema);
	key->ref_table = g_strdup(target->name);
}

static void
point_keys(const Merge *merge, Table *table)
{
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = g_ptr_array_index(table->foreign_keys, i);
		const Table *target = find_meant(
		    merge, table->input, key->ref_schema, key->ref_table);

		if (target)
			point_key(key, target);
	}
}

static int
compare_tables(const void *left, const void *right)
{
	const Table *a = *(const Table *const *)left;
	const Table *b = *(const Table *const *)right;
	int order = g_strcmp0(a->schema, b->schema);

	return order ? order : strcmp(a->name, b->name);
}

static void
remap_supplements(Facts *facts, const size_t *rank)
{
	GPtrArray *all = facts->tables.supplements;

	for (unsigned i = all->len; i-- > 0;) {
		Supplement *supplement = g_ptr_array_index(all, i);
		GArray *told = supplement->told;

		for (unsigned j = 0; j < told->len; j++) {
			RowsTold *rows = &g_array_index(told, RowsTold, j);

			rows->input = rank[rows->input];
		}
		supplement->table->input = rank[supplement->table->input];
		if (facts_is_withdrawn(facts, supplement->table->input))
			g_ptr_array_remove_index_fast(all, i);
	}
}

static void
remap(Facts *facts, const size_t *rank)
{
	GPtrArray *bases = facts->tables.bases;

	for (unsigned i = bases->len; i-- > 0;) {
		Table *table = g_ptr_array_index(bases, i);

		table->input = rank[table->input];
		if (facts_is_withdrawn(facts, table->input))
			g_ptr_array_remove_index_fast(bases, i);
	}
	remap_supplements(facts, rank);
}

/* Moves the tables of MERGE to where they stay, by kind. */
static void
settle(TableFacts *tables, Merge *merge)
{
	for (unsigned i = 0; i < merge->tables->len; i++) {
		Table *table = g_ptr_array_index(merge->tables, i);

		g_ptr_array_add(table->kind == TABLE_BASE ? tables->bases
							  : tables->partitions,
		    table);
	}
	g_free(g_ptr_array_steal(merge->tables, NULL));
}

void
facts_tables_seal(Facts *facts, const size_t *rank)
{
	TableFacts *tables = &facts->tables;
	g_autoptr(GHashTable) roots = NULL;
	Merge merge;

	remap(facts, rank);
	merge_init(&merge, facts, tables->bases, tables->defaults);
	table_supplements_join(&merge, tables->supplements);
	g_ptr_array_sort(merge.tables, compare_tables);
	roots = partitions_find_roots(&merge);
	index_names(tables, merge.tables, roots);
	for (unsigned i = 0; i < merge.tables->len; i++)
		point_keys(&merge, g_ptr_array_index(merge.tables, i));
	partitions_fold(merge.tables, roots);
	inferred_keys_add(&merge);
	table_notes_report(merge.notes, facts);
	settle(tables, &merge);
	merge_clear(&merge);
}

const GPtrArray *
facts_tables(const Facts *facts)
{
	return facts->tables.bases;
}

const GPtrArray *
facts_partitions(const Facts *facts)
{
	return facts->tables.partitions;
}

bool
facts_is_default_schema(const Facts *facts, const char *schema)
{
	g_autofree char *folded = NULL;

	if (schema == NULL)
		return true;
	folded = g_ascii_strdown(schema, -1);
	return g_str_equal(folded, "") || g_str_equal(folded, "public") ||
	       g_str_equal(folded, "dbo") ||
	       g_hash_table_contains(facts->tables.defaults, folded);
}

const Table *
facts_find_table(const Facts *facts, const char *schema, const char *name)
{
	const TableFacts *tables = &facts->tables;
	g_autofree char *bare = g_ascii_strdown(name, -1);
	g_autofree char *key = table_key(schema, name);
	const Table *table = g_hash_table_lookup(tables->by_name, key);

	if (table || !facts_is_default_schema(facts, schema))
		return table;
	if (schema) {
		g_free(key);
		key = table_key(NULL, name);
		table = g_hash_table_lookup(tables->by_name, key);
	}
	return table ? table : g_hash_table_lookup(tables->by_bare_name, bare);
}
