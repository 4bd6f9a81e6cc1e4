/*
 * lead_limit.h - a plan that one lead must attend to.
 *
 * Every active task wants hours of the lead each week; where the lead has
 * fewer than all want together, all active tasks slow down alike.
 */
#ifndef PIPELINE_STATS_LEAD_LIMIT_H
#define PIPELINE_STATS_LEAD_LIMIT_H

#include "pipeline/stats/schedule.h"

typedef struct LeadLimit {
	double hours; /* the lead has a week for the plan */
	double hours_per_task; /* that an active task wants a week */
} LeadLimit;

/* 35 % of a week of 40 hours carries three phases at once. */
#define LEAD_HOURS_PER_TASK (0.35 * 40 / 3)

/* When all is finished, weeks; INFINITY for a lead without time, NAN if a
 * duration or the limit is negative or missing. Allocates for the tasks. */
double lead_limit_finish(
    const Schedule *schedule, const double *durations, LeadLimit limit);

#endif
