/*
 * work_sample.h - the finished and open work that durations are told from.
 *
 * Features only (with tasks where a tracker hardly knows features), without
 * epics, subtasks and what was never done.  Work of similar scope shares a
 * stratum: story points, else estimates, else component and type.
 */
#ifndef PIPELINE_ANALYSIS_WORK_SAMPLE_H
#define PIPELINE_ANALYSIS_WORK_SAMPLE_H

#include "pipeline/analysis/analysis.h"

typedef enum ScopeScheme {
	SCOPE_POINTS, /* up to 2, 3, 5, 8, 13 and more */
	SCOPE_ESTIMATE, /* hours, in powers of two */
	SCOPE_COMPONENT, /* component and type */
	SCOPE_NONE, /* "scope not controlled" */
	SCOPE_COUNT,
} ScopeScheme;

/* Work of similar scope; what the scheme does not use is 0 or NULL. */
typedef struct WorkStratum {
	double size; /* points: 2, 3, 5, 8, 13; or hours, a power of two */
	const char *component;
	IssueKind kind;
} WorkStratum;

typedef struct WorkItem {
	const Issue *issue;
	Date start;
	double days; /* until resolved, or until the report date; half a day
			where both are the same date without a time */
	double likely_days; /* the same; where dates have no times, one of
			       what that may have been, so that few tie */
	bool ended;
	int stratum; /* index into WorkSample.strata */
} WorkItem;

typedef struct WorkSample {
	GArray *items; /* of WorkItem, by start, then key */
	GArray *strata; /* of WorkStratum, sorted */
	ScopeScheme scheme;
	bool lead_time; /* from creation: includes queueing */
	bool whole_days; /* the tracker tells dates without times */
	bool approximate; /* starts are from work logs or status changes */
	bool with_tasks;
	long candidates; /* features, or features and tasks */
	long ended; /* items that are done */
	long not_done; /* left out: duplicates, won't fix */
	long undated; /* left out: no start, or it is after the end */
	long too_short;
	long unscoped; /* left out: no points, estimate … */
} WorkSample;

/* Resolved as a duplicate, won't fix or the like: no work was done. */
bool issue_was_never_done(const Issue *issue);

WorkSample *work_sample_new(const Evidence *evidence);
void work_sample_free(WorkSample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkSample, work_sample_free)

#endif
