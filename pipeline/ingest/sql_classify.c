#include "pipeline/ingest/sql_classify.h"
#include "pipeline/ingest/sql_alter.h"
#include "pipeline/ingest/sql_ddl.h"
#include "pipeline/ingest/sql_exec.h"
#include "pipeline/ingest/sql_object.h"
#include "pipeline/ingest/sql_postgres.h"
#include "pipeline/ingest/sql_rows.h"

enum { WORDS_SEARCHED = 24 };

typedef SqlOutcome (*Read)(const SqlWork *work);

/* A statement told by a word; READ is NULL if it says nothing of tables. */
typedef struct Kind {
	const char *word;
	Read read;
} Kind;

/* PostgreSQL's parser first; what its grammar refuses, or what is not its
 * business, goes to the tolerant READ, unless it is a mere beginning. */
static SqlOutcome
parse_or(const SqlWork *work, Read read)
{
	SqlOutcome outcome = { .verdict = SQL_USED };
	SqlOutcome tolerant;
	g_autofree char *refusal = NULL;
	bool whole = work->statement->fault == SQL_FAULT_NONE;

	if (sql_catalog_dialect(work->catalog) != SQL_POSTGRES)
		return read(work);
	if (sql_postgres_read(work, &outcome, &refusal))
		return outcome;
	if (refusal != NULL && !whole)
		return sql_rejected(outcome.offset, "%s", refusal);
	tolerant = read(work);
	if (refusal == NULL || tolerant.verdict != SQL_REJECTED)
		return tolerant;
	g_free(tolerant.reason);
	return sql_rejected(outcome.offset, "%s", refusal);
}

static SqlOutcome
create_table(const SqlWork *work)
{
	return parse_or(work, sql_ddl_create_table);
}

static SqlOutcome
create_index(const SqlWork *work)
{
	return parse_or(work, sql_ddl_create_index);
}

static SqlOutcome
alter_table(const SqlWork *work)
{
	return parse_or(work, sql_alter_table);
}

static SqlOutcome
skip_schema(const SqlWork *work)
{
	(void)work;
	return sql_skipped("not about tables: CREATE SCHEMA");
}

/* Tables may be made in the same breath. */
static SqlOutcome
create_schema(const SqlWork *work)
{
	return parse_or(work, skip_schema);
}

/* The first of these words after CREATE says what is made. */
static const Kind created[] = {
	{ "TABLE", create_table },
	{ "INDEX", create_index },
	{ "VIEW", sql_object_view },
	{ "SEQUENCE", sql_object_sequence },
	{ "TYPE", sql_object_type },
	{ "DOMAIN", sql_object_type },
	{ "FUNCTION", NULL },
	{ "PROCEDURE", NULL },
	{ "PROC", NULL },
	{ "TRIGGER", NULL },
	{ "EVENT", NULL },
	{ "PACKAGE", NULL },
	{ "AGGREGATE", NULL },
	{ "OPERATOR", NULL },
	{ "RULE", NULL },
	{ "POLICY", NULL },
	{ "STATISTICS", NULL },
	{ "EXTENSION", NULL },
	{ "LANGUAGE", NULL },
	{ "SCHEMA", create_schema },
	{ "DATABASE", NULL },
	{ "TABLESPACE", NULL },
	{ "ROLE", NULL },
	{ "USER", NULL },
	{ "LOGIN", NULL },
	{ "GROUP", NULL },
	{ "FOREIGN", sql_object_foreign },
	{ "SERVER", NULL },
	{ "PUBLICATION", NULL },
	{ "SUBSCRIPTION", NULL },
	{ "CAST", NULL },
	{ "COLLATION", NULL },
	{ "CONVERSION", NULL },
	{ "TEXT", NULL },
	{ "TRANSFORM", NULL },
	{ "ACCESS", NULL },
	{ "SYNONYM", NULL },
};

static const Kind altered[] = {
	{ "TABLE", alter_table },
	{ "INDEX", sql_object_alter_index },
	{ "SEQUENCE", sql_object_sequence },
	{ "FUNCTION", NULL },
	{ "PROCEDURE", NULL },
	{ "VIEW", NULL },
	{ "TYPE", NULL },
	{ "DOMAIN", NULL },
	{ "DATABASE", NULL },
	{ "SCHEMA", NULL },
	{ "ROLE", NULL },
	{ "USER", NULL },
	{ "DEFAULT", NULL },
	{ "FOREIGN", NULL },
	{ "OPERATOR", NULL },
	{ "TRIGGER", NULL },
	{ "EXTENSION", NULL },
	{ "AGGREGATE", NULL },
	{ "LANGUAGE", NULL },
	{ "TEXT", NULL },
};

static const Kind dropped[] = {
	{ "TABLE", sql_object_drop },
	{ "VIEW", sql_object_drop },
	{ "INDEX", sql_object_drop },
	{ "SEQUENCE", sql_object_drop },
	{ "FUNCTION", NULL },
	{ "PROCEDURE", NULL },
	{ "TRIGGER", NULL },
	{ "SCHEMA", NULL },
	{ "DATABASE", NULL },
	{ "TYPE", NULL },
	{ "DOMAIN", NULL },
	{ "FOREIGN", NULL },
};

/* The kind of the first token that is in KINDS; NULL if none is. */
static const Kind *
find_kind(SqlLexer lx, const Kind *kinds, size_t count)
{
	for (int n = 0; n < WORDS_SEARCHED && lx.kind != SQL_TOKEN_END; n++) {
		for (size_t i = 0; i < count; i++)
			if (sql_lex_at(&lx, kinds[i].word))
				return &kinds[i];
		sql_lex_next(&lx);
	}
	return NULL;
}

static SqlOutcome
skip(const char *verb, const char *word)
{
	g_autofree char *reason =
	    g_strjoin(" ", "not about tables:", verb, word, NULL);

	return sql_skipped(reason);
}

static SqlOutcome
read_kind(
    const SqlWork *work, const char *verb, const Kind *kinds, size_t count)
{
	SqlLexer lx = sql_work_lexer(work);
	const Kind *kind;

	sql_lex_next(&lx);
	kind = find_kind(lx, kinds, count);
	if (kind == NULL || kind->read == NULL)
		return skip(verb, kind != NULL ? kind->word : NULL);
	return kind->read(work);
}

static SqlOutcome
create(const SqlWork *work)
{
	return read_kind(work, "CREATE", created, G_N_ELEMENTS(created));
}

static SqlOutcome
alter(const SqlWork *work)
{
	return read_kind(work, "ALTER", altered, G_N_ELEMENTS(altered));
}

static SqlOutcome
drop(const SqlWork *work)
{
	return read_kind(work, "DROP", dropped, G_N_ELEMENTS(dropped));
}

static const Kind verbs[] = {
	{ "CREATE", create },
	{ "ALTER", alter },
	{ "DROP", drop },
	{ "INSERT", sql_rows_count },
	{ "REPLACE", sql_rows_count },
	{ "COPY", sql_rows_count },
	{ "SELECT", sql_rows_select },
	{ "SET", sql_object_set },
	{ "USE", sql_object_use },
	{ "RENAME", sql_object_rename },
	{ "ABORT", NULL },
	{ "ANALYZE", NULL },
	{ "ATTACH", NULL },
	{ "BACKUP", NULL },
	{ "BEGIN", NULL },
	{ "BULK", NULL },
	{ "CALL", NULL },
	{ "CHANGE", NULL },
	{ "CHECK", NULL },
	{ "CHECKPOINT", NULL },
	{ "CLOSE", NULL },
	{ "CLUSTER", NULL },
	{ "COMMENT", NULL },
	{ "COMMIT", NULL },
	{ "DBCC", sql_exec_dbcc },
	{ "DEALLOCATE", NULL },
	{ "DECLARE", NULL },
	{ "DELETE", NULL },
	{ "DENY", NULL },
	{ "DESC", NULL },
	{ "DESCRIBE", NULL },
	{ "DETACH", NULL },
	{ "DISABLE", NULL },
	{ "DISCARD", NULL },
	{ "DO", NULL },
	{ "ENABLE", NULL },
	{ "END", NULL },
	{ "EXEC", sql_exec_procedure },
	{ "EXECUTE", sql_exec_procedure },
	{ "EXPLAIN", NULL },
	{ "FETCH", NULL },
	{ "FLUSH", NULL },
	{ "GRANT", NULL },
	{ "IF", NULL },
	{ "IMPORT", NULL },
	{ "INSTALL", NULL },
	{ "KILL", NULL },
	{ "LISTEN", NULL },
	{ "LOAD", NULL },
	{ "LOCK", NULL },
	{ "MERGE", NULL },
	{ "NOTIFY", NULL },
	{ "OPEN", NULL },
	{ "OPTIMIZE", NULL },
	{ "PRAGMA", sql_object_pragma },
	{ "PREPARE", NULL },
	{ "PRINT", NULL },
	{ "PROMPT", NULL },
	{ "PURGE", NULL },
	{ "RAISERROR", NULL },
	{ "REASSIGN", NULL },
	{ "RECONFIGURE", NULL },
	{ "REFRESH", NULL },
	{ "REINDEX", NULL },
	{ "RELEASE", NULL },
	{ "REPAIR", NULL },
	{ "RESET", NULL },
	{ "RESTORE", NULL },
	{ "RETURN", NULL },
	{ "REVOKE", NULL },
	{ "ROLLBACK", NULL },
	{ "SAVEPOINT", NULL },
	{ "SECURITY", NULL },
	{ "SHOW", NULL },
	{ "SOURCE", NULL },
	{ "START", NULL },
	{ "STOP", NULL },
	{ "THROW", NULL },
	{ "TRUNCATE", NULL },
	{ "UNINSTALL", NULL },
	{ "UNLISTEN", NULL },
	{ "UNLOCK", NULL },
	{ "UPDATE", NULL },
	{ "VACUUM", NULL },
	{ "VALUES", NULL },
	{ "WAITFOR", NULL },
	{ "WHILE", NULL },
	{ "WITH", NULL },
};

SqlOutcome
sql_classify_and_read(const SqlWork *work)
{
	SqlLexer lx = sql_work_lexer(work);

	if (work->statement->meta)
		return sql_skipped("a line for the client program");
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (sql_lex_at(&lx, verbs[i].word))
			return verbs[i].read != NULL
				   ? verbs[i].read(work)
				   : skip(verbs[i].word, NULL);
	if (lx.kind == SQL_TOKEN_WORD && lx.dialect == SQL_OTHER &&
	    g_ascii_strncasecmp(lx.text, "sp_", 3) == 0)
		return sql_exec_procedure(work);
	return sql_rejected(0, "not a statement that is known");
}
