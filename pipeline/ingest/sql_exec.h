/*
 * sql_exec.h - what SQL Server does by procedure and not by statement.
 *
 * sp_rename renames tables, columns and indexes; DBCC CHECKIDENT says which
 * id a table gave out last.  Any other procedure says nothing of tables.
 */
#ifndef PIPELINE_INGEST_SQL_EXEC_H
#define PIPELINE_INGEST_SQL_EXEC_H

#include "pipeline/ingest/sql_work.h"

/* [EXEC] [sys.]sp_rename [@objname =] 'dbo.a.b', [@newname =] 'c' [, 'COLUMN'],
 * or another procedure, which is skipped. */
SqlOutcome sql_exec_procedure(const SqlWork *work);

/* DBCC CHECKIDENT ('dbo.a', RESEED, 5000), or another check, skipped. */
SqlOutcome sql_exec_dbcc(const SqlWork *work);

#endif
