/*
 * kaplan_meier.h - how long things take when some are not finished yet.
 *
 * An open issue is known to take at least as long as it is open already; left
 * out, or counted as finished, it would make everything look faster. Limits
 * are Greenwood's on the log-log scale, 95 %.
 */
#ifndef PIPELINE_STATS_KAPLAN_MEIER_H
#define PIPELINE_STATS_KAPLAN_MEIER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Lifetime {
	double time;
	bool ended; /* else it lasts longer than TIME */
} Lifetime;

/* The curve just after one time at which something ended. */
typedef struct SurvivalStep {
	double time;
	size_t at_risk, ended;
	double survival; /* share that lasts longer */
	double lo, hi; /* NAN once the survival is 0 */
} SurvivalStep;

typedef struct KaplanMeier {
	GArray *steps; /* SurvivalStep, by time */
	size_t n, ended; /* lifetimes used, and those with an end */
} KaplanMeier;

/* Lifetimes with a time that is negative or not finite are left out. */
KaplanMeier *kaplan_meier_new(const Lifetime *lifetimes, size_t n);
void kaplan_meier_free(KaplanMeier *curve);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KaplanMeier, kaplan_meier_free)

/* Least time at which a share P has ended; LO and HI, if not NULL, are its
 * limits after Brookmeyer and Crowley. NAN is "not reached". */
double kaplan_meier_quantile(
    const KaplanMeier *curve, double p, double *lo, double *hi);

#endif
