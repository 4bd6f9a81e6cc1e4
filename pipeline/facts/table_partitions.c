#include "pipeline/facts/table_partitions.h"

#include <math.h>
#include <string.h>

enum { MAX_DEPTH = 16 };

static Table *
find_parent(const Merge *merge, const Table *table, GHashTable *by_name)
{
	g_autofree char *key = NULL;
	Table *parent;

	if (table->parent == NULL)
		return NULL;
	parent = merge_find(
	    merge, table->input, table->parent_schema, table->parent);
	if (parent)
		return parent;
	key = table_key(table->parent_schema, table->parent);
	return g_hash_table_lookup(by_name, key);
}

static GHashTable *
index_tables(const GPtrArray *tables)
{
	GHashTable *by_name =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < tables->len; i++) {
		Table *table = g_ptr_array_index(tables, i);

		g_hash_table_insert(
		    by_name, table_key(table->schema, table->name), table);
	}
	return by_name;
}

/* Of partitions only; a partition whose parent is unknown is not in it. */
static GHashTable *
find_parents(const Merge *merge)
{
	GHashTable *parents = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) by_name = index_tables(merge->tables);

	for (unsigned i = 0; i < merge->tables->len; i++) {
		Table *table = g_ptr_array_index(merge->tables, i);
		Table *parent;

		if (table->kind != TABLE_PARTITION)
			continue;
		parent = find_parent(merge, table, by_name);
		if (parent == NULL || parent == table)
			continue;
		parent->partitioned = true;
		g_hash_table_insert(parents, table, parent);
	}
	return parents;
}

/* The table at the end of the way up; NULL if the way is too long. */
static Table *
climb(GHashTable *parents, Table *table)
{
	for (int depth = 0; depth <= MAX_DEPTH; depth++) {
		Table *parent = g_hash_table_lookup(parents, table);

		if (parent == NULL)
			return table;
		table = parent;
	}
	return NULL;
}

static void
report_orphans(Merge *merge, const Table *first, long count)
{
	if (count == 0)
		return;
	finding_list_add(merge->facts->findings, FINDING_WARNING,
	    "partition-without-parent", facts_path(merge->facts, first->input),
	    first->line, 0,
	    "%ld %s of a parent that no dump describes (first: %s, of %s), "
	    "counted as tables of their own; give the dump that has the "
	    "parent",
	    count,
	    count == 1 ? "table is a partition" : "tables are partitions",
	    first->name, first->parent ? first->parent : "an unnamed table");
}

GHashTable *
partitions_find_roots(Merge *merge)
{
	GHashTable *roots = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) parents = find_parents(merge);
	const Table *first = NULL;
	long orphans = 0;

	for (unsigned i = 0; i < merge->tables->len; i++) {
		Table *table = g_ptr_array_index(merge->tables, i);
		Table *root;

		if (table->kind != TABLE_PARTITION)
			continue;
		root = climb(parents, table);
		if (root && root != table) {
			g_hash_table_insert(roots, table, root);
			continue;
		}
		g_hash_table_remove(parents, table);
		table->kind = TABLE_BASE;
		first = first ? first : table;
		orphans++;
	}
	report_orphans(merge, first, orphans);
	return roots;
}

static void
copy_index(Table *table, const Index *index)
{
	Index *copy = table_add_index(table, index->name, index->unique);

	copy->primary = index->primary;
	copy->partial = index->partial;
	for (unsigned i = 0; i < index->columns->len; i++)
		index_add_column(copy, g_ptr_array_index(index->columns, i));
}

static bool
same_names(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (unsigned i = 0; i < a->len; i++)
		if (g_ascii_strcasecmp(
			g_ptr_array_index(a, i), g_ptr_array_index(b, i)) != 0)
			return false;
	return true;
}

static bool
has_key(const Table *table, const ForeignKey *key)
{
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *own =
		    g_ptr_array_index(table->foreign_keys, i);

		if (same_names(own->columns, key->columns) &&
		    g_ascii_strcasecmp(own->ref_table, key->ref_table) == 0 &&
		    g_strcmp0(own->ref_schema, key->ref_schema) == 0)
			return true;
	}
	return false;
}

static void
copy_key(Table *table, const ForeignKey *key)
{
	ForeignKey *copy = table_add_foreign_key(
	    table, key->name, key->ref_schema, key->ref_table);

	copy->on_delete_cascade = key->on_delete_cascade;
	copy->inferred = key->inferred;
	copy->line = key->line;
	for (unsigned i = 0; i < key->columns->len; i++)
		foreign_key_add_column(copy, g_ptr_array_index(key->columns, i),
		    i < key->ref_columns->len
			? g_ptr_array_index(key->ref_columns, i)
			: NULL);
}

static void
fold_keys(Table *root, const Table *partition, bool with_indexes)
{
	for (unsigned i = 0; i < partition->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(partition->foreign_keys, i);

		if (!has_key(root, key))
			copy_key(root, key);
	}
	for (unsigned i = 0; with_indexes && i < partition->indexes->len; i++)
		copy_index(root, g_ptr_array_index(partition->indexes, i));
}

static void
add_known(double *sum, double value)
{
	if (!isnan(value))
		*sum = isnan(*sum) ? value : *sum + value;
}

/* What the root lacks and its partitions have; servers say 0 or -1 of it. */
typedef struct Fold {
	double rows, bytes, id_max;
	bool keys; /* a partition's indexes have been copied */
} Fold;

static Fold *
find_fold(GHashTable *folds, Table *root)
{
	Fold *fold = g_hash_table_lookup(folds, root);

	if (fold)
		return fold;
	fold = g_new0(Fold, 1);
	fold->rows = fold->bytes = fold->id_max = NAN;
	fold->keys = root->indexes->len > 0;
	g_hash_table_insert(folds, root, fold);
	return fold;
}

static void
fold_partition(Fold *fold, Table *root, const Table *partition)
{
	fold_keys(root, partition, !fold->keys);
	fold->keys |= partition->indexes->len > 0;
	fold->id_max = fmax(fold->id_max, partition->id_max);
	if (partition->partitioned)
		return;
	add_known(&fold->rows, partition->rows);
	add_known(&fold->bytes, partition->bytes);
}

void
partitions_fold(const GPtrArray *tables, GHashTable *roots)
{
	g_autoptr(GHashTable) folds =
	    g_hash_table_new_full(NULL, NULL, NULL, g_free);

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		Table *root = g_hash_table_lookup(roots, table);

		if (root)
			fold_partition(find_fold(folds, root), root, table);
	}
	for (unsigned i = 0; i < tables->len; i++) {
		Table *table = g_ptr_array_index(tables, i);
		const Fold *fold = g_hash_table_lookup(folds, table);

		if (fold == NULL)
			continue;
		if (!(table->rows > 0))
			table->rows = fold->rows;
		if (!(table->bytes > 0))
			table->bytes = fold->bytes;
		table->id_max = fmax(table->id_max, fold->id_max);
	}
}
