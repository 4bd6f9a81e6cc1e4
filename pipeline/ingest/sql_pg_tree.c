#include "pipeline/ingest/sql_pg_tree.h"

#include <math.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_alter.h"
#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/ingest/sql_family.h"
#include "pipeline/ingest/sql_key.h"
#include "pipeline/ingest/sql_type.h"

/* PostgreSQL's CREATE_TABLE_LIKE_INDEXES in TableLikeClause.options. */
enum { LIKE_INDEXES = 1 << 6 };

typedef PgQuery__Node Node;

/* The library writes "" where the server has no name. */
const char *
sql_pg_text(const char *text)
{
	return text != NULL && *text != '\0' ? text : NULL;
}

SqlName
sql_pg_name(const PgQuery__RangeVar *var)
{
	return (SqlName){ (char *)sql_pg_text(var->schemaname), var->relname };
}

/* Locations mostly grow, so lines are counted on from the last one. */
static long
line_at(SqlTree *t, int32_t location)
{
	const SqlStatement *st = t->work->statement;
	size_t offset = MIN((size_t)MAX(location, 0), st->length);

	if (offset < t->counted)
		t->counted = (size_t)(t->newlines = 0);
	for (; t->counted < offset; t->counted++)
		t->newlines += st->text[t->counted] == '\n';
	return st->line + t->newlines;
}

SqlLexer
sql_pg_lexer_at(const SqlTree *t, int32_t location)
{
	const SqlStatement *st = t->work->statement;
	SqlLexer lx;

	sql_lex_init(
	    &lx, st->text, st->length, (size_t)MAX(location, 0), SQL_POSTGRES);
	return lx;
}

char *
sql_pg_type(const SqlTree *t, const PgQuery__TypeName *type)
{
	SqlLexer lx;

	if (type == NULL || type->location < 0)
		return g_strdup("");
	lx = sql_pg_lexer_at(t, type->location);
	return sql_type_read(&lx);
}

/* Names of a list of strings, into OUT. */
static void
take_names(GPtrArray *out, Node *const *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (nodes[i]->node_case == PG_QUERY__NODE__NODE_STRING)
			g_ptr_array_add(out, g_strdup(nodes[i]->string->sval));
}

void
sql_pg_index_elements(GPtrArray *out, Node *const *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const Node *node = nodes[i];

		/* EXCLUDE pairs each element with an operator. */
		if (node->node_case == PG_QUERY__NODE__NODE_LIST &&
		    node->list->n_items > 0)
			node = node->list->items[0];
		if (node->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
			g_ptr_array_add(
			    out, g_strdup(sql_pg_text(node->index_elem->name)));
	}
}

/* The keys of a constraint; of an inline one, the column that has it. */
static GPtrArray *
key_columns(Node *const *nodes, size_t count, const Column *column)
{
	GPtrArray *columns = sql_key_array();

	take_names(columns, nodes, count);
	if (columns->len == 0 && column != NULL)
		g_ptr_array_add(columns, g_strdup(column->name));
	return columns;
}

static void
adopt_index(const SqlTree *t, const char *name, bool primary)
{
	for (guint i = 0; i < t->relation->table->indexes->len; i++) {
		Index *index = t->relation->table->indexes->pdata[i];

		if (g_strcmp0(index->name, name) == 0)
			index->primary = primary;
	}
}

static void
add_key(SqlTree *t, const PgQuery__Constraint *c, const Column *column)
{
	bool primary = c->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY;
	g_autoptr(GPtrArray) columns = key_columns(c->keys, c->n_keys, column);
	int flags = primary ? SQL_INDEX_PRIMARY : SQL_INDEX_UNIQUE;

	if (sql_pg_text(c->indexname) != NULL) {
		adopt_index(t, c->indexname, primary);
		return;
	}
	sql_catalog_add_index(t->work->catalog, t->relation,
	    sql_pg_text(c->conname), columns,
	    flags | (t->work->only ? SQL_INDEX_ONLY : 0));
}

static void
add_foreign(SqlTree *t, const PgQuery__Constraint *c, const Column *column)
{
	g_autoptr(GPtrArray) columns =
	    key_columns(c->fk_attrs, c->n_fk_attrs, column);
	g_autoptr(GPtrArray) ref_columns =
	    key_columns(c->pk_attrs, c->n_pk_attrs, NULL);
	SqlName ref = sql_pg_name(c->pktable);
	ForeignKey *key = sql_key_add_foreign(t->work, t->relation,
	    sql_pg_text(c->conname), columns, &ref, ref_columns);

	key->line = line_at(t, c->location);
	key->on_delete_cascade = g_strcmp0(c->fk_del_action, "c") == 0;
}

static void
add_exclusion(SqlTree *t, const PgQuery__Constraint *c)
{
	g_autoptr(GPtrArray) columns = sql_key_array();

	sql_pg_index_elements(columns, c->exclusions, c->n_exclusions);
	sql_catalog_add_index(t->work->catalog, t->relation,
	    sql_pg_text(c->conname), columns,
	    t->work->only ? SQL_INDEX_ONLY : 0);
}

static void
set_default(const SqlTree *t, Column *column, int32_t location)
{
	SqlLexer lx = sql_pg_lexer_at(t, location);

	sql_lex_accept(&lx, "DEFAULT");
	g_free(column->default_text);
	column->default_text = sql_expression_read(&lx);
}

/* The sequence named among an identity's options; borrowed. */
static SqlName
identity_sequence(const PgQuery__Constraint *c)
{
	SqlName name = { NULL, NULL };

	for (size_t i = 0; i < c->n_options; i++) {
		const PgQuery__DefElem *option = c->options[i]->def_elem;
		const PgQuery__List *list;

		if (c->options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM ||
		    g_strcmp0(option->defname, "sequence_name") != 0 ||
		    option->arg->node_case != PG_QUERY__NODE__NODE_LIST)
			continue;
		list = option->arg->list;
		for (size_t n = 0; n < list->n_items; n++) {
			name.schema = name.name;
			name.name = list->items[n]->string->sval;
		}
	}
	return name;
}

/* NAN for what is no number. */
static double
number_of(const PgQuery__Node *node)
{
	double value;

	if (node->node_case == PG_QUERY__NODE__NODE_INTEGER)
		return node->integer->ival;
	if (node->node_case == PG_QUERY__NODE__NODE_FLOAT &&
	    number_parse(node->float_->fval, &value))
		return value;
	return NAN;
}

/* No id is below the number an identity starts with. */
static void
heed_start(SqlRelation *sequence, const PgQuery__Constraint *c)
{
	for (size_t i = 0; i < c->n_options; i++) {
		const PgQuery__DefElem *option = c->options[i]->def_elem;
		double start;

		if (c->options[i]->node_case != PG_QUERY__NODE__NODE_DEF_ELEM ||
		    g_strcmp0(option->defname, "start") != 0)
			continue;
		start = number_of(option->arg);
		if (start > 1)
			sequence->last = start - 1;
	}
}

void
sql_pg_identity(SqlTree *t, const PgQuery__Constraint *c, Column *column)
{
	SqlName name = identity_sequence(c);
	SqlRelation *sequence;

	column->not_null = true;
	sequence = sql_alter_identity(t->work, t->relation, column, &name);
	if (sequence != NULL)
		heed_start(sequence, c);
}

static void
set_not_null(SqlTree *t, const PgQuery__Constraint *c, Column *column)
{
	g_autoptr(GPtrArray) names = key_columns(c->keys, c->n_keys, column);

	for (guint i = 0; i < names->len; i++) {
		Column *named = column != NULL
				    ? column
				    : table_find_column(
					  t->relation->table, names->pdata[i]);

		if (named != NULL)
			named->not_null = true;
	}
}

/* COLUMN is NULL for a constraint of the table. */
void
sql_pg_constraint(SqlTree *t, const PgQuery__Constraint *c, Column *column)
{
	PgQuery__ConstrType type = c->contype;

	if (type == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY ||
	    type == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE)
		add_key(t, c, column);
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN)
		add_foreign(t, c, column);
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION)
		add_exclusion(t, c);
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK)
		t->relation->checks++;
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
		set_not_null(t, c, column);
	else if (column == NULL)
		return;
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT)
		set_default(t, column, c->location);
	else if (type == PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY)
		sql_pg_identity(t, c, column);
}

/* An heir may say more of a column that it has inherited. */
static Column *
make_column(SqlTree *t, const PgQuery__ColumnDef *def)
{
	g_autofree char *type = sql_pg_type(t, def->type_name);
	bool heir = t->relation->parent != NULL || t->typed;
	Column *column =
	    heir ? table_find_column(t->relation->table, def->colname) : NULL;

	if (column != NULL)
		return column;
	column = table_add_column(t->relation->table, def->colname, type);
	column->line = line_at(t, def->location);
	if (sql_type_is_serial(type))
		column->auto_increment = column->not_null = true;
	return column;
}

void
sql_pg_column(SqlTree *t, const PgQuery__ColumnDef *def)
{
	Column *column = make_column(t, def);

	for (size_t i = 0; i < def->n_constraints; i++)
		if (def->constraints[i]->node_case ==
		    PG_QUERY__NODE__NODE_CONSTRAINT)
			sql_pg_constraint(
			    t, def->constraints[i]->constraint, column);
}

static void
apply_like(SqlTree *t, const PgQuery__TableLikeClause *like)
{
	SqlName name = sql_pg_name(like->relation);
	const SqlRelation *source = sql_catalog_find(t->work->catalog, &name);

	if (source == NULL || source->table == NULL)
		return;
	sql_family_copy_columns(t->relation, source);
	if ((like->options & LIKE_INDEXES) != 0)
		sql_family_copy_indexes(t->relation, source);
}

static void
apply_element(SqlTree *t, const Node *node)
{
	if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
		sql_pg_column(t, node->column_def);
	else if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
		sql_pg_constraint(t, node->constraint, NULL);
	else if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
		apply_like(t, node->table_like_clause);
}

static void
apply_parents(SqlTree *t, const PgQuery__CreateStmt *s)
{
	for (size_t i = 0; i < s->n_inh_relations; i++) {
		SqlName name = sql_pg_name(s->inh_relations[i]->range_var);
		SqlRelation *parent;

		if (s->partbound != NULL) {
			sql_ddl_make_partition(t->work, t->relation, &name);
			continue;
		}
		parent = sql_catalog_find_table(t->work->catalog, &name);
		if (parent == NULL)
			continue;
		sql_family_copy_columns(t->relation, parent);
		sql_family_join(t->relation, parent, true);
	}
}

/* CREATE TABLE … OF type. */
static void
apply_type(SqlTree *t, const PgQuery__TypeName *type)
{
	SqlName name = { NULL, NULL };
	const SqlRelation *source;

	for (size_t i = 0; i < type->n_names; i++) {
		name.schema = name.name;
		name.name = type->names[i]->string->sval;
	}
	source = sql_catalog_find(t->work->catalog, &name);
	t->typed = true;
	if (source != NULL && source->table != NULL)
		sql_family_copy_columns(t->relation, source);
	else
		sql_notes_add(t->work->notes, FINDING_WARNING, "sql-of-type",
		    name.name, t->work->statement->line, 0,
		    "\"%s\" is a table of type \"%s\", which this file "
		    "does not create: its columns are not known",
		    t->relation->name, name.name);
}

static void
apply_partitioning(SqlTree *t, const PgQuery__PartitionSpec *spec)
{
	SqlLexer lx = sql_pg_lexer_at(t, spec->location);

	sql_lex_accept(&lx, "PARTITION BY");
	t->relation->table->partitioned = true;
	t->relation->table->partition_key = sql_ddl_partition_key(&lx);
}

SqlOutcome
sql_pg_create_table(SqlTree *t, const PgQuery__CreateStmt *s)
{
	SqlName name = sql_pg_name(s->relation);
	SqlOutcome outcome;

	if (g_strcmp0(s->relation->relpersistence, "t") == 0)
		return sql_skipped("a temporary table");
	t->relation =
	    sql_ddl_add_table(t->work, &name, s->if_not_exists, &outcome);
	if (t->relation == NULL)
		return outcome;
	apply_parents(t, s);
	t->typed = false;
	if (s->of_typename != NULL)
		apply_type(t, s->of_typename);
	for (size_t i = 0; i < s->n_table_elts; i++)
		apply_element(t, s->table_elts[i]);
	for (size_t i = 0; i < s->n_constraints; i++)
		apply_element(t, s->constraints[i]);
	if (s->partspec != NULL)
		apply_partitioning(t, s->partspec);
	return sql_used();
}
