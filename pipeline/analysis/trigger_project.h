/*
 * trigger_project.h - at which multiple of users, and when, the metric of a
 * decision crosses its threshold.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGER_PROJECT_H
#define PIPELINE_ANALYSIS_TRIGGER_PROJECT_H

#include "pipeline/analysis/triggers.h"

/* Adds the limit that TRIGGER sets, where it is known well enough; fills
 * limit, months, multiple and within[].  What bills or the tracker ask for is
 * no matter of capacity: once past it stands on the ladder as a limit of the
 * organisation. */
void trigger_project(
    const Evidence *evidence, Results *results, Trigger *trigger);

#endif
