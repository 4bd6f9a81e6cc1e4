#include "tests/calibrate/trend_trial.h"

#include <math.h>

#include "pipeline/analysis/debt_trend.h"
#include "pipeline/stats/quantile.h"

/* What the direct comparison is shifted by. */
static const double six_months = 183 / DAYS_PER_MONTH;
static const double half_window = 45 / DAYS_PER_MONTH;

static DebtResult *
compute(Company *company)
{
	const Evidence *evidence = company_evidence(company);
	DebtResult *debt = g_new0(DebtResult, 1);

	company->results->debt = debt;
	debt->sample = work_sample_new(evidence);
	debt_trend_compute(evidence, debt);
	return debt;
}

TrendTrial
trend_trial(const TrackerSetting *setting, uint64_t run)
{
	g_autoptr(Company) company = NULL;
	const DebtResult *debt;
	Rng rng;

	rng_init(&rng, run + 1, setting->name);
	company = tracker_new(setting, &rng);
	debt = compute(company);
	return (TrendTrial){
		.level = debt->level,
		.items = (double)debt->n,
		.mde = debt->mde,
		.slope = debt->fit.slope,
		.slope_lo = debt->fit.slope_lo,
		.slope_hi = debt->fit.slope_hi,
		.direct = log(debt->ratio.ratio),
		.direct_lo = log(debt->ratio.lo),
		.direct_hi = log(debt->ratio.hi),
	};
}

static bool
holds(double lo, double hi, double truth)
{
	return lo <= truth && truth <= hi;
}

/* Ln days of middling work that ends AT, of which the truth is told by its
 * start. */
static double
usual_at_end(const TrackerSetting *s, double at)
{
	const double rate = log1p(s->rate);
	double days = s->usual_days;

	for (int i = 0; i < 100; i++)
		days = s->usual_days * exp(rate * (at - days / DAYS_PER_MONTH));
	return log(days);
}

/* The windows are of ends, so slow work started further back in them. */
static double
direct_truth(const TrackerSetting *setting)
{
	const TrackerSetting s = tracker_complete(setting);
	const double now = s.months - half_window;

	return usual_at_end(&s, now) - usual_at_end(&s, now - six_months);
}

static double
median_of(const TrendTrial *trials, size_t runs, size_t offset)
{
	g_autofree double *values = g_new(double, runs);

	for (size_t i = 0; i < runs; i++)
		values[i] = G_STRUCT_MEMBER(double, &trials[i], offset);
	return median(values, drop_missing(values, runs));
}

static void
count_trial(
    const TrendTrial *trial, double rate, double direct, TrendTally *tally)
{
	const bool is_a = trial->level == TREND_A;
	const bool covered = holds(trial->slope_lo, trial->slope_hi, rate);

	for (int level = 0; level <= TREND_D; level++)
		share_count(&tally->levels[level], (int)trial->level == level);
	share_count(&tally->wrong, is_a && !(trial->slope * rate > 0));
	if (trial->level <= TREND_B)
		share_count(&tally->covered, covered);
	if (is_a)
		share_count(&tally->covered_a, covered);
	if (!isnan(trial->direct))
		share_count(&tally->direct_covered,
		    holds(trial->direct_lo, trial->direct_hi, direct));
}

TrendTally
trend_tally(
    const TrackerSetting *setting, const TrendTrial *trials, size_t runs)
{
	const double rate = log1p(setting->rate),
		     direct = direct_truth(setting);
	TrendTally tally = {
		.items =
		    median_of(trials, runs, G_STRUCT_OFFSET(TrendTrial, items)),
		.mde =
		    median_of(trials, runs, G_STRUCT_OFFSET(TrendTrial, mde)),
		.rate_bias = expm1(median_of(trials, runs,
				 G_STRUCT_OFFSET(TrendTrial, slope))) -
			     setting->rate,
		.direct_bias = exp(median_of(trials, runs,
				   G_STRUCT_OFFSET(TrendTrial, direct))) -
			       exp(direct),
	};

	for (size_t i = 0; i < runs; i++)
		count_trial(&trials[i], rate, direct, &tally);
	return tally;
}
