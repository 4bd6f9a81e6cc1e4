#include "pipeline/ingest/sql_postgres.h"
#include "pipeline/ingest/sql_key.h"
#include "pipeline/ingest/sql_pg_alter.h"
#include "pipeline/ingest/sql_pg_tree.h"
#include "pipeline/ingest/sql_refusal.h"

#include <pg_query.h>
#include <string.h>

/* The library crashes from about 2,000 levels on with a stack of 8 MiB. */
enum { LEVELS_MAX = 800, LENGTH_MAX = 1024 * 1024 };

/* The tokens since the last comma (or AND, OR, whose lists are flat) at each
 * level of parentheses: their sum bounds the depth of the tree. */
typedef struct Depth {
	int tokens[LEVELS_MAX];
	int level, sum;
} Depth;

static bool
count_token(Depth *d, const SqlLexer *lx)
{
	bool opens = sql_lex_at_mark(lx, '(') || sql_lex_at_mark(lx, '[');
	bool closes = sql_lex_at_mark(lx, ')') || sql_lex_at_mark(lx, ']');

	if (closes || sql_lex_at_mark(lx, ',') || sql_lex_at(lx, "AND") ||
	    sql_lex_at(lx, "OR")) {
		d->sum -= d->tokens[d->level];
		d->tokens[d->level] = 0;
	}
	if (closes && d->level > 0)
		d->level--;
	if (!closes) {
		d->tokens[d->level]++;
		d->sum++;
	}
	if (opens && ++d->level < LEVELS_MAX)
		d->tokens[d->level] = 0;
	return d->level < LEVELS_MAX && d->sum < LEVELS_MAX;
}

static bool
fits_the_stack(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);
	Depth depth = { .level = 0 };

	if (work->statement->length > LENGTH_MAX)
		return false;
	for (; lx.kind != SQL_TOKEN_END; sql_lex_next(&lx))
		if (!count_token(&depth, &lx))
			return false;
	return true;
}

/* WHERE the leading column IS NOT NULL: no value is left out by that. */
static bool
leaves_out_nulls_alone(const PgQuery__Node *where, const GPtrArray *columns)
{
	const char *first = columns->pdata[0];
	const PgQuery__NullTest *test;
	const PgQuery__ColumnRef *column;

	if (first == NULL || where->node_case != PG_QUERY__NODE__NODE_NULL_TEST)
		return false;
	test = where->null_test;
	if (test->nulltesttype != PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL ||
	    test->arg->node_case != PG_QUERY__NODE__NODE_COLUMN_REF)
		return false;
	column = test->arg->column_ref;
	return column->n_fields == 1 &&
	       column->fields[0]->node_case == PG_QUERY__NODE__NODE_STRING &&
	       strcmp(column->fields[0]->string->sval, first) == 0;
}

static SqlOutcome
apply_index(SqlTree *t, const PgQuery__IndexStmt *s)
{
	SqlName name = sql_pg_name(s->relation);
	g_autoptr(GPtrArray) columns = sql_key_array();
	int flags = (s->unique ? SQL_INDEX_UNIQUE : 0) |
		    (s->relation->inh ? 0 : SQL_INDEX_ONLY);

	t->relation = sql_catalog_find(t->work->catalog, &name);
	if (t->relation == NULL || t->relation->table == NULL)
		return sql_skipped_unknown(t->work, &name);
	sql_pg_index_elements(columns, s->index_params, s->n_index_params);
	if (s->where_clause != NULL && columns->len > 0 &&
	    !leaves_out_nulls_alone(s->where_clause, columns))
		flags |= SQL_INDEX_PARTIAL;
	sql_catalog_add_index(t->work->catalog, t->relation,
	    sql_pg_text(s->idxname), columns, flags);
	return sql_used();
}

static bool apply(SqlTree *t, const PgQuery__Node *node, SqlOutcome *outcome);

/* CREATE SCHEMA s CREATE TABLE a … CREATE TABLE b …; false if it makes
 * nothing else. */
static bool
apply_schema(
    SqlTree *t, const PgQuery__CreateSchemaStmt *s, SqlOutcome *outcome)
{
	SqlCatalog *catalog = t->work->catalog;
	g_autofree char *before = g_strdup(sql_catalog_schema(catalog, NULL));
	const char *name = sql_pg_text(s->schemaname);
	bool applied = false;

	if (name == NULL && s->authrole != NULL)
		name = sql_pg_text(s->authrole->rolename);
	sql_catalog_use(catalog, name);
	for (size_t i = 0; i < s->n_schema_elts; i++) {
		SqlOutcome part = { .verdict = SQL_USED };

		applied |= apply(t, s->schema_elts[i], &part);
		g_free(part.reason);
	}
	sql_catalog_use(catalog, before);
	*outcome = sql_used();
	return applied;
}

static SqlOutcome
apply_view(const SqlTree *t, const PgQuery__ViewStmt *s)
{
	SqlName name = sql_pg_name(s->view);

	sql_catalog_add(
	    t->work->catalog, SQL_VIEW, &name, t->work->statement->line);
	return sql_used();
}

static bool
apply(SqlTree *t, const PgQuery__Node *node, SqlOutcome *outcome)
{
	if (node->node_case == PG_QUERY__NODE__NODE_CREATE_STMT)
		*outcome = sql_pg_create_table(t, node->create_stmt);
	else if (node->node_case == PG_QUERY__NODE__NODE_INDEX_STMT)
		*outcome = apply_index(t, node->index_stmt);
	else if (node->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT)
		*outcome = sql_pg_alter_table(t, node->alter_table_stmt);
	else if (node->node_case == PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT)
		return apply_schema(t, node->create_schema_stmt, outcome);
	else if (node->node_case == PG_QUERY__NODE__NODE_VIEW_STMT)
		*outcome = apply_view(t, node->view_stmt);
	else
		return false;
	return true;
}

static bool
read_tree(
    const SqlWork *work, const PgQueryProtobuf *packed, SqlOutcome *outcome)
{
	PgQuery__ParseResult *tree = pg_query__parse_result__unpack(
	    NULL, packed->len, (const uint8_t *)packed->data);
	SqlTree t = { .work = work };
	bool read = tree != NULL && tree->n_stmts == 1 &&
		    apply(&t, tree->stmts[0]->stmt, outcome);

	pg_query__parse_result__free_unpacked(tree, NULL);
	return read;
}

bool
sql_postgres_read(const SqlWork *work, SqlOutcome *outcome, char **refusal)
{
	PgQueryProtobufParseResult result;
	bool read = false;

	*refusal = NULL;
	if (!fits_the_stack(work)) {
		*refusal = g_strdup("too long or too deep for the parser");
		outcome->offset = 0;
		sql_notes_add(work->notes, FINDING_WARNING, "sql-too-deep", "",
		    work->statement->line, work->statement->column,
		    "this statement is too long or too deep for PostgreSQL's "
		    "parser; it was left to the tolerant reader");
		return false;
	}
	result = pg_query_parse_protobuf(work->statement->text);
	if (result.error == NULL)
		read = read_tree(work, &result.parse_tree, outcome);
	else
		*refusal =
		    sql_refusal_note(work, result.error, &outcome->offset);
	pg_query_free_protobuf_parse_result(result);
	return read;
}

bool
sql_postgres_takes(const SqlWork *work)
{
	PgQueryProtobufParseResult result;
	bool taken;

	if (!fits_the_stack(work))
		return false;
	result = pg_query_parse_protobuf(work->statement->text);
	taken = result.error == NULL;
	pg_query_free_protobuf_parse_result(result);
	return taken;
}
