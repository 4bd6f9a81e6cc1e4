/*
 * figure.h - every number that the report prints, by a stable id.
 *
 * A figure knows what it was made from, so that any number can be explained
 * back to source rows and assumptions.  Ids are dotted lower-case paths
 * ("limit.int32-orders.multiple"), stable across runs and versions; names
 * inside them are slugs (text_slug).  A figure that cannot be computed is
 * there all the same, without a value and with the reason.
 */
#ifndef PIPELINE_REPORT_FIGURE_H
#define PIPELINE_REPORT_FIGURE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/number.h"

typedef enum FigureTag {
	FIGURE_MEASURED = 1 << 0,	/* from the company's own exports */
	FIGURE_ASSUMED = 1 << 1,	/* rests on an assumption */
	FIGURE_PROXY = 1 << 2,		/* stands in for a missing measurement */
	FIGURE_CONFIGURED = 1 << 3,	/* headroom.yaml says so */
	FIGURE_SIMULATED = 1 << 4,	/* from Monte Carlo draws */
} FigureTag;

enum { FIGURE_TAGS = 5 };

typedef struct FigureTagName {
	FigureTag tag;
	const char *name;	/* for files: "measured" */
} FigureTagName;

extern const FigureTagName figure_tags[FIGURE_TAGS];

/* One of the rows that a figure was made from. */
typedef struct FigureRow {
	char *file;	/* as the user named it */
	long line;	/* 1-based; 0: the row has none */
	char *key;	/* what it is: "SHOP-12", "AmazonEC2"; NULL */
	char *value;	/* what it says: "12 days"; NULL */
} FigureRow;

typedef struct Figure {
	char *id;
	char *label;		/* for people, from pipeline/lang */
	char *unit;		/* "x", "h", "USD", "months", "date", … */
	double value, lo, hi;	/* NAN: none; lo, hi as method says */
	char *text;		/* value of a text or date figure; NULL */
	double n;		/* observations or draws; NAN */
	char *method;		/* how, in a few words; says what lo, hi are */
	unsigned tags;		/* of FigureTag */
	GPtrArray *inputs;	/* of char *: a figure's id, "assumption:NAME",
				   "config:PATH", "file:PATH[:LINE]", or what
				   the program holds: "playbook:NAME", and
				   "rule:NAME" with the hours of a change */
	GPtrArray *evidence;	/* of FigureRow *: the most telling rows, not
				   all of them */
	char *reason;		/* why there is no value; NULL when there is */
} Figure;

/* Appends SOURCE, once; printf-like. */
void figure_add_input(Figure *figure, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

enum { FIGURE_EVIDENCE = 20 };

/* Appends a row of FILE; KEY and VALUE may be NULL.  What is beyond
 * FIGURE_EVIDENCE is left out: callers hand in the most telling ones first,
 * or those that figure_spread_evidence() chooses. */
void figure_add_evidence(Figure *figure, const char *file, long line,
    const char *key, const char *value);

/* Index of the I-th of COUNT rows to show of N, evenly from the first to the
 * last; COUNT is at most FIGURE_EVIDENCE and N. */
size_t figure_spread_evidence(size_t n, size_t count, size_t i);

bool figure_has_value(const Figure *figure);

enum { FIGURE_TEXT_SIZE = 96 };

/* VALUE (or lo, hi) as people read it in the figure's unit: "3.4×",
 * "12 %", "$5,846", "14 months"; "–" for NAN. */
const char *figure_format(const Figure *figure, double value,
    char buf[FIGURE_TEXT_SIZE]);

/* The same without the words of the unit: "14", "12 %", "$5,846". */
const char *figure_format_number(const Figure *figure, double value,
    char buf[FIGURE_TEXT_SIZE]);

/* "1 to 4 weeks", "12 % to 15 %"; the caller frees it. */
char *figure_format_range(const Figure *figure, double lo, double hi);

/* The figure's own value, number, date or text. */
const char *figure_format_value(const Figure *figure,
    char buf[FIGURE_TEXT_SIZE]);

typedef struct FigureSet FigureSet;	/* opaque; owns its figures */

FigureSet *figure_set_new(void);
void figure_set_free(FigureSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FigureSet, figure_set_free)

/*
 * Adds a number.  A VALUE that is not finite is no value: the figure is then
 * missing and says so; where the reason is known use figure_set_missing().
 * The caller fills lo, hi, n, tags and inputs of what is returned (owned by
 * SET).  An id that is taken is a programming error (g_error).
 */
Figure *figure_set_number(FigureSet *set, const char *id, const char *label,
    const char *unit, double value, const char *method);

/* A text figure; dates are "YYYY-MM-DD" with unit "date". */
Figure *figure_set_text(FigureSet *set, const char *id, const char *label,
    const char *unit, const char *text, const char *method);

/* A figure that should be there and cannot be computed, and why. */
Figure *figure_set_missing(FigureSet *set, const char *id, const char *label,
    const char *unit, const char *reason);

/* NULL when unknown. */
const Figure *figure_set_find(const FigureSet *set, const char *id);

/* All, sorted by id; of const Figure *; transfer container. */
GPtrArray *figure_set_list(const FigureSet *set);

#endif
