/*
 * sql_object.h - statements about views, sequences, types, and about what is
 * dropped, renamed or chosen; in any dialect.
 */
#ifndef PIPELINE_INGEST_SQL_OBJECT_H
#define PIPELINE_INGEST_SQL_OBJECT_H

#include "pipeline/ingest/sql_work.h"

/* CREATE [MATERIALIZED] VIEW: its name is all that is read. */
SqlOutcome sql_object_view(const SqlWork *work);

/* CREATE SEQUENCE and ALTER SEQUENCE … OWNED BY. */
SqlOutcome sql_object_sequence(const SqlWork *work);

/* CREATE TYPE … AS ENUM or AS (a int, …), and CREATE DOMAIN. */
SqlOutcome sql_object_type(const SqlWork *work);

/* DROP TABLE, VIEW, SEQUENCE, INDEX of one or several names. */
SqlOutcome sql_object_drop(const SqlWork *work);

/* ALTER INDEX … RENAME; ATTACH PARTITION changes nothing that is read. */
SqlOutcome sql_object_alter_index(const SqlWork *work);

/* MySQL's RENAME TABLE a TO b, c TO d. */
SqlOutcome sql_object_rename(const SqlWork *work);

/* USE database; SET search_path = s. */
SqlOutcome sql_object_use(const SqlWork *work);

/* SET: only search_path is read. */
SqlOutcome sql_object_set(const SqlWork *work);

/* PRAGMA: SQLite alone says that. */
SqlOutcome sql_object_pragma(const SqlWork *work);

/* CREATE FOREIGN TABLE, and whatever else is foreign: skipped. */
SqlOutcome sql_object_foreign(const SqlWork *work);

#endif
