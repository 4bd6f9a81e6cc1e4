#include "pipeline/ingest/sql_work.h"
#include "pipeline/ingest/schema_assembler.h"

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

/* Elsewhere "sys" and "mysql" are names like any other. */
bool
sql_work_is_system(const SqlWork *work, const SqlName *name)
{
	SqlDialect dialect = sql_catalog_dialect(work->catalog);

	if (dialect == SQL_OTHER)
		return g_ascii_strncasecmp(name->name, "sqlite_", 7) == 0;
	return dialect == SQL_MYSQL && schema_is_system(sql_catalog_schema(
					   work->catalog, name->schema));
}

SqlOutcome
sql_skipped_system(void)
{
	return sql_skipped("system schema");
}

static bool
asks_whether_it_exists(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);

	return sql_lex_accept(&lx, "ALTER TABLE IF EXISTS");
}

SqlOutcome
sql_skipped_unknown(const SqlWork *work, const SqlName *name)
{
	if (sql_work_is_system(work, name))
		return sql_skipped_system();
	if (asks_whether_it_exists(work))
		return sql_skipped("about a table that need not be there");
	sql_catalog_miss(work->catalog, name, work->statement->line,
	    work->statement->column);
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
