#include "pipeline/ingest/sql_work.h"

#include <stdarg.h>

SqlOutcome
sql_used(void)
{
	return (SqlOutcome){ .verdict = SQL_USED };
}

SqlOutcome
sql_skipped(const char *reason)
{
	return (
	    SqlOutcome){ .verdict = SQL_SKIPPED, .reason = g_strdup(reason) };
}

SqlOutcome
sql_rejected(size_t offset, const char *format, ...)
{
	SqlOutcome outcome = { .verdict = SQL_REJECTED, .offset = offset };
	va_list args;

	va_start(args, format);
	outcome.reason = g_strdup_vprintf(format, args);
	va_end(args);
	return outcome;
}

SqlOutcome
sql_skipped_unknown(const SqlWork *work, const SqlName *name)
{
	sql_notes_add(work->notes, FINDING_WARNING, "sql-unknown-table", "",
	    work->statement->line, work->statement->column,
	    "\"%s\" is changed here but not created in this file; add what "
	    "creates it to the same file",
	    name->name);
	return sql_skipped("about a table that this file does not create");
}

SqlLexer
sql_work_lexer(const SqlWork *work)
{
	SqlLexer lexer;

	sql_lex_init(&lexer, work->statement->text, work->statement->length, 0,
	    sql_catalog_dialect(work->catalog));
	return lexer;
}

long
sql_work_line(const SqlWork *work, const SqlLexer *lexer)
{
	return work->statement->line + lexer->line;
}
