/*
 * ladder.h - the headroom ladder: all limits, by the multiple that breaks
 * them.
 *
 * Headroom is the least breaking multiple over the system limits on each
 * joint draw.  Organisation limits stand on the same ladder and never set
 * it.
 */
#ifndef PIPELINE_ANALYSIS_LADDER_H
#define PIPELINE_ANALYSIS_LADDER_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/limit.h"

/* P10, P50 and P90 of draws; INFINITY where a draw never breaks. */
typedef struct Spread {
	double p10, p50, p90;
} Spread;

typedef struct Rung {
	const Limit *limit;
	Spread multiple;
	Spread months; /* from the report date */
	double lead_weeks; /* NAN when the fix's hours are unknown */
	double decide_weeks; /* from the report date; NAN unknown */
	double broken_at[MULTIPLE_COUNT]; /* probability */
	double risk[MULTIPLE_COUNT]; /* probability x cost; NAN unknown */
	double first_share; /* draws in which it sets the headroom */
} Rung;

struct LadderResult {
	GArray *rungs; /* of Rung, by multiple P50, then id */
	Spread headroom; /* NAN without a system limit */
	int first; /* the rung most often first; -1: none */
	int systems; /* rungs that may set the headroom */
	double risk_total[MULTIPLE_COUNT]; /* NAN: no cost known */
};

bool ladder_compute(const Evidence *evidence, Results *results, GError **error);
void ladder_describe(
    const Evidence *evidence, const Results *results, Report *report);
void ladder_result_free(LadderResult *ladder);

#endif
