/*
 * vendors.h - third parties, by what tables and columns are called.
 *
 * "stripe_customer_id" of users names Stripe, and so does all of
 * stripe_events, which is the vendor's own table: there to be replaced with
 * it.  Elsewhere a column with an id ties one of the core tables to the vendor;
 * two such tables, and the vendor is woven in.  Foreign keys lead to tables of the
 * schema itself and are no third party's.
 */
#ifndef PIPELINE_ANALYSIS_VENDORS_H
#define PIPELINE_ANALYSIS_VENDORS_H

#include "pipeline/analysis/spend.h"

typedef struct VendorColumn {
	const Table *table;
	const Column *column;
	bool id; /* can hold an id of theirs; else a setting, a time … */
} VendorColumn;

typedef struct Integration {
	const char *id; /* slug: "stripe" */
	const char *name;
	GPtrArray *own; /* of const Table *: called after the vendor */
	GArray *columns; /* of VendorColumn: elsewhere */
	GPtrArray *core; /* of const Table *: that hold its ids so */
	bool billed; /* named by the bills of the latest complete month */
	guint issues; /* with a label or component that names it */
} Integration;

/* Of Integration *, those that tables or columns name: the most core tables
 * first, then by name; to be unreferenced. */
GPtrArray *vendors_find(const Evidence *evidence, const SpendResult *spend);

#endif
