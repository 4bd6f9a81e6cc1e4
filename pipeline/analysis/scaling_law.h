/*
 * scaling_law.h - how much throughput the present design can reach at all.
 *
 * Gunther's law over points of throughput and concurrency of the same time.
 * Its peak over the throughput of today is a limit that no number of
 * instances moves.
 */
#ifndef PIPELINE_ANALYSIS_SCALING_LAW_H
#define PIPELINE_ANALYSIS_SCALING_LAW_H

#include "pipeline/analysis/limit.h"
#include "pipeline/stats/scalability.h"

typedef struct ScalingLaw {
	const Series *throughput, *concurrency; /* NULL: there is none */
	size_t pairs; /* points of the same time */
	Scalability fit;
	double now; /* throughput of the last pair; NAN */
	const Limit *limit; /* in the ladder; NULL: not measured */
	Spread peak, multiple; /* NAN */
} ScalingLaw;

/* CONFIG: of hosting, may be NULL.  Limit, peak and multiple
 * are not filled. */
ScalingLaw scaling_law_find(
    const Evidence *evidence, const ConfigDecision *config);

/* Adds the limit it sets, which the change of hosting mends with its HOURS and
 * COST, if it is measured; fills limit, peak and multiple. */
void scaling_law_add_limit(const Evidence *evidence, ScalingLaw *law,
    double hours, const double cost[MULTIPLE_COUNT], LimitSet *limits);

void scaling_law_describe(const Evidence *evidence, const ScalingLaw *law,
    Section *section, FigureSet *figures);

#endif
