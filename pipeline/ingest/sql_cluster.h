/*
 * sql_cluster.h - the databases of one script, one after the other.
 *
 * pg_dumpall puts all databases of a server into one script, with
 * "\connect NAME" before each; the same table may be in several.  The tables
 * of the first database that has any keep their names; those of later ones
 * get the database's name before their schema's.
 */
#ifndef PIPELINE_INGEST_SQL_CLUSTER_H
#define PIPELINE_INGEST_SQL_CLUSTER_H

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/sql_catalog.h"
#include "pipeline/ingest/sql_notes.h"
#include "pipeline/ingest/sql_split.h"

typedef struct SqlCluster SqlCluster; /* opaque; borrows the rest */

/* What is noted goes to NOTES, what is counted to COUNTS. */
SqlCluster *sql_cluster_new(
    SqlDialect dialect, SqlNotes *notes, InputCounts *counts);
void sql_cluster_free(SqlCluster *cluster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlCluster, sql_cluster_free)

/* Of the database that statements concern now; changes with _heed(). */
SqlCatalog *sql_cluster_catalog(SqlCluster *cluster);

/* Goes to another database if STATEMENT is psql's \connect or SQL Server's
 * USE. */
void sql_cluster_heed(SqlCluster *cluster, const SqlStatement *statement);

/* The tables of all databases, in the order of the script; the array owns
 * them. */
GPtrArray *sql_cluster_finish(SqlCluster *cluster);

#endif
