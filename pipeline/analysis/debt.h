/*
 * debt.h - is work of the same size taking longer, and what would help?
 *
 * The time to implement now against six months ago within strata of scope,
 * its trend with an honest level of wording, and, where there is a trend,
 * the principal-interest model with 0, 10, 20 and 30 % of capacity spent on
 * debt.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_H
#define PIPELINE_ANALYSIS_DEBT_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/work_effort.h"
#include "pipeline/analysis/work_sample.h"
#include "pipeline/stats/debt_model.h"
#include "pipeline/stats/duration_ratio.h"
#include "pipeline/stats/theil_sen.h"

/* How much may be said of the trend. */
typedef enum TrendLevel {
	TREND_A, /* reliable: the interval excludes no change */
	TREND_B, /* enough data, no reliable change */
	TREND_C, /* dots and medians only */
	TREND_D, /* not measurable */
} TrendLevel;

enum { DEBT_SCENARIOS = 4, DEBT_MONTHS = 24 };
extern const double debt_allocations[DEBT_SCENARIOS]; /* 0, .1, .2, .3 */

typedef struct DebtScenario {
	double multiplier[DEBT_MONTHS + 1]; /* by month; NAN unknown */
	double lo[DEBT_MONTHS + 1], hi[DEBT_MONTHS + 1]; /* P10, P90 */
	double principal_12; /* hours after 12 months */
	double output_24; /* debt-free hours of features in 24 months */
	double payback; /* months; INFINITY not within 24 */
	double clear; /* months until debt-free; INFINITY never */
} DebtScenario;

/* An item against the usual for its size. */
typedef struct DebtPoint {
	Date start;
	double ratio; /* days, so far if open, over the usual */
	bool open;
} DebtPoint;

/* The six-month comparison that is told. */
typedef struct SixMonths {
	double ratio, lo, hi; /* 95 %; NAN: none */
	size_t n;
	bool from_trend; /* else the direct comparison */
} SixMonths;

struct DebtResult {
	WorkSample *sample;
	TrendLevel level;
	size_t n; /* items in the trend */
	double span; /* months from the first start to the last */
	GPtrArray *fitted; /* of const WorkItem *: the trend, by start */
	Date first_start; /* of the fitted items; DATE_NONE */
	Date newest_start; /* later starts are left out; DATE_NONE */
	double finished_share; /* of work begun then is over by now */
	TheilSen fit; /* ln days, against what is usual for the stratum */
	GArray *x, *y; /* of double: months since first_start, ln of that */
	GArray *points; /* of DebtPoint, by start: all, fitted or not */
	bool opposed; /* finished work has a reliable trend, and cohorts,
			 which count open work too, the opposite */
	double mde; /* least monthly rate that could be seen */
	double median_days, median_lo, median_hi; /* Kaplan-Meier */
	DurationRatio ratio; /* now against six months ago, directly */
	GArray *strata; /* of DurationStratum: what that rests on */
	SixMonths six;
	long needed_issues; /* more, for the next level; 0 */
	double needed_months; /* more, for the next level; 0 */

	long debt_open; /* open issues with a debt label */
	long debt_estimated; /* of them, with an effort of their own */
	double own_hours; /* median that finished debt took; NAN: too few */
	double unstated_hours; /* of an open one that does not say: that, or
				  the assumption */
	double principal; /* hours */
	double capacity; /* hours a month; NAN */
	double allocation; /* share of effort on debt, last 90 days; NAN */
	EffortMeasure measure; /* of that effort */
	WorkTally recent; /* … that it comes from */
	double people; /* NAN unknown */
	bool modelled; /* the curves below stand */
	bool repayable; /* principal and capacity are known */
	DebtModel model;
	double break_even;
	Spread break_even_spread;
	double interest_hours; /* a month, now */
	DebtScenario scenarios[DEBT_SCENARIOS];
};

bool debt_compute(const Evidence *evidence, Results *results, GError **error);
void debt_describe(
    const Evidence *evidence, const Results *results, Report *report);
void debt_result_free(DebtResult *debt);

/* The configured label that makes ISSUE debt: it has that label, alone or
 * with something after it ("debt/billing", "debt::billing"), or is of such a
 * type; NULL: it is none. */
const char *debt_label_of(const Config *config, const Issue *issue);
bool debt_is_debt(const Config *config, const Issue *issue);

/* The same, and nobody has finished it; no epic. */
bool debt_is_open_debt(const Config *config, const Issue *issue);

/* Hours that ISSUE is said to take; NAN when it does not say. */
double debt_stated_hours(const Evidence *evidence, const Issue *issue);

/* Work, debt or not, that was finished in the last 90 days. */
bool debt_is_recent_work(const Evidence *evidence, const Issue *issue);

/* Items that say nothing of durations. */
long debt_left_out(const WorkSample *sample);

/* What an hour of today's work takes in MONTHS if nothing changes: M(t)/M0,
 * at most what studies have observed; 1 where debt does not compound. */
double debt_effort_factor(const DebtResult *debt, double months);

#endif
