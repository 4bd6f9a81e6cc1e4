#include "pipeline/facts/table_merge.h"

#include <math.h>
#include <string.h>

int
table_richness(const Table *table)
{
	int richness = (int)(table->columns->len + table->indexes->len);

	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		richness += key->inferred ? 0 : 2;
	}
	return richness;
}

static void
take_if_empty(GPtrArray **own, GPtrArray **other)
{
	GPtrArray *empty = *own;

	if (empty->len > 0)
		return;
	*own = *other;
	*other = empty;
}

/* What one says for lack of better gives way to what the other knows. */
static void
take_known(GPtrArray **own, bool unknown, GPtrArray **other, bool other_unknown)
{
	GPtrArray *kept = *own;

	if (!unknown || other_unknown) {
		take_if_empty(own, other);
		return;
	}
	*own = *other;
	*other = kept;
}

static void
take_text(char **own, char **other)
{
	if (*own == NULL)
		*own = g_steal_pointer(other);
}

/* Lines are of the file that a table's input names. */
static void
forget_lines(
    const Table *table, const GPtrArray *columns, const GPtrArray *keys)
{
	for (unsigned i = 0;
	     table->columns != columns && i < table->columns->len; i++)
		((Column *)g_ptr_array_index(table->columns, i))->line = 0;
	for (unsigned i = 0;
	     table->foreign_keys != keys && i < table->foreign_keys->len; i++)
		((ForeignKey *)g_ptr_array_index(table->foreign_keys, i))
		    ->line = 0;
}

static bool
knows_indexes(const Table *table)
{
	return !table->keys_unknown && !table->indexes_unknown &&
	       table->indexes->len > 0;
}

/* A model that tells keys alone gives way to a dump. */
static void
absorb_indexes(Table *table, Table *other)
{
	const bool vague = table->keys_unknown || table->indexes_unknown;
	const bool better = knows_indexes(other);

	take_known(&table->indexes, vague, &other->indexes, !better);
	table->indexes_unknown =
	    table->keys_unknown ? other->indexes_unknown : vague && !better;
	table->keys_unknown &= other->keys_unknown;
}

void
table_absorb(Table *table, Table *other)
{
	const GPtrArray *columns = table->columns;
	const GPtrArray *keys = table->foreign_keys;

	take_if_empty(&table->columns, &other->columns);
	absorb_indexes(table, other);
	take_known(&table->foreign_keys, table->foreign_keys_unknown,
	    &other->foreign_keys, other->foreign_keys_unknown);
	if (table->input != other->input)
		forget_lines(table, columns, keys);
	if (isnan(table->rows))
		table->rows = other->rows;
	if (isnan(table->bytes))
		table->bytes = other->bytes;
	table->id_max = fmax(table->id_max, other->id_max);
	table->partitioned |= other->partitioned;
	table->foreign_keys_unknown &= other->foreign_keys_unknown;
	take_text(&table->partition_key, &other->partition_key);
	if (table->kind == TABLE_BASE && other->kind == TABLE_PARTITION) {
		table->kind = TABLE_PARTITION;
		take_text(&table->parent_schema, &other->parent_schema);
		take_text(&table->parent, &other->parent);
	}
}

static int
compare_richness(const void *left, const void *right)
{
	const Table *a = *(const Table *const *)left;
	const Table *b = *(const Table *const *)right;
	int rich_a = table_richness(a), rich_b = table_richness(b);

	if (rich_a != rich_b)
		return rich_a > rich_b ? -1 : 1;
	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

static char *
told_key(char scope, size_t number, const char *key)
{
	return g_strdup_printf("%c%zu\n%s", scope, number, key);
}

/* KEY is what the file of INPUT and its database call TABLE. */
static void
tell(Merge *merge, size_t input, const char *key, Table *table)
{
	size_t root = databases_root(merge->databases, input);
	char *by_database = told_key('d', root, key);

	g_hash_table_insert(merge->told, told_key('f', input, key), table);
	if (g_hash_table_contains(merge->told, by_database))
		g_free(by_database);
	else
		g_hash_table_insert(merge->told, by_database, table);
}

/* "User" and "user" of one file are two tables; of two files, perhaps one. */
static bool
is_same(const Merge *merge, const Table *a, const Table *b)
{
	if (a->input == b->input)
		return g_str_equal(a->name, b->name);
	return databases_root(merge->databases, a->input) ==
		   databases_root(merge->databases, b->input) &&
	       tables_overlap(a, b);
}

static Table *
find_same(const Merge *merge, const GPtrArray *kept, const Table *table)
{
	for (unsigned i = 0; i < kept->len; i++)
		if (is_same(merge, g_ptr_array_index(kept, i), table))
			return g_ptr_array_index(kept, i);
	return NULL;
}

/* The larger database keeps the plain name. */
static unsigned
choose_plain(const Merge *merge, const GPtrArray *kept)
{
	unsigned best = 0;
	size_t best_size = 0, best_input = 0;

	for (unsigned i = 0; i < kept->len; i++) {
		const Table *table = g_ptr_array_index(kept, i);
		size_t size = databases_size(merge->databases, table->input);

		if (i == 0 || size > best_size ||
		    (size == best_size && table->input < best_input)) {
			best = i;
			best_size = size;
			best_input = table->input;
		}
	}
	return best;
}

/* TABLE cannot have the name that PLAIN has. */
static void
relabel(Merge *merge, Table *table, const Table *plain)
{
	bool one_database = databases_root(merge->databases, table->input) ==
			    databases_root(merge->databases, plain->input);
	g_autofree char *label =
	    one_database ? g_strdup(facts_path(merge->facts, table->input))
			 : databases_label(merge->databases, table->input);
	g_autofree char *key = NULL;
	char *schema = table->schema
			   ? g_strdup_printf("%s.%s", label, table->schema)
			   : g_strdup(label);

	g_free(table->schema);
	table->schema = schema;
	key = table_key(schema, table->name);
	if (!g_hash_table_contains(merge->taken, key))
		return;
	g_free(table->schema);
	table->schema = g_strdup_printf(
	    "%s:%ld", facts_path(merge->facts, table->input), table->line);
}

static void
keep(Merge *merge, Table *table)
{
	g_ptr_array_add(merge->tables, table);
	g_hash_table_add(merge->taken, table_key(table->schema, table->name));
}

static void
keep_all(Merge *merge, GPtrArray *kept)
{
	unsigned plain = choose_plain(merge, kept);
	Table *first = g_ptr_array_index(kept, plain);

	keep(merge, first);
	for (unsigned i = 0; i < kept->len; i++) {
		Table *table = g_ptr_array_index(kept, i);

		if (i == plain)
			continue;
		table_notes_apart(merge->notes, first, table);
		relabel(merge, table, first);
		keep(merge, table);
	}
}

/* RUN (of Table *) holds every table of one name; it takes them over. */
static void
merge_run(Merge *merge, GPtrArray *run)
{
	const Table *any = g_ptr_array_index(run, 0);
	g_autofree char *key = table_key(any->schema, any->name);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();

	g_ptr_array_sort(run, compare_richness);
	for (unsigned i = 0; i < run->len; i++) {
		Table *table = g_ptr_array_index(run, i);
		Table *same = find_same(merge, kept, table);

		if (same) {
			table_notes_same(merge->notes, same, table);
			tell(merge, table->input, key, same);
			table_absorb(same, table);
			table_free(table);
		} else {
			tell(merge, table->input, key, table);
			g_ptr_array_add(kept, table);
		}
	}
	keep_all(merge, kept);
}

static void
free_table(void *table)
{
	table_free(table);
}

void
merge_init(Merge *merge, Facts *facts, GPtrArray *tables, GHashTable *defaults)
{
	merge->facts = facts;
	merge->notes = table_notes_new();
	merge->tables = g_ptr_array_new_with_free_func(free_table);
	merge->taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	merge->told =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	merge->databases = databases_new(facts, tables, defaults);
	for (unsigned i = 0; i < tables->len;) {
		unsigned end = tables_run_end(tables, i);
		g_autoptr(GPtrArray) run = g_ptr_array_new();

		for (; i < end; i++)
			g_ptr_array_add(run, g_ptr_array_index(tables, i));
		merge_run(merge, run);
	}
	g_free(g_ptr_array_steal(tables, NULL));
}

void
merge_clear(Merge *merge)
{
	databases_free(merge->databases);
	table_notes_free(merge->notes);
	g_ptr_array_unref(merge->tables);
	g_hash_table_unref(merge->taken);
	g_hash_table_unref(merge->told);
}

Table *
merge_find(
    const Merge *merge, size_t input, const char *schema, const char *name)
{
	g_autofree char *key = table_key(schema, name);
	g_autofree char *by_file = told_key('f', input, key);
	g_autofree char *by_database =
	    told_key('d', databases_root(merge->databases, input), key);
	Table *table = g_hash_table_lookup(merge->told, by_file);

	return table ? table : g_hash_table_lookup(merge->told, by_database);
}
