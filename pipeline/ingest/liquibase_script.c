#include "pipeline/ingest/liquibase_script.h"
#include "pipeline/ingest/liquibase_dbms.h"
#include "pipeline/ingest/sql_classify.h"

#include <string.h>

/* What became of the statements. */
typedef struct Tally {
	long used, rejected;
} Tally;

static bool
is_about_tables(const SqlWork *work)
{
	static const char *const verbs[] = { "CREATE", "ALTER", "DROP",
		"RENAME", NULL };
	SqlLexer lx = sql_work_lexer(work);

	return !work->statement->meta && sql_lex_at_any(&lx, verbs);
}

static void
take_statement(const LiquibaseWork *work, SqlStatement *st, Tally *tally)
{
	SqlWork own = work->sql;
	SqlOutcome outcome;

	own.statement = st;
	if (!is_about_tables(&own))
		return;
	st->line += work->change->line - 1;
	outcome = sql_classify_and_read(&own);
	tally->used += outcome.verdict == SQL_USED;
	tally->rejected += outcome.verdict == SQL_REJECTED;
	if (outcome.verdict == SQL_REJECTED)
		sql_notes_add(own.notes, FINDING_WARNING, "liquibase-sql",
		    outcome.reason, st->line, 0,
		    "SQL in the changelog is not understood: %s; what it "
		    "changes is not known",
		    outcome.reason);
	g_free(outcome.reason);
}

static void
take_text(const LiquibaseWork *work, const char *text, Tally *tally)
{
	g_autoptr(SqlSplit) split =
	    sql_split_new(sql_catalog_dialect(work->sql.catalog));
	SqlStatement st;

	sql_split_feed(split, text, strlen(text));
	while (sql_split_next(split, &st))
		take_statement(work, &st, tally);
	sql_split_end(split);
	while (sql_split_next(split, &st))
		take_statement(work, &st, tally);
}

SqlOutcome
liquibase_script_run(const LiquibaseWork *work)
{
	g_auto(GStrv) databases =
	    liquibase_split_databases(liquibase_node_get(work->change, "dbms"));
	g_autofree char *text = NULL;
	Tally tally = { 0, 0 };

	if (!liquibase_dbms_matches(databases, work->dbms))
		return sql_skipped("for another database");
	if (work->change->text == NULL)
		return sql_skipped("SQL that says nothing of tables");
	text = liquibase_properties_expand(
	    work->properties, work->change->text->str, work->change->line);
	take_text(work, text, &tally);
	if (tally.used > 0)
		return sql_used();
	return sql_skipped(tally.rejected > 0
			       ? "SQL that is not understood"
			       : "SQL that says nothing of tables");
}
