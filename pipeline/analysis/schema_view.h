/*
 * schema_view.h - what every rule may know beyond the table it looks at.
 *
 * Made once, before the rules run.  Borrows from the facts.
 */
#ifndef PIPELINE_ANALYSIS_SCHEMA_VIEW_H
#define PIPELINE_ANALYSIS_SCHEMA_VIEW_H

#include "pipeline/analysis/analysis.h"

typedef struct SchemaView {
	const Evidence *evidence;
	GHashTable *names; /* lower-case table names, as a set */
	GHashTable *columns; /* lower-case column name -> number of tables */
	GHashTable *referrers; /* Table * -> GPtrArray of Table * with keys
				  to it; one entry per foreign key */
	const Table *largest; /* by rows; NULL when none is known to have any */
	const Table *audit; /* a log of whatever kind of row; NULL: none */
	bool naive_times; /* times without zone are the convention */
	bool billed; /* the bills tell a complete month */
	bool split; /* … and a warehouse, a replica or analytics in it */
} SchemaView;

SchemaView *schema_view_new(const Evidence *evidence, const SpendResult *spend);
void schema_view_free(SchemaView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SchemaView, schema_view_free)

/* The tables with foreign keys to TABLE, one entry per key; NULL: none. */
const GPtrArray *schema_view_referrers(
    const SchemaView *view, const Table *table);

/* Others refer to TABLE by a key; or, where the export knows no keys of
 * others, have a column named after it. */
bool schema_view_is_referred_to(const SchemaView *view, const Table *table);

/* The largest table is known, and small enough at ten times the users for
 * analytical queries to share it with production. */
bool schema_view_is_small(const SchemaView *view);

/* COLUMN of TABLE is a time of day and date without its zone. */
bool column_is_naive_time(
    const Evidence *evidence, const Table *table, const Column *column);

#endif
