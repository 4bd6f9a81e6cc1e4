/*
 * series_error.h - how sure the slope of a series is.
 *
 * Sen's limits take every point to be off by itself. In most series what is
 * off this month is so next month: users who came stay. Twelve points that
 * wander tell much less of a rate than twelve that scatter, and limits that do
 * not know it miss the truth two times out of three.
 */
#ifndef PIPELINE_STATS_SERIES_ERROR_H
#define PIPELINE_STATS_SERIES_ERROR_H

#include <stddef.h>

#include "pipeline/stats/theil_sen.h"

typedef struct SeriesError {
	double slope; /* standard error */
	double noise; /* variance of one point about the level */
	double wander; /* variance that the level gathers per unit of x */
} SeriesError;

/*
 * Of FIT, of points in order of X. The slope's error is Sen's, or what a level
 * that wanders under noise makes it, if that is more. How much of each there
 * is cannot be known from few points, so every share is taken as far as it
 * explains them (the local level model with a drift, Harvey 1989, weighted by
 * its restricted likelihood). Residuals beyond three deviations count as
 * three. All NAN where Sen's limits are.
 */
SeriesError series_error(
    const TheilSen *fit, const double *x, const double *y, size_t n);

#endif
