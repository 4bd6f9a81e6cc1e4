/*
 * sql_split.h - cuts an SQL script into statements, whatever is in it.
 *
 * Bytes are pushed in and statements pulled out, so that a dump of any size
 * streams through bounded memory: a statement longer than SQL_STATEMENT_MAX
 * keeps only its beginning, and rows of data are counted, not kept.  Quotes,
 * comments, dollar quotes, MySQL's conditional comments and DELIMITER, psql's
 * backslash lines, COPY data and GO batches are known.  What never ends (a
 * quote, a comment) costs its statement, not the rest of the file: the next
 * line that looks like the beginning of a statement is where it goes on.
 */
#ifndef PIPELINE_INGEST_SQL_SPLIT_H
#define PIPELINE_INGEST_SQL_SPLIT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/ingest/sql_dialect.h"

enum { SQL_STATEMENT_MAX = 8 * 1024 * 1024 };

typedef enum SqlFault {
	SQL_FAULT_NONE,
	SQL_FAULT_QUOTE,	/* a quote that does not end, or ends too soon */
	SQL_FAULT_COMMENT,	/* a comment that does not end */
	SQL_FAULT_COPY,		/* COPY data without its closing \. */
	SQL_FAULT_BODY,		/* a routine's BEGIN without its END */
	SQL_FAULT_END,		/* the file ends before the delimiter */
	SQL_FAULT_LONG,		/* longer than SQL_STATEMENT_MAX */
} SqlFault;

typedef struct SqlStatement {
	const char *text;	/* from its first word, NUL-terminated, NULs
				 * within made spaces; the splitter's, until
				 * the next call */
	size_t length;
	long line, column;	/* 1-based, of its first byte */
	long rows;		/* tuples of VALUES, or lines of COPY data */
	long conditional;	/* N of the MySQL comment that it begins in */
	bool meta;		/* a line for the client: \restrict, DELIMITER */
	SqlFault fault;
	long fault_line;	/* where what never ends begins */
	bool cut;		/* the file ends inside it, so it was cut short:
				 * in a quote, in parentheses, in data, before
				 * DELIMITER is what it was … */
} SqlStatement;

typedef struct SqlSplit SqlSplit;	/* opaque */

SqlSplit *sql_split_new(SqlDialect dialect);
void sql_split_free(SqlSplit *split);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlSplit, sql_split_free)

/* Appends BYTES; then call sql_split_next() until it returns false. */
void sql_split_feed(SqlSplit *split, const char *bytes, size_t length);

/* No more bytes will come; sql_split_next() then gives the rest. */
void sql_split_end(SqlSplit *split);

/* False when there is no whole statement yet (or no more). */
bool sql_split_next(SqlSplit *split, SqlStatement *out);

/* The place of the byte at OFFSET of the statement's text. */
void sql_statement_place(const SqlStatement *statement, size_t offset,
    long *line, long *column);

/* "a quote opened on line 3 never ends"; the caller frees it. */
char *sql_statement_fault(const SqlStatement *statement);

#endif
