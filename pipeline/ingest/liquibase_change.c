#include "pipeline/ingest/liquibase_change.h"
#include "pipeline/ingest/liquibase_column.h"
#include "pipeline/ingest/liquibase_key.h"
#include "pipeline/ingest/liquibase_script.h"
#include "pipeline/ingest/liquibase_table.h"

#include <string.h>

enum { NEEDS = 3 };

/* APPLY is NULL for what is skipped, and REASON says why. */
typedef struct Kind {
	const char *name;
	SqlOutcome (*apply)(const LiquibaseWork *work);
	const char *schema, *table; /* attributes of a table that must be
				       there; NULL: none */
	const char *column; /* attribute of its column; NULL */
	const char *needs[NEEDS]; /* further attributes */
	const char *reason;
} Kind;

#define SCHEMA "schemaName"
#define BASE "baseTableSchemaName"
#define DATA "data, which a changelog has only the first of"
#define OTHER_FILE "another file, which is not read"
#define NO_TABLE "not about tables"

static const Kind kinds[] = {
	{ .name = "createTable",
	    .apply = liquibase_table_create,
	    .needs = { "tableName" } },
	{ "addColumn", liquibase_table_add_columns, SCHEMA, "tableName", NULL,
	    { NULL }, NULL },
	{ "dropColumn", liquibase_table_drop_columns, SCHEMA, "tableName", NULL,
	    { NULL }, NULL },
	{ "renameColumn", liquibase_column_rename, SCHEMA, "tableName",
	    "oldColumnName", { "newColumnName" }, NULL },
	{ "mergeColumns", liquibase_table_merge_columns, SCHEMA, "tableName",
	    NULL, { "column1Name", "column2Name", "finalColumnName" }, NULL },
	{ "renameTable", liquibase_table_rename, SCHEMA, "oldTableName", NULL,
	    { "newTableName" }, NULL },
	{ "dropTable", liquibase_table_drop, SCHEMA, "tableName", NULL,
	    { NULL }, NULL },
	{ "addLookupTable", liquibase_table_create_lookup,
	    "existingTableSchemaName", "existingTableName",
	    "existingColumnName", { "newTableName", "newColumnName" }, NULL },
	{ "modifyDataType", liquibase_column_retype, SCHEMA, "tableName",
	    "columnName", { "newDataType" }, NULL },
	{ "modifyColumn", liquibase_column_modify, SCHEMA, "tableName", NULL,
	    { NULL }, NULL },
	{ "addNotNullConstraint", liquibase_column_set_not_null, SCHEMA,
	    "tableName", "columnName", { NULL }, NULL },
	{ "dropNotNullConstraint", liquibase_column_drop_not_null, SCHEMA,
	    "tableName", "columnName", { NULL }, NULL },
	{ "addDefaultValue", liquibase_column_set_default, SCHEMA, "tableName",
	    "columnName", { NULL }, NULL },
	{ "dropDefaultValue", liquibase_column_drop_default, SCHEMA,
	    "tableName", "columnName", { NULL }, NULL },
	{ "addAutoIncrement", liquibase_column_number, SCHEMA, "tableName",
	    "columnName", { NULL }, NULL },
	{ "addPrimaryKey", liquibase_key_add_primary, SCHEMA, "tableName", NULL,
	    { "columnNames" }, NULL },
	{ "dropPrimaryKey", liquibase_key_drop_primary, SCHEMA, "tableName",
	    NULL, { NULL }, NULL },
	{ "addUniqueConstraint", liquibase_key_add_unique, SCHEMA, "tableName",
	    NULL, { "columnNames" }, NULL },
	{ "dropUniqueConstraint", liquibase_key_drop_unique, SCHEMA,
	    "tableName", NULL, { NULL }, NULL },
	{ "addForeignKeyConstraint", liquibase_key_add_foreign, BASE,
	    "baseTableName", NULL, { "baseColumnNames", "referencedTableName" },
	    NULL },
	{ "dropForeignKeyConstraint", liquibase_key_drop_foreign, BASE,
	    "baseTableName", NULL, { "constraintName" }, NULL },
	{ "dropAllForeignKeyConstraints", liquibase_key_drop_all_foreign, BASE,
	    "baseTableName", NULL, { NULL }, NULL },
	{ "createIndex", liquibase_key_add_index, SCHEMA, "tableName", NULL,
	    { NULL }, NULL },
	{ .name = "dropIndex",
	    .apply = liquibase_key_drop_index,
	    .needs = { "indexName" } },
	{ .name = "createView",
	    .apply = liquibase_table_create_view,
	    .needs = { "viewName" } },
	{ .name = "dropView",
	    .apply = liquibase_table_drop_view,
	    .needs = { "viewName" } },
	{ .name = "renameView",
	    .apply = liquibase_table_rename_view,
	    .needs = { "oldViewName", "newViewName" } },
	{ .name = "sql", .apply = liquibase_script_run },
	{ .name = "insert", .reason = DATA },
	{ .name = "update", .reason = DATA },
	{ .name = "delete", .reason = DATA },
	{ .name = "loadData", .reason = DATA },
	{ .name = "loadUpdateData", .reason = DATA },
	{ .name = "include", .reason = OTHER_FILE },
	{ .name = "includeAll", .reason = OTHER_FILE },
	{ .name = "property", .reason = OTHER_FILE },
	{ .name = "sqlFile", .reason = OTHER_FILE },
	{ .name = "createSequence", .reason = NO_TABLE ": sequences" },
	{ .name = "alterSequence", .reason = NO_TABLE ": sequences" },
	{ .name = "renameSequence", .reason = NO_TABLE ": sequences" },
	{ .name = "dropSequence", .reason = NO_TABLE ": sequences" },
	{ .name = "createProcedure", .reason = NO_TABLE ": routines" },
	{ .name = "dropProcedure", .reason = NO_TABLE ": routines" },
	{ .name = "createFunction", .reason = NO_TABLE ": routines" },
	{ .name = "dropFunction", .reason = NO_TABLE ": routines" },
	{ .name = "createPackage", .reason = NO_TABLE ": routines" },
	{ .name = "createPackageBody", .reason = NO_TABLE ": routines" },
	{ .name = "dropPackage", .reason = NO_TABLE ": routines" },
	{ .name = "dropPackageBody", .reason = NO_TABLE ": routines" },
	{ .name = "createTrigger", .reason = NO_TABLE ": routines" },
	{ .name = "dropTrigger", .reason = NO_TABLE ": routines" },
	{ .name = "enableTrigger", .reason = NO_TABLE ": routines" },
	{ .name = "disableTrigger", .reason = NO_TABLE ": routines" },
	{ .name = "createSynonym", .reason = NO_TABLE ": synonyms" },
	{ .name = "dropSynonym", .reason = NO_TABLE ": synonyms" },
	{ .name = "addCheckConstraint", .reason = NO_TABLE ": checks" },
	{ .name = "dropCheckConstraint", .reason = NO_TABLE ": checks" },
	{ .name = "enableCheckConstraint", .reason = NO_TABLE ": checks" },
	{ .name = "disableCheckConstraint", .reason = NO_TABLE ": checks" },
	{ .name = "setTableRemarks", .reason = NO_TABLE ": remarks" },
	{ .name = "setColumnRemarks", .reason = NO_TABLE ": remarks" },
	{ .name = "tagDatabase", .reason = NO_TABLE ": tags" },
	{ .name = "output", .reason = NO_TABLE ": messages" },
	{ .name = "stop", .reason = NO_TABLE ": messages" },
	{ .name = "empty", .reason = "a change that does nothing" },
	{ .name = "executeCommand", .reason = NO_TABLE ": commands" },
};

static const Kind *
find_kind(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

bool
liquibase_change_is_file(const LiquibaseNode *change)
{
	const Kind *kind = find_kind(change->name);

	return kind != NULL && g_strcmp0(kind->reason, OTHER_FILE) == 0;
}

const char *
liquibase_change_file(const LiquibaseNode *change)
{
	static const char *const attributes[] = { "file", "path", "url" };
	const char *file = NULL;

	for (size_t i = 0; file == NULL && i < G_N_ELEMENTS(attributes); i++)
		file = liquibase_node_get(change, attributes[i]);
	return file;
}

/* Whatever its class does stays unknown. */
static SqlOutcome
skip_unknown(const LiquibaseWork *work)
{
	const char *name = work->change->name;

	sql_notes_add(work->sql.notes, FINDING_WARNING, "liquibase-change",
	    name, work->change->line, 0,
	    "<%s> is no change that is known, so what it does to tables is "
	    "not known either; it is skipped",
	    name);
	return sql_skipped("not a change that is known");
}

static bool
lacks(const LiquibaseWork *work, const char *attribute)
{
	g_autofree char *text = NULL;

	if (attribute == NULL)
		return false;
	text = liquibase_work_text(work, work->change, attribute);
	return text == NULL;
}

/* The first attribute that should be there and is not; NULL. */
static const char *
find_lack(const LiquibaseWork *work, const Kind *kind)
{
	if (lacks(work, kind->table))
		return kind->table;
	if (lacks(work, kind->column))
		return kind->column;
	for (int i = 0; i < NEEDS; i++)
		if (lacks(work, kind->needs[i]))
			return kind->needs[i];
	return NULL;
}

static SqlOutcome
skip_table(const LiquibaseWork *work, const char *name)
{
	if (!work->conditional)
		sql_notes_add(work->sql.notes, FINDING_WARNING,
		    "liquibase-unknown-table", "", work->change->line, 0,
		    "%s changes \"%s\", which this file does not create; each "
		    "changelog is replayed by itself, so put what belongs "
		    "together in one file, or give a dump of the schema",
		    work->change->name, name);
	return sql_skipped("about a table that this file does not create");
}

/* Finds the table and the column; false, and OUTCOME is set, if there are
 * none. */
static bool
find_subject(LiquibaseWork *work, const Kind *kind, SqlOutcome *outcome)
{
	g_auto(SqlName) name = { NULL, NULL };
	g_autofree char *column = NULL;

	if (kind->table == NULL)
		return true;
	liquibase_work_table(
	    work, work->change, kind->schema, kind->table, &name);
	work->relation = sql_catalog_find(work->sql.catalog, &name);
	if (work->relation == NULL || work->relation->table == NULL) {
		*outcome = skip_table(work, name.name);
		return false;
	}
	if (kind->column == NULL)
		return true;
	column = liquibase_work_name(work, work->change, kind->column);
	work->column = table_find_column(work->relation->table, column);
	if (work->column == NULL)
		*outcome = liquibase_work_unknown(work, "the column", column);
	return work->column != NULL;
}

SqlOutcome
liquibase_change_apply(LiquibaseWork *work)
{
	const Kind *kind = find_kind(work->change->name);
	const char *lack;
	SqlOutcome outcome;

	if (kind == NULL)
		return skip_unknown(work);
	if (kind->apply == NULL)
		return sql_skipped(kind->reason);
	lack = find_lack(work, kind);
	if (lack != NULL)
		return sql_rejected(0, "%s without %s", kind->name, lack);
	if (!find_subject(work, kind, &outcome))
		return outcome;
	return kind->apply(work);
}
