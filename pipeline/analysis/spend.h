/*
 * spend.h - what the cloud costs now, and at 10x, 50x and 100x.
 *
 * Reads bills that are not superseded, in the company's own currency and in
 * those for which business.rates has a rate; amounts in others are named and
 * left out.
 * Monthly figures are EffectiveCost of complete months.  A category that the
 * latest complete month does not have is not listed.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_H
#define PIPELINE_ANALYSIS_SPEND_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/stats/elasticity.h"

typedef struct SpendMonth {
	Month month;
	double amount;
	bool complete;
} SpendMonth;

/* A month in which spend did what neither users nor time explain. */
typedef struct SpendEvent {
	Month month; /* the first one at a new level; that of a spike */
	bool spike; /* else a step */
	double factor; /* new level over old; the month over the usual */
	double score; /* robust z of a spike; NAN */
} SpendEvent;

/* How one part of spend moved over the months of SpendResult.months. */
typedef struct SpendTrend {
	double *amounts; /* NAN where the month is not complete */
	double *scores; /* robust z of what the fit leaves; NAN */
	bool by_users; /* the elasticity is one; else a trend in time stands
			  in for it, and only steps and spikes are told */
	Elasticity fit;
	GArray *events; /* of SpendEvent, by month */
} SpendTrend;

typedef struct SpendCategory {
	const char *name; /* FOCUS ServiceCategory */
	char *id; /* slug, unique */
	double monthly; /* in the latest complete month */
	double share; /* of that month */
	SpendTrend trend;
	double at[MULTIPLE_COUNT]; /* P50, by its own elasticity where that
				      is measured, else by that of all */
} SpendCategory;

typedef enum SpendState {
	SPEND_KNOWN,
	SPEND_NO_BILLS,
	SPEND_NO_COMPLETE_MONTH,
	SPEND_OTHER_CURRENCY, /* bills, but none in the company's own */
} SpendState;

struct SpendResult {
	SpendState state;
	const char *currency;
	GArray *months; /* of SpendMonth, by month */
	GArray *categories; /* of SpendCategory, most first */
	char *other_currencies; /* "EUR, GBP", left out; NULL: none */
	char *converted; /* "CHF", by business.rates; NULL: none */
	Month latest; /* the latest complete month; MONTH_NONE */
	int months_behind; /* complete months since then that have no bill */
	double monthly; /* NAN without a complete month */
	double elasticity, elasticity_lo, elasticity_hi;
	bool elasticity_measured;
	size_t pairs; /* months with both users and spend */
	Spread at[MULTIPLE_COUNT]; /* monthly spend at each; NAN */
	double *elasticity_draws; /* DRAWS */
	SpendTrend trend; /* of all spend */
};

bool spend_compute(const Evidence *evidence, Results *results, GError **error);
void spend_describe(
    const Evidence *evidence, const Results *results, Report *report);
void spend_result_free(SpendResult *spend);

/* The latest complete month has a charge for a service whose name, or whose
 * category's, contains one of WORDS (between commas). */
bool spend_names(
    const Evidence *evidence, const SpendResult *spend, const char *words);

/* Monthly spend in CATEGORY at the I-th of the multiples; 0 when bills name
 * none, NAN without bills. */
double spend_category_at(const SpendResult *spend, const char *category, int i);

/* NULL: the latest complete month has none of CATEGORY. */
const SpendCategory *spend_find_category(
    const SpendResult *spend, const char *category);

/* What one unit of CURRENCY is in the company's own; NAN: not known. */
double spend_rate(const ConfigBusiness *business, const char *currency);

/* Multiple at which spend grows past SHARE of revenue when revenue grows
 * with users: (SHARE revenue / monthly)^(1/(elasticity-1)); 1 when it is
 * past it now, INFINITY when it never is. */
double spend_share_multiple(
    double monthly, double revenue, double share, double elasticity);

#endif
