/*
 * liquibase_table.h - tables and views of a changelog, made, changed and
 * dropped.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_TABLE_H
#define PIPELINE_INGEST_LIQUIBASE_TABLE_H

#include "pipeline/ingest/liquibase_work.h"

SqlOutcome liquibase_table_create(const LiquibaseWork *work);

/* addLookupTable makes a table of one column's values and a foreign key to
 * it. */
SqlOutcome liquibase_table_create_lookup(const LiquibaseWork *work);

/* These change WORK's table. */
SqlOutcome liquibase_table_add_columns(const LiquibaseWork *work);
SqlOutcome liquibase_table_drop_columns(const LiquibaseWork *work);
SqlOutcome liquibase_table_merge_columns(const LiquibaseWork *work);
SqlOutcome liquibase_table_rename(const LiquibaseWork *work);
SqlOutcome liquibase_table_drop(const LiquibaseWork *work);

/* What is not there is not missed. */
SqlOutcome liquibase_table_create_view(const LiquibaseWork *work);
SqlOutcome liquibase_table_drop_view(const LiquibaseWork *work);
SqlOutcome liquibase_table_rename_view(const LiquibaseWork *work);

#endif
