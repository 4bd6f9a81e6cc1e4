/*
 * sprint_groups.h - the issues of each sprint that a tracker names.
 *
 * Exports have the name of a sprint and not its days: those come from when
 * its work was finished.  For sprints.c.
 */
#ifndef PIPELINE_ANALYSIS_SPRINT_GROUPS_H
#define PIPELINE_ANALYSIS_SPRINT_GROUPS_H

#include "pipeline/analysis/work_effort.h"

enum { SPRINT_WINDOW_DAYS = 14 };

/* What issues say of one sprint; projects of one team share it. */
typedef struct SprintGroup {
	const char *name;
	const char *project; /* one of them */
	GPtrArray *done, *open; /* of const Issue * */
	double lo, mid, hi; /* days that 10, 50, 90 % were finished by; NAN */
} SprintGroup;

/* Of SprintGroup *, by their ends; those without finished work last, by name
 * ("Sprint 9" before "Sprint 10"). */
GPtrArray *sprint_groups_new(const Evidence *evidence);

/* How many of the first have finished work. */
guint sprint_groups_dated(const GPtrArray *groups);

/* Median days from the end of one of the first N to that of the next; the
 * usual two weeks where there are fewer than three. */
double sprint_groups_days(const GPtrArray *groups, guint n);

/* A third or more of the first N have half of their work finished before the
 * one before them is over. */
bool sprint_groups_overlap(const GPtrArray *groups, guint n);

/* The sprint that ISSUE names, without a path; NULL where it is none, such as
 * the backlog. */
const char *issue_sprint_name(const Issue *issue);

#endif
