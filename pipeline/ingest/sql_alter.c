#include "pipeline/ingest/sql_alter.h"
#include "pipeline/ingest/sql_column.h"
#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_key.h"
#include "pipeline/ingest/sql_type.h"

/* One ALTER TABLE while its actions are read. */
typedef struct Alter {
	SqlLexer *lx;
	const SqlWork *work;
	SqlRelation *relation;
	bool adding; /* the last action was ADD */
	long read; /* actions that said something */
} Alter;

/* What happens to partitions of MySQL, or how a key is checked. */
static void
pass_over(Alter *a)
{
	sql_lex_skip_clause(a->lx);
}

static void
add_columns(Alter *a)
{
	do {
		if (!sql_key_read(a->lx, a->work, a->relation))
			sql_column_read(a->lx, a->work, a->relation);
	} while (sql_lex_accept_mark(a->lx, ','));
	sql_lex_accept_mark(a->lx, ')');
}

/* IF NOT EXISTS leaves a column that is there as it is. */
static bool
is_there(const Alter *a)
{
	SqlLexer ahead = *a->lx;
	g_autofree char *name = sql_lex_name(&ahead);

	return name != NULL &&
	       table_find_column(a->relation->table, name) != NULL;
}

static void
add(Alter *a)
{
	a->adding = true;
	if (sql_lex_accept(a->lx, "PARTITION")) {
		pass_over(a);
		return;
	}
	if (sql_key_read(a->lx, a->work, a->relation))
		return;
	sql_lex_accept(a->lx, "COLUMN");
	if (sql_lex_accept(a->lx, "IF NOT EXISTS") && is_there(a)) {
		sql_lex_skip_clause(a->lx);
		return;
	}
	if (sql_lex_accept_mark(a->lx, '('))
		add_columns(a);
	else
		sql_column_read(a->lx, a->work, a->relation);
	sql_family_spread_columns(a->relation);
}

static void
drop_column(Alter *a)
{
	g_autofree char *name = NULL;

	sql_lex_accept(a->lx, "COLUMN");
	sql_lex_accept(a->lx, "IF EXISTS");
	name = sql_lex_name(a->lx);
	if (name != NULL)
		sql_family_remove_column(a->relation, name);
}

static void
drop_constraint(Alter *a)
{
	g_autofree char *name = NULL;

	sql_lex_accept(a->lx, "IF EXISTS");
	name = sql_lex_name(a->lx);
	if (name != NULL)
		table_remove_constraint(a->relation->table, name);
}

/* In MySQL an index may have the name of the foreign key that it serves. */
static void
drop_foreign(Alter *a)
{
	g_autofree char *name = NULL;

	sql_lex_accept(a->lx, "IF EXISTS");
	name = sql_lex_name(a->lx);
	if (name != NULL)
		table_remove_foreign_key(a->relation->table, name);
}

static void
drop_primary(Alter *a)
{
	GPtrArray *indexes = a->relation->table->indexes;

	for (guint i = indexes->len; i-- > 0;) {
		const Index *index = indexes->pdata[i];

		if (index->primary)
			g_ptr_array_remove_index(indexes, i);
	}
}

static void
redefine(Alter *a, const char *name)
{
	Column *column =
	    name != NULL ? table_find_column(a->relation->table, name) : NULL;

	if (column != NULL)
		sql_column_redefine(a->lx, a->work, a->relation, column);
}

static void
modify(Alter *a)
{
	g_autofree char *name = NULL;

	sql_lex_accept(a->lx, "COLUMN");
	sql_lex_accept(a->lx, "IF EXISTS");
	name = sql_lex_name(a->lx);
	redefine(a, name);
}

static void
change(Alter *a)
{
	g_autofree char *from = NULL;
	g_autofree char *to = NULL;

	sql_lex_accept(a->lx, "COLUMN");
	sql_lex_accept(a->lx, "IF EXISTS");
	from = sql_lex_name(a->lx);
	to = sql_lex_name(a->lx);
	if (to == NULL)
		return;
	sql_catalog_rename_column(a->work->catalog, a->relation, from, to);
	redefine(a, to);
}

static void
rename_column(Alter *a)
{
	g_autofree char *from = sql_lex_name(a->lx);
	g_autofree char *to = NULL;

	if (sql_lex_accept(a->lx, "TO"))
		to = sql_lex_name(a->lx);
	if (to != NULL)
		sql_catalog_rename_column(
		    a->work->catalog, a->relation, from, to);
}

static void
set_text(char **text, const char *to)
{
	g_free(*text);
	*text = g_strdup(to);
}

/* Renames an index or a constraint, whichever is so called. */
static void
rename_constraint(Alter *a)
{
	g_autofree char *from = sql_lex_name(a->lx);
	g_autofree char *to = NULL;
	const GPtrArray *indexes = a->relation->table->indexes;
	const GPtrArray *keys = a->relation->table->foreign_keys;

	if (!sql_lex_accept(a->lx, "TO") || (to = sql_lex_name(a->lx)) == NULL)
		return;
	for (guint i = 0; i < indexes->len; i++) {
		Index *index = indexes->pdata[i];

		if (g_strcmp0(index->name, from) == 0)
			set_text(&index->name, to);
	}
	for (guint i = 0; i < keys->len; i++) {
		ForeignKey *key = keys->pdata[i];

		if (g_strcmp0(key->name, from) == 0)
			set_text(&key->name, to);
	}
}

static void
rename_table(Alter *a)
{
	g_auto(SqlName) name = { NULL, NULL };

	if (sql_lex_qualified(a->lx, &name))
		sql_catalog_rename(
		    a->work->catalog, a->relation, name.schema, name.name);
}

static void
set_schema(Alter *a)
{
	g_autofree char *schema = sql_lex_name(a->lx);

	if (schema != NULL)
		sql_catalog_rename(a->work->catalog, a->relation, schema, NULL);
}

void
sql_alter_attach(const SqlWork *work, SqlRelation *parent, const SqlName *name)
{
	SqlRelation *child = sql_catalog_find_table(work->catalog, name);

	if (child != NULL && sql_family_join(child, parent, false))
		return;
	sql_notes_add(work->notes, FINDING_WARNING, "sql-partition",
	    parent->name, work->statement->line, work->statement->column,
	    "\"%s\" cannot be made a partition of \"%s\": it is not in this "
	    "file or is one already",
	    name->name, parent->name);
}

static void
attach(Alter *a)
{
	g_auto(SqlName) name = { NULL, NULL };

	if (sql_lex_qualified(a->lx, &name))
		sql_alter_attach(a->work, a->relation, &name);
	sql_lex_skip_clause(a->lx);
}

static SqlRelation *
read_relation(Alter *a)
{
	g_auto(SqlName) name = { NULL, NULL };

	if (!sql_lex_qualified(a->lx, &name))
		return NULL;
	return sql_catalog_find_table(a->work->catalog, &name);
}

static void
detach(Alter *a)
{
	SqlRelation *child = read_relation(a);

	if (child != NULL)
		sql_family_leave(child, a->relation);
}

static void
inherit(Alter *a)
{
	SqlRelation *parent = read_relation(a);

	if (parent != NULL)
		sql_family_join(a->relation, parent, true);
}

static void
no_inherit(Alter *a)
{
	SqlRelation *parent = read_relation(a);

	if (parent != NULL)
		sql_family_leave(a->relation, parent);
}

static void
set_next_id(Alter *a)
{
	sql_ddl_next_id(a->lx, a->relation);
}

SqlRelation *
sql_alter_identity(const SqlWork *work, SqlRelation *relation, Column *column,
    const SqlName *given)
{
	g_autofree char *usual =
	    g_strdup_printf("%s_%s_seq", relation->name, column->name);
	SqlName name = { relation->schema, usual };
	SqlRelation *sequence;

	if (name.schema == NULL)
		name.schema = (char *)"";
	column->auto_increment = true;
	if (given->name != NULL)
		name = *given;
	sequence = sql_catalog_add(
	    work->catalog, SQL_SEQUENCE, &name, work->statement->line);
	if (sequence == NULL)
		return NULL;
	sequence->owner.schema = g_strdup(relation->schema);
	sequence->owner.name = g_strdup(relation->name);
	sequence->owner_column = g_strdup(column->name);
	return sequence;
}

/* ADD GENERATED … AS IDENTITY (SEQUENCE NAME s START WITH 1 …) */
static void
add_identity(Alter *a, Column *column)
{
	g_auto(SqlName) name = { NULL, NULL };

	while (a->lx->kind != SQL_TOKEN_END && !sql_lex_at_mark(a->lx, '('))
		sql_lex_next(a->lx);
	sql_lex_accept_mark(a->lx, '(');
	if (sql_lex_accept(a->lx, "SEQUENCE NAME"))
		sql_lex_qualified(a->lx, &name);
	sql_alter_identity(a->work, a->relation, column, &name);
	sql_lex_skip_clause(a->lx);
	sql_lex_accept_mark(a->lx, ')');
}

/* TYPE bigint USING …; SQL Server says bigint NOT NULL. */
static void
retype(Alter *a, Column *column)
{
	g_autofree char *type = sql_type_read(a->lx);

	sql_column_retype(column, type);
	if (sql_lex_accept(a->lx, "NOT NULL"))
		column->not_null = true;
	else if (sql_lex_accept(a->lx, "NULL"))
		column->not_null = false;
	sql_lex_skip_clause(a->lx);
}

/* What may be said of one column after its name. */
static void
alter_column(Alter *a)
{
	static const char *const others[] = { "SET", "DROP", "RESET", "ADD",
		"RESTART", NULL };
	g_autofree char *name = NULL;
	Column *column;

	sql_lex_accept(a->lx, "COLUMN");
	name = sql_lex_name(a->lx);
	column =
	    name != NULL ? table_find_column(a->relation->table, name) : NULL;
	if (column == NULL)
		return;
	if (sql_lex_accept(a->lx, "SET DEFAULT")) {
		g_free(column->default_text);
		column->default_text = sql_expression_read(a->lx);
	} else if (sql_lex_accept(a->lx, "DROP DEFAULT")) {
		g_clear_pointer(&column->default_text, g_free);
	} else if (sql_lex_accept(a->lx, "SET NOT NULL")) {
		column->not_null = true;
	} else if (sql_lex_accept(a->lx, "DROP NOT NULL")) {
		column->not_null = false;
	} else if (sql_lex_accept(a->lx, "ADD GENERATED")) {
		add_identity(a, column);
	} else if (sql_lex_accept(a->lx, "RESTART")) {
		sql_lex_accept(a->lx, "WITH");
		sql_ddl_next_id(a->lx, a->relation);
	} else if (sql_lex_accept(a->lx, "TYPE") ||
		   sql_lex_accept(a->lx, "SET DATA TYPE") ||
		   !sql_lex_at_any(a->lx, others)) {
		retype(a, column);
	} else {
		sql_lex_skip_clause(a->lx);
		a->read--;
	}
}

typedef struct Action {
	const char *words;
	void (*read)(Alter *alter);
} Action;

/* Longer phrases stand before their beginnings. */
static const Action actions[] = {
	{ "WITH CHECK ADD", add },
	{ "WITH NOCHECK ADD", add },
	{ "ADD", add },
	{ "DROP PRIMARY KEY", drop_primary },
	{ "DROP FOREIGN KEY", drop_foreign },
	{ "DROP CONSTRAINT", drop_constraint },
	{ "DROP CHECK", drop_constraint },
	{ "DROP INDEX", drop_constraint },
	{ "DROP KEY", drop_constraint },
	{ "DROP PARTITION", pass_over },
	{ "DROP", drop_column },
	{ "MODIFY", modify },
	{ "CHANGE", change },
	{ "ALTER INDEX", pass_over },
	{ "ALTER CONSTRAINT", pass_over },
	{ "ALTER", alter_column },
	{ "RENAME COLUMN", rename_column },
	{ "RENAME INDEX", rename_constraint },
	{ "RENAME KEY", rename_constraint },
	{ "RENAME CONSTRAINT", rename_constraint },
	{ "RENAME TO", rename_table },
	{ "RENAME AS", rename_table },
	{ "ATTACH PARTITION", attach },
	{ "DETACH PARTITION", detach },
	{ "NO INHERIT", no_inherit },
	{ "INHERIT", inherit },
	{ "SET SCHEMA", set_schema },
	{ "AUTO_INCREMENT", set_next_id },
};

static bool
at_action(const SqlLexer *lx)
{
	SqlLexer ahead = *lx;

	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++)
		if (sql_lex_accept(&ahead, actions[i].words))
			return true;
	return false;
}

/* SQL Server writes ADD once for a whole list. */
static bool
read_action(Alter *a)
{
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (!sql_lex_accept(a->lx, actions[i].words))
			continue;
		a->adding = false;
		a->read++;
		actions[i].read(a);
		return true;
	}
	if (!a->adding || a->lx->dialect != SQL_OTHER)
		return false;
	add(a);
	return true;
}

static void
read_actions(Alter *a)
{
	do {
		bool read = read_action(a);
		size_t rest = sql_lex_offset(a->lx);

		while (a->lx->kind != SQL_TOKEN_END &&
		       !sql_lex_at_mark(a->lx, ','))
			sql_lex_skip(a->lx);
		if (read)
			sql_key_note_unknown(a->lx, a->work, rest);
	} while (sql_lex_accept_mark(a->lx, ','));
}

SqlOutcome
sql_alter_table(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };
	SqlWork own = *work;
	Alter a = { &lx, &own, NULL, false, 0 };

	while (lx.kind != SQL_TOKEN_END && !sql_lex_accept(&lx, "TABLE"))
		sql_lex_next(&lx);
	sql_lex_accept(&lx, "IF EXISTS");
	own.only = sql_lex_accept(&lx, "ONLY");
	if (!sql_lex_qualified(&lx, &name))
		return sql_rejected(
		    sql_lex_offset(&lx), "ALTER TABLE without a name");
	sql_lex_accept_mark(&lx, '*');
	a.relation = sql_catalog_find_table(work->catalog, &name);
	if (a.relation == NULL)
		return sql_catalog_find(work->catalog, &name) != NULL ||
			       !at_action(&lx)
			   ? sql_skipped(SQL_NOTHING_READ)
			   : sql_skipped_unknown(work, &name);
	read_actions(&a);
	return a.read > 0 ? sql_used() : sql_skipped(SQL_NOTHING_READ);
}
