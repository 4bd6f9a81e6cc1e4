/*
 * risk_score.h - a score from 0 to 100 of weighted parts, some unknown.
 *
 * 100 times the weighted mean of the parts that are known.  What is not known
 * is left out of it, and widens the range that the score can take; where too
 * little is known there is the range alone.  Nothing unknown counts as low.
 */
#ifndef PIPELINE_STATS_RISK_SCORE_H
#define PIPELINE_STATS_RISK_SCORE_H

#include <stddef.h>

enum { RISK_PARTS_MAX = 8 };

/* From 0 to 1. */
typedef struct RiskPart {
	double value; /* NAN: not known */
	double lo, hi; /* what it can be; both are VALUE where that is sure */
} RiskPart;

typedef struct RiskRule {
	const double *weights; /* not below 0, of any sum above 0 */
	size_t parts; /* RISK_PARTS_MAX at most */
	double least_known; /* share of weight that a score takes */
} RiskRule;

typedef struct RiskScore {
	double value; /* NAN: too little is known */
	double lo, hi; /* what it can be */
	double known; /* share of the weight that is known */
} RiskScore;

/* A part that is known; NAN: that is not. */
RiskPart risk_part(double value);

RiskScore risk_score(const RiskRule *rule, const RiskPart *parts);

/*
 * The rank of each of N things, from 1, and its BEST and WORST rank where
 * each weight may be SWING (0.5: half) more or less; PARTS has a row of
 * rule->parts for each.  The higher score is the lower rank, and the highest
 * that it can be stands in where there is none; of equals the first leads.
 */
void risk_ranks(const RiskRule *rule, const RiskPart *parts, size_t n,
    double swing, size_t *rank, size_t *best, size_t *worst);

#endif
