/*
 * work_effort.h - what work was done, and how much effort it took.
 *
 * Work is an issue that somebody finished: no epic, nothing that was dropped,
 * and no subtask of an issue that was read, since it is a part of that.
 * Effort is told in one measure for a whole tracker: the first that at least
 * half of the debt and half of the other work states, else by counting.
 */
#ifndef PIPELINE_ANALYSIS_WORK_EFFORT_H
#define PIPELINE_ANALYSIS_WORK_EFFORT_H

#include "pipeline/analysis/analysis.h"

typedef enum EffortMeasure {
	EFFORT_POINTS,
	EFFORT_SPENT, /* hours that were logged */
	EFFORT_ESTIMATED, /* hours */
	EFFORT_COUNT, /* one for each issue */
} EffortMeasure;

/* Effort of some work, and how much of it went to debt. */
typedef struct WorkTally {
	double effort, debt; /* in one measure */
	long issues, debt_issues;
	long stated; /* issues that state their effort; others add none */
} WorkTally;

/* Finished, and counted as work. */
bool work_is_done(const Evidence *evidence, const Issue *issue);

/* When the half year began that ends with the newest finished work;
 * INSTANT_NONE where there is none. */
Instant work_recent_from(const Evidence *evidence);

/* What tells the effort of that half year's work best. */
EffortMeasure work_measure(const Evidence *evidence);

/* Of ISSUE in MEASURE, above 0; NAN where it is not stated. */
double work_effort(EffortMeasure measure, const Issue *issue);

/* Some issue, finished or not, is marked as debt: that none of the work was
 * debt means something only where debt is marked at all. */
bool work_marks_debt(const Evidence *evidence);

/* "5 points", "6 h logged"; "no effort stated".  The caller frees it. */
char *work_effort_words(EffortMeasure measure, const Issue *issue);

void work_tally_add(WorkTally *tally, const Evidence *evidence,
    EffortMeasure measure, const Issue *issue);

/* Share of effort that went to debt; NAN where nothing states any. */
double work_tally_share(const WorkTally *tally);

#endif
