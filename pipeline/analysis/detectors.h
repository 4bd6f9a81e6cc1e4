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

#include "pipeline/analysis/schema_view.h"
#include "pipeline/analysis/table_class.h"
#include "pipeline/analysis/words.h"

/* In the order in which the worst of several is the whole risk's: what is
 * not measured may be worse than low. */
typedef enum Severity {
	SEVERITY_LOW,
	SEVERITY_UNKNOWN, /* the measurement that would tell is missing */
	SEVERITY_MEDIUM,
	SEVERITY_HIGH,
} Severity;

typedef struct Detector Detector;

/* One rule's finding on one table. */
typedef struct Hit {
	const Detector *detector;
	Severity severity;
	char *columns; /* "id", "price, total"; NULL: the table */
	Message seen; /* with the name, if any, and then the number */
	const char *name; /* borrowed; NULL: none */
	double number;
	NumberForm form; /* of the number */
	double tables, keys; /* affected by the migration */
	bool convention; /* so in most tables: nobody forces a change */
} Hit;

struct Detector {
	const char *id; /* "D1" */
	Message title, fix;
	ThreePoint fixed, per_table, per_key; /* hours */
	bool moves_rows; /* the migration touches every row */
	/* Fills HIT and returns true when TABLE shows the pattern. */
	bool (*look)(const SchemaView *view, const Table *table, Hit *hit);
};

/* Appends a Hit for every rule that fires on TABLE. */
void detectors_look(const SchemaView *view, const Table *table, GArray *hits);

/* NULL when no rule is so named. */
const Detector *detector_find(const char *id);

/* For g_array_set_clear_func. */
void hit_clear(gpointer hit);

/* Largest id in use: the dump's, else the number of rows, since no two have
 * the same (a lower bound, of which 0 says nothing); NAN unknown. */
double table_id_in_use(const Table *table, bool *lower_bound);

/* Multiple of today's users at which ids of TABLE pass LIMIT, at the mode of
 * its growth; 1 if they have, NAN unknown. */
double table_ids_multiple(
    const Evidence *evidence, const Table *table, double limit);

#endif
