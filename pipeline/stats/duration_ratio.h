/*
 * duration_ratio.h - how many times as long the same work takes now.
 *
 * The stratified Hodges-Lehmann ratio: every current duration over every
 * reference duration of the same stratum (work of the same size), and the
 * median of all these. Its 95 % limits come from resampling durations within
 * stratum and window.
 */
#ifndef PIPELINE_STATS_DURATION_RATIO_H
#define PIPELINE_STATS_DURATION_RATIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/stats/rng.h"

typedef struct Duration {
	size_t stratum;
	double time; /* any unit; left out unless above 0 */
} Duration;

/* What it takes to be counted. */
typedef struct DurationRule {
	size_t per_window; /* in all strata used */
	size_t per_side; /* of a stratum, or it is dropped */
	size_t resamples; /* 0: no limits */
} DurationRule;

#define DURATION_RULE ((DurationRule){ 10, 5, 2000 })

typedef struct DurationStratum {
	size_t n_current, n_reference;
	bool used;
} DurationStratum;

typedef struct DurationRatio {
	double ratio, lo, hi; /* NAN if the rule is not met */
	size_t n_current, n_reference; /* in the strata used */
	uint64_t pairs;
} DurationRatio;

/* Fills STRATA, N_STRATA of them: what was there, and what was used. Takes
 * from RNG only if the rule is met; linear memory. */
DurationRatio duration_ratio(const Duration *current, size_t n_current,
    const Duration *reference, size_t n_reference, DurationRule rule, Rng *rng,
    DurationStratum *strata, size_t n_strata);

#endif
