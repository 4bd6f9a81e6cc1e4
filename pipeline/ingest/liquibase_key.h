/*
 * liquibase_key.h - keys, indexes and other constraints of a changelog.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_KEY_H
#define PIPELINE_INGEST_LIQUIBASE_KEY_H

#include "pipeline/ingest/liquibase_work.h"

/* What <constraints> says of the column called NAME, besides primary keys,
 * which may be of several columns. */
void liquibase_key_inline(const LiquibaseWork *work,
    const LiquibaseNode *constraints, const char *name);

/* The primary key of the columns among NODES whose constraints ask for it;
 * nothing if none does. */
void liquibase_key_primary(const LiquibaseWork *work, const GPtrArray *nodes);

SqlOutcome liquibase_key_add_primary(const LiquibaseWork *work);
SqlOutcome liquibase_key_drop_primary(const LiquibaseWork *work);
SqlOutcome liquibase_key_add_unique(const LiquibaseWork *work);
SqlOutcome liquibase_key_drop_unique(const LiquibaseWork *work);
SqlOutcome liquibase_key_add_foreign(const LiquibaseWork *work);
SqlOutcome liquibase_key_drop_foreign(const LiquibaseWork *work);
SqlOutcome liquibase_key_drop_all_foreign(const LiquibaseWork *work);
SqlOutcome liquibase_key_add_index(const LiquibaseWork *work);

/* Its table is not always named. */
SqlOutcome liquibase_key_drop_index(const LiquibaseWork *work);

#endif
