#include "pipeline/ingest/sql_pg_alter.h"
#include "pipeline/ingest/sql_alter.h"
#include "pipeline/ingest/sql_column.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_type.h"

typedef PgQuery__AlterTableCmd Command;

static void
add_column(SqlTree *t, const Command *c)
{
	const PgQuery__ColumnDef *def = c->def->column_def;

	if (table_find_column(t->relation->table, def->colname) == NULL)
		sql_pg_column(t, def);
	sql_family_spread_columns(t->relation);
}

static void
drop_column(SqlTree *t, const Command *c)
{
	sql_family_remove_column(t->relation, c->name);
}

static void
add_constraint(SqlTree *t, const Command *c)
{
	sql_pg_constraint(t, c->def->constraint, NULL);
}

static void
drop_constraint(SqlTree *t, const Command *c)
{
	table_remove_constraint(t->relation->table, c->name);
}

static void
change_type(SqlTree *t, const Command *c)
{
	Column *column = table_find_column(t->relation->table, c->name);
	g_autofree char *type = NULL;

	if (column == NULL || c->def == NULL)
		return;
	type = sql_pg_type(t, c->def->column_def->type_name);
	sql_column_retype(column, type);
}

/* The command has no location, so its words are looked for, from where the
 * last were found. */
static void
change_default(SqlTree *t, const Command *c)
{
	Column *column = table_find_column(t->relation->table, c->name);
	SqlLexer lx = sql_pg_lexer_at(t, t->searched);

	if (column == NULL)
		return;
	g_clear_pointer(&column->default_text, g_free);
	while (c->def != NULL && lx.kind != SQL_TOKEN_END) {
		g_autofree char *name = sql_lex_name(&lx);

		if (name == NULL)
			sql_lex_next(&lx);
		else if (g_str_equal(name, c->name) &&
			 sql_lex_accept(&lx, "SET DEFAULT"))
			break;
	}
	if (c->def == NULL)
		return;
	t->searched = (int32_t)sql_lex_offset(&lx);
	column->default_text = sql_expression_read(&lx);
}

static void
require_value(SqlTree *t, const Command *c)
{
	Column *column = table_find_column(t->relation->table, c->name);

	if (column != NULL)
		column->not_null = true;
}

static void
allow_null(SqlTree *t, const Command *c)
{
	Column *column = table_find_column(t->relation->table, c->name);

	if (column != NULL)
		column->not_null = false;
}

static void
add_identity(SqlTree *t, const Command *c)
{
	Column *column = table_find_column(t->relation->table, c->name);

	if (column != NULL)
		sql_pg_identity(t, c->def->constraint, column);
}

static void
attach_partition(SqlTree *t, const Command *c)
{
	SqlName name = sql_pg_name(c->def->partition_cmd->name);

	sql_alter_attach(t->work, t->relation, &name);
}

static void
detach_partition(SqlTree *t, const Command *c)
{
	SqlName name = sql_pg_name(c->def->partition_cmd->name);
	SqlRelation *child = sql_catalog_find_table(t->work->catalog, &name);

	if (child != NULL)
		sql_family_leave(child, t->relation);
}

static void
inherit(SqlTree *t, const Command *c)
{
	SqlName name = sql_pg_name(c->def->range_var);
	SqlRelation *parent = sql_catalog_find_table(t->work->catalog, &name);

	if (parent != NULL)
		sql_family_join(t->relation, parent, true);
}

static void
disinherit(SqlTree *t, const Command *c)
{
	SqlName name = sql_pg_name(c->def->range_var);
	SqlRelation *parent = sql_catalog_find_table(t->work->catalog, &name);

	if (parent != NULL)
		sql_family_leave(t->relation, parent);
}

#define AT(name) PG_QUERY__ALTER_TABLE_TYPE__AT_##name

static const struct {
	PgQuery__AlterTableType type;
	void (*read)(SqlTree *tree, const Command *command);
} commands[] = {
	{ AT(AddColumn), add_column },
	{ AT(DropColumn), drop_column },
	{ AT(AddConstraint), add_constraint },
	{ AT(DropConstraint), drop_constraint },
	{ AT(AlterColumnType), change_type },
	{ AT(ColumnDefault), change_default },
	{ AT(SetNotNull), require_value },
	{ AT(DropNotNull), allow_null },
	{ AT(AddIdentity), add_identity },
	{ AT(AttachPartition), attach_partition },
	{ AT(DetachPartition), detach_partition },
	{ AT(AddInherit), inherit },
	{ AT(DropInherit), disinherit },
};

/* Says whether anything is read of it; applies it only to a table. */
static bool
apply_command(SqlTree *t, const Command *c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (commands[i].type != c->subtype)
			continue;
		if (t->relation != NULL)
			commands[i].read(t, c);
		return true;
	}
	return false;
}

static bool
apply_commands(SqlTree *t, const PgQuery__AlterTableStmt *s)
{
	const SqlWork *whole = t->work;
	SqlWork own = *whole;
	bool read = false;

	own.only = !s->relation->inh;
	t->work = &own;
	for (size_t i = 0; i < s->n_cmds; i++)
		read |= apply_command(t, s->cmds[i]->alter_table_cmd);
	t->work = whole;
	return read;
}

SqlOutcome
sql_pg_alter_table(SqlTree *t, const PgQuery__AlterTableStmt *s)
{
	SqlName name = sql_pg_name(s->relation);

	t->relation = sql_catalog_find_table(t->work->catalog, &name);
	if (!apply_commands(t, s))
		return sql_skipped(SQL_NOTHING_READ);
	if (t->relation == NULL &&
	    sql_catalog_find(t->work->catalog, &name) == NULL)
		return sql_skipped_unknown(t->work, &name);
	return sql_used();
}
