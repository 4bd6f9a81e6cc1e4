/*
 * trend_trial.h - what the program tells of a tracker, and how often that is
 * true over many.
 */
#ifndef TESTS_CALIBRATE_TREND_TRIAL_H
#define TESTS_CALIBRATE_TREND_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "pipeline/analysis/debt.h"
#include "tests/calibrate/tracker.h"
#include "tests/calibrate/share.h"

/* What is told of one tracker; NAN for what is not. */
typedef struct TrendTrial {
	TrendLevel level;
	double items, mde;
	double slope, slope_lo, slope_hi; /* of ln days a month */
	double direct, direct_lo, direct_hi; /* ln of the ratio */
} TrendTrial;

/* Tracker number RUN of SETTING. */
TrendTrial trend_trial(const TrackerSetting *setting, uint64_t run);

/* Over all trackers of a setting. */
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
    const TrackerSetting *setting, const TrendTrial *trials, size_t runs);

#endif
