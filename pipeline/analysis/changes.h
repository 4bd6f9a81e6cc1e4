/*
 * changes.h - what differs between an earlier review and this one, beyond
 * what noise explains.
 *
 * Two values of a figure differ where neither lies in the range of the other;
 * without a range, from a share on; dates, from some days on and a tenth of
 * the time that was left; texts always.  Only figures that a reader would want to hear of are compared.
 */
#ifndef PIPELINE_ANALYSIS_CHANGES_H
#define PIPELINE_ANALYSIS_CHANGES_H

#include <glib.h>

#include "pipeline/history/history.h"
#include "pipeline/report/report.h"

/* From when on a change is one. */
typedef struct ChangeRules {
	double share; /* of a figure without a range */
	double days; /* of a date */
} ChangeRules;

typedef enum ChangeKind {
	CHANGE_MOVED, /* then and now both have a value */
	CHANGE_APPEARED, /* only now */
	CHANGE_LOST, /* only then */
	CHANGE_NEW_LIMIT, /* name: its label */
	CHANGE_GONE_LIMIT,
	CHANGE_NEW_INPUT, /* name: its format */
	CHANGE_LOST_INPUT,
} ChangeKind;

typedef struct Change {
	ChangeKind kind;
	const PastFigure *then; /* NULL but for CHANGE_MOVED, CHANGE_LOST */
	const Figure *now; /* the figure today, with or without a value; NULL
			      where there is none */
	const char *name; /* of limits and inputs; NULL */
	const char *was, *is; /* labels, where a text figure is the id of a
				 limit; NULL */
} Change;

typedef struct Changes {
	GArray *list; /* of Change, what matters most first */
	long steady; /* figures that were compared and have not moved */
} Changes;

/* Borrows from PAST and NOW, whose figures must all be there. */
Changes changes_find(
    const PastReview *past, const Report *now, ChangeRules rules);
void changes_clear(Changes *changes);

#endif
