#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_column.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_key.h"

/* mysqldump makes stand-ins for views under this version. */
enum { VIEW_STAND_IN = 50001 };

SqlRelation *
sql_ddl_add_table(const SqlWork *work, const SqlName *name, bool if_not_exists,
    SqlOutcome *outcome)
{
	const SqlStatement *st = work->statement;
	SqlRelation *relation;

	if (sql_work_is_system(work, name)) {
		*outcome = sql_skipped_system();
		return NULL;
	}
	relation = sql_catalog_add(work->catalog, SQL_TABLE, name, st->line);
	if (relation != NULL)
		return relation;
	*outcome = sql_skipped("a table of that name stands already");
	if (!if_not_exists)
		sql_notes_add(work->notes, FINDING_WARNING, "sql-table-twice",
		    name->name, st->line, st->column,
		    "\"%s\" is created a second time; the first is kept",
		    name->name);
	return NULL;
}

void
sql_ddl_make_partition(
    const SqlWork *work, SqlRelation *relation, const SqlName *parent)
{
	SqlRelation *above = sql_catalog_find_table(work->catalog, parent);

	if (above != NULL) {
		sql_family_copy_columns(relation, above);
		if (sql_family_join(relation, above, false))
			return;
	}
	relation->table->kind = TABLE_PARTITION;
	g_free(relation->table->parent_schema);
	g_free(relation->table->parent);
	relation->table->parent_schema =
	    g_strdup(sql_catalog_schema(work->catalog, parent->schema));
	relation->table->parent = g_strdup(parent->name);
}

char *
sql_ddl_partition_key(SqlLexer *lx)
{
	size_t from = sql_lex_offset(lx);

	while (lx->kind != SQL_TOKEN_END && !sql_lex_at_mark(lx, '('))
		sql_lex_next(lx);
	sql_lex_skip(lx);
	return sql_lex_slice(lx, from, sql_lex_offset(lx));
}

/* LIKE t: columns; with INCLUDING ALL or INDEXES, and always in MySQL,
 * indexes too. */
static bool
read_like(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	g_auto(SqlName) name = { NULL, NULL };
	const SqlRelation *source;
	bool indexes = lx->dialect == SQL_MYSQL;

	if (!sql_lex_accept(lx, "LIKE") || !sql_lex_qualified(lx, &name))
		return false;
	while (lx->kind == SQL_TOKEN_WORD) {
		if (sql_lex_accept(lx, "INCLUDING ALL") ||
		    sql_lex_accept(lx, "INCLUDING INDEXES"))
			indexes = true;
		else
			sql_lex_next(lx);
	}
	source = sql_catalog_find(work->catalog, &name);
	if (source == NULL || source->table == NULL)
		return true;
	sql_family_copy_columns(relation, source);
	if (indexes)
		sql_family_copy_indexes(relation, source);
	return true;
}

static void
read_element(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	size_t from = sql_lex_offset(lx);

	if (read_like(lx, work, relation) || sql_key_read(lx, work, relation) ||
	    sql_column_read(lx, work, relation))
		return;
	sql_lex_skip_clause(lx);
	sql_key_note_unknown(lx, work, from);
}

/* False if the list of elements does not end. */
static bool
read_elements(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	do {
		if (!sql_lex_at_mark(lx, ')'))
			read_element(lx, work, relation);
	} while (sql_lex_accept_mark(lx, ','));
	return sql_lex_accept_mark(lx, ')');
}

static void
read_inherits(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	if (!sql_lex_accept_mark(lx, '('))
		return;
	do {
		g_auto(SqlName) name = { NULL, NULL };
		SqlRelation *parent;

		if (!sql_lex_qualified(lx, &name))
			break;
		parent = sql_catalog_find_table(work->catalog, &name);
		if (parent == NULL)
			continue;
		sql_family_copy_columns(relation, parent);
		sql_family_join(relation, parent, true);
	} while (sql_lex_accept_mark(lx, ','));
}

void
sql_ddl_next_id(SqlLexer *lx, SqlRelation *relation)
{
	g_autofree char *text = NULL;
	double next;

	sql_lex_accept_mark(lx, '=');
	text = g_strndup(lx->text, lx->length);
	if (number_parse(text, &next) && next >= 1)
		relation->table->id_max = next - 1;
	sql_lex_next(lx);
}

static void
read_option(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	if (sql_lex_accept(lx, "WITHOUT ROWID")) {
		sql_catalog_take_for_sqlite(work->catalog);
	} else if (sql_lex_accept(lx, "PARTITION BY")) {
		relation->table->partitioned = true;
		g_free(relation->table->partition_key);
		relation->table->partition_key = sql_ddl_partition_key(lx);
	} else if (sql_lex_accept(lx, "INHERITS")) {
		read_inherits(lx, work, relation);
	} else if (sql_lex_accept(lx, "AUTO_INCREMENT")) {
		sql_ddl_next_id(lx, relation);
	} else {
		sql_lex_skip(lx);
	}
}

/* What follows the list: options, or the query that fills the table. */
static void
read_tail(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	while (lx->kind != SQL_TOKEN_END) {
		if (sql_lex_at(lx, "AS") || sql_lex_at(lx, "SELECT")) {
			sql_notes_add(work->notes, FINDING_WARNING,
			    "sql-create-as", relation->name,
			    work->statement->line, work->statement->column,
			    "\"%s\" is made from a query, so its columns are "
			    "not known; give a dump of the schema",
			    relation->name);
			return;
		}
		read_option(lx, work, relation);
	}
}

/* What CREATE TABLE says before the name. */
typedef struct Head {
	bool temporary, virtual, replace, if_not_exists;
} Head;

/* CREATE [OR REPLACE] [GLOBAL] [TEMPORARY|VIRTUAL|EXTERNAL] TABLE [IF NOT EXISTS] */
static bool
read_head(SqlLexer *lx, Head *head)
{
	while (lx->kind != SQL_TOKEN_END && !sql_lex_at(lx, "TABLE")) {
		if (sql_lex_at(lx, "TEMPORARY") || sql_lex_at(lx, "TEMP"))
			head->temporary = true;
		else if (sql_lex_at(lx, "VIRTUAL") ||
			 sql_lex_at(lx, "EXTERNAL"))
			head->virtual = true;
		else if (sql_lex_at(lx, "REPLACE"))
			head->replace = true;
		sql_lex_next(lx);
	}
	if (!sql_lex_accept(lx, "TABLE"))
		return false;
	head->if_not_exists = sql_lex_accept(lx, "IF NOT EXISTS");
	return true;
}

static void
drop_replaced(const SqlWork *work, const SqlName *name)
{
	SqlRelation *relation = sql_catalog_find_table(work->catalog, name);

	if (relation != NULL)
		sql_catalog_drop(work->catalog, relation);
}

static SqlOutcome
read_body(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	g_auto(SqlName) parent = { NULL, NULL };

	if (lx->kind == SQL_TOKEN_END) {
		sql_catalog_drop(work->catalog, relation);
		return sql_rejected(sql_lex_offset(lx),
		    "nothing is said of table \"%s\"", relation->name);
	}
	if (sql_lex_accept(lx, "PARTITION OF") &&
	    sql_lex_qualified(lx, &parent))
		sql_ddl_make_partition(work, relation, &parent);
	else
		read_like(lx, work, relation);
	if (sql_lex_accept_mark(lx, '(') &&
	    !read_elements(lx, work, relation)) {
		sql_catalog_drop(work->catalog, relation);
		return sql_rejected(sql_lex_offset(lx),
		    "the list of columns of \"%s\" is not closed",
		    relation->name);
	}
	read_tail(lx, work, relation);
	return sql_used();
}

SqlOutcome
sql_ddl_create_table(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	Head head = { false, false, false, false };
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *relation;
	SqlOutcome outcome;

	if (!read_head(&lx, &head) || !sql_lex_qualified(&lx, &name))
		return sql_rejected(
		    sql_lex_offset(&lx), "CREATE TABLE without a name");
	if (head.temporary || *name.name == '#')
		return sql_skipped("a temporary table");
	if (head.virtual)
		return sql_skipped(
		    "a virtual or external table: its rows are elsewhere");
	if (work->statement->conditional == VIEW_STAND_IN)
		return sql_skipped("a stand-in for a view");
	if (head.replace)
		drop_replaced(work, &name);
	relation = sql_ddl_add_table(work, &name, head.if_not_exists, &outcome);
	if (relation == NULL)
		return outcome;
	return read_body(&lx, work, relation);
}

/* CREATE [UNIQUE …] INDEX [CONCURRENTLY] [IF NOT EXISTS] [name] ON [ONLY] */
static void
read_index_head(SqlLexer *lx, char **name, int *flags)
{
	while (lx->kind != SQL_TOKEN_END && !sql_lex_at(lx, "INDEX")) {
		if (sql_lex_at(lx, "UNIQUE"))
			*flags |= SQL_INDEX_UNIQUE;
		sql_lex_next(lx);
	}
	sql_lex_next(lx);
	sql_lex_accept(lx, "CONCURRENTLY");
	sql_lex_accept(lx, "IF NOT EXISTS");
	if (!sql_lex_at(lx, "ON")) {
		g_auto(SqlName) qualified = { NULL, NULL };

		if (sql_lex_qualified(lx, &qualified))
			*name = g_steal_pointer(&qualified.name);
	}
	if (sql_lex_accept(lx, "USING"))
		sql_lex_next(lx);
	sql_lex_accept(lx, "ON");
	if (sql_lex_accept(lx, "ONLY"))
		*flags |= SQL_INDEX_ONLY;
}

SqlOutcome
sql_ddl_create_index(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_autofree char *name = NULL;
	g_auto(SqlName) table = { NULL, NULL };
	g_autoptr(GPtrArray) columns = sql_key_array();
	SqlRelation *relation;
	int flags = 0;

	read_index_head(&lx, &name, &flags);
	if (!sql_lex_qualified(&lx, &table))
		return sql_rejected(
		    sql_lex_offset(&lx), "CREATE INDEX without a table");
	relation = sql_catalog_find(work->catalog, &table);
	if (relation == NULL || relation->table == NULL)
		return sql_skipped_unknown(work, &table);
	if (sql_lex_accept(&lx, "USING"))
		sql_lex_next(&lx);
	if (!sql_key_columns(&lx, columns))
		return sql_rejected(
		    sql_lex_offset(&lx), "CREATE INDEX without columns");
	while (lx.kind != SQL_TOKEN_END && !sql_lex_at(&lx, "WHERE"))
		sql_lex_skip(&lx);
	if (sql_lex_at(&lx, "WHERE"))
		flags |= SQL_INDEX_PARTIAL;
	sql_catalog_add_index(work->catalog, relation, name, columns, flags);
	return sql_used();
}
