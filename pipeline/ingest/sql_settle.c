#include "pipeline/ingest/sql_settle.h"

#include <math.h>
#include <string.h>

static SqlRelation *
relation_at(const SqlCatalog *catalog, guint i)
{
	return sql_catalog_relations(catalog)->pdata[i];
}

static bool
is_live_table(const SqlRelation *relation)
{
	return relation->kind == SQL_TABLE && !relation->dropped;
}

/* A type that the script made itself; arrays of it are something else. */
static void
settle_type(const SqlCatalog *catalog, Column *column)
{
	const char *text = column->type_text;
	g_auto(SqlName) name = { NULL, NULL };
	SqlLexer lx;

	if (column->type != COLUMN_OTHER || strchr(text, '[') != NULL)
		return;
	sql_lex_init(&lx, text, strlen(text), 0, sql_catalog_dialect(catalog));
	if (sql_lex_qualified(&lx, &name))
		column->type = sql_catalog_type(catalog, &name);
}

/* Every integer of SQLite's has 64 bits and a sign, whatever it is called. */
static void
settle_integer(const SqlCatalog *catalog, Column *column)
{
	if (!sql_catalog_is_sqlite(catalog))
		return;
	column->is_unsigned = false;
	if (column->type == COLUMN_INT2 || column->type == COLUMN_INT4)
		column->type = COLUMN_INT8;
}

/* The sequence that a default's nextval('…') names; NULL if none. */
static SqlRelation *
default_sequence(SqlCatalog *catalog, const Column *column)
{
	const char *text = column->default_text;
	g_autofree char *name = NULL;
	SqlLexer lx;

	if (text == NULL || strstr(text, "nextval") == NULL)
		return NULL;
	sql_lex_init(&lx, text, strlen(text), 0, sql_catalog_dialect(catalog));
	while (lx.kind != SQL_TOKEN_END && lx.kind != SQL_TOKEN_STRING)
		sql_lex_next(&lx);
	name = sql_lex_string(&lx);
	return name != NULL ? sql_catalog_sequence(catalog, name, 0) : NULL;
}

/* serial and identity columns take their sequence's name from their own. */
static SqlRelation *
usual_sequence(const SqlCatalog *catalog, const SqlRelation *relation,
    const Column *column)
{
	g_autofree char *text =
	    g_strdup_printf("%s_%s_seq", relation->name, column->name);
	SqlName name = { relation->schema, text };
	SqlRelation *sequence = sql_catalog_find(catalog, &name);

	return sequence != NULL && sequence->kind == SQL_SEQUENCE ? sequence
								  : NULL;
}

static void
settle_sequence(
    SqlCatalog *catalog, const SqlRelation *relation, Column *column)
{
	SqlRelation *sequence = default_sequence(catalog, column);

	if (sequence != NULL)
		column->auto_increment = true;
	else if (column->auto_increment)
		sequence = usual_sequence(catalog, relation, column);
	if (sequence == NULL || sequence->owner.name != NULL)
		return;
	sequence->owner.schema = g_strdup(relation->schema);
	sequence->owner.name = g_strdup(relation->name);
	sequence->owner_column = g_strdup(column->name);
}

static bool
is_in_key(const Table *table, const char *column)
{
	const Index *key = table_primary_key(table);

	if (key == NULL)
		return true;
	for (guint i = 0; i < key->columns->len; i++)
		if (g_strcmp0(key->columns->pdata[i], column) == 0)
			return true;
	return false;
}

/* Where a sequence stands is how far its table's ids have come. */
static void
settle_last_id(const SqlCatalog *catalog, const SqlRelation *sequence)
{
	SqlRelation *owner;

	if (sequence->kind != SQL_SEQUENCE || isnan(sequence->last) ||
	    sequence->owner.name == NULL)
		return;
	owner = sql_catalog_find_table(catalog, &sequence->owner);
	if (owner != NULL && is_in_key(owner->table, sequence->owner_column))
		owner->table->id_max =
		    fmax(owner->table->id_max, sequence->last);
}

static void
settle_keys(Table *table)
{
	const Index *key = table_primary_key(table);

	for (guint i = 0; key != NULL && i < key->columns->len; i++) {
		const char *name = key->columns->pdata[i];
		Column *column =
		    name != NULL ? table_find_column(table, name) : NULL;

		if (column != NULL)
			column->not_null = true;
	}
}

static bool
leads_an_index(const Table *table, const GPtrArray *columns)
{
	for (guint i = 0; i < table->indexes->len; i++) {
		const Index *index = table->indexes->pdata[i];
		guint n = 0;

		while (n < columns->len && n < index->columns->len &&
		       index->columns->pdata[n] != NULL &&
		       g_ascii_strcasecmp(
			   index->columns->pdata[n], columns->pdata[n]) == 0)
			n++;
		if (n == columns->len)
			return true;
	}
	return false;
}

/* InnoDB makes an index for every foreign key that has none. */
static void
settle_key_indexes(Table *table)
{
	for (guint i = 0; i < table->foreign_keys->len; i++) {
		const ForeignKey *key = table->foreign_keys->pdata[i];
		Index *index;

		if (leads_an_index(table, key->columns))
			continue;
		index = table_add_index(table, key->name, false);
		for (guint n = 0; n < key->columns->len; n++)
			index_add_column(index, key->columns->pdata[n]);
	}
}

/*
 * Before PostgreSQL 10 a table was partitioned by heirs that add no columns
 * and have a CHECK on what they hold.
 */
static bool
is_partition_by_heritage(const SqlRelation *relation)
{
	return relation->inherits && relation->checks > 0 &&
	       relation->table->columns->len ==
		   relation->parent->table->columns->len;
}

static void
settle_parent(SqlRelation *relation, SqlNotes *notes)
{
	const SqlRelation *parent = relation->parent;
	Table *table = relation->table;

	if (parent == NULL)
		return;
	if (relation->inherits) {
		if (!is_partition_by_heritage(relation))
			return;
		sql_notes_add(notes, FINDING_NOTE, "sql-heritage", parent->name,
		    table->line, 0,
		    "\"%s\" inherits from \"%s\", adds no columns and has a "
		    "CHECK: it is read as a partition",
		    relation->name, parent->name);
	}
	table->kind = TABLE_PARTITION;
	g_free(table->parent_schema);
	g_free(table->parent);
	table->parent_schema = g_strdup(parent->schema);
	table->parent = g_strdup(parent->name);
	parent->table->partitioned = true;
}

static void
settle_table(SqlCatalog *catalog, SqlNotes *notes, SqlRelation *relation)
{
	Table *table = relation->table;

	sql_catalog_use(catalog, relation->schema);
	for (guint i = 0; i < table->columns->len; i++) {
		settle_type(catalog, table->columns->pdata[i]);
		settle_integer(catalog, table->columns->pdata[i]);
		settle_sequence(catalog, relation, table->columns->pdata[i]);
	}
	settle_keys(table);
	settle_parent(relation, notes);
	if (sql_catalog_dialect(catalog) == SQL_MYSQL)
		settle_key_indexes(table);
}

static void
count_relation(InputCounts *counts, const SqlRelation *relation)
{
	const Table *table = relation->table;

	if (relation->dropped || table == NULL || relation->kind == SQL_TYPE)
		return;
	counts->indexes += table->indexes->len;
	if (relation->kind == SQL_VIEW) {
		counts->views++;
		return;
	}
	counts->tables++;
	counts->partitions += table->kind == TABLE_PARTITION;
	counts->columns += table->columns->len;
	counts->primary_keys += table_primary_key(table) != NULL;
	counts->foreign_keys += table->foreign_keys->len;
}

/* Those made later were only dropped before, as pg_dump --clean does. */
static void
note_missing(const SqlCatalog *catalog, SqlNotes *notes)
{
	const GPtrArray *missing = sql_catalog_missing(catalog);

	for (guint i = 0; i < missing->len; i++) {
		const SqlMissing *m = missing->pdata[i];

		if (sql_catalog_find(catalog, &m->name) == NULL)
			sql_notes_add(notes, FINDING_WARNING,
			    "sql-unknown-table", "", m->line, m->column,
			    "\"%s\" is changed here but not created in this "
			    "file; add what creates it to the same file",
			    m->name.name);
	}
}

static void
free_table(gpointer table)
{
	table_free(table);
}

GPtrArray *
sql_settle(SqlCatalog *catalog, SqlNotes *notes, InputCounts *counts)
{
	GPtrArray *tables = g_ptr_array_new_with_free_func(free_table);
	guint count = sql_catalog_relations(catalog)->len;

	for (guint i = 0; i < count; i++)
		if (is_live_table(relation_at(catalog, i)))
			settle_table(catalog, notes, relation_at(catalog, i));
	sql_catalog_use(catalog, NULL);
	for (guint i = 0; i < count; i++)
		settle_last_id(catalog, relation_at(catalog, i));
	for (guint i = 0; i < count; i++) {
		SqlRelation *relation = relation_at(catalog, i);

		count_relation(counts, relation);
		if (is_live_table(relation))
			g_ptr_array_add(
			    tables, g_steal_pointer(&relation->table));
	}
	note_missing(catalog, notes);
	return tables;
}
