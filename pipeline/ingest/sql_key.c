#include "pipeline/ingest/sql_key.h"
#include "pipeline/base/text.h"

enum { CLAUSE_SHOWN = 80 };

/* What may follow a constraint or an index, and how many tokens or groups
 * more belong to it. */
typedef struct Attribute {
	const char *words;
	int operands;
} Attribute;

static const Attribute attributes[] = {
	{ "NOT DEFERRABLE", 0 },
	{ "DEFERRABLE", 0 },
	{ "INITIALLY", 1 },
	{ "NOT VALID", 0 },
	{ "NOT ENFORCED", 0 },
	{ "ENFORCED", 0 },
	{ "NOT FOR REPLICATION", 0 },
	{ "NO INHERIT", 0 },
	{ "NOCHECK", 0 },
	{ "MATCH", 1 },
	{ "ON DELETE NO ACTION", 0 },
	{ "ON DELETE SET", 1 },
	{ "ON DELETE", 1 },
	{ "ON UPDATE NO ACTION", 0 },
	{ "ON UPDATE SET", 1 },
	{ "ON UPDATE", 1 },
	{ "ON CONFLICT", 1 },
	{ "USING INDEX TABLESPACE", 1 },
	{ "USING INDEX", 0 },
	{ "USING", 1 },
	{ "TABLESPACE", 1 },
	{ "INCLUDE", 1 },
	{ "WITH PARSER", 1 },
	{ "WITH", 1 },
	{ "COMMENT", 1 },
	{ "VISIBLE", 0 },
	{ "INVISIBLE", 0 },
	{ "CLUSTERED", 0 },
	{ "NONCLUSTERED", 0 },
	{ "ENABLE", 0 },
	{ "ASC", 0 },
	{ "DESC", 0 },
	{ "ON", 1 },
};

bool
sql_key_accept_attribute(SqlLexer *lx)
{
	for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++) {
		if (!sql_lex_accept(lx, attributes[i].words))
			continue;
		for (int n = 0; n < attributes[i].operands; n++)
			sql_lex_skip(lx);
		return true;
	}
	return false;
}

static void
skip_attributes(SqlLexer *lx)
{
	while (sql_key_accept_attribute(lx))
		continue;
}

/* ON DELETE SET NULL may name columns. */
static void
read_actions(SqlLexer *lx, ForeignKey *key)
{
	bool more = true;

	while (more) {
		bool cascade = sql_lex_accept(lx, "ON DELETE CASCADE");

		key->on_delete_cascade |= cascade;
		more = cascade || sql_key_accept_attribute(lx);
		if (more && sql_lex_at_mark(lx, '('))
			sql_lex_skip(lx);
	}
}

void
sql_key_note_unknown(const SqlLexer *lx, const SqlWork *work, size_t from)
{
	g_autofree char *slice = sql_lex_slice(lx, from, sql_lex_offset(lx));
	g_autofree char *clause = text_shorten(slice, CLAUSE_SHOWN);

	if (*slice != '\0' && g_ascii_strcasecmp(slice, "END") != 0)
		sql_notes_add(work->notes, FINDING_WARNING, "sql-clause",
		    clause, sql_work_line(work, lx), 0,
		    "\"%s\" is not understood and was passed over; the rest "
		    "of the table is kept",
		    clause);
}

GPtrArray *
sql_key_array(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

/* The column that an item names; NULL for an expression. */
static char *
read_item(SqlLexer *lx)
{
	SqlLexer ahead = *lx;
	g_autofree char *name = NULL;

	if (sql_lex_accept(&ahead, "PERIOD") && ahead.kind != SQL_TOKEN_MARK)
		*lx = ahead;
	name = sql_lex_name(lx);
	if (name == NULL)
		return NULL;
	if (sql_lex_at_mark(lx, '.'))
		return NULL;
	if (sql_lex_at_mark(lx, '(')) {
		ahead = *lx;
		sql_lex_next(&ahead);
		if (ahead.kind != SQL_TOKEN_NUMBER)
			return NULL;
	}
	return g_steal_pointer(&name);
}

bool
sql_key_columns(SqlLexer *lx, GPtrArray *out)
{
	if (!sql_lex_accept_mark(lx, '('))
		return false;
	do {
		g_ptr_array_add(out, read_item(lx));
		sql_lex_skip_clause(lx);
	} while (sql_lex_accept_mark(lx, ','));
	sql_lex_accept_mark(lx, ')');
	return true;
}

ForeignKey *
sql_key_add_foreign(const SqlWork *work, SqlRelation *relation,
    const char *name, const GPtrArray *columns, const SqlName *ref,
    const GPtrArray *ref_columns)
{
	ForeignKey *key = table_add_foreign_key(relation->table, name,
	    sql_catalog_schema(work->catalog, ref->schema), ref->name);

	key->line = work->statement->line;
	for (guint i = 0; i < columns->len; i++)
		foreign_key_add_column(key, columns->pdata[i],
		    i < ref_columns->len ? ref_columns->pdata[i] : NULL);
	sql_catalog_refer(work->catalog, relation, key);
	return key;
}

ForeignKey *
sql_key_references(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *name, const GPtrArray *columns)
{
	g_auto(SqlName) ref = { NULL, NULL };
	g_autoptr(GPtrArray) ref_columns = sql_key_array();
	long line = sql_work_line(work, lx);
	ForeignKey *key;

	if (!sql_lex_qualified(lx, &ref))
		return NULL;
	sql_key_columns(lx, ref_columns);
	key = sql_key_add_foreign(
	    work, relation, name, columns, &ref, ref_columns);
	key->line = line;
	read_actions(lx, key);
	return key;
}

/* What stands between KEY and its columns: "name", "USING BTREE" …; UNIQUE
 * goes to FLAGS. */
static char *
read_index_name(SqlLexer *lx, const char *constraint, int *flags)
{
	g_autofree char *name = g_strdup(constraint);

	while (lx->kind == SQL_TOKEN_WORD || lx->kind == SQL_TOKEN_NAME) {
		if (sql_lex_accept(lx, "NULLS NOT DISTINCT") ||
		    sql_lex_accept(lx, "NULLS DISTINCT") ||
		    sql_lex_accept(lx, "IF NOT EXISTS") ||
		    sql_lex_accept(lx, "CLUSTERED") ||
		    sql_lex_accept(lx, "NONCLUSTERED"))
			continue;
		if (sql_lex_accept(lx, "USING")) {
			sql_lex_next(lx);
			continue;
		}
		if (sql_lex_accept(lx, "UNIQUE")) {
			*flags |= SQL_INDEX_UNIQUE;
			continue;
		}
		g_free(name);
		name = sql_lex_name(lx);
	}
	return g_steal_pointer(&name);
}

/* PRIMARY KEY USING INDEX x: the index that stands already. */
static bool
adopt_index(SqlLexer *lx, SqlRelation *relation, int flags)
{
	g_autofree char *name = NULL;

	if (!sql_lex_accept(lx, "USING INDEX") ||
	    (name = sql_lex_name(lx)) == NULL)
		return false;
	for (guint i = 0; i < relation->table->indexes->len; i++) {
		Index *index = relation->table->indexes->pdata[i];

		if (g_strcmp0(index->name, name) == 0)
			index->primary = (flags & SQL_INDEX_PRIMARY) != 0;
	}
	return true;
}

static void
read_index(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint, int flags)
{
	g_autoptr(GPtrArray) columns = sql_key_array();
	g_autofree char *name = NULL;

	flags |= work->only ? SQL_INDEX_ONLY : 0;
	if (adopt_index(lx, relation, flags))
		return;
	name = read_index_name(lx, constraint, &flags);
	if (sql_key_columns(lx, columns))
		sql_catalog_add_index(
		    work->catalog, relation, name, columns, flags);
}

static void
read_primary(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	read_index(lx, work, relation, constraint, SQL_INDEX_PRIMARY);
}

static void
read_unique(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	if (!sql_lex_accept(lx, "KEY"))
		sql_lex_accept(lx, "INDEX");
	read_index(lx, work, relation, constraint, SQL_INDEX_UNIQUE);
}

static void
read_plain_index(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	if (!sql_lex_accept(lx, "KEY"))
		sql_lex_accept(lx, "INDEX");
	read_index(lx, work, relation, constraint, 0);
}

/* An expression, which an index may hold, is nothing for a foreign key. */
static bool
are_names(const GPtrArray *columns)
{
	for (guint i = 0; i < columns->len; i++)
		if (columns->pdata[i] == NULL)
			return false;
	return true;
}

static void
read_foreign(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	int flags = 0;
	g_autofree char *name = read_index_name(lx, constraint, &flags);
	g_autoptr(GPtrArray) columns = sql_key_array();

	if (sql_key_columns(lx, columns) && are_names(columns) &&
	    sql_lex_accept(lx, "REFERENCES"))
		sql_key_references(lx, work, relation,
		    constraint != NULL ? constraint : name, columns);
}

static void
read_check(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	(void)work;
	(void)constraint;
	relation->checks++;
	sql_lex_skip(lx);
}

/* EXCLUDE USING gist (room WITH =, during WITH &&) makes an index. */
static void
read_exclusion(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	g_autoptr(GPtrArray) columns = sql_key_array();

	if (sql_lex_accept(lx, "USING"))
		sql_lex_next(lx);
	if (sql_key_columns(lx, columns))
		sql_catalog_add_index(work->catalog, relation, constraint,
		    columns, work->only ? SQL_INDEX_ONLY : 0);
	if (sql_lex_accept(lx, "WHERE"))
		sql_lex_skip(lx);
}

/* PostgreSQL 18: CONSTRAINT x NOT NULL column. */
static void
read_not_null(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	g_autofree char *name = sql_lex_name(lx);
	Column *column =
	    name != NULL ? table_find_column(relation->table, name) : NULL;

	(void)work;
	(void)constraint;
	if (column != NULL)
		column->not_null = true;
}

/* SQL Server: CONSTRAINT x DEFAULT (0) FOR column. */
static void
read_default(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	size_t from = sql_lex_offset(lx);
	g_autofree char *text = NULL;
	g_autofree char *name = NULL;
	Column *column;

	(void)work;
	(void)constraint;
	while (lx->kind != SQL_TOKEN_END && !sql_lex_at(lx, "FOR"))
		sql_lex_skip(lx);
	text = sql_lex_slice(lx, from, sql_lex_offset(lx));
	if (!sql_lex_accept(lx, "FOR") || (name = sql_lex_name(lx)) == NULL)
		return;
	column = table_find_column(relation->table, name);
	if (column == NULL)
		return;
	g_free(column->default_text);
	column->default_text = g_steal_pointer(&text);
}

/* SQL:2011's PERIOD FOR a (b, c) says nothing that is read. */
static void
read_period(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
    const char *constraint)
{
	(void)work;
	(void)relation;
	(void)constraint;
	sql_lex_skip_clause(lx);
}

typedef struct Constraint {
	const char *words;
	void (*read)(SqlLexer *lx, const SqlWork *work, SqlRelation *relation,
	    const char *name);
	bool may_be_column; /* outside of MySQL */
} Constraint;

static const Constraint constraints[] = {
	{ "PRIMARY KEY", read_primary, false },
	{ "UNIQUE", read_unique, false },
	{ "FOREIGN KEY", read_foreign, false },
	{ "CHECK", read_check, false },
	{ "NOT NULL", read_not_null, false },
	{ "DEFAULT", read_default, false },
	{ "PERIOD FOR", read_period, false },
	{ "EXCLUDE", read_exclusion, true },
	{ "KEY", read_plain_index, true },
	{ "INDEX", read_plain_index, true },
	{ "FULLTEXT", read_plain_index, true },
	{ "SPATIAL", read_plain_index, true },
};

/* "key text" and "index varchar(10)" are columns outside of MySQL, "KEY a
 * (b)" is an index: what stands in the parentheses tells. */
static bool
is_column_after_all(const Constraint *constraint, SqlLexer ahead)
{
	if (!constraint->may_be_column || ahead.dialect == SQL_MYSQL)
		return false;
	while (ahead.kind == SQL_TOKEN_WORD || ahead.kind == SQL_TOKEN_NAME)
		sql_lex_next(&ahead);
	if (!sql_lex_accept_mark(&ahead, '('))
		return true;
	return ahead.kind == SQL_TOKEN_NUMBER || sql_lex_at(&ahead, "max");
}

static const Constraint *
find_constraint(SqlLexer *lx)
{
	for (size_t i = 0; i < G_N_ELEMENTS(constraints); i++) {
		SqlLexer ahead = *lx;

		if (!sql_lex_accept(&ahead, constraints[i].words) ||
		    is_column_after_all(&constraints[i], ahead))
			continue;
		*lx = ahead;
		return &constraints[i];
	}
	return NULL;
}

bool
sql_key_read(SqlLexer *lx, const SqlWork *work, SqlRelation *relation)
{
	SqlLexer ahead = *lx;
	g_auto(SqlName) name = { NULL, NULL };
	const GPtrArray *keys = relation->table->foreign_keys;
	guint count = keys->len;
	long line = sql_work_line(work, lx);
	const Constraint *constraint;
	size_t rest;

	if (sql_lex_accept(&ahead, "CONSTRAINT")) {
		constraint = find_constraint(&ahead);
		if (constraint == NULL || constraint->may_be_column) {
			ahead = *lx;
			sql_lex_next(&ahead);
			sql_lex_qualified(&ahead, &name);
			constraint = find_constraint(&ahead);
		}
	} else {
		constraint = find_constraint(&ahead);
	}
	if (constraint == NULL)
		return false;
	*lx = ahead;
	constraint->read(lx, work, relation, name.name);
	if (keys->len > count)
		((ForeignKey *)keys->pdata[count])->line = line;
	skip_attributes(lx);
	rest = sql_lex_offset(lx);
	sql_lex_skip_clause(lx);
	sql_key_note_unknown(lx, work, rest);
	return true;
}
