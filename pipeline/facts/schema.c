#include "pipeline/facts/schema.h"

#include <math.h>
#include <string.h>

static bool
same_name(const char *a, const char *b)
{
	return a && b && g_ascii_strcasecmp(a, b) == 0;
}

static void
column_free(void *data)
{
	Column *column = data;

	g_free(column->name);
	g_free(column->type_text);
	g_free(column->default_text);
	g_free(column);
}

static void
index_free(void *data)
{
	Index *index = data;

	g_free(index->name);
	g_ptr_array_unref(index->columns);
	g_free(index);
}

static void
foreign_key_free(void *data)
{
	ForeignKey *key = data;

	g_free(key->name);
	g_free(key->ref_schema);
	g_free(key->ref_table);
	g_ptr_array_unref(key->columns);
	g_ptr_array_unref(key->ref_columns);
	g_free(key);
}

Table *
table_new(const char *schema, const char *name)
{
	Table *table = g_new0(Table, 1);

	table->schema = g_strdup(schema);
	table->name = g_strdup(name);
	table->columns = g_ptr_array_new_with_free_func(column_free);
	table->indexes = g_ptr_array_new_with_free_func(index_free);
	table->foreign_keys = g_ptr_array_new_with_free_func(foreign_key_free);
	table->rows = NAN;
	table->bytes = NAN;
	table->id_max = NAN;
	return table;
}

void
table_free(Table *table)
{
	if (table == NULL)
		return;
	g_free(table->schema);
	g_free(table->name);
	g_free(table->parent_schema);
	g_free(table->parent);
	g_free(table->partition_key);
	g_ptr_array_unref(table->columns);
	g_ptr_array_unref(table->indexes);
	g_ptr_array_unref(table->foreign_keys);
	g_free(table);
}

Column *
table_add_column(Table *table, const char *name, const char *type_text)
{
	Column *column = g_new0(Column, 1);
	g_autofree char *folded = g_ascii_strdown(type_text, -1);

	column->name = g_strdup(name);
	column->type_text = g_strdup(type_text);
	column->type = column_type_from_text(type_text);
	column->is_unsigned = strstr(folded, "unsigned") != NULL;
	column->auto_increment = g_str_has_prefix(folded, "serial") ||
				 g_str_has_prefix(folded, "bigserial") ||
				 g_str_has_prefix(folded, "smallserial");
	g_ptr_array_add(table->columns, column);
	return column;
}

Index *
table_add_index(Table *table, const char *name, bool unique)
{
	Index *index = g_new0(Index, 1);

	index->name = g_strdup(name);
	index->unique = unique;
	index->columns = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(table->indexes, index);
	return index;
}

ForeignKey *
table_add_foreign_key(Table *table, const char *name, const char *ref_schema,
    const char *ref_table)
{
	ForeignKey *key = g_new0(ForeignKey, 1);

	key->name = g_strdup(name);
	key->ref_schema = g_strdup(ref_schema);
	key->ref_table = g_strdup(ref_table);
	key->columns = g_ptr_array_new_with_free_func(g_free);
	key->ref_columns = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(table->foreign_keys, key);
	return key;
}

void
index_add_column(Index *index, const char *column)
{
	g_ptr_array_add(index->columns, g_strdup(column));
}

void
foreign_key_add_column(
    ForeignKey *key, const char *column, const char *ref_column)
{
	g_ptr_array_add(key->columns, g_strdup(column));
	if (ref_column)
		g_ptr_array_add(key->ref_columns, g_strdup(ref_column));
}

static bool
names_contain(const GPtrArray *names, const char *name)
{
	for (unsigned i = 0; i < names->len; i++)
		if (same_name(g_ptr_array_index(names, i), name))
			return true;
	return false;
}

static void
rename_in(GPtrArray *names, const char *from, const char *to)
{
	for (unsigned i = 0; i < names->len; i++) {
		char **name = (char **)&g_ptr_array_index(names, i);

		if (!same_name(*name, from))
			continue;
		g_free(*name);
		*name = g_strdup(to);
	}
}

bool
table_remove_column(Table *table, const char *name)
{
	Column *column = table_find_column(table, name);

	if (column == NULL)
		return false;
	for (unsigned i = table->indexes->len; i-- > 0;) {
		Index *index = g_ptr_array_index(table->indexes, i);

		if (names_contain(index->columns, name))
			g_ptr_array_remove_index(table->indexes, i);
	}
	for (unsigned i = table->foreign_keys->len; i-- > 0;) {
		ForeignKey *key = g_ptr_array_index(table->foreign_keys, i);

		if (names_contain(key->columns, name))
			g_ptr_array_remove_index(table->foreign_keys, i);
	}
	g_ptr_array_remove(table->columns, column);
	return true;
}

bool
table_rename_column(Table *table, const char *from, const char *to)
{
	Column *column = table_find_column(table, from);

	if (column == NULL)
		return false;
	for (unsigned i = 0; i < table->indexes->len; i++) {
		Index *index = g_ptr_array_index(table->indexes, i);

		rename_in(index->columns, from, to);
	}
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = g_ptr_array_index(table->foreign_keys, i);

		rename_in(key->columns, from, to);
	}
	g_free(column->name);
	column->name = g_strdup(to);
	return true;
}

bool
table_remove_index(Table *table, const char *name)
{
	for (unsigned i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);

		if (same_name(index->name, name)) {
			g_ptr_array_remove_index(table->indexes, i);
			return true;
		}
	}
	return false;
}

bool
table_remove_foreign_key(Table *table, const char *name)
{
	for (unsigned i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key =
		    g_ptr_array_index(table->foreign_keys, i);

		if (same_name(key->name, name)) {
			g_ptr_array_remove_index(table->foreign_keys, i);
			return true;
		}
	}
	return false;
}

bool
table_remove_constraint(Table *table, const char *name)
{
	return table_remove_index(table, name) ||
	       table_remove_foreign_key(table, name);
}

Column *
table_find_column(const Table *table, const char *name)
{
	for (unsigned i = 0; i < table->columns->len; i++) {
		Column *column = g_ptr_array_index(table->columns, i);

		if (same_name(column->name, name))
			return column;
	}
	return NULL;
}

const Index *
table_primary_key(const Table *table)
{
	for (unsigned i = 0; i < table->indexes->len; i++) {
		const Index *index = g_ptr_array_index(table->indexes, i);

		if (index->primary)
			return index;
	}
	return NULL;
}

const Column *
table_single_key(const Table *table)
{
	const Index *key = table_primary_key(table);

	if (key == NULL || key->columns->len != 1)
		return NULL;
	return table_find_column(table, g_ptr_array_index(key->columns, 0));
}

static bool
leads(const Index *index, const GPtrArray *columns)
{
	if (index->partial || index->columns->len < columns->len)
		return false;
	for (unsigned i = 0; i < columns->len; i++)
		if (!names_contain(
			columns, g_ptr_array_index(index->columns, i)))
			return false;
	return true;
}

bool
table_has_index_on(const Table *table, const GPtrArray *columns)
{
	for (unsigned i = 0; i < table->indexes->len; i++)
		if (leads(g_ptr_array_index(table->indexes, i), columns))
			return true;
	return false;
}
