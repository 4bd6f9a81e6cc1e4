/*
 * sprints.h - in which sprint work was finished, and what it took.
 *
 * Trackers name sprints and do not date them.  A sprint ends by the day on
 * which nine tenths of its work was finished, and begins where the one before
 * it ended.  Work without a sprint belongs to the one in whose days it was
 * finished.  Windows of two weeks stand in for sprints where
 *
 *  - less than half of the newest half year's work names one;
 *  - they follow each other by days or by many weeks, as releases do;
 *  - several teams' sprints run side by side.
 *
 * Owns its sprints; issues are borrowed from the facts.
 */
#ifndef PIPELINE_ANALYSIS_SPRINTS_H
#define PIPELINE_ANALYSIS_SPRINTS_H

#include "pipeline/analysis/sprint_groups.h"

typedef enum SprintState {
	SPRINT_OVER,
	SPRINT_OPEN, /* has begun: what it took is not all known */
	SPRINT_PLANNED, /* nobody has begun with it */
} SprintState;

typedef enum SprintSource {
	SPRINTS_NAMED, /* by the tracker */
	SPRINTS_UNNAMED, /* windows: too little work names one */
	SPRINTS_UNEVEN, /* windows: they are no two weeks or the like */
	SPRINTS_PARALLEL, /* windows: teams have their own */
} SprintSource;

typedef struct Sprint {
	const char *name; /* NULL: a window */
	Date first, last; /* DATE_NONE both: planned */
	SprintState state;
	GPtrArray *done; /* of const Issue *: work finished in it */
	GPtrArray *open; /* of const Issue *: in it, and not finished */
	long unplanned; /* of `done`: names no sprint; 0 in windows */
	WorkTally tally; /* of `done` */
} Sprint;

typedef struct Sprints {
	GPtrArray *list; /* of Sprint *: in time order; those that are over,
			    then the open ones, then the planned */
	guint over; /* how many of them are over */
	SprintSource source;
	EffortMeasure measure;
	double days; /* from one to the next, as a rule */
	long recent, named; /* work of the newest half year; that names one */
	GHashTable *by_issue; /* const Issue * -> borrowed Sprint * */
} Sprints;

Sprints *sprints_new(const Evidence *evidence);
void sprints_free(Sprints *sprints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sprints, sprints_free)

const Sprint *sprints_at(const Sprints *sprints, guint i);

/* The one that ISSUE was finished in, or is in; NULL: none, or not known. */
const Sprint *sprints_find(const Sprints *sprints, const Issue *issue);

/* What the N sprints up to the I-th took together, fewer at the beginning;
 * all of them are over. */
WorkTally sprints_rolling(const Sprints *sprints, guint i, guint n);

#endif
