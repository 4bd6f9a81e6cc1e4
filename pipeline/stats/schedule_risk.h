/*
 * schedule_risk.h - when a plan finishes if its durations are estimates.
 *
 * Durations are drawn from PERT distributions, independent of each other.
 * The mean finish lies behind that of the mean durations wherever paths
 * merge; adding up the critical path alone would hide it.
 */
#ifndef PIPELINE_STATS_SCHEDULE_RISK_H
#define PIPELINE_STATS_SCHEDULE_RISK_H

#include <stddef.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/schedule.h"

/* Fills FINISH, N_DRAWS of them in order of drawing, and CRITICAL: for each
 * task the share of draws in which it is on a longest path. All NAN if an
 * estimate is not valid or negative. */
void schedule_simulate(const Schedule *schedule, const ThreePoint *durations,
    Rng *rng, size_t n_draws, double *finish, double *critical);

#endif
