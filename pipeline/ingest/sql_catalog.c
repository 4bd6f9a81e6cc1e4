#include "pipeline/ingest/sql_catalog.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_reference.h"

#include <math.h>
#include <string.h>

struct SqlCatalog {
	SqlDialect dialect;
	bool sqlite;
	char *schema; /* that unqualified names mean; NULL */
	GPtrArray *relations; /* of SqlRelation *, as made */
	GHashTable *names; /* "schema.name" to SqlRelation * */
	GHashTable *folded; /* the same in lower case */
	GHashTable *types; /* "schema.name" to ColumnType */
	GHashTable *indexes; /* "schema.index" to SqlRelation * */
	GPtrArray *missing; /* of SqlMissing * */
	SqlReferences *references; /* from relations */
};

static void
free_relation(gpointer data)
{
	SqlRelation *relation = data;

	g_free(relation->schema);
	g_free(relation->name);
	table_free(relation->table);
	g_ptr_array_unref(relation->children);
	sql_name_clear(&relation->owner);
	g_free(relation->owner_column);
	g_free(relation);
}

static void
free_missing(gpointer data)
{
	SqlMissing *missing = data;

	sql_name_clear(&missing->name);
	g_free(missing);
}

static GHashTable *
new_names(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

SqlCatalog *
sql_catalog_new(SqlDialect dialect)
{
	SqlCatalog *catalog = g_new0(SqlCatalog, 1);

	catalog->dialect = dialect;
	catalog->relations = g_ptr_array_new_with_free_func(free_relation);
	catalog->names = new_names();
	catalog->folded = new_names();
	catalog->types = new_names();
	catalog->indexes = new_names();
	catalog->missing = g_ptr_array_new_with_free_func(free_missing);
	catalog->references = sql_references_new();
	return catalog;
}

void
sql_catalog_free(SqlCatalog *catalog)
{
	if (catalog == NULL)
		return;
	g_hash_table_destroy(catalog->names);
	g_hash_table_destroy(catalog->folded);
	g_hash_table_destroy(catalog->types);
	g_hash_table_destroy(catalog->indexes);
	sql_references_free(catalog->references);
	g_ptr_array_unref(catalog->missing);
	g_ptr_array_unref(catalog->relations);
	g_free(catalog->schema);
	g_free(catalog);
}

SqlDialect
sql_catalog_dialect(const SqlCatalog *catalog)
{
	return catalog->dialect;
}

void
sql_catalog_take_for_sqlite(SqlCatalog *catalog)
{
	catalog->sqlite = catalog->dialect == SQL_OTHER;
}

bool
sql_catalog_is_sqlite(const SqlCatalog *catalog)
{
	return catalog->sqlite;
}

void
sql_catalog_use(SqlCatalog *catalog, const char *schema)
{
	g_free(catalog->schema);
	catalog->schema = g_strdup(schema);
}

const char *
sql_catalog_schema(const SqlCatalog *catalog, const char *schema)
{
	if (schema == NULL)
		schema = catalog->schema;
	if (schema == NULL || *schema == '\0' ||
	    g_ascii_strcasecmp(schema, "public") == 0 ||
	    g_ascii_strcasecmp(schema, "dbo") == 0)
		return NULL;
	return schema;
}

static char *
key_of(const SqlCatalog *catalog, const char *schema, const char *name)
{
	schema = sql_catalog_schema(catalog, schema);
	return g_strconcat(schema != NULL ? schema : "", ".", name, NULL);
}

static void
enter(SqlCatalog *catalog, SqlRelation *relation)
{
	char *key = key_of(
	    catalog, relation->schema ? relation->schema : "", relation->name);

	g_hash_table_insert(
	    catalog->folded, g_ascii_strdown(key, -1), relation);
	g_hash_table_insert(catalog->names, key, relation);
}

static void
leave(SqlCatalog *catalog, const SqlRelation *relation)
{
	g_autofree char *key = key_of(
	    catalog, relation->schema ? relation->schema : "", relation->name);
	g_autofree char *folded = g_ascii_strdown(key, -1);

	g_hash_table_remove(catalog->names, key);
	if (g_hash_table_lookup(catalog->folded, folded) == relation)
		g_hash_table_remove(catalog->folded, folded);
}

SqlRelation *
sql_catalog_find(const SqlCatalog *catalog, const SqlName *name)
{
	g_autofree char *key = key_of(catalog, name->schema, name->name);
	g_autofree char *folded = NULL;
	SqlRelation *relation = g_hash_table_lookup(catalog->names, key);

	if (relation != NULL || catalog->dialect == SQL_POSTGRES)
		return relation;
	folded = g_ascii_strdown(key, -1);
	return g_hash_table_lookup(catalog->folded, folded);
}

SqlRelation *
sql_catalog_find_table(const SqlCatalog *catalog, const SqlName *name)
{
	SqlRelation *relation = sql_catalog_find(catalog, name);

	return relation != NULL && relation->kind == SQL_TABLE ? relation
							       : NULL;
}

SqlRelation *
sql_catalog_add(
    SqlCatalog *catalog, SqlRelationKind kind, const SqlName *name, long line)
{
	g_autofree char *key = key_of(catalog, name->schema, name->name);
	SqlRelation *relation;

	if (g_hash_table_contains(catalog->names, key))
		return NULL;
	relation = g_new0(SqlRelation, 1);
	relation->kind = kind;
	relation->schema = g_strdup(sql_catalog_schema(catalog, name->schema));
	relation->name = g_strdup(name->name);
	relation->children = g_ptr_array_new();
	relation->last = NAN;
	if (kind != SQL_SEQUENCE) {
		relation->table = table_new(relation->schema, relation->name);
		relation->table->line = line;
	}
	g_ptr_array_add(catalog->relations, relation);
	enter(catalog, relation);
	return relation;
}

SqlRelation *
sql_catalog_sequence(SqlCatalog *catalog, const char *text, long line)
{
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *relation;
	SqlLexer lx;

	sql_lex_init(&lx, text, strlen(text), 0, catalog->dialect);
	if (!sql_lex_qualified(&lx, &name))
		return NULL;
	relation = sql_catalog_find(catalog, &name);
	if (relation == NULL)
		relation = sql_catalog_add(catalog, SQL_SEQUENCE, &name, line);
	return relation->kind == SQL_SEQUENCE ? relation : NULL;
}

void
sql_catalog_drop(SqlCatalog *catalog, SqlRelation *relation)
{
	if (relation->dropped)
		return;
	leave(catalog, relation);
	relation->dropped = true;
	for (guint i = 0; i < relation->children->len; i++)
		sql_catalog_drop(catalog, relation->children->pdata[i]);
}

static void
rename_text(char **text, const char *to)
{
	g_free(*text);
	*text = g_strdup(to);
}

static SqlTarget
target_of(const SqlRelation *relation)
{
	return (SqlTarget){ relation->schema, relation->name };
}

bool
sql_catalog_rename(SqlCatalog *catalog, SqlRelation *relation,
    const char *schema, const char *name)
{
	g_autofree char *to_schema =
	    g_strdup(schema != NULL ? sql_catalog_schema(catalog, schema)
				    : relation->schema);
	g_autofree char *to_name =
	    g_strdup(name != NULL ? name : relation->name);
	SqlName to = { to_schema != NULL ? to_schema : (char *)"", to_name };

	if (sql_catalog_find(catalog, &to) != NULL)
		return false;
	leave(catalog, relation);
	sql_references_rename(catalog->references, target_of(relation),
	    (SqlTarget){ to_schema, to_name });
	rename_text(&relation->schema, to_schema);
	rename_text(&relation->name, to_name);
	if (relation->table != NULL) {
		rename_text(&relation->table->schema, to_schema);
		rename_text(&relation->table->name, to_name);
	}
	enter(catalog, relation);
	return true;
}

void
sql_catalog_rename_column(SqlCatalog *catalog, SqlRelation *relation,
    const char *from, const char *to)
{
	sql_references_rename_column(
	    catalog->references, target_of(relation), from, to);
	sql_family_rename_column(relation, from, to);
}

void
sql_catalog_drop_cascade(SqlCatalog *catalog, SqlRelation *relation)
{
	sql_references_drop(catalog->references, target_of(relation));
	sql_catalog_drop(catalog, relation);
}

void
sql_catalog_refer(
    SqlCatalog *catalog, const SqlRelation *relation, const ForeignKey *key)
{
	sql_references_add(catalog->references,
	    (SqlTarget){ key->ref_schema, key->ref_table }, &relation->table);
}

void
sql_catalog_add_type(SqlCatalog *catalog, const SqlName *name, ColumnType type)
{
	g_hash_table_insert(catalog->types,
	    key_of(catalog, name->schema, name->name), GINT_TO_POINTER(type));
}

ColumnType
sql_catalog_type(const SqlCatalog *catalog, const SqlName *name)
{
	g_autofree char *key = key_of(catalog, name->schema, name->name);

	return GPOINTER_TO_INT(g_hash_table_lookup(catalog->types, key));
}

Index *
sql_catalog_add_index(SqlCatalog *catalog, SqlRelation *relation,
    const char *name, const GPtrArray *columns, int flags)
{
	Table *table = relation->table;
	bool primary = (flags & SQL_INDEX_PRIMARY) != 0;
	Index *index;

	if (primary && table_primary_key(table) != NULL)
		return NULL;
	index = table_add_index(
	    table, name, primary || (flags & SQL_INDEX_UNIQUE) != 0);
	index->primary = primary;
	index->partial = (flags & SQL_INDEX_PARTIAL) != 0;
	for (guint i = 0; i < columns->len; i++)
		index_add_column(index, columns->pdata[i]);
	if (name != NULL)
		g_hash_table_insert(catalog->indexes,
		    key_of(catalog, relation->schema ? relation->schema : "",
			name),
		    relation);
	if ((flags & SQL_INDEX_ONLY) == 0)
		sql_family_spread_index(relation, index);
	return index;
}

SqlRelation *
sql_catalog_find_index(const SqlCatalog *catalog, const SqlName *name)
{
	g_autofree char *key = key_of(catalog, name->schema, name->name);

	return g_hash_table_lookup(catalog->indexes, key);
}

void
sql_catalog_miss(
    SqlCatalog *catalog, const SqlName *name, long line, long column)
{
	const char *schema = sql_catalog_schema(catalog, name->schema);
	SqlMissing *missing = g_new0(SqlMissing, 1);

	missing->name.schema = g_strdup(schema != NULL ? schema : "");
	missing->name.name = g_strdup(name->name);
	missing->line = line;
	missing->column = column;
	g_ptr_array_add(catalog->missing, missing);
}

const GPtrArray *
sql_catalog_missing(const SqlCatalog *catalog)
{
	return catalog->missing;
}

const GPtrArray *
sql_catalog_relations(const SqlCatalog *catalog)
{
	return catalog->relations;
}
