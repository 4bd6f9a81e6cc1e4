#include "pipeline/ingest/schema_parts.h"

#include <math.h>
#include <string.h>

bool
part_is(const char *type, const char *name)
{
	return g_strcmp0(type, name) == 0;
}

static char *
make_key(const char *schema, const char *name)
{
	return g_strdup_printf("%s\n%s", schema ? schema : "", name);
}

static void
free_table_part(void *data)
{
	TablePart *table = data;

	g_array_unref(table->columns);
	g_array_unref(table->constraints);
	g_array_unref(table->key_columns);
	g_array_unref(table->indexes);
	g_array_unref(table->index_columns);
	g_array_unref(table->rows_of);
	g_free(table);
}

DatabasePart *
database_part_new(const char *folder, const char *catalog)
{
	DatabasePart *database = g_new0(DatabasePart, 1);

	database->folder = g_strdup(folder);
	database->catalog = g_strdup(catalog);
	database->tables = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, free_table_part);
	database->references = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	database->referenced = g_hash_table_new_full(
	    g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	return database;
}

void
database_part_free(DatabasePart *database)
{
	g_free(database->folder);
	g_free(database->catalog);
	g_hash_table_unref(database->tables);
	g_hash_table_unref(database->references);
	g_hash_table_unref(database->referenced);
	g_free(database);
}

TablePart *
database_part_find(
    const DatabasePart *database, const char *schema, const char *name)
{
	g_autofree char *key = make_key(schema, name);

	return g_hash_table_lookup(database->tables, key);
}

TablePart *
database_part_table(
    DatabasePart *database, const char *schema, const char *name)
{
	TablePart *table = database_part_find(database, schema, name);

	if (table)
		return table;
	table = g_new0(TablePart, 1);
	table->schema = schema;
	table->name = name;
	table->columns = g_array_new(false, false, sizeof(ColumnPart));
	table->constraints = g_array_new(false, false, sizeof(ConstraintPart));
	table->key_columns = g_array_new(false, false, sizeof(KeyColumnPart));
	table->indexes = g_array_new(false, false, sizeof(IndexPart));
	table->index_columns =
	    g_array_new(false, false, sizeof(IndexColumnPart));
	table->rows_of = g_array_new(false, false, sizeof(RowsTold));
	table->rows = table->bytes = table->id_max = NAN;
	g_hash_table_insert(database->tables, make_key(schema, name), table);
	return table;
}

char *
table_part_reference_name(const char *table, const char *constraint)
{
	return g_strdup_printf("%s\n%s", constraint, table);
}

const GArray *
database_part_references(const DatabasePart *database, const TablePart *part,
    const ConstraintPart *constraint)
{
	g_autofree char *name =
	    table_part_reference_name(part->name, constraint->name);
	const GArray *list =
	    database_part_peek(database->references, constraint->schema, name);

	return list ? list
		    : database_part_peek(database->references,
			  constraint->schema, constraint->name);
}

static int
compare_tables(const void *left, const void *right)
{
	const TablePart *a = *(const TablePart *const *)left;
	const TablePart *b = *(const TablePart *const *)right;
	int order = g_strcmp0(a->schema, b->schema);

	return order ? order : strcmp(a->name, b->name);
}

GPtrArray *
database_part_sorted(const DatabasePart *database)
{
	GPtrArray *sorted = g_ptr_array_new();
	GHashTableIter iter;
	void *table;

	g_hash_table_iter_init(&iter, database->tables);
	while (g_hash_table_iter_next(&iter, NULL, &table))
		g_ptr_array_add(sorted, table);
	g_ptr_array_sort(sorted, compare_tables);
	return sorted;
}

GArray *
database_part_list(
    GHashTable *lists, const char *schema, const char *name, size_t size)
{
	g_autofree char *key = make_key(schema, name);
	GArray *list = g_hash_table_lookup(lists, key);

	if (list)
		return list;
	list = g_array_new(false, false, size);
	g_hash_table_insert(lists, g_steal_pointer(&key), list);
	return list;
}

const GArray *
database_part_peek(GHashTable *lists, const char *schema, const char *name)
{
	g_autofree char *key = make_key(schema, name);

	return g_hash_table_lookup(lists, key);
}

static void
count_rows(TablePart *table, size_t input, long rows)
{
	RowsTold fresh = { input, rows };

	for (unsigned i = 0; i < table->rows_of->len; i++) {
		RowsTold *of = &g_array_index(table->rows_of, RowsTold, i);

		if (of->input == input) {
			of->rows += rows;
			return;
		}
	}
	g_array_append_val(table->rows_of, fresh);
}

void
table_part_count(TablePart *table, size_t input)
{
	count_rows(table, input, 1);
}

void
table_part_set_size(TablePart *table, double rows, double bytes, double id_max)
{
	table->id_max = fmax(table->id_max, id_max);
	table->rows = fmax(table->rows, rows);
	table->bytes = fmax(table->bytes, bytes);
}

/* Only pg_class tells partitioned tables from others. */
void
table_part_set_type(TablePart *table, const char *type)
{
	if (type == NULL || part_is(table->type, "partitioned"))
		return;
	if (part_is(type, "partitioned") || table->type == NULL ||
	    strcmp(type, table->type) > 0)
		table->type = type;
}

bool
database_part_knows_keys(const DatabasePart *database)
{
	return database->told[ROWS_INDEXES] ||
	       (database->told[ROWS_KEY_COLUMNS] &&
		   (database->told[ROWS_CONSTRAINTS] ||
		       database->targets_told));
}

bool
database_part_knows_foreign_keys(const DatabasePart *database)
{
	return database->told[ROWS_KEY_COLUMNS] &&
	       (database->targets_told ||
		   (database->told[ROWS_CONSTRAINTS] &&
		       (database->told[ROWS_REFERENCES] ||
			   database->told[ROWS_REFERENCED])));
}

static void
append_all(GArray *to, const GArray *from)
{
	g_array_append_vals(to, from->data, from->len);
}

void
table_part_absorb(TablePart *to, const TablePart *from)
{
	append_all(to->columns, from->columns);
	append_all(to->constraints, from->constraints);
	append_all(to->key_columns, from->key_columns);
	append_all(to->indexes, from->indexes);
	append_all(to->index_columns, from->index_columns);
	table_part_set_type(to, from->type);
	table_part_set_size(to, from->rows, from->bytes, from->id_max);
	for (unsigned i = 0; i < from->rows_of->len; i++) {
		const RowsTold *of = &g_array_index(from->rows_of, RowsTold, i);

		count_rows(to, of->input, of->rows);
	}
}
