#include "pipeline/ingest/liquibase_key.h"
#include "pipeline/ingest/sql_key.h"

#include <string.h>

static GPtrArray *
single(const char *name)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(names, g_strdup(name));
	return names;
}

static void
add_unique(const LiquibaseWork *work, const LiquibaseNode *constraints,
    const char *column)
{
	g_autoptr(GPtrArray) columns = single(column);
	g_autofree char *name =
	    liquibase_work_name(work, constraints, "uniqueConstraintName");

	sql_catalog_add_index(
	    work->sql.catalog, work->relation, name, columns, SQL_INDEX_UNIQUE);
}

/* references="shop.orders(id)" */
static ForeignKey *
read_references(const LiquibaseWork *work, const LiquibaseNode *constraints,
    const char *name, const GPtrArray *columns)
{
	g_autofree char *text =
	    liquibase_work_text(work, constraints, "references");
	SqlLexer lx;

	if (text == NULL)
		return NULL;
	sql_lex_init(
	    &lx, text, strlen(text), 0, sql_catalog_dialect(work->sql.catalog));
	return sql_key_references(
	    &lx, &work->sql, work->relation, name, columns);
}

static ForeignKey *
read_referenced(const LiquibaseWork *work, const LiquibaseNode *node,
    const char *name, const GPtrArray *columns)
{
	g_auto(SqlName) ref = { NULL, NULL };
	g_autoptr(GPtrArray) ref_columns =
	    liquibase_work_names(work, node, "referencedColumnNames");

	if (!liquibase_work_table(work, node, "referencedTableSchemaName",
		"referencedTableName", &ref))
		return NULL;
	return sql_key_add_foreign(
	    &work->sql, work->relation, name, columns, &ref, ref_columns);
}

static void
add_foreign(const LiquibaseWork *work, const LiquibaseNode *constraints,
    const char *column)
{
	g_autoptr(GPtrArray) columns = single(column);
	g_autofree char *name =
	    liquibase_work_name(work, constraints, "foreignKeyName");
	ForeignKey *key = read_references(work, constraints, name, columns);

	if (key == NULL)
		key = read_referenced(work, constraints, name, columns);
	if (key == NULL)
		return;
	key->line = constraints->line;
	key->on_delete_cascade |=
	    liquibase_work_flag(work, constraints, "deleteCascade");
}

void
liquibase_key_inline(const LiquibaseWork *work,
    const LiquibaseNode *constraints, const char *name)
{
	if (liquibase_work_flag(work, constraints, "unique"))
		add_unique(work, constraints, name);
	add_foreign(work, constraints, name);
}

void
liquibase_key_primary(const LiquibaseWork *work, const GPtrArray *nodes)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *name = NULL;

	for (guint i = 0; i < nodes->len; i++) {
		const LiquibaseNode *constraints =
		    liquibase_node_child(nodes->pdata[i], "constraints");
		char *column =
		    liquibase_work_name(work, nodes->pdata[i], "name");

		if (column == NULL || constraints == NULL ||
		    !liquibase_work_flag(work, constraints, "primaryKey")) {
			g_free(column);
			continue;
		}
		g_ptr_array_add(columns, column);
		if (name == NULL)
			name = liquibase_work_name(
			    work, constraints, "primaryKeyName");
	}
	if (columns->len > 0)
		sql_catalog_add_index(work->sql.catalog, work->relation, name,
		    columns, SQL_INDEX_PRIMARY);
}

static Index *
find_index(const Table *table, const char *name)
{
	for (guint i = 0; name != NULL && i < table->indexes->len; i++) {
		Index *index = table->indexes->pdata[i];

		if (index->name != NULL &&
		    g_ascii_strcasecmp(index->name, name) == 0)
			return index;
	}
	return NULL;
}

static bool
has_foreign(const Table *table, const char *name)
{
	for (guint i = 0; name != NULL && i < table->foreign_keys->len; i++) {
		const ForeignKey *key = table->foreign_keys->pdata[i];

		if (key->name != NULL &&
		    g_ascii_strcasecmp(key->name, name) == 0)
			return true;
	}
	return false;
}

/* The first of NAMES that is no column of the table; NULL. */
static const char *
find_stranger(const LiquibaseWork *work, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++)
		if (names->pdata[i] != NULL &&
		    table_find_column(work->relation->table, names->pdata[i]) ==
			NULL)
			return names->pdata[i];
	return NULL;
}

SqlOutcome
liquibase_key_add_primary(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) columns =
	    liquibase_work_names(work, work->change, "columnNames");
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "constraintName");
	const char *stranger = find_stranger(work, columns);

	if (stranger != NULL)
		return liquibase_work_unknown(work, "the column", stranger);
	if (sql_catalog_add_index(work->sql.catalog, work->relation, name,
		columns, SQL_INDEX_PRIMARY) == NULL)
		return liquibase_work_twice(work, "the primary key", name);
	return sql_used();
}

SqlOutcome
liquibase_key_drop_primary(const LiquibaseWork *work)
{
	GPtrArray *indexes = work->relation->table->indexes;

	for (guint i = indexes->len; i-- > 0;) {
		const Index *index = indexes->pdata[i];

		if (!index->primary)
			continue;
		g_ptr_array_remove_index(indexes, i);
		return sql_used();
	}
	return liquibase_work_unknown(work, "the primary key", NULL);
}

static SqlOutcome
add_index(const LiquibaseWork *work, const char *name, const GPtrArray *columns,
    int flags)
{
	const char *stranger = find_stranger(work, columns);

	if (stranger != NULL && work->relation->kind == SQL_TABLE)
		return liquibase_work_unknown(work, "the column", stranger);
	if (find_index(work->relation->table, name) != NULL)
		return liquibase_work_twice(work, "the index", name);
	sql_catalog_add_index(
	    work->sql.catalog, work->relation, name, columns, flags);
	return sql_used();
}

SqlOutcome
liquibase_key_add_unique(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) columns =
	    liquibase_work_names(work, work->change, "columnNames");
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "constraintName");

	return add_index(work, name, columns, SQL_INDEX_UNIQUE);
}

static bool
covers(const Index *index, const GPtrArray *columns)
{
	if (!index->unique || index->primary ||
	    index->columns->len != columns->len)
		return false;
	for (guint i = 0; i < columns->len; i++)
		if (index->columns->pdata[i] == NULL ||
		    g_ascii_strcasecmp(
			index->columns->pdata[i], columns->pdata[i]) != 0)
			return false;
	return true;
}

/* A unique key that got its name from the server is told by its columns. */
static bool
remove_unnamed(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) columns =
	    liquibase_work_names(work, work->change, "uniqueColumns");
	GPtrArray *indexes = work->relation->table->indexes;

	for (guint i = 0; columns->len > 0 && i < indexes->len; i++)
		if (covers(indexes->pdata[i], columns)) {
			g_ptr_array_remove_index(indexes, i);
			return true;
		}
	return false;
}

SqlOutcome
liquibase_key_drop_unique(const LiquibaseWork *work)
{
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "constraintName");

	if (name != NULL && table_remove_index(work->relation->table, name))
		return sql_used();
	if (remove_unnamed(work))
		return sql_used();
	return liquibase_work_unknown(work, "the unique key", name);
}

SqlOutcome
liquibase_key_add_foreign(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) columns =
	    liquibase_work_names(work, work->change, "baseColumnNames");
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "constraintName");
	g_autofree char *action =
	    liquibase_work_text(work, work->change, "onDelete");
	const char *stranger = find_stranger(work, columns);
	ForeignKey *key;

	if (stranger != NULL)
		return liquibase_work_unknown(work, "the column", stranger);
	if (has_foreign(work->relation->table, name))
		return liquibase_work_twice(work, "the foreign key", name);
	key = read_referenced(work, work->change, name, columns);
	if (key == NULL)
		return sql_rejected(
		    0, "%s names no table to refer to", work->change->name);
	key->on_delete_cascade =
	    liquibase_work_flag(work, work->change, "deleteCascade") ||
	    (action != NULL && g_ascii_strcasecmp(action, "CASCADE") == 0);
	return sql_used();
}

SqlOutcome
liquibase_key_drop_foreign(const LiquibaseWork *work)
{
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "constraintName");

	if (table_remove_foreign_key(work->relation->table, name))
		return sql_used();
	return liquibase_work_unknown(work, "the foreign key", name);
}

SqlOutcome
liquibase_key_drop_all_foreign(const LiquibaseWork *work)
{
	g_ptr_array_set_size(work->relation->table->foreign_keys, 0);
	return sql_used();
}

/* "name", "name(20)", "name DESC" to name; NULL for an expression. */
static char *
index_column(const LiquibaseWork *work, const LiquibaseNode *node)
{
	g_autofree char *text = liquibase_work_text(work, node, "name");
	g_autoptr(GPtrArray) columns = sql_key_array();
	g_autofree char *list = NULL;
	SqlLexer lx;

	if (text == NULL || liquibase_work_flag(work, node, "computed"))
		return NULL;
	if (strpbrk(text, "( ") == NULL)
		return liquibase_work_name(work, node, "name");
	list = g_strdup_printf("(%s)", text);
	sql_lex_init(
	    &lx, list, strlen(list), 0, sql_catalog_dialect(work->sql.catalog));
	sql_key_columns(&lx, columns);
	return columns->len == 1 ? g_strdup(columns->pdata[0]) : NULL;
}

/* generateChangeLog writes the indexes of keys, too, which keys make. */
static bool
is_of_key(const LiquibaseWork *work)
{
	g_autofree char *with =
	    liquibase_work_text(work, work->change, "associatedWith");

	return with != NULL && (strstr(with, "primaryKey") != NULL ||
				   strstr(with, "uniqueConstraint") != NULL);
}

SqlOutcome
liquibase_key_add_index(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "indexName");
	const GPtrArray *nodes = work->change->children;

	if (is_of_key(work))
		return sql_skipped("an index that a key makes");
	for (guint i = 0; i < nodes->len; i++)
		g_ptr_array_add(columns, index_column(work, nodes->pdata[i]));
	if (columns->len == 0)
		return sql_rejected(0, "createIndex without a column");
	return add_index(work, name, columns,
	    liquibase_work_flag(work, work->change, "unique") ? SQL_INDEX_UNIQUE
							      : 0);
}

static bool
remove_index(const LiquibaseWork *work, const SqlName *table, const char *name)
{
	SqlName index = { table->schema, (char *)name };
	const SqlRelation *relation =
	    table->name != NULL
		? sql_catalog_find(work->sql.catalog, table)
		: sql_catalog_find_index(work->sql.catalog, &index);

	return relation != NULL && !relation->dropped &&
	       relation->table != NULL &&
	       table_remove_index(relation->table, name);
}

SqlOutcome
liquibase_key_drop_index(const LiquibaseWork *work)
{
	g_auto(SqlName) table = { NULL, NULL };
	g_autofree char *name =
	    liquibase_work_name(work, work->change, "indexName");

	if (!liquibase_work_table(
		work, work->change, "schemaName", "tableName", &table))
		table.schema =
		    liquibase_work_name(work, work->change, "schemaName");
	if (remove_index(work, &table, name))
		return sql_used();
	if (!work->conditional)
		sql_notes_add(work->sql.notes, FINDING_WARNING,
		    "liquibase-unknown", "", work->change->line, 0,
		    "the index \"%s\" is dropped here, which this file does "
		    "not make; the change is skipped",
		    name);
	return sql_skipped("about what this file does not create");
}
