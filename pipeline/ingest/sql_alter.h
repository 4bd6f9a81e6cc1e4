/*
 * sql_alter.h - a tolerant reader of ALTER TABLE in any dialect.
 *
 * What MySQL's phpMyAdmin and SQL Server's dumps say at their ends, and what
 * libpg_query's grammar does not know.  Actions that change nothing that is
 * read (OWNER TO, ENABLE TRIGGER …) are passed over.
 */
#ifndef PIPELINE_INGEST_SQL_ALTER_H
#define PIPELINE_INGEST_SQL_ALTER_H

#include "pipeline/ingest/sql_work.h"

/* Why an ALTER TABLE without any action that is read is skipped. */
#define SQL_NOTHING_READ "ALTER TABLE of what is not read (owner, storage …)"

SqlOutcome sql_alter_table(const SqlWork *work);

/* COLUMN numbers itself from the sequence NAME, which may be NULL: then it
 * is called as PostgreSQL would call it.  That sequence; NULL if the name is
 * taken. */
SqlRelation *sql_alter_identity(const SqlWork *work, SqlRelation *relation,
    Column *column, const SqlName *name);

/* ATTACH PARTITION; notes it if that cannot be. */
void sql_alter_attach(
    const SqlWork *work, SqlRelation *parent, const SqlName *child);

#endif
