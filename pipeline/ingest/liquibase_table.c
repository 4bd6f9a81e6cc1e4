#include "pipeline/ingest/liquibase_table.h"
#include "pipeline/ingest/liquibase_column.h"
#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_key.h"

/* WORK on another table. */
static LiquibaseWork
work_on(const LiquibaseWork *work, SqlRelation *relation)
{
	LiquibaseWork other = *work;

	other.relation = relation;
	return other;
}

SqlOutcome
liquibase_table_create(const LiquibaseWork *work)
{
	const LiquibaseNode *change = work->change;
	g_auto(SqlName) name = { NULL, NULL };
	g_autofree char *partition =
	    liquibase_work_text(work, change, "partitionBy");
	bool if_not_exists = work->conditional ||
			     liquibase_work_flag(work, change, "ifNotExists");
	SqlRelation *relation;
	LiquibaseWork own;
	SqlOutcome outcome;

	liquibase_work_table(work, change, "schemaName", "tableName", &name);
	relation =
	    sql_ddl_add_table(&work->sql, &name, if_not_exists, &outcome);
	if (relation == NULL)
		return outcome;
	own = work_on(work, relation);
	liquibase_column_add(&own, change->children);
	relation->table->partitioned = partition != NULL;
	relation->table->partition_key = g_steal_pointer(&partition);
	return sql_used();
}

SqlOutcome
liquibase_table_add_columns(const LiquibaseWork *work)
{
	const GPtrArray *nodes = work->change->children;

	if (nodes->len == 0)
		return sql_rejected(0, "addColumn without a column");
	return liquibase_column_add(work, nodes) > 0
		   ? sql_used()
		   : sql_skipped("columns that are there");
}

/* One in an attribute, or several as elements. */
static GPtrArray *
named_columns(const LiquibaseWork *work)
{
	GPtrArray *names =
	    liquibase_work_names(work, work->change, "columnName");
	const GPtrArray *nodes = work->change->children;

	for (guint i = 0; i < nodes->len; i++) {
		char *name = liquibase_work_name(work, nodes->pdata[i], "name");

		if (name != NULL)
			g_ptr_array_add(names, name);
	}
	return names;
}

SqlOutcome
liquibase_table_drop_columns(const LiquibaseWork *work)
{
	g_autoptr(GPtrArray) names = named_columns(work);
	long dropped = 0;

	if (names->len == 0)
		return sql_rejected(0, "dropColumn without a column");
	for (guint i = 0; i < names->len; i++) {
		if (table_find_column(work->relation->table, names->pdata[i]) ==
		    NULL)
			continue;
		sql_family_remove_column(work->relation, names->pdata[i]);
		dropped++;
	}
	return dropped > 0 ? sql_used()
			   : liquibase_work_unknown(
				 work, "the column", names->pdata[0]);
}

/* Both columns go, one comes. */
SqlOutcome
liquibase_table_merge_columns(const LiquibaseWork *work)
{
	const LiquibaseNode *change = work->change;
	g_autofree char *first =
	    liquibase_work_name(work, change, "column1Name");
	g_autofree char *second =
	    liquibase_work_name(work, change, "column2Name");
	g_autofree char *final =
	    liquibase_work_name(work, change, "finalColumnName");
	g_autofree char *type =
	    liquibase_work_text(work, change, "finalColumnType");
	Table *table = work->relation->table;

	if (table_find_column(table, first) == NULL)
		return liquibase_work_unknown(work, "the column", first);
	if (g_ascii_strcasecmp(first, final) != 0)
		sql_family_remove_column(work->relation, first);
	if (g_ascii_strcasecmp(second, final) != 0)
		sql_family_remove_column(work->relation, second);
	if (table_find_column(table, final) == NULL)
		table_add_column(table, final, type != NULL ? type : "")->line =
		    change->line;
	return sql_used();
}

SqlOutcome
liquibase_table_rename(const LiquibaseWork *work)
{
	g_auto(SqlName) to = { NULL, NULL };

	liquibase_work_table(
	    work, work->change, "schemaName", "newTableName", &to);
	if (!sql_catalog_rename(
		work->sql.catalog, work->relation, to.schema, to.name))
		return liquibase_work_twice(work, "the name", to.name);
	return sql_used();
}

SqlOutcome
liquibase_table_drop(const LiquibaseWork *work)
{
	if (liquibase_work_flag(work, work->change, "cascadeConstraints"))
		sql_catalog_drop_cascade(work->sql.catalog, work->relation);
	else
		sql_catalog_drop(work->sql.catalog, work->relation);
	return sql_used();
}

static void
add_lookup_key(const LiquibaseWork *work, const char *column)
{
	g_autofree char *type =
	    liquibase_work_text(work, work->change, "newColumnDataType");
	g_autoptr(GPtrArray) columns = sql_key_array();
	Column *key = table_add_column(
	    work->relation->table, column, type != NULL ? type : "");

	key->line = work->change->line;
	key->not_null = true;
	g_ptr_array_add(columns, g_strdup(column));
	sql_catalog_add_index(work->sql.catalog, work->relation, NULL, columns,
	    SQL_INDEX_PRIMARY);
}

/* Without a type of its own the new column has that of the old one. */
static void
adopt_type(const SqlRelation *relation, const Column *from)
{
	Column *to = relation->table->columns->pdata[0];

	if (*to->type_text != '\0')
		return;
	g_free(to->type_text);
	to->type_text = g_strdup(from->type_text);
	to->type = from->type;
	to->is_unsigned = from->is_unsigned;
}

SqlOutcome
liquibase_table_create_lookup(const LiquibaseWork *work)
{
	const LiquibaseNode *change = work->change;
	g_auto(SqlName) name = { NULL, NULL };
	g_autofree char *column =
	    liquibase_work_name(work, change, "newColumnName");
	g_autofree char *constraint =
	    liquibase_work_name(work, change, "constraintName");
	g_autoptr(GPtrArray) columns = sql_key_array();
	g_autoptr(GPtrArray) ref_columns = sql_key_array();
	SqlRelation *relation;
	LiquibaseWork own;
	SqlOutcome outcome;

	liquibase_work_table(
	    work, change, "newTableSchemaName", "newTableName", &name);
	relation =
	    sql_ddl_add_table(&work->sql, &name, work->conditional, &outcome);
	if (relation == NULL)
		return outcome;
	own = work_on(work, relation);
	add_lookup_key(&own, column);
	adopt_type(relation, work->column);
	g_ptr_array_add(columns, g_strdup(work->column->name));
	g_ptr_array_add(ref_columns, g_strdup(column));
	sql_key_add_foreign(&work->sql, work->relation, constraint, columns,
	    &name, ref_columns);
	return sql_used();
}

SqlOutcome
liquibase_table_create_view(const LiquibaseWork *work)
{
	g_auto(SqlName) name = { NULL, NULL };

	liquibase_work_table(
	    work, work->change, "schemaName", "viewName", &name);
	sql_catalog_add(work->sql.catalog, SQL_VIEW, &name, work->change->line);
	return sql_used();
}

static SqlRelation *
find_view(const LiquibaseWork *work, const char *attribute)
{
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *view;

	liquibase_work_table(
	    work, work->change, "schemaName", attribute, &name);
	view = sql_catalog_find(work->sql.catalog, &name);
	return view != NULL && view->kind == SQL_VIEW ? view : NULL;
}

SqlOutcome
liquibase_table_drop_view(const LiquibaseWork *work)
{
	SqlRelation *view = find_view(work, "viewName");

	if (view != NULL)
		sql_catalog_drop(work->sql.catalog, view);
	return sql_used();
}

SqlOutcome
liquibase_table_rename_view(const LiquibaseWork *work)
{
	SqlRelation *view = find_view(work, "oldViewName");
	g_autofree char *to =
	    liquibase_work_name(work, work->change, "newViewName");

	if (view != NULL)
		sql_catalog_rename(work->sql.catalog, view, NULL, to);
	return sql_used();
}
