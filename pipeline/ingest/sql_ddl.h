/*
 * sql_ddl.h - a small tolerant reader of CREATE TABLE, CREATE INDEX and
 * ALTER TABLE in any dialect.
 *
 * It reads what MySQL and MariaDB dumps say, and what libpg_query's grammar
 * does not know.  Clauses that mean nothing to it are noted and passed over;
 * nothing in it recurses, so depth of parentheses is no danger.
 */
#ifndef PIPELINE_INGEST_SQL_DDL_H
#define PIPELINE_INGEST_SQL_DDL_H

#include "pipeline/ingest/sql_work.h"

SqlOutcome sql_ddl_create_table(const SqlWork *work);
SqlOutcome sql_ddl_create_index(const SqlWork *work);

/* The relation to be made for NAME; NULL, and OUTCOME says why, if there is
 * one already. */
SqlRelation *sql_ddl_add_table(const SqlWork *work, const SqlName *name,
    bool if_not_exists, SqlOutcome *outcome);

/* Makes RELATION a partition of PARENT, which may be unknown. */
void sql_ddl_make_partition(
    const SqlWork *work, SqlRelation *relation, const SqlName *parent);

/* Reads "= 1235" after AUTO_INCREMENT, the next id MySQL will give out. */
void sql_ddl_next_id(SqlLexer *lexer, SqlRelation *relation);

/* "RANGE (created_at)" from after PARTITION BY. */
char *sql_ddl_partition_key(SqlLexer *lexer);

#endif
