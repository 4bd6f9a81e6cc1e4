/*
 * table_class.h - how a table grows when users do.
 */
#ifndef PIPELINE_ANALYSIS_TABLE_CLASS_H
#define PIPELINE_ANALYSIS_TABLE_CLASS_H

#include "pipeline/analysis/analysis.h"

typedef enum TableClass {
	TABLE_LOOKUP, /* countries, statuses: does not grow */
	TABLE_ENTITY, /* grows with users */
	TABLE_JOIN, /* between entities: grows faster */
	TABLE_APPEND, /* events, logs: never updated */
} TableClass;

enum { TABLE_CLASSES = TABLE_APPEND + 1 };

TableClass table_class_of(const Table *table);

/* Elasticity of rows to users, as an estimate.  Append tables count 1 as long
 * as only one dump is known, since their rows per user-month are not. */
ThreePoint table_class_elasticity(const Evidence *evidence, TableClass c);

/* NAME is one of events, logs, history … or ends in one. */
bool table_is_append_name(const char *name);

/* COLUMN alone is a foreign key; DECLARED: one that is inferred does not
 * count. */
bool table_refers_by(const Table *table, const char *column, bool declared);

/* Rows are changed after they are made: there is an updated_at. */
bool table_is_updated(const Table *table);

/* "orders" -> "order", "companies" -> "company". */
char *table_singular(const char *name);

#endif
