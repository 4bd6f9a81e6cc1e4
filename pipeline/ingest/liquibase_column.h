/*
 * liquibase_column.h - columns of a changelog: as they are defined, and as
 * single changes alter them.
 *
 * MySQL can only say a column anew: what is not said again (NOT NULL, the
 * default) is lost with modifyDataType and renameColumn, as on the server.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_COLUMN_H
#define PIPELINE_INGEST_LIQUIBASE_COLUMN_H

#include "pipeline/ingest/liquibase_work.h"

/* Adds the columns among NODES with all that their constraints say; returns
 * how many.  Those of a name that is there are left out and noted. */
long liquibase_column_add(const LiquibaseWork *work, const GPtrArray *nodes);

/* The default that NODE's attributes give, as SQL; NULL: none. */
char *liquibase_column_default(const LiquibaseWork *work,
    const LiquibaseNode *node);

/* These change WORK's column. */
SqlOutcome liquibase_column_retype(const LiquibaseWork *work);
SqlOutcome liquibase_column_rename(const LiquibaseWork *work);
SqlOutcome liquibase_column_set_not_null(const LiquibaseWork *work);
SqlOutcome liquibase_column_drop_not_null(const LiquibaseWork *work);
SqlOutcome liquibase_column_set_default(const LiquibaseWork *work);
SqlOutcome liquibase_column_drop_default(const LiquibaseWork *work);
SqlOutcome liquibase_column_number(const LiquibaseWork *work);

/* modifyColumn of Liquibase 1: new types for several columns. */
SqlOutcome liquibase_column_modify(const LiquibaseWork *work);

#endif
