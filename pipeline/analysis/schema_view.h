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
	GHashTable *tables; /* lower-case name -> Table *, the first so named */
	GHashTable *stems; /* the same in the singular; NULL: of several */
	GHashTable *columns; /* lower-case column name -> number of tables */
	GHashTable *keyed; /* lower-case column name -> GPtrArray of Table *
			      that declared keys of that one column mean */
	GHashTable *referrers; /* Table * -> GPtrArray of Table * with keys
				  to it; one entry per foreign key */
	GHashTable *partitions; /* Table * -> GPtrArray of its partitions */
	const Table *largest; /* by rows; NULL when none is known to have any */
	double third; /* rows of the third largest; INFINITY: of fewer than
			 three tables are they known */
	bool *declares; /* by input: its tables declare foreign keys */
	const Table *tenant; /* whose rows all others are; NULL: none */
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

/* The table of TABLE's database that STEM means in the singular or plural:
 * "order" for orders; NULL: none, or several. */
const Table *schema_view_named(
    const SchemaView *view, const Table *table, const char *stem);

/* Somewhere a foreign key of the one column COLUMN is declared to a table
 * whose name contains STEM: product_id to catalog_products. */
bool schema_view_is_keyed(
    const SchemaView *view, const char *column, const char *stem);

/* TABLE's database declares at least 30 % of its columns called "…_id". */
bool schema_view_declares_keys(const SchemaView *view, const Table *table);

/* An index of TABLE, or of each of its partitions, begins with COLUMNS. */
bool schema_view_has_index(
    const SchemaView *view, const Table *table, const GPtrArray *columns);

/* TABLE is among the three that are known to have most rows. */
bool schema_view_is_large(const SchemaView *view, const Table *table);

/* The largest table is known, and small enough at ten times the users for
 * analytical queries to share it with production. */
bool schema_view_is_small(const SchemaView *view);

/* COLUMN of TABLE is a time of day and date without its zone. */
bool column_is_naive_time(
    const Evidence *evidence, const Table *table, const Column *column);

#endif
