/*
 * pair_differences.h - the median difference between two groups of values.
 *
 * Each value of the one group is compared with each of the other, within
 * strata, and all differences go into one median: the Hodges-Lehmann shift.
 * It is found by counting in sorted values, exactly, without storing or even
 * visiting all pairs; nothing allocates.
 */
#ifndef PIPELINE_STATS_PAIR_DIFFERENCES_H
#define PIPELINE_STATS_PAIR_DIFFERENCES_H

#include <stddef.h>
#include <stdint.h>

/* Values ascending and finite, each counted as often as its weight says. */
typedef struct WeightedValues {
	const double *values;
	const uint32_t *weights;
	size_t n;
} WeightedValues;

typedef struct DifferenceStratum {
	WeightedValues minuend, subtrahend;
} DifferenceStratum;

/* Pairs in all strata. */
uint64_t pair_differences_count(const DifferenceStratum *strata, size_t n);

/* Median of all differences, the mean of the middle two of an even number;
 * NAN if there are none. */
double pair_differences_median(const DifferenceStratum *strata, size_t n);

#endif
