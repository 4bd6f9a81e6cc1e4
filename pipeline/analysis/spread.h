/*
 * spread.h - what is said of many draws: P10, P50 and P90.
 *
 * INFINITY is "not at any size"; NAN is "not known".
 */
#ifndef PIPELINE_ANALYSIS_SPREAD_H
#define PIPELINE_ANALYSIS_SPREAD_H

#include <stddef.h>

typedef struct Spread {
	double p10, p50, p90;
} Spread;

/* All three at VALUE. */
Spread spread_at(double value);

/* A draw that is NAN makes all three NAN. */
Spread spread_of(const double *draws, size_t n);

/* Without the draws that are NAN. */
Spread spread_of_known(const double *draws, size_t n);

#endif
