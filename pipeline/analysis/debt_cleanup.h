/*
 * debt_cleanup.h - is debt left for sprints of its own?
 *
 * The playbook has accumulating debt worked off by a share of every sprint,
 * not by sprints of clean-up, which teams resist and products delay.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_CLEANUP_H
#define PIPELINE_ANALYSIS_DEBT_CLEANUP_H

#include "pipeline/analysis/allocation.h"

typedef struct DebtCleanup {
	const Sprint *sprint; /* the newest one of clean-up; NULL: none */
	double share; /* of its work on debt */
	double between; /* of that of the others of the year together */
} DebtCleanup;

/* Of the sprints of a year that are over: one is of clean-up from
 * assumption:cleanup_share on, as long as the others, three at least, give
 * less than assumption:cleanup_between together. */
DebtCleanup debt_cleanup(
    const Evidence *evidence, const AllocationResult *allocation);

/* The sprint's name, or the day until which it went.  The caller frees it. */
char *debt_cleanup_name(const DebtCleanup *cleanup);

void debt_cleanup_figures(
    const Evidence *evidence, const DebtCleanup *cleanup, FigureSet *figures);

#endif
