/*
 * liquibase_change.h - what each kind of change in a changelog does.
 *
 * One table lists them; a change that is not in it is skipped.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_CHANGE_H
#define PIPELINE_INGEST_LIQUIBASE_CHANGE_H

#include "pipeline/ingest/liquibase_work.h"

/* Applies WORK's change to its catalog; fills WORK's relation and column. */
SqlOutcome liquibase_change_apply(LiquibaseWork *work);

/* CHANGE brings in another file: an <include>, a <sqlFile>. */
bool liquibase_change_is_file(const LiquibaseNode *change);

/* The file that it names; NULL. */
const char *liquibase_change_file(const LiquibaseNode *change);

#endif
