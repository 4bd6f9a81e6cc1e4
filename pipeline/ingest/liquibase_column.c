#include "pipeline/ingest/liquibase_column.h"
#include "pipeline/ingest/liquibase_key.h"
#include "pipeline/ingest/sql_column.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_type.h"

#include <string.h>

/* 'it''s' of it's */
static char *
quoted(const char *text)
{
	GString *out = g_string_new("'");

	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\'')
			g_string_append_c(out, '\'');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '\'');
	return g_string_free(out, FALSE);
}

char *
liquibase_column_default(const LiquibaseWork *work, const LiquibaseNode *node)
{
	static const struct {
		const char *attribute;
		bool quoted;
	} kinds[] = {
		{ "defaultValue", true },
		{ "defaultValueNumeric", false },
		{ "defaultValueBoolean", false },
		{ "defaultValueComputed", false },
	};
	g_autofree char *sequence =
	    liquibase_work_text(work, node, "defaultValueSequenceNext");
	g_autofree char *date =
	    liquibase_work_text(work, node, "defaultValueDate");

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *text =
		    liquibase_work_text(work, node, kinds[i].attribute);

		if (text != NULL && g_ascii_strcasecmp(text, "NULL") == 0)
			return NULL;
		if (text != NULL)
			return kinds[i].quoted ? quoted(text)
					       : g_steal_pointer(&text);
	}
	if (sequence != NULL)
		return g_strdup_printf("nextval('%s')", sequence);
	if (date != NULL && g_ascii_isdigit(*date))
		return quoted(date);
	return g_steal_pointer(&date);
}

static bool
numbers_itself(const char *type)
{
	g_autofree char *folded = g_ascii_strdown(type, -1);

	return sql_type_is_serial(type) ||
	       strstr(folded, "auto_increment") != NULL ||
	       strstr(folded, "identity") != NULL;
}

static void
take_constraints(
    const LiquibaseWork *work, const LiquibaseNode *constraints, Column *column)
{
	bool key = liquibase_work_flag(work, constraints, "primaryKey");

	column->not_null |=
	    key || liquibase_work_denies(work, constraints, "nullable");
	liquibase_key_inline(work, constraints, column->name);
}

static void
add_column(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	const LiquibaseNode *constraints =
	    liquibase_node_child(node, "constraints");
	g_autofree char *type = liquibase_work_text(work, node, "type");
	Column *column = table_add_column(
	    work->relation->table, name, type != NULL ? type : "");

	column->line = node->line;
	column->default_text = liquibase_column_default(work, node);
	if (numbers_itself(column->type_text)) {
		column->auto_increment = true;
		column->not_null = true;
	}
	column->auto_increment |=
	    liquibase_work_flag(work, node, "autoIncrement");
	if (constraints != NULL)
		take_constraints(work, constraints, column);
}

/* Is among the first COUNT columns. */
static bool
is_among(const Table *table, guint count, const char *name)
{
	for (guint i = 0; i < count; i++) {
		const Column *column = table->columns->pdata[i];

		if (g_ascii_strcasecmp(column->name, name) == 0)
			return true;
	}
	return false;
}

static void
note_left_out(
    const LiquibaseWork *work, const LiquibaseNode *node, const char *name)
{
	if (work->conditional && name != NULL)
		return;
	sql_notes_add(work->sql.notes, FINDING_WARNING, "liquibase-column", "",
	    node->line, 0, "a column of \"%s\" is left out: %s",
	    work->relation->name,
	    name != NULL ? "there is one of that name" : "it has no name");
}

long
liquibase_column_add(const LiquibaseWork *work, const GPtrArray *nodes)
{
	const Table *table = work->relation->table;
	guint before = table->columns->len;
	g_autoptr(GPtrArray) added = g_ptr_array_new();
	g_autoptr(GHashTable) fresh =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < nodes->len; i++) {
		const LiquibaseNode *node = nodes->pdata[i];
		g_autofree char *name = liquibase_work_name(work, node, "name");

		if (name == NULL || is_among(table, before, name) ||
		    !g_hash_table_add(fresh, g_ascii_strdown(name, -1))) {
			note_left_out(work, node, name);
			continue;
		}
		add_column(work, node, name);
		g_ptr_array_add(added, (gpointer)node);
	}
	liquibase_key_primary(work, added);
	sql_family_spread_columns(work->relation);
	return added->len;
}

/* What MySQL forgets of a column that is said anew. */
static void
forget(const LiquibaseWork *work, Column *column)
{
	if (sql_catalog_dialect(work->sql.catalog) != SQL_MYSQL)
		return;
	column->not_null = false;
	column->auto_increment = false;
	g_clear_pointer(&column->default_text, g_free);
}

SqlOutcome
liquibase_column_retype(const LiquibaseWork *work)
{
	g_autofree char *type =
	    liquibase_work_text(work, work->change, "newDataType");

	sql_column_retype(work->column, type);
	forget(work, work->column);
	return sql_used();
}

SqlOutcome
liquibase_column_rename(const LiquibaseWork *work)
{
	g_autofree char *from = g_strdup(work->column->name);
	g_autofree char *to =
	    liquibase_work_name(work, work->change, "newColumnName");
	const Column *taken = table_find_column(work->relation->table, to);

	if (taken != NULL && taken != work->column)
		return liquibase_work_twice(work, "the column", to);
	sql_catalog_rename_column(work->sql.catalog, work->relation, from, to);
	forget(work, work->column);
	return sql_used();
}

SqlOutcome
liquibase_column_set_not_null(const LiquibaseWork *work)
{
	forget(work, work->column);
	work->column->not_null = true;
	return sql_used();
}

SqlOutcome
liquibase_column_drop_not_null(const LiquibaseWork *work)
{
	forget(work, work->column);
	work->column->not_null = false;
	return sql_used();
}

SqlOutcome
liquibase_column_set_default(const LiquibaseWork *work)
{
	g_free(work->column->default_text);
	work->column->default_text =
	    liquibase_column_default(work, work->change);
	return sql_used();
}

SqlOutcome
liquibase_column_drop_default(const LiquibaseWork *work)
{
	g_clear_pointer(&work->column->default_text, g_free);
	return sql_used();
}

SqlOutcome
liquibase_column_number(const LiquibaseWork *work)
{
	forget(work, work->column);
	work->column->auto_increment = true;
	return sql_used();
}

SqlOutcome
liquibase_column_modify(const LiquibaseWork *work)
{
	const GPtrArray *nodes = work->change->children;
	long modified = 0;

	for (guint i = 0; i < nodes->len; i++) {
		g_autofree char *name =
		    liquibase_work_name(work, nodes->pdata[i], "name");
		g_autofree char *type =
		    liquibase_work_text(work, nodes->pdata[i], "type");
		Column *column = name != NULL ? table_find_column(
						    work->relation->table, name)
					      : NULL;

		if (column == NULL || type == NULL)
			continue;
		sql_column_retype(column, type);
		forget(work, column);
		modified++;
	}
	return modified > 0 ? sql_used()
			    : liquibase_work_unknown(work, "columns", NULL);
}
