/*
 * migration_sql.h - the fix of a finding as SQL, as far as it is safe to run.
 *
 * Nothing here locks a table for long, rewrites or removes anything: indexes
 * are made beside the writers, columns and tables are added empty.  What is
 * more than a first step is for people to plan.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_SQL_H
#define PIPELINE_ANALYSIS_MIGRATION_SQL_H

#include "pipeline/analysis/detectors.h"

typedef enum SqlTarget {
	SQL_GENERIC,
	SQL_POSTGRES,
	SQL_MYSQL, /* and MariaDB */
	SQL_SERVER,
} SqlTarget;

/* The database that TABLE's export is of: by its format, else by its types. */
SqlTarget sql_target_of(const Evidence *evidence, const Table *table);

/* Statements on one line, between blanks, for HIT of TABLE; NULL where none
 * is safe. */
char *migration_sql(
    const Evidence *evidence, const Table *table, const Hit *hit);

#endif
