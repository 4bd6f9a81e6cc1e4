/*
 * liquibase_script.h - the SQL that a changelog holds as text.
 *
 * What it says of tables is applied by the readers of SQL scripts; its rows
 * of data are not counted, for a changelog has only the first of them.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_SCRIPT_H
#define PIPELINE_INGEST_LIQUIBASE_SCRIPT_H

#include "pipeline/ingest/liquibase_work.h"

/* <sql>: used if one of its statements is. */
SqlOutcome liquibase_script_run(const LiquibaseWork *work);

#endif
