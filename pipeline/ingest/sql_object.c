#include "pipeline/ingest/sql_object.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_column.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_key.h"
#include "pipeline/ingest/sql_type.h"

/* Moves past WORD, wherever it stands first; false if nowhere. */
static bool
find_word(SqlLexer *lx, const char *word)
{
	while (lx->kind != SQL_TOKEN_END) {
		if (sql_lex_accept(lx, word))
			return true;
		sql_lex_next(lx);
	}
	return false;
}

static SqlOutcome
reject_nameless(const SqlLexer *lx, const char *what)
{
	return sql_rejected(sql_lex_offset(lx), "%s without a name", what);
}

/* A view takes the place of the table that stood in for it. */
SqlOutcome
sql_object_view(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *stand_in;

	find_word(&lx, "VIEW");
	sql_lex_accept(&lx, "IF NOT EXISTS");
	if (!sql_lex_qualified(&lx, &name))
		return reject_nameless(&lx, "CREATE VIEW");
	if (sql_work_is_system(work, &name))
		return sql_skipped_system();
	stand_in = sql_catalog_find(work->catalog, &name);
	if (stand_in != NULL && stand_in->kind == SQL_TABLE)
		sql_catalog_drop(work->catalog, stand_in);
	sql_catalog_add(work->catalog, SQL_VIEW, &name, work->statement->line);
	return sql_used();
}

/* OWNED BY [schema.]table.column, or NONE. */
static void
read_owner(SqlLexer *lx, const SqlWork *work, SqlRelation *sequence)
{
	char *parts[] = { NULL, NULL, NULL }; /* schema, table, column */

	do {
		g_free(parts[0]);
		parts[0] = parts[1];
		parts[1] = parts[2];
		parts[2] = sql_lex_name(lx);
	} while (sql_lex_accept_mark(lx, '.'));
	sql_name_clear(&sequence->owner);
	g_clear_pointer(&sequence->owner_column, g_free);
	if (parts[1] != NULL && parts[2] != NULL) {
		sequence->owner.schema =
		    g_strdup(sql_catalog_schema(work->catalog, parts[0]));
		sequence->owner.name = g_steal_pointer(&parts[1]);
		sequence->owner_column = g_steal_pointer(&parts[2]);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		g_free(parts[i]);
}

/* RESTART [WITH] 900: that is the next value, not the last one. */
static void
read_restart(SqlLexer *lx, SqlRelation *sequence)
{
	g_autofree char *text = NULL;
	double next;

	sql_lex_accept(lx, "WITH");
	text = g_strndup(lx->text, lx->length);
	if (number_parse(text, &next))
		sequence->last = next - 1;
}

SqlOutcome
sql_object_sequence(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work), options;
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *sequence;

	find_word(&lx, "SEQUENCE");
	if (!sql_lex_accept(&lx, "IF NOT EXISTS"))
		sql_lex_accept(&lx, "IF EXISTS");
	if (!sql_lex_qualified(&lx, &name))
		return reject_nameless(&lx, "SEQUENCE");
	sequence = sql_catalog_find(work->catalog, &name);
	if (sequence == NULL)
		sequence = sql_catalog_add(
		    work->catalog, SQL_SEQUENCE, &name, work->statement->line);
	if (sequence->kind != SQL_SEQUENCE)
		return sql_used();
	options = lx;
	if (find_word(&options, "OWNED BY"))
		read_owner(&options, work, sequence);
	if (find_word(&lx, "RESTART"))
		read_restart(&lx, sequence);
	return sql_used();
}

static ColumnType
base_type(const SqlWork *work, const char *text)
{
	ColumnType type = column_type_from_text(text);
	SqlName name = { NULL, (char *)text };

	return type != COLUMN_OTHER ? type
				    : sql_catalog_type(work->catalog, &name);
}

/* A type of several columns, which CREATE TABLE … OF takes over. */
static SqlOutcome
read_composite(SqlLexer *lx, const SqlWork *work, const SqlName *name)
{
	SqlRelation *type = sql_catalog_add(
	    work->catalog, SQL_TYPE, name, work->statement->line);

	if (type == NULL)
		return sql_skipped("a type of a name that stands already");
	do {
		if (!sql_column_read(lx, work, type))
			sql_lex_skip_clause(lx);
	} while (sql_lex_accept_mark(lx, ','));
	return sql_used();
}

SqlOutcome
sql_object_type(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };
	g_autofree char *text = NULL;
	bool domain;

	sql_lex_next(&lx);
	domain = sql_lex_at(&lx, "DOMAIN");
	sql_lex_next(&lx);
	if (!sql_lex_qualified(&lx, &name))
		return reject_nameless(&lx, "CREATE TYPE");
	sql_lex_accept(&lx, "AS");
	if (!domain && sql_lex_accept_mark(&lx, '('))
		return read_composite(&lx, work, &name);
	if (!domain && !sql_lex_at(&lx, "ENUM"))
		return sql_skipped("not about tables: CREATE TYPE");
	text = sql_type_read(&lx);
	sql_catalog_add_type(
	    work->catalog, &name, domain ? base_type(work, text) : COLUMN_ENUM);
	return sql_used();
}

static void
drop_index(const SqlWork *work, const SqlName *name)
{
	const SqlRelation *relation =
	    sql_catalog_find_index(work->catalog, name);

	if (relation != NULL && !relation->dropped)
		table_remove_constraint(relation->table, name->name);
}

/* MySQL and SQL Server: DROP INDEX name ON table. */
static bool
drop_index_on(SqlLexer *lx, const SqlWork *work, const SqlName *index)
{
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *relation;

	if (!sql_lex_accept(lx, "ON") || !sql_lex_qualified(lx, &name))
		return false;
	relation = sql_catalog_find_table(work->catalog, &name);
	if (relation != NULL)
		table_remove_constraint(relation->table, index->name);
	return true;
}

/* CASCADE takes foreign keys along; MySQL allows the word and does nothing. */
static bool
cascades(SqlLexer lx)
{
	return lx.dialect != SQL_MYSQL && find_word(&lx, "CASCADE");
}

static void
drop_one(SqlLexer *lx, const SqlWork *work, bool index, bool cascade)
{
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *relation;

	if (!sql_lex_qualified(lx, &name))
		return;
	if (index) {
		if (!drop_index_on(lx, work, &name))
			drop_index(work, &name);
		return;
	}
	relation = sql_catalog_find(work->catalog, &name);
	if (relation == NULL)
		return;
	if (cascade)
		sql_catalog_drop_cascade(work->catalog, relation);
	else
		sql_catalog_drop(work->catalog, relation);
}

SqlOutcome
sql_object_drop(const SqlWork *work)
{
	static const char *const kinds[] = { "TABLE", "VIEW", "SEQUENCE",
		"INDEX", NULL };
	SqlLexer lx = sql_work_lexer(work);
	bool cascade = cascades(lx);
	bool index;

	while (lx.kind != SQL_TOKEN_END && !sql_lex_at_any(&lx, kinds))
		sql_lex_next(&lx);
	index = sql_lex_at(&lx, "INDEX");
	sql_lex_next(&lx);
	sql_lex_accept(&lx, "CONCURRENTLY");
	sql_lex_accept(&lx, "IF EXISTS");
	do {
		drop_one(&lx, work, index, cascade);
	} while (sql_lex_accept_mark(&lx, ','));
	return sql_used();
}

static void
rename_index(const SqlRelation *relation, const char *from, const char *to)
{
	const GPtrArray *indexes = relation->table->indexes;

	for (guint i = 0; i < indexes->len; i++) {
		Index *index = indexes->pdata[i];

		if (g_strcmp0(index->name, from) != 0)
			continue;
		g_free(index->name);
		index->name = g_strdup(to);
	}
}

SqlOutcome
sql_object_alter_index(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };
	g_autofree char *to = NULL;
	const SqlRelation *relation;

	find_word(&lx, "INDEX");
	sql_lex_accept(&lx, "IF EXISTS");
	if (!sql_lex_qualified(&lx, &name))
		return reject_nameless(&lx, "ALTER INDEX");
	if (!sql_lex_accept(&lx, "RENAME TO"))
		return sql_used();
	to = sql_lex_name(&lx);
	relation = sql_catalog_find_index(work->catalog, &name);
	if (relation != NULL && to != NULL)
		rename_index(relation, name.name, to);
	return sql_used();
}

SqlOutcome
sql_object_rename(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);

	if (!find_word(&lx, "TABLE"))
		return sql_skipped("not about tables: RENAME");
	do {
		g_auto(SqlName) from = { NULL, NULL };
		g_auto(SqlName) to = { NULL, NULL };
		SqlRelation *relation;

		if (!sql_lex_qualified(&lx, &from) ||
		    !sql_lex_accept(&lx, "TO") || !sql_lex_qualified(&lx, &to))
			return reject_nameless(&lx, "RENAME TABLE");
		relation = sql_catalog_find_table(work->catalog, &from);
		if (relation != NULL)
			sql_catalog_rename(
			    work->catalog, relation, to.schema, to.name);
	} while (sql_lex_accept_mark(&lx, ','));
	return sql_used();
}

SqlOutcome
sql_object_use(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_autofree char *schema = NULL;

	sql_lex_next(&lx);
	schema = sql_lex_name(&lx);
	if (schema == NULL)
		return reject_nameless(&lx, "USE");
	if (lx.dialect != SQL_OTHER)
		sql_catalog_use(work->catalog, schema);
	return sql_used();
}

/* SET search_path = a, pg_catalog; pg_catalog and '' mean the default. */
SqlOutcome
sql_object_set(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_autofree char *schema = NULL;

	sql_lex_next(&lx);
	sql_lex_accept(&lx, "LOCAL");
	sql_lex_accept(&lx, "SESSION");
	if (!sql_lex_accept(&lx, "search_path"))
		return sql_skipped("not about tables: SET");
	if (!sql_lex_accept(&lx, "TO"))
		sql_lex_accept_mark(&lx, '=');
	schema = lx.kind == SQL_TOKEN_STRING ? sql_lex_string(&lx)
					     : sql_lex_name(&lx);
	if (g_strcmp0(schema, "pg_catalog") == 0 ||
	    g_strcmp0(schema, "$user") == 0)
		g_clear_pointer(&schema, g_free);
	sql_catalog_use(work->catalog, schema);
	return sql_used();
}

SqlOutcome
sql_object_pragma(const SqlWork *work)
{
	sql_catalog_take_for_sqlite(work->catalog);
	return sql_skipped("not about tables: PRAGMA");
}

SqlOutcome
sql_object_foreign(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);

	sql_lex_next(&lx);
	return sql_skipped(
	    sql_lex_accept(&lx, "FOREIGN TABLE")
		? "a foreign table: its rows are in another database"
		: "not about tables: CREATE FOREIGN");
}
