/*
 * liquibase_work.h - one change of a changelog while it is applied.
 *
 * The catalog, the notes and the outcomes are those of SQL scripts
 * (sql_work.h); attributes are read with their ${properties} expanded.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_WORK_H
#define PIPELINE_INGEST_LIQUIBASE_WORK_H

#include "pipeline/ingest/liquibase_log.h"
#include "pipeline/ingest/liquibase_property.h"
#include "pipeline/ingest/sql_work.h"

typedef struct LiquibaseWork {
	SqlWork sql;		/* its statement has the change's line */
	LiquibaseProperties *properties;
	const LiquibaseNode *change;
	const char *dbms;	/* that is replayed for; NULL */
	bool conditional;	/* may be there to do nothing */
	SqlRelation *relation;	/* the table that it changes … */
	Column *column;		/* … and the column, if it names one */
} LiquibaseWork;

/* The attribute NAME, trimmed; NULL when it is not there or blank. */
char *liquibase_work_text(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *name);

/* It is "true". */
bool liquibase_work_flag(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *name);

/* It is "false". */
bool liquibase_work_denies(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *name);

/* A name without its quotes; NULL as above. */
char *liquibase_work_name(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *name);

/* "a, b" to names without quotes (of char *); empty when there is none. */
GPtrArray *liquibase_work_names(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *name);

/* The table that the attributes NAME and, if it is there, SCHEMA name; a
 * name may bring its schema: "shop.orders".  False when there is none. */
bool liquibase_work_table(const LiquibaseWork *work,
    const LiquibaseNode *node, const char *schema, const char *name,
    SqlName *out);

/* Skips a change of WHAT ("the column") called NAME (may be NULL), which the
 * table does not have; noted, unless a precondition guards the change. */
SqlOutcome liquibase_work_unknown(const LiquibaseWork *work, const char *what,
    const char *name);

/* Skips what makes WHAT called NAME a second time. */
SqlOutcome liquibase_work_twice(const LiquibaseWork *work, const char *what,
    const char *name);

#endif
