/*
 * theil_sen.h - a robust line: the median of all pairwise slopes.
 *
 * Exact at any number of points, O(n) memory (see pair_slopes.h). Points with
 * a value that is not finite are left out.
 */
#ifndef PIPELINE_STATS_THEIL_SEN_H
#define PIPELINE_STATS_THEIL_SEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct TheilSen {
	size_t n; /* points used */
	uint64_t pairs; /* of them, with different x */
	double slope; /* NAN without pairs */
	double slope_lo; /* Sen's 95 % limits; NAN if the points are */
	double slope_hi; /* too few to have them (n < 5) */
	double intercept; /* med(y) - slope med(x) */
	double x_median, y_median;
} TheilSen;

/* Nothing to fit (no two x differ): slope and all that hangs on it NAN. */
TheilSen theil_sen_fit(const double *x, const double *y, size_t n);

/* The same where Y has a level of its own in each of the STRATA: of pairs
 * within strata only, with limits to match, as Hirsch, Slack and Smith (1982)
 * do with seasons. Levels need not be known, and a point alone in its stratum
 * says nothing. The intercept means little until theil_sen_place(). */
TheilSen theil_sen_fit_within(
    const double *x, const double *y, const int *strata, size_t n);

/* Puts the line through the medians of other points, such as those with the
 * levels of their strata taken off. */
void theil_sen_place(TheilSen *fit, const double *x, const double *y, size_t n);

double theil_sen_at(const TheilSen *fit, double x);

/* The hourglass of Sen's limits through the point of medians, at X. */
void theil_sen_band(const TheilSen *fit, double x, double *lo, double *hi);

/* Standard error that Sen's limits amount to; NAN without limits. */
double theil_sen_error(const TheilSen *fit);

/* y - fit; OUT may be Y. NAN where x or y is. */
void theil_sen_residuals(const TheilSen *fit, const double *x, const double *y,
    size_t n, double *out);

#endif
