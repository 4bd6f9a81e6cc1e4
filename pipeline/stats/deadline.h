/*
 * deadline.h - from a date on which a limit breaks to the one to decide by.
 */
#ifndef PIPELINE_STATS_DEADLINE_H
#define PIPELINE_STATS_DEADLINE_H

#include <stddef.h>

/* Weeks from decision to done: HOURS of work by PEOPLE, each with so many
 * productive hours a week. NAN without people. */
double deadline_lead_weeks(double hours, double people, double hours_per_week,
    double procurement_weeks);

/* Weeks from now; below 0 is overdue, INFINITY is never. */
double deadline_decide_by_weeks(
    double months_to_break, double lead_weeks, double buffer_weeks);

/* Index of the least of N multiples, the first of equals, leaving out NAN; N
 * if all are. */
size_t deadline_first_to_break(const double *multiples, size_t n);

#endif
