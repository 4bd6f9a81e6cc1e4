#include "pipeline/ingest/schema_indexes.h"

#include <string.h>

#include "pipeline/ingest/index_sql.h"

/* Among the first COUNT of TABLE. */
static Index *
find_index_before(const Table *table, unsigned count, const char *name)
{
	for (unsigned i = 0; i < count; i++) {
		Index *index = table->indexes->pdata[i];

		if (g_strcmp0(index->name, name) == 0)
			return index;
	}
	return NULL;
}

static Index *
find_index(const Table *table, const char *name)
{
	return find_index_before(table, table->indexes->len, name);
}

/* PostgreSQL names primary keys after their tables, unless told otherwise. */
static void
guess_primary(Table *table)
{
	g_autofree char *name = g_strconcat(table->name, "_pkey", NULL);
	Index *index = find_index(table, name);

	if (index && index->unique && !table_primary_key(table))
		index->primary = true;
}

static int
compare_indexes(const void *left, const void *right)
{
	const IndexPart *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : strcmp(a->sql, b->sql);
}

static int
compare_index_columns(const void *left, const void *right)
{
	const IndexColumnPart *a = left, *b = right;
	int order = strcmp(a->index, b->index);

	if (order == 0)
		order = (a->ordinal > b->ordinal) - (a->ordinal < b->ordinal);
	return order ? order : g_strcmp0(a->column, b->column);
}

/* MySQL calls every primary key PRIMARY, and nothing else.  Two files of one
 * folder may tell the same. */
static void
add_index_columns(Table *table, TablePart *part)
{
	unsigned keys = table->indexes->len;
	const IndexColumnPart *last = NULL;
	Index *index = NULL;

	g_array_sort(part->index_columns, compare_index_columns);
	for (unsigned i = 0; i < part->index_columns->len; i++) {
		const IndexColumnPart *column =
		    &g_array_index(part->index_columns, IndexColumnPart, i);
		bool same = last && strcmp(last->index, column->index) == 0;

		if (same && last->ordinal == column->ordinal)
			continue;
		last = column;
		if (!same && find_index_before(table, keys, column->index))
			index = NULL;
		else if (!same) {
			index = table_add_index(
			    table, column->index, column->unique);
			index->primary = part_is(column->index, "PRIMARY");
		}
		if (index)
			index_add_column(index, column->column);
	}
}

/* Where nothing else tells keys, columns may say that they are one.  PRI is
 * also what MySQL says of a unique key in a table without a primary one. */
static void
add_column_keys(Table *table, const TablePart *part)
{
	Index *key = NULL;

	for (unsigned i = 0; i < part->columns->len; i++) {
		const ColumnPart *column =
		    &g_array_index(part->columns, ColumnPart, i);

		if (part_is(column->key, "unique"))
			index_add_column(
			    table_add_index(table, column->name, true),
			    column->name);
		if (!part_is(column->key, "primary"))
			continue;
		if (key == NULL)
			key = table_add_index(table, NULL, true);
		index_add_column(key, column->name);
	}
}

static long
add_definitions(Table *table, TablePart *part)
{
	long odd = 0;

	g_array_sort(part->indexes, compare_indexes);
	for (unsigned i = 0; i < part->indexes->len; i++) {
		const IndexPart *from =
		    &g_array_index(part->indexes, IndexPart, i);

		odd += !find_index(table, from->name) &&
		       !index_sql_add(table, from->name, from->sql);
	}
	return odd;
}

long
schema_indexes_add(const DatabasePart *database, Table *table, TablePart *part)
{
	long odd = add_definitions(table, part);

	add_index_columns(table, part);
	if (!database->told[ROWS_CONSTRAINTS])
		guess_primary(table);
	if (!database_part_knows_keys(database))
		add_column_keys(table, part);
	return odd;
}
