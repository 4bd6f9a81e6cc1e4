/*
 * pair_slopes.h - order statistics of the slopes between all pairs of points.
 *
 * The slopes are never stored whole: their ranks are counted as inversions
 * (Matousek 1991), so that 100,000 points with 5e9 pairs take megabytes and a
 * fraction of a second, and the answer is exact rather than sampled. Points
 * with a value that is not finite are left out; pairs with equal x have no
 * slope, and no more have pairs of different strata. Owns copies of the
 * points. Up to 2^31 points.
 */
#ifndef PIPELINE_STATS_PAIR_SLOPES_H
#define PIPELINE_STATS_PAIR_SLOPES_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PairSlopes PairSlopes;

/* STRATA has the stratum of each point, any number; NULL: all are of one. */
PairSlopes *pair_slopes_new(
    const double *x, const double *y, const int *strata, size_t n);
void pair_slopes_free(PairSlopes *slopes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PairSlopes, pair_slopes_free)

/* Points kept. */
size_t pair_slopes_points(const PairSlopes *slopes);

/* Pairs with a slope: all of them, those that rise, those that fall. */
uint64_t pair_slopes_count(const PairSlopes *slopes);
uint64_t pair_slopes_rising(const PairSlopes *slopes);
uint64_t pair_slopes_falling(const PairSlopes *slopes);

/* The RANK-th smallest slope, from 0; NAN if RANK >= the count. */
double pair_slopes_at(PairSlopes *slopes, uint64_t rank);

#endif
