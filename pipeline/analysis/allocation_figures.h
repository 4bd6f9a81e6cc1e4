/*
 * allocation_figures.h - the figures of the 20 % rule.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_FIGURES_H
#define PIPELINE_ANALYSIS_ALLOCATION_FIGURES_H

#include "pipeline/analysis/allocation.h"

/* Sprints whose numbers are on the page: the newest ones. */
enum { SPRINTS_SHOWN = 12 };

/* debt.sprint_share, debt.rolling_3, debt.escalation … */
void allocation_figures(const Evidence *evidence,
    const AllocationResult *allocation, FigureSet *figures);

/* "debt.sprint.sprint-12.share"; the caller frees it. */
char *allocation_sprint_figure(const char *sprint, const char *what);

/* "debt.crowd.features.below"; the caller frees it. */
char *allocation_crowd_figure(const char *crowd, const char *what);

/* "debt.waiting.database"; the caller frees it. */
char *allocation_waiting_figure(const WaitingAct *act);

/* Index of the first sprint that is shown; one after the last. */
guint allocation_first_shown(const AllocationResult *allocation);
guint allocation_end_shown(const AllocationResult *allocation);

#endif
