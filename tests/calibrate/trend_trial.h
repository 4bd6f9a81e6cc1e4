/*
 * trend_trial.h - what the program tells of a history, and how often that is
 * true over many.
 */
#ifndef TESTS_CALIBRATE_TREND_TRIAL_H
#define TESTS_CALIBRATE_TREND_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/analysis/debt.h"
#include "tests/calibrate/history.h"

/* What is told of one history; NAN for what is not. */
typedef struct TrendTrial {
	TrendLevel level;
	double items, mde;
	double slope, slope_lo, slope_hi; /* of ln days a month */
	double direct, direct_lo, direct_hi; /* ln of the ratio */
} TrendTrial;

/* History number RUN of SETTING. */
TrendTrial trend_trial(const HistorySetting *setting, uint64_t run);

/* How often something was so, of how many times it could have been. */
typedef struct Share {
	size_t hits, n;
} Share;

/* In [0, 1]; NAN of none. */
double share_value(Share share);

/* Its standard error, of one that is not 0 or 1 for want of runs. */
double share_error(Share share);

/* Over all histories of a setting. */
typedef struct TrendTally {
	Share levels[TREND_D + 1];
	Share wrong; /* level A with the wrong sign, or with any where nothing
			changes */
	Share covered; /* limits of the slope that hold the truth, of A and B */
	Share covered_a; /* the same of level A alone */
	Share direct_covered; /* limits of the six-month comparison */
	double items, mde; /* medians: of those fitted; a month */
	double rate_bias; /* of the median: a month */
	double direct_bias; /* of the median: of the ratio */
} TrendTally;

TrendTally trend_tally(
    const HistorySetting *setting, const TrendTrial *trials, size_t runs);

#endif
