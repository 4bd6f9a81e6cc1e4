#include "pipeline/ingest/pending_key.h"

#include <string.h>

void
pending_key_init(PendingKey *key)
{
	*key = (PendingKey){
		.columns = g_ptr_array_new(),
		.ref_columns = g_ptr_array_new(),
	};
}

void
pending_key_clear(PendingKey *key)
{
	g_ptr_array_unref(key->columns);
	g_ptr_array_unref(key->ref_columns);
}

void
pending_key_begin(PendingKey *key, const char *column)
{
	g_ptr_array_set_size(key->columns, 0);
	g_ptr_array_set_size(key->ref_columns, 0);
	*key = (PendingKey){
		.open = true,
		.column = column,
		.columns = key->columns,
		.ref_columns = key->ref_columns,
	};
}

static bool
continues(const PendingKey *key, const ForeignKey *other)
{
	return !other->inferred && g_strcmp0(other->name, key->name) == 0 &&
	       g_strcmp0(other->ref_schema, key->ref_schema) == 0 &&
	       strcmp(other->ref_table, key->ref_table) == 0;
}

/* Columns that each name one key make that key. */
static ForeignKey *
find_named(const PendingKey *key, const Table *table)
{
	if (key->columns->len > 0 || key->name == NULL || key->inferred)
		return NULL;
	for (unsigned i = 0; i < table->foreign_keys->len; i++)
		if (continues(key, table->foreign_keys->pdata[i]))
			return table->foreign_keys->pdata[i];
	return NULL;
}

static void
add_key(PendingKey *key, Table *table)
{
	ForeignKey *to = find_named(key, table);

	if (to == NULL)
		to = table_add_foreign_key(table,
		    key->inferred ? NULL : key->name, key->ref_schema,
		    key->ref_table);
	if (key->columns->len == 0)
		g_ptr_array_add(key->columns, (char *)key->column);
	for (unsigned i = 0; i < key->columns->len; i++)
		foreign_key_add_column(to, key->columns->pdata[i],
		    i < key->ref_columns->len ? key->ref_columns->pdata[i]
					      : NULL);
	to->on_delete_cascade |= key->cascade;
	to->inferred = key->inferred;
	to->line = table->line;
}

bool
pending_key_end(PendingKey *key, Table *table)
{
	if (!key->open)
		return true;
	key->open = false;
	if (key->ref_table == NULL ||
	    (key->columns->len == 0 && key->column == NULL))
		return false;
	add_key(key, table);
	return true;
}
