#include "pipeline/ingest/sql_rows.h"
#include "pipeline/base/number.h"
#include "pipeline/ingest/sql_landmark.h"

#include <math.h>
#include <string.h>

/* ('orders', 41): the largest id that a table gave out. */
static void
read_last_id(SqlLexer *lx, const SqlWork *work)
{
	g_autofree char *table = sql_lex_name(lx);
	g_autofree char *text = NULL;
	SqlName name = { NULL, table };
	SqlRelation *relation;
	double last;

	if (table == NULL || !sql_lex_accept_mark(lx, ','))
		return;
	text = g_strndup(lx->text, lx->length);
	relation = sql_catalog_find_table(work->catalog, &name);
	if (relation != NULL && number_parse(text, &last))
		relation->table->id_max = last;
}

/* INSERT INTO sqlite_sequence [(name, seq)] VALUES ('a', 1), ('b', 2) */
static SqlOutcome
read_sqlite_sequence(SqlLexer *lx, const SqlWork *work)
{
	while (lx->kind != SQL_TOKEN_END && !sql_lex_accept(lx, "VALUES"))
		sql_lex_next(lx);
	while (sql_lex_accept_mark(lx, '(')) {
		read_last_id(lx, work);
		sql_lex_skip_clause(lx);
		sql_lex_accept_mark(lx, ')');
		sql_lex_accept_mark(lx, ',');
	}
	return sql_used();
}

SqlOutcome
sql_rows_count(const SqlWork *work)
{
	static const char *const modifiers[] = { "INTO", "IGNORE", "DELAYED",
		"LOW_PRIORITY", "HIGH_PRIORITY", NULL };
	const SqlStatement *st = work->statement;
	SqlLexer lx = sql_work_lexer(work);
	g_auto(SqlName) name = { NULL, NULL };
	SqlRelation *relation;

	do {
		sql_lex_next(&lx);
	} while (sql_lex_at_any(&lx, modifiers));
	if (!sql_lex_qualified(&lx, &name))
		return sql_skipped("data that names no table");
	if (sql_work_is_system(work, &name))
		return g_ascii_strcasecmp(name.name, "sqlite_sequence") == 0
			   ? read_sqlite_sequence(&lx, work)
			   : sql_skipped_system();
	relation = sql_catalog_find_table(work->catalog, &name);
	if (relation == NULL)
		return sql_skipped("data of what this file does not create");
	if (st->rows < 0 || (st->rows == 0 && !sql_landmark_begins_copy(
						  st->text, st->length, NULL)))
		return sql_skipped("data whose rows cannot be counted");
	if (isnan(relation->table->rows))
		relation->table->rows = 0;
	relation->table->rows += (double)st->rows;
	return sql_used();
}

/* ('s', 42, false): 42 is the next value, not the last one. */
static SqlOutcome
read_setval(SqlLexer *lx, const SqlWork *work)
{
	g_autofree char *text = NULL;
	g_autofree char *number = NULL;
	SqlRelation *sequence;
	double value;

	sql_lex_accept_mark(lx, '(');
	text = sql_lex_string(lx);
	while (lx->kind != SQL_TOKEN_END && !sql_lex_at_mark(lx, ','))
		sql_lex_skip(lx);
	sql_lex_accept_mark(lx, ',');
	number = g_strndup(lx->text, lx->length);
	if (text == NULL || !number_parse(number, &value))
		return sql_skipped("setval() of what only a server knows");
	sequence =
	    sql_catalog_sequence(work->catalog, text, work->statement->line);
	sql_lex_next(lx);
	sql_lex_accept_mark(lx, ',');
	if (sql_lex_at(lx, "false"))
		value--;
	if (sequence != NULL)
		sequence->last = value;
	return sql_used();
}

static SqlOutcome
read_set_config(SqlLexer *lx, const SqlWork *work)
{
	g_autofree char *setting = NULL;
	g_autofree char *value = NULL;

	sql_lex_accept_mark(lx, '(');
	setting = sql_lex_string(lx);
	sql_lex_accept_mark(lx, ',');
	value = sql_lex_string(lx);
	if (g_strcmp0(setting, "search_path") != 0 || value == NULL)
		return sql_skipped("not about tables: SELECT");
	sql_catalog_use(work->catalog, value);
	return sql_used();
}

/* SELECT … INTO t FROM …, which MySQL has for variables and files alone. */
static bool
makes_table(SqlLexer lx)
{
	while (lx.kind != SQL_TOKEN_END && !sql_lex_at(&lx, "FROM")) {
		if (sql_lex_accept(&lx, "INTO"))
			return lx.dialect != SQL_MYSQL &&
			       strchr("@#:", *lx.text) == NULL;
		sql_lex_skip(&lx);
	}
	return false;
}

SqlOutcome
sql_rows_select(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);

	sql_lex_next(&lx);
	if (sql_lex_accept(&lx, "pg_catalog"))
		sql_lex_accept_mark(&lx, '.');
	if (sql_lex_accept(&lx, "setval"))
		return read_setval(&lx, work);
	if (sql_lex_accept(&lx, "set_config"))
		return read_set_config(&lx, work);
	if (makes_table(lx))
		return sql_skipped("a table made from a query, whose columns "
				   "are not known");
	return sql_skipped("not about tables: SELECT");
}
