/*
 * liquibase_dbms.h - for which database a changelog is replayed.
 *
 * One log often serves several: a changeSet says the same once for MySQL and
 * once for PostgreSQL.  Only one of the two may be replayed.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_DBMS_H
#define PIPELINE_INGEST_LIQUIBASE_DBMS_H

#include "pipeline/ingest/liquibase_log.h"

/*
 * The database for which most changeSets run, of those that LOG names; in a
 * tie one that is not embedded (h2, sqlite …), then the one with most
 * properties, then the first.  NULL when it names none; owned by LOG.
 */
const char *liquibase_dbms_choose(const LiquibaseLog *log);

/* As Liquibase judges "mysql, !h2"; a NULL list matches all.  DBMS is NULL
 * for one that no list names. */
bool liquibase_dbms_matches(char *const *list, const char *dbms);

/* All demands of SET and of LOG are met. */
bool liquibase_dbms_runs(const LiquibaseLog *log, const LiquibaseSet *set,
    const char *dbms);

#endif
