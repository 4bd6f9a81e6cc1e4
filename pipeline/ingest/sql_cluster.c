#include "pipeline/ingest/sql_cluster.h"
#include "pipeline/ingest/sql_settle.h"

#include <math.h>
#include <string.h>

struct SqlCluster {
	SqlDialect dialect;
	SqlNotes *notes;
	InputCounts *counts;
	SqlCatalog *catalog;
	char *database; /* as last connected to; NULL */
	GPtrArray *tables; /* of Table *, of the databases before it */
};

static void
free_table(gpointer table)
{
	table_free(table);
}

SqlCluster *
sql_cluster_new(SqlDialect dialect, SqlNotes *notes, InputCounts *counts)
{
	SqlCluster *cluster = g_new0(SqlCluster, 1);

	cluster->dialect = dialect;
	cluster->notes = notes;
	cluster->counts = counts;
	cluster->catalog = sql_catalog_new(dialect);
	cluster->tables = g_ptr_array_new_with_free_func(free_table);
	return cluster;
}

void
sql_cluster_free(SqlCluster *cluster)
{
	if (cluster == NULL)
		return;
	sql_catalog_free(cluster->catalog);
	g_ptr_array_unref(cluster->tables);
	g_free(cluster->database);
	g_free(cluster);
}

SqlCatalog *
sql_cluster_catalog(SqlCluster *cluster)
{
	return cluster->catalog;
}

static void
prefix(char **schema, const char *database)
{
	char *whole = *schema != NULL
			  ? g_strconcat(database, ".", *schema, NULL)
			  : g_strdup(database);

	g_free(*schema);
	*schema = whole;
}

static void
label(Table *table, const char *database)
{
	prefix(&table->schema, database);
	if (table->parent != NULL)
		prefix(&table->parent_schema, database);
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		ForeignKey *key = table->foreign_keys->pdata[i];

		prefix(&key->ref_schema, database);
	}
}

/* Takes the tables of the current database. */
static void
gather(SqlCluster *cluster)
{
	GPtrArray *fresh =
	    sql_settle(cluster->catalog, cluster->notes, cluster->counts);
	bool first = cluster->tables->len == 0;

	for (guint i = 0; i < fresh->len && !first; i++)
		label(fresh->pdata[i], cluster->database);
	g_ptr_array_extend_and_steal(cluster->tables, fresh);
}

/* Odd names come as "dbname='a b'". */
static char *
unquoted(const char *word)
{
	static const char option[] = "\"dbname='";

	word += g_str_has_prefix(word, option) ? strlen(option)
					       : strspn(word, "\"'");
	return g_strndup(word, strcspn(word, "\"'"));
}

/* NAME of "\connect [-option] NAME …"; NULL if ST is something else. */
static char *
connected_to(const SqlStatement *st)
{
	g_auto(GStrv) words = NULL;

	words = g_strsplit_set(st->text, " \t\r", -1);
	if (strcmp(words[0], "\\connect") != 0 && strcmp(words[0], "\\c") != 0)
		return NULL;
	for (size_t i = 1; words[i] != NULL; i++)
		if (*words[i] != '\0' && *words[i] != '-')
			return unquoted(words[i]);
	return NULL;
}

/* SQL Server's USE goes to another database, MySQL's to another schema. */
static char *
used_by(const SqlCluster *cluster, const SqlStatement *st)
{
	SqlLexer lx;

	if (cluster->dialect != SQL_OTHER)
		return NULL;
	sql_lex_init(&lx, st->text, st->length, 0, cluster->dialect);
	return sql_lex_accept(&lx, "USE") ? sql_lex_name(&lx) : NULL;
}

void
sql_cluster_heed(SqlCluster *cluster, const SqlStatement *statement)
{
	g_autofree char *name = statement->meta ? connected_to(statement)
						: used_by(cluster, statement);

	if (name == NULL || g_strcmp0(name, cluster->database) == 0)
		return;
	gather(cluster);
	sql_catalog_free(cluster->catalog);
	cluster->catalog = sql_catalog_new(cluster->dialect);
	g_free(cluster->database);
	cluster->database = g_steal_pointer(&name);
}

static void
note_rows(const GPtrArray *tables, SqlNotes *notes)
{
	long counted = 0;

	for (guint i = 0; i < tables->len; i++)
		counted += !isnan(((const Table *)tables->pdata[i])->rows);
	if (counted > 0)
		sql_notes_add(notes, FINDING_NOTE, "sql-rows", "", 0, 0,
		    "the rows of %ld %s were counted in the data of this file "
		    "(COPY lines, INSERT tuples)",
		    counted, counted == 1 ? "table" : "tables");
}

GPtrArray *
sql_cluster_finish(SqlCluster *cluster)
{
	GPtrArray *tables;

	gather(cluster);
	tables = cluster->tables;
	cluster->tables = g_ptr_array_new_with_free_func(free_table);
	note_rows(tables, cluster->notes);
	return tables;
}
