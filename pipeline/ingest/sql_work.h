/*
 * sql_work.h - what the readers of single statements are given and give.
 *
 * Borrowed pointers; an outcome's reason is the caller's to free.
 */
#ifndef PIPELINE_INGEST_SQL_WORK_H
#define PIPELINE_INGEST_SQL_WORK_H

#include "pipeline/ingest/sql_catalog.h"
#include "pipeline/ingest/sql_lex.h"
#include "pipeline/ingest/sql_notes.h"
#include "pipeline/ingest/sql_split.h"

/* What became of a statement. */
typedef enum SqlVerdict {
	SQL_USED,
	SQL_SKIPPED,
	SQL_REJECTED,
} SqlVerdict;

typedef struct SqlOutcome {
	SqlVerdict verdict;
	char *reason; /* of skipping or rejecting; caller frees */
	size_t offset; /* in the statement; of a rejection */
} SqlOutcome;

/* What the reader of one statement works with. */
typedef struct SqlWork {
	SqlCatalog *catalog;
	SqlNotes *notes;
	const SqlStatement *statement;
	bool only; /* ALTER TABLE ONLY: not its partitions */
} SqlWork;

SqlOutcome sql_used(void);
SqlOutcome sql_skipped(const char *reason);
SqlOutcome sql_rejected(size_t offset, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* NAME is in a database that MySQL has for itself, or a table that SQLite has
 * for itself, which are no user's. */
bool sql_work_is_system(const SqlWork *work, const SqlName *name);
SqlOutcome sql_skipped_system(void);

/* For what names a table that does not stand (yet). */
SqlOutcome sql_skipped_unknown(const SqlWork *work, const SqlName *name);

/* The line of the file that LEXER stands on; it must have been set at the
 * statement's first byte. */
long sql_work_line(const SqlWork *work, const SqlLexer *lexer);

/* A lexer on the statement's first token. */
SqlLexer sql_work_lexer(const SqlWork *work);

#endif
