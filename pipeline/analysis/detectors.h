/*
 * detectors.h - the rules that find decisions in a schema which become
 * expensive to change.
 *
 * One line in the table of detectors.c adds a rule: its id, the words, the
 * hours of the migration (per risk, per table, per foreign key) and the
 * function that looks at a table.
 */
#ifndef PIPELINE_ANALYSIS_DETECTORS_H
#define PIPELINE_ANALYSIS_DETECTORS_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/lang/lang.h"

typedef enum Severity {
	SEVERITY_LOW,
	SEVERITY_MEDIUM,
	SEVERITY_HIGH,
	SEVERITY_UNKNOWN, /* the measurement that would tell is missing */
} Severity;

/* What every rule may look at; made once. */
typedef struct SchemaView {
	const Evidence *evidence;
	const SpendResult *spend;
	GHashTable *names; /* lower-case table names, as a set */
	GHashTable *referrers; /* Table * -> GPtrArray of Table * with keys
				   to it; one entry per foreign key */
	const Table *largest; /* by rows; NULL when none is known */
} SchemaView;

typedef struct Detector Detector;

/* One rule's finding on one table. */
typedef struct Hit {
	const Detector *detector;
	Severity severity;
	char *columns; /* "id", "price, total"; NULL: the table */
	char *evidence; /* what was seen, in words */
	double tables, keys; /* affected by the migration */
} Hit;

struct Detector {
	const char *id; /* "D1" */
	Message title, fix;
	ThreePoint fixed, per_table, per_key; /* hours */
	/* Fills HIT and returns true when TABLE shows the pattern. */
	bool (*look)(const SchemaView *view, const Table *table, Hit *hit);
};

SchemaView *schema_view_new(const Evidence *evidence, const SpendResult *spend);
void schema_view_free(SchemaView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SchemaView, schema_view_free)

/* Appends a Hit for every rule that fires on TABLE. */
void detectors_look(const SchemaView *view, const Table *table, GArray *hits);

/* For g_array_set_clear_func. */
void hit_clear(gpointer hit);

/* Largest id in use: the dump's, else the number of rows of an
 * auto-incremented key (a lower bound); NAN unknown. */
double table_id_in_use(const Table *table, bool *lower_bound);

/* Bills show a warehouse, or a category for analytics. */
bool has_analytics_split(const SchemaView *view);

#endif
