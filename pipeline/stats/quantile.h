/*
 * quantile.h - order statistics: sort, select, median, MAD, quantiles.
 *
 * Nothing here allocates; functions that say "reorders" use their input as
 * room to work in. A NAN among the values makes every answer NAN, and so does
 * an empty array: call drop_missing() first where gaps are to be ignored.
 */
#ifndef PIPELINE_STATS_QUANTILE_H
#define PIPELINE_STATS_QUANTILE_H

#include <stddef.h>

/* 1.4826 MAD estimates the standard deviation of normal data. */
#define MAD_TO_SIGMA 1.4826

/* Ascending, NAN last. */
void sort_values(double *values, size_t n);

/* Moves the values that are not NAN to the front, in order; their number. */
size_t drop_missing(double *values, size_t n);

/* The RANK-th smallest, from 0; NAN if RANK >= N. Reorders VALUES, O(n). */
double select_value(double *values, size_t n, size_t rank);

/* Mean of the middle two of an even count. Reorders VALUES, O(n). */
double median(double *values, size_t n);

/* Median of |value - median|, unscaled. Overwrites VALUES, O(n). */
double median_deviation(double *values, size_t n);

/* Type 7 of Hyndman and Fan (R's default) of VALUES already sorted;
 * P in [0, 1], else NAN. */
double quantile(const double *sorted, size_t n, double p);

/* The same of VALUES in any order, for COUNT shares P in [0, 1], ascending.
 * Reorders VALUES; several times as fast as sorting them all. */
void select_quantiles(double *values, size_t n, const double *p, size_t count,
    double *quantiles);

/* Share of the weight on values <= LIMIT; all weights are 1 if WEIGHTS is
 * NULL. NAN if a value is NAN or the weights do not sum to more than 0. */
double share_at_most(
    const double *values, const double *weights, size_t n, double limit);

#endif
