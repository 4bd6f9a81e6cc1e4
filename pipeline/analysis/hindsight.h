/*
 * hindsight.h - forecasts of earlier reviews, beside what was measured since.
 *
 * Each forecast is compared a quarter later, and back from today quarter by
 * quarter, so that no two comparisons share the same months; that of the time
 * that work takes, half a year later.  Reviews without forecasts give none.
 */
#ifndef PIPELINE_ANALYSIS_HINDSIGHT_H
#define PIPELINE_ANALYSIS_HINDSIGHT_H

#include "pipeline/analysis/forecast.h"

/* Of ranges from P10 to P90, what should come out within. */
#define HINDSIGHT_SHARE 0.8

/* Days between forecast and comparison: at least, and as wished. */
enum {
	HINDSIGHT_LEAST = 28,
	HINDSIGHT_WISHED = 91,
	HINDSIGHT_LEAST_HALF = 150,
	HINDSIGHT_WISHED_HALF = 183,
};

typedef struct Hindsight {
	const Forecast *forecast; /* the same of today */
	const PastReview *origin; /* that said it */
	Date made, compared; /* report dates */
	Spread said;
	double happened;
	bool ranged; /* a range was given */
	bool inside; /* and what happened lies in it */
	bool newest; /* of this forecast */
} Hindsight;

typedef struct Hindsights {
	GArray *list; /* of Hindsight, in the order of FORECASTS, the newest
			 of each first */
	long ranged, inside; /* of all */
	Date first; /* when the first can be compared; DATE_NONE: by now, or
		       nothing is forecast */
} Hindsights;

/* HISTORY may be NULL. */
Hindsights hindsights_find(
    const Evidence *evidence, const GPtrArray *forecasts);
void hindsights_clear(Hindsights *hindsights);

#endif
