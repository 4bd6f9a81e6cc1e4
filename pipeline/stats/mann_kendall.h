/*
 * mann_kendall.h - does y rise or fall with x? Kendall's rank test.
 *
 * Points with a value that is not finite are left out.
 */
#ifndef PIPELINE_STATS_MANN_KENDALL_H
#define PIPELINE_STATS_MANN_KENDALL_H

#include <stddef.h>

typedef struct MannKendall {
	double s; /* rising minus falling pairs */
	double sigma; /* of s if there is no trend */
	double z, p; /* continuity corrected; p is two-sided */
} MannKendall;

/* Z and p are NAN where all x or all y are equal, or n < 2. */
MannKendall mann_kendall(const double *x, const double *y, size_t n);

/* Standard deviation of s without a trend, with ties in x and y accounted for
 * (Kendall 1970, as in SciPy's kendalltau); 0 if it cannot vary. Where there
 * are STRATA (else NULL), of the sum of s over them (Hirsch, Slack and Smith
 * 1982: they call them seasons). */
double mann_kendall_sigma(
    const double *x, const double *y, const int *strata, size_t n);

#endif
