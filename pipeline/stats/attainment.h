/*
 * attainment.h - the share of things that ended in time, when some have not
 * ended yet.
 *
 * One minus Kaplan and Meier's survival at the time.  An open incident counts
 * for as long as it has been open; left out, attainment would look better
 * than it is.
 */
#ifndef PIPELINE_STATS_ATTAINMENT_H
#define PIPELINE_STATS_ATTAINMENT_H

#include "pipeline/stats/kaplan_meier.h"

typedef struct Attainment {
	double share; /* ended at or before the time; NAN: not known */
	double lo, hi; /* 95 %: Greenwood's on the log-log scale; Wilson's
			  where all or none ended */
	size_t n, ended; /* lifetimes, and those with an end */
} Attainment;

/* NAN where nothing lasted as long as TIME and not all ended. */
Attainment attainment_at(const Lifetime *lifetimes, size_t n, double time);

#endif
