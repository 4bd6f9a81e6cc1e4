/*
 * timeline.h - how long the readiness review takes, and what decides it.
 *
 * The six phases of the playbook with their durations and dependencies, as
 * headroom.yaml overrides them.  The playbook leaves open when phase 5 (and
 * 6 beside it) starts; of the possible readings only "after phases 1 to 3"
 * reproduces its 4 to 6 weeks, so that is ours, and printed as such.
 */
#ifndef PIPELINE_ANALYSIS_TIMELINE_H
#define PIPELINE_ANALYSIS_TIMELINE_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/stats/schedule.h"

/* Quantiles of the finish that the dotplot shows, and that are told. */
enum { TIMELINE_DOTS = 50, TIMELINE_QUANTILES = 6 };
extern const double timeline_shares[TIMELINE_QUANTILES]; /* .05 … .95 */

typedef struct TimelinePhase {
	const char *id; /* "P1" */
	char *slug; /* "p1", unique */
	const char *label; /* "Architecture domain mapping" */
	ThreePoint weeks;
	GArray *after; /* of size_t: phases that come before */
	ScheduleTask plan; /* with the mean durations */
	double critical; /* share of draws on a longest path */
} TimelinePhase;

typedef struct LeadCase {
	double share; /* of the lead's week */
	double weeks; /* when all is finished */
} LeadCase;

enum { LEAD_CASES = 5 };

struct TimelineResult {
	GArray *phases; /* of TimelinePhase */
	bool as_playbook; /* no duration or dependency is overridden */
	double plan_weeks; /* with the mean durations, unlimited lead */
	double quantiles[TIMELINE_QUANTILES]; /* weeks, at timeline_shares */
	double dots[TIMELINE_DOTS];
	double within_playbook; /* share of draws from 4 to 6 weeks */
	Date start; /* timeline.start, or the report date */
	Spread weeks; /* to finish */
	guint most_critical; /* the phase most often on the longest path */
	double lead_share; /* of this lead's week */
	bool lead_configured;
	double lead_weeks; /* with that lead */
	double lead_hours; /* all phases together */
	LeadCase cases[LEAD_CASES];
};

bool timeline_compute(
    const Evidence *evidence, Results *results, GError **error);
void timeline_describe(
    const Evidence *evidence, const Results *results, Report *report);
void timeline_result_free(TimelineResult *timeline);

#endif
