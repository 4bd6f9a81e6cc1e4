#include "pipeline/facts/table_databases.h"

#include <string.h>

typedef struct FileTables {
	size_t root; /* an input before or at this one */
	size_t tables; /* base tables and partitions */
	size_t in_database; /* of the root: tables of all its files */
	char *only_schema; /* its single named one, folded away; or NULL */
} FileTables;

struct Databases {
	const Facts *facts;
	size_t count;
	FileTables *files; /* by input */
	GHashTable *agreed; /* pair of inputs to shared tables */
};

char *
table_key(const char *schema, const char *name)
{
	g_autofree char *text =
	    g_strdup_printf("%s\n%s", schema ? schema : "", name);

	return g_ascii_strdown(text, -1);
}

static bool
is_default_schema(const char *schema)
{
	return schema == NULL || *schema == '\0' ||
	       g_ascii_strcasecmp(schema, "public") == 0 ||
	       g_ascii_strcasecmp(schema, "dbo") == 0;
}

static void
fold(char **schema, const char *only)
{
	if (*schema == NULL)
		return;
	if (is_default_schema(*schema) ||
	    (only && g_ascii_strcasecmp(*schema, only) == 0))
		g_clear_pointer(schema, g_free);
}

static void
fold_table(Table *table, const char *only)
{
	fold(&table->schema, only);
	fold(&table->parent_schema, only);
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = g_ptr_array_index(table->foreign_keys, i);

		fold(&key->ref_schema, only);
	}
}

/*
 * Finds each file's single schema, and in LITERAL those that some file has
 * beside others.
 */
static void
gather_schemas(
    Databases *databases, const GPtrArray *tables, GHashTable *literal)
{
	g_autofree bool *several = g_new0(bool, databases->count + 1);
	g_autofree bool *plain = g_new0(bool, databases->count + 1);

	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);
		FileTables *file = &databases->files[table->input];

		file->tables++;
		if (is_default_schema(table->schema))
			plain[table->input] = true;
		else if (file->only_schema == NULL)
			file->only_schema = g_ascii_strdown(table->schema, -1);
		else if (g_ascii_strcasecmp(file->only_schema, table->schema) !=
			 0)
			several[table->input] = true;
	}
	for (unsigned i = 0; i < tables->len; i++) {
		const Table *table = g_ptr_array_index(tables, i);

		if (!is_default_schema(table->schema) &&
		    (several[table->input] || plain[table->input]))
			g_hash_table_add(
			    literal, g_ascii_strdown(table->schema, -1));
	}
}

static void
fold_schemas(Databases *databases, GPtrArray *tables, GHashTable *defaults)
{
	g_autoptr(GHashTable) literal =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	gather_schemas(databases, tables, literal);
	for (size_t i = 0; i < databases->count; i++) {
		char **only = &databases->files[i].only_schema;

		if (*only && g_hash_table_contains(literal, *only))
			g_clear_pointer(only, g_free);
		else if (*only)
			g_hash_table_add(defaults, g_strdup(*only));
	}
	for (unsigned i = 0; i < tables->len; i++) {
		Table *table = g_ptr_array_index(tables, i);

		fold_table(table, databases->files[table->input].only_schema);
	}
}

unsigned
tables_run_end(const GPtrArray *tables, unsigned start)
{
	const Table *first = g_ptr_array_index(tables, start);
	g_autofree char *key = table_key(first->schema, first->name);
	unsigned end = start + 1;

	while (end < tables->len) {
		const Table *table = g_ptr_array_index(tables, end);
		g_autofree char *other = table_key(table->schema, table->name);

		if (!g_str_equal(key, other))
			break;
		end++;
	}
	return end;
}

/* What frameworks add to every table tells none from another. */
static bool
is_telling(const Column *column)
{
	static const char *const usual[] = { "id", "created_at", "updated_at" };

	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
		if (g_ascii_strcasecmp(column->name, usual[i]) == 0)
			return false;
	return true;
}

static unsigned
count_telling(const Table *table)
{
	unsigned count = 0;

	for (unsigned i = 0; i < table->columns->len; i++)
		count += is_telling(g_ptr_array_index(table->columns, i));
	return count;
}

bool
tables_overlap(const Table *a, const Table *b)
{
	bool a_is_few = count_telling(a) <= count_telling(b);
	const Table *few = a_is_few ? a : b;
	const Table *many = a_is_few ? b : a;
	bool telling = count_telling(few) > 0;
	unsigned shared = 0, all = 0;

	for (unsigned i = 0; i < few->columns->len; i++) {
		const Column *column = g_ptr_array_index(few->columns, i);

		if (telling && !is_telling(column))
			continue;
		all++;
		shared += table_find_column(many, column->name) != NULL;
	}
	return 2 * shared >= all || many->columns->len == 0;
}

static void
count_agreement(Databases *databases, const Table *a, const Table *b)
{
	uint64_t pair =
	    ((uint64_t)MIN(a->input, b->input) << 32) | MAX(a->input, b->input);
	uint64_t *count;

	if (a->input == b->input || !tables_overlap(a, b))
		return;
	count = g_hash_table_lookup(databases->agreed, &pair);
	if (count == NULL) {
		count = g_new0(uint64_t, 2);
		count[0] = pair;
		g_hash_table_insert(databases->agreed, count, count);
	}
	count[1]++;
}

/* Every two files that tell of one name; tables A to B - 1 have it. */
static void
count_agreements_of(
    Databases *databases, const GPtrArray *tables, unsigned a, unsigned b)
{
	g_autoptr(GPtrArray) one_each = g_ptr_array_new();
	const Table *last = NULL;

	for (unsigned i = a; i < b; i++) {
		Table *table = g_ptr_array_index(tables, i);

		if (last && last->input == table->input)
			continue;
		for (unsigned j = 0; j < one_each->len; j++)
			count_agreement(
			    databases, g_ptr_array_index(one_each, j), table);
		g_ptr_array_add(one_each, table);
		last = table;
	}
}

static void
count_agreements(Databases *databases, const GPtrArray *tables)
{
	for (unsigned i = 0; i < tables->len;) {
		unsigned end = tables_run_end(tables, i);

		count_agreements_of(databases, tables, i, end);
		i = end;
	}
}

size_t
databases_root(const Databases *databases, size_t input)
{
	while (databases->files[input].root != input)
		input = databases->files[input].root;
	return input;
}

static void
unite(Databases *databases)
{
	GHashTableIter pairs;
	void *key, *value;

	g_hash_table_iter_init(&pairs, databases->agreed);
	while (g_hash_table_iter_next(&pairs, &key, &value)) {
		const uint64_t *count = value;
		size_t a = (size_t)(count[0] >> 32);
		size_t b = (size_t)(count[0] & UINT32_MAX);
		size_t least =
		    MIN(databases->files[a].tables, databases->files[b].tables);

		if (2 * count[1] < least)
			continue;
		a = databases_root(databases, a);
		b = databases_root(databases, b);
		databases->files[MAX(a, b)].root = MIN(a, b);
	}
	for (size_t i = 0; i < databases->count; i++)
		databases->files[databases_root(databases, i)].in_database +=
		    databases->files[i].tables;
}

static int
compare_names(const void *left, const void *right)
{
	const Table *a = *(const Table *const *)left;
	const Table *b = *(const Table *const *)right;
	g_autofree char *key_a = table_key(a->schema, a->name);
	g_autofree char *key_b = table_key(b->schema, b->name);
	int order = strcmp(key_a, key_b);

	if (order)
		return order;
	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

Databases *
databases_new(const Facts *facts, GPtrArray *tables, GHashTable *defaults)
{
	Databases *databases = g_new0(Databases, 1);

	databases->facts = facts;
	databases->count = facts->inputs->len;
	databases->files = g_new0(FileTables, databases->count + 1);
	databases->agreed =
	    g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (size_t i = 0; i < databases->count; i++)
		databases->files[i].root = i;
	fold_schemas(databases, tables, defaults);
	g_ptr_array_sort(tables, compare_names);
	count_agreements(databases, tables);
	unite(databases);
	return databases;
}

void
databases_free(Databases *databases)
{
	if (databases == NULL)
		return;
	for (size_t i = 0; i < databases->count; i++)
		g_free(databases->files[i].only_schema);
	g_hash_table_unref(databases->agreed);
	g_free(databases->files);
	g_free(databases);
}

size_t
databases_size(const Databases *databases, size_t input)
{
	return databases->files[databases_root(databases, input)].in_database;
}

/* "dumps/billing.sql.gz" to "billing". */
static char *
stem_of(const char *path)
{
	char *stem = g_path_get_basename(path);
	char *dot = strchr(stem + 1, '.');

	if (dot)
		*dot = '\0';
	return stem;
}

static bool
is_label_free(const Databases *databases, size_t input, const char *label)
{
	for (size_t i = 0; i < databases->count; i++) {
		g_autofree char *stem =
		    stem_of(facts_path(databases->facts, i));

		if (databases_root(databases, i) !=
			databases_root(databases, input) &&
		    databases->files[i].tables > 0 &&
		    g_ascii_strcasecmp(stem, label) == 0)
			return false;
	}
	return true;
}

char *
databases_label(const Databases *databases, size_t input)
{
	size_t root = databases_root(databases, input);
	const char *path = facts_path(databases->facts, root);
	g_autofree char *stem = stem_of(path);

	for (size_t i = root; i < databases->count; i++)
		if (databases_root(databases, i) == root &&
		    databases->files[i].only_schema)
			return g_strdup(databases->files[i].only_schema);
	if (is_label_free(databases, root, stem))
		return g_steal_pointer(&stem);
	return g_strdup(path);
}
