/*
 * deadline.h - from a date on which a limit breaks to the one to decide by.
 */
#ifndef PIPELINE_STATS_DEADLINE_H
#define PIPELINE_STATS_DEADLINE_H

typedef struct FixTeam {
	double people;
	double hours_per_week; /* productive, of each */
	double hires; /* who work on it too from then on */
	double hired_weeks; /* from now */
} FixTeam;

/* Weeks from decision to done: procurement, then HOURS of work, which is over
 * DUE_WEEKS from now (INFINITY: never). NAN without people. */
double deadline_lead_weeks(const FixTeam *team, double hours,
    double procurement_weeks, double due_weeks);

/* Weeks from now; below 0 is overdue, INFINITY is never. */
double deadline_decide_by_weeks(
    double months_to_break, double lead_weeks, double buffer_weeks);

#endif
