/*
 * sql_script.h - a script run through the SQL readers, told as text.
 *
 * Tests compare the whole of what came out, so that nothing that changed by
 * accident stays unseen.
 */
#ifndef TESTS_SUPPORT_SQL_SCRIPT_H
#define TESTS_SUPPORT_SQL_SCRIPT_H

#include <stddef.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/sql_work.h"

typedef struct SqlScript {
	char *tables;	/* see sql_script_describe() */
	char *outcomes;	/* "used", "skipped: why", "rejected 3:4: why" */
	char *notes;	/* "code line: message" */
	InputCounts counts;
} SqlScript;

/* Splits and reads TEXT, statement by statement, and settles it. */
void sql_script_run(SqlScript *script, SqlDialect dialect, const char *text);
void sql_script_clear(SqlScript *script);

/*
 * One line for each table, column, index and key:
 *
 *	table shop.a rows 3 id 41
 *	 id bigint int8 notnull auto =nextval('s')
 *	 primary a_pkey (id)
 *	 index - (b ?) partial
 *	 key fk (b) > shop.t (id) cascade
 *	partition a_1 of a
 */
char *sql_script_describe(const GPtrArray *tables);

/* A work for one statement with a catalog and notes of its own. */
typedef struct SqlBench {
	SqlWork work;
	SqlStatement statement;
} SqlBench;

void sql_bench_init(SqlBench *bench, SqlDialect dialect, const char *text);
void sql_bench_clear(SqlBench *bench);

/* The same catalog, another statement. */
void sql_bench_next(SqlBench *bench, const char *text);

/* What the bench's catalog comes to, as sql_script_describe() tells it. */
char *sql_bench_settle(SqlBench *bench);

#endif
