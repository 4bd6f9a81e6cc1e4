/*
 * tracker.h - a tracker of which the truth is known.
 *
 * Work starts, takes its usual time for its size, times (1 + rate) for every
 * month since the first start, times a spread of its own, and is still open
 * where that ends after the report date.  What else trackers do can be
 * switched on.
 */
#ifndef TESTS_CALIBRATE_TRACKER_H
#define TESTS_CALIBRATE_TRACKER_H

#include <stdbool.h>

#include "pipeline/stats/rng.h"
#include "tests/support/company.h"

typedef enum TrackerNoise {
	NOISE_NORMAL, /* of ln days */
	NOISE_HEAVY, /* Student's t with three degrees of freedom */
	NOISE_SKEWED, /* exponential days: many short, few long */
} TrackerNoise;

typedef enum TrackerScope {
	TRACKER_POINTS, /* 1, 2, 3, 5, 8 */
	TRACKER_COMPONENTS, /* a new one comes up every month */
	TRACKER_NO_SCOPE,
} TrackerScope;

/* Where a 0 would make no tracker, it stands for the usual. */
typedef struct TrackerSetting {
	const char *name;
	double rate; /* the truth, a month: 0.02 */
	double months; /* from the first start to the report date; 12 */
	double per_month; /* starts; or those who work, see PULLED; 15 */
	double usual_days; /* of middling work at the first start; 4 */
	double sigma; /* of ln days; 0.6 */
	double sigma_drift; /* what is added to it until the report date */
	TrackerNoise noise;
	TrackerScope scope;
	double larger; /* odds of size 8 against 1 grow so, in ln, a month */
	bool pulled; /* PER_MONTH people, each on one piece at a time */
	double staffing; /* times as many from the middle on; as many */
	double abandoned; /* share that is begun and never ends */
	double wait_days; /* mean between creation and start */
	double wait_rate; /* how that grows, a month */
	bool starts_hidden; /* the tracker tells creation only */
	bool whole_days; /* it tells dates, no times of day */
	char level; /* that most should be told: 'A' to 'D'; 0: by chance */
} TrackerSetting;

/* With the usual for what is 0. */
TrackerSetting tracker_complete(const TrackerSetting *setting);

/* As of a fixed day; the same RNG, the same tracker. */
Company *tracker_new(const TrackerSetting *setting, Rng *rng);

#endif
