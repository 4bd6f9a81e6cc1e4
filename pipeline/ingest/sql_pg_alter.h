/*
 * sql_pg_alter.h - ALTER TABLE from libpg_query's parse tree.
 */
#ifndef PIPELINE_INGEST_SQL_PG_ALTER_H
#define PIPELINE_INGEST_SQL_PG_ALTER_H

#include "pipeline/ingest/sql_pg_tree.h"

SqlOutcome sql_pg_alter_table(SqlTree *tree,
    const PgQuery__AlterTableStmt *statement);

#endif
