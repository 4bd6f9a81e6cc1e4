/*
 * detectors.h - the rules that find decisions in a schema which become
 * expensive to change.
 *
 * One line in the table of detectors.c adds a rule: its id, the words, the
 * hours of the migration (per risk, per table, per foreign key) and the
 * function that looks at a table, which is declared in rules.h.
 */
#ifndef PIPELINE_ANALYSIS_DETECTORS_H
#define PIPELINE_ANALYSIS_DETECTORS_H

#include "pipeline/analysis/schema_view.h"
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

/* What exactly shows the pattern; borrows from the facts. */
typedef struct HitPlace {
	const Column *column; /* NULL: a key, or a whole table */
	const ForeignKey *key; /* NULL: none is declared */
	const Table *target; /* what the column means, or the table that
				is concerned; NULL: none */
} HitPlace;

/* One rule's finding on one table. */
typedef struct Hit {
	const Detector *detector;
	Severity severity;
	GArray *places; /* of HitPlace; empty: the table */
	char *columns; /* "id", "price, total"; NULL: the table */
	long line; /* of the first place, else of the table; 0 unknown */
	Message seen; /* with the name, if any, and then the number */
	const char *name; /* borrowed; NULL: none */
	double number;
	NumberForm form; /* of the number */
	double tables, keys; /* affected by the migration */
	double rows; /* that it moves today; NAN unknown */
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

enum { DETECTOR_COUNT = 15 };

/* In the order of their numbers. */
extern const Detector detectors[DETECTOR_COUNT];

/* Appends a Hit for every rule that fires on TABLE. */
void detectors_look(const SchemaView *view, const Table *table, GArray *hits);

/* NULL when no rule is so named. */
const Detector *detector_find(const char *id);

/* HIT is of the rule "D1". */
bool hit_is(const Hit *hit, const char *detector);

/* How many tables HIT finds fault with, and the I-th: the one that was looked
 * at, TABLE, or those that it names. */
guint hit_concerned(const Hit *hit);
const Table *hit_concerned_table(const Hit *hit, const Table *table, guint i);

/* For the rules: COLUMN, KEY or TARGET shows the pattern. */
void hit_add_column(Hit *hit, const Column *column);
void hit_add_key(Hit *hit, const ForeignKey *key);
void hit_add_target(Hit *hit, const Column *column, const Table *target);

/* For g_array_set_clear_func. */
void hit_clear(gpointer hit);

#endif
