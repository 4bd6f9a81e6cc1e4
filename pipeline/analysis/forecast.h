/*
 * forecast.h - what this review says of the months to come, so that a later
 * one can hold it to that.
 *
 * Of what goes on as it has gone: users, spend, the metrics of decisions, the
 * headroom if nothing is done, and the time that features take.  P10 and P90
 * are of what will be measured then: besides the trend's error they hold that
 * of the last point and that of the one to come, from how far the points so
 * far lie off their line.
 */
#ifndef PIPELINE_ANALYSIS_FORECAST_H
#define PIPELINE_ANALYSIS_FORECAST_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/triggers.h"

enum { FORECAST_HORIZONS = 4 };

/* Months after the last point: 1, 3, 6, 12. */
extern const double forecast_horizons[FORECAST_HORIZONS];
extern const char *const forecast_horizon_names[FORECAST_HORIZONS]; /* "1m" */

typedef enum ForecastKind {
	FORECAST_USERS,
	FORECAST_SPEND,
	FORECAST_HEADROOM,
	FORECAST_DEBT, /* the six-month ratio, six months on alone */
	FORECAST_TRIGGER,
} ForecastKind;

typedef struct Forecast {
	ForecastKind kind;
	char *id; /* slug: "users", "trigger-database" */
	char *outcome; /* the figure that tells what happened */
	const Trigger *trigger; /* FORECAST_TRIGGER only */
	Date from; /* the day of the last point */
	double now; /* the outcome today */
	Spread at[FORECAST_HORIZONS]; /* NAN: not told so far ahead; P10 and P90
					 are P50 where nothing tells a range */
} Forecast;

/* Of Forecast *, users first; of those that can be told. */
GPtrArray *forecasts_make(const Evidence *evidence, const Results *results);

/* Which is told of six months alone, and compared after as many. */
bool forecast_is_half_yearly(const char *id);

/*
 * What was said, MONTHS after the last point, by one whose outcome was NOW
 * then: between the horizons by the logarithm; nearer than the first, its
 * range.  NAN beyond the last horizon by more than a month.
 */
Spread forecast_after(
    double now, const Spread at[FORECAST_HORIZONS], double months);

/* Adds forecast.ID.1m to 12m and forecast.ID.from; FIGURES has the outcomes. */
void forecast_figures(const GPtrArray *forecasts, FigureSet *figures);

/* "Users", "Database"; the caller frees it. */
char *forecast_words(const Forecast *forecast);

#endif
