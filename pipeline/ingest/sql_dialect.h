/*
 * sql_dialect.h - whose SQL a script is written in, told by its content.
 *
 * The dialect decides how quotes, comments and names are read; what cannot
 * be told apart is SQL_OTHER, which the tolerant readers take.
 */
#ifndef PIPELINE_INGEST_SQL_DIALECT_H
#define PIPELINE_INGEST_SQL_DIALECT_H

#include <stddef.h>

typedef enum SqlDialect {
	SQL_OTHER,	/* SQL Server, Oracle, SQLite, DB2, plain DDL */
	SQL_POSTGRES,
	SQL_MYSQL,	/* and MariaDB */
} SqlDialect;

enum { SQL_SNIFF_SIZE = 64 * 1024 };

/* Judges the first SQL_SNIFF_SIZE bytes of TEXT. */
SqlDialect sql_dialect_sniff(const char *text, size_t length);

#endif
