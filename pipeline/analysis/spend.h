/*
 * spend.h - what the cloud costs now, and at 10x, 50x and 100x.
 *
 * Reads bills that are not superseded, in the company's own currency and in
 * those for which business.rates has a rate; amounts in others are named and
 * left out.
 * Monthly figures are EffectiveCost of complete months.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_H
#define PIPELINE_ANALYSIS_SPEND_H

#include "pipeline/analysis/analysis.h"

typedef struct SpendMonth {
	Month month;
	double amount;
	bool complete;
} SpendMonth;

typedef struct SpendCategory {
	const char *name; /* FOCUS ServiceCategory */
	double monthly; /* in the latest complete month */
	double share; /* of that month */
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
	double users_range; /* most users / fewest users of those months */
	Spread at[MULTIPLE_COUNT]; /* monthly spend at each; NAN */
	double *elasticity_draws; /* DRAWS */
};

bool spend_compute(const Evidence *evidence, Results *results, GError **error);
void spend_describe(
    const Evidence *evidence, const Results *results, Report *report);
void spend_result_free(SpendResult *spend);

/* The latest complete month has a charge for a service whose name, or whose
 * category's, contains one of WORDS (between commas). */
bool spend_names(
    const Evidence *evidence, const SpendResult *spend, const char *words);

/* Monthly spend in CATEGORY now; 0 when bills name none, NAN without bills. */
double spend_category_monthly(const SpendResult *spend, const char *category);

/* Multiple at which spend grows past SHARE of revenue when revenue grows
 * with users: (SHARE revenue / monthly)^(1/(elasticity-1)); 1 when it is
 * past it now, INFINITY when it never is. */
double spend_share_multiple(
    double monthly, double revenue, double share, double elasticity);

#endif
