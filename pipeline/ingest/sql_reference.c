#include "pipeline/ingest/sql_reference.h"

struct SqlReferences {
	GHashTable *referrers; /* "schema.name" to GPtrArray of Table ** */
};

static void
free_list(gpointer list)
{
	g_ptr_array_unref(list);
}

SqlReferences *
sql_references_new(void)
{
	SqlReferences *references = g_new0(SqlReferences, 1);

	references->referrers =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	return references;
}

void
sql_references_free(SqlReferences *references)
{
	if (references == NULL)
		return;
	g_hash_table_destroy(references->referrers);
	g_free(references);
}

static char *
key_of(SqlTarget target)
{
	g_autofree char *key = g_strconcat(
	    target.schema != NULL ? target.schema : "", ".", target.name, NULL);

	return g_ascii_strdown(key, -1);
}

static GPtrArray *
referrers_of(const SqlReferences *references, SqlTarget target)
{
	g_autofree char *key = key_of(target);

	return g_hash_table_lookup(references->referrers, key);
}

static GPtrArray *
make_referrers(SqlReferences *references, SqlTarget target)
{
	GPtrArray *list = referrers_of(references, target);

	if (list == NULL) {
		list = g_ptr_array_new();
		g_hash_table_insert(
		    references->referrers, key_of(target), list);
	}
	return list;
}

/* Keys are mostly added table by table. */
void
sql_references_add(
    SqlReferences *references, SqlTarget target, Table *const *from)
{
	GPtrArray *list = make_referrers(references, target);

	if (list->len == 0 || list->pdata[list->len - 1] != (gpointer)from)
		g_ptr_array_add(list, (gpointer)from);
}

static bool
same(const char *a, const char *b)
{
	return g_ascii_strcasecmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static bool
points_at(const ForeignKey *key, SqlTarget target)
{
	return same(key->ref_table, target.name) &&
	       same(key->ref_schema, target.schema);
}

static Table *
table_at(const GPtrArray *list, guint i)
{
	return *(Table *const *)list->pdata[i];
}

static void
set_text(char **text, const char *to)
{
	g_free(*text);
	*text = g_strdup(to);
}

static void
rename_in(Table *table, SqlTarget target, SqlTarget to)
{
	for (guint i = 0; table != NULL && i < table->foreign_keys->len; i++) {
		ForeignKey *key = table->foreign_keys->pdata[i];

		if (!points_at(key, target))
			continue;
		set_text(&key->ref_schema, to.schema);
		set_text(&key->ref_table, to.name);
	}
}

void
sql_references_rename(SqlReferences *references, SqlTarget target, SqlTarget to)
{
	const GPtrArray *list = referrers_of(references, target);
	g_autofree char *key = key_of(target);
	g_autofree char *new_key = key_of(to);
	GPtrArray *moved;

	if (list == NULL)
		return;
	for (guint i = 0; i < list->len; i++)
		rename_in(table_at(list, i), target, to);
	if (g_str_equal(key, new_key))
		return;
	moved = make_referrers(references, to);
	for (guint i = 0; i < list->len; i++)
		g_ptr_array_add(moved, list->pdata[i]);
	g_hash_table_remove(references->referrers, key);
}

static void
rename_column_in(
    Table *table, SqlTarget target, const char *from, const char *to)
{
	for (guint i = 0; table != NULL && i < table->foreign_keys->len; i++) {
		const ForeignKey *key = table->foreign_keys->pdata[i];

		for (guint n = 0;
		     n < key->ref_columns->len && points_at(key, target); n++)
			if (same(key->ref_columns->pdata[n], from))
				set_text(
				    (char **)&key->ref_columns->pdata[n], to);
	}
}

void
sql_references_rename_column(SqlReferences *references, SqlTarget target,
    const char *from, const char *to)
{
	const GPtrArray *list = referrers_of(references, target);

	for (guint i = 0; list != NULL && i < list->len; i++)
		rename_column_in(table_at(list, i), target, from, to);
}

static void
drop_in(const Table *table, SqlTarget target)
{
	for (guint i = table != NULL ? table->foreign_keys->len : 0; i-- > 0;)
		if (points_at(table->foreign_keys->pdata[i], target))
			g_ptr_array_remove_index(table->foreign_keys, i);
}

void
sql_references_drop(SqlReferences *references, SqlTarget target)
{
	const GPtrArray *list = referrers_of(references, target);
	g_autofree char *key = key_of(target);

	for (guint i = 0; list != NULL && i < list->len; i++)
		drop_in(table_at(list, i), target);
	g_hash_table_remove(references->referrers, key);
}
