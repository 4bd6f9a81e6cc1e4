#include "pipeline/ingest/sql_family.h"

#include <string.h>

static SqlRelation *
child_at(const SqlRelation *relation, guint i)
{
	return relation->children->pdata[i];
}

static bool
is_primary(const Table *table, const Column *column)
{
	const Index *key = table_primary_key(table);

	for (guint i = 0; key != NULL && i < key->columns->len; i++)
		if (g_strcmp0(key->columns->pdata[i], column->name) == 0)
			return true;
	return false;
}

/* An heir's column is NOT NULL because of its parent's key, too. */
static void
copy_column(Table *table, const Table *source, const Column *from)
{
	Column *to = table_add_column(table, from->name, from->type_text);

	to->type = from->type;
	to->not_null = from->not_null || is_primary(source, from);
	to->is_unsigned = from->is_unsigned;
	to->auto_increment = from->auto_increment;
	to->default_text = g_strdup(from->default_text);
	to->line = from->line;
}

void
sql_family_copy_columns(SqlRelation *relation, const SqlRelation *source)
{
	const GPtrArray *columns = source->table->columns;
	g_autoptr(GHashTable) own = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < relation->table->columns->len; i++) {
		const Column *column = relation->table->columns->pdata[i];

		g_hash_table_add(own, column->name);
	}
	for (guint i = 0; i < columns->len; i++) {
		const Column *column = columns->pdata[i];

		if (!g_hash_table_contains(own, column->name))
			copy_column(relation->table, source->table, column);
	}
}

static bool
same_columns(const GPtrArray *a, const GPtrArray *b)
{
	if (a->len != b->len)
		return false;
	for (guint i = 0; i < a->len; i++)
		if (g_strcmp0(a->pdata[i], b->pdata[i]) != 0)
			return false;
	return true;
}

static bool
are_equal(const Index *a, const Index *b)
{
	return a->unique == b->unique && a->primary == b->primary &&
	       a->partial == b->partial && same_columns(a->columns, b->columns);
}

static long
count_equal(const Table *table, const Index *index)
{
	long count = 0;

	for (guint i = 0; i < table->indexes->len; i++)
		if (are_equal(table->indexes->pdata[i], index))
			count++;
	return count;
}

static void
copy_index(Table *table, const Index *from)
{
	Index *to = table_add_index(table, NULL, from->unique);

	to->primary = from->primary;
	to->partial = from->partial;
	for (guint i = 0; i < from->columns->len; i++)
		index_add_column(to, from->columns->pdata[i]);
}

/* Whether TABLE, a part of PARENT, has no equal of INDEX yet.  Expressions
 * all look alike, so equal ones are counted, not just looked for. */
static bool
lacks(const Table *table, const Table *parent, const Index *index)
{
	if (index->primary && table_primary_key(table) != NULL)
		return false;
	return count_equal(table, index) < count_equal(parent, index);
}

void
sql_family_copy_indexes(SqlRelation *relation, const SqlRelation *source)
{
	for (guint i = 0; i < source->table->indexes->len; i++) {
		const Index *index = source->table->indexes->pdata[i];

		if (lacks(relation->table, source->table, index))
			copy_index(relation->table, index);
	}
}

static int
depth_of(const SqlRelation *relation)
{
	int depth = 0;

	for (; relation->parent != NULL; relation = relation->parent)
		depth++;
	return depth;
}

static bool
is_above(const SqlRelation *relation, const SqlRelation *of)
{
	for (; of != NULL; of = of->parent)
		if (of == relation)
			return true;
	return false;
}

static void
raise_heights(SqlRelation *parent, int height)
{
	for (; parent != NULL; parent = parent->parent) {
		parent->height = MAX(parent->height, height);
		height++;
	}
}

bool
sql_family_join(SqlRelation *child, SqlRelation *parent, bool inherits)
{
	if (child->parent != NULL && !inherits)
		return false;
	if (is_above(child, parent) ||
	    depth_of(parent) + child->height + 1 >= SQL_FAMILY_DEPTH)
		return false;
	if (child->parent == NULL) {
		child->parent = parent;
		child->inherits = inherits;
		raise_heights(parent, child->height + 1);
		g_ptr_array_add(parent->children, child);
	}
	if (!inherits) {
		parent->table->partitioned = true;
		sql_family_copy_indexes(child, parent);
		for (guint i = 0; i < child->children->len; i++)
			sql_family_copy_indexes(child_at(child, i), child);
	}
	return true;
}

void
sql_family_leave(SqlRelation *child, SqlRelation *parent)
{
	if (child->parent != parent)
		return;
	child->parent = NULL;
	g_ptr_array_remove(parent->children, child);
}

void
sql_family_spread_index(SqlRelation *relation, const Index *index)
{
	for (guint i = 0; i < relation->children->len; i++) {
		SqlRelation *child = child_at(relation, i);

		if (child->inherits)
			continue;
		if (lacks(child->table, relation->table, index))
			copy_index(child->table, index);
		sql_family_spread_index(child, index);
	}
}

void
sql_family_spread_columns(SqlRelation *relation)
{
	for (guint i = 0; i < relation->children->len; i++) {
		sql_family_copy_columns(child_at(relation, i), relation);
		sql_family_spread_columns(child_at(relation, i));
	}
}

void
sql_family_remove_column(SqlRelation *relation, const char *name)
{
	table_remove_column(relation->table, name);
	for (guint i = 0; i < relation->children->len; i++)
		sql_family_remove_column(child_at(relation, i), name);
}

void
sql_family_rename_column(
    SqlRelation *relation, const char *from, const char *to)
{
	table_rename_column(relation->table, from, to);
	for (guint i = 0; i < relation->children->len; i++)
		sql_family_rename_column(child_at(relation, i), from, to);
}
