/*
 * sql_family.h - what tables take over from one another.
 *
 * Partitions, inheritance and LIKE, as PostgreSQL does them: columns come
 * from the parent, its indexes are made on every partition that has no equal
 * one.  Families are at most SQL_FAMILY_DEPTH generations deep; foreign keys
 * stay where they were declared, as the server counts them.
 */
#ifndef PIPELINE_INGEST_SQL_FAMILY_H
#define PIPELINE_INGEST_SQL_FAMILY_H

#include "pipeline/ingest/sql_catalog.h"

enum { SQL_FAMILY_DEPTH = 16 };

/* Columns of SOURCE that TABLE lacks are copied to it. */
void sql_family_copy_columns(SqlRelation *relation, const SqlRelation *source);

/* Indexes of SOURCE that TABLE has no equal of are copied to it. */
void sql_family_copy_indexes(SqlRelation *relation, const SqlRelation *source);

/* CHILD becomes a partition of PARENT, or its heir if INHERITS; its columns
 * must be there already.  False if that would make a circle or a family too
 * deep, or if a partition has another parent. */
bool sql_family_join(SqlRelation *child, SqlRelation *parent, bool inherits);

/* CHILD stands for itself again (DETACH, NO INHERIT). */
void sql_family_leave(SqlRelation *child, SqlRelation *parent);

/* What happens to a parent happens to all below it. */
void sql_family_spread_index(SqlRelation *relation, const Index *index);
void sql_family_spread_columns(SqlRelation *relation);
void sql_family_remove_column(SqlRelation *relation, const char *name);
void sql_family_rename_column(SqlRelation *relation, const char *from,
    const char *to);

#endif
