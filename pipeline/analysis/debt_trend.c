#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt_trend.h"
#include "pipeline/stats/detectable_rate.h"
#include "pipeline/stats/kaplan_meier.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"

enum {
	WINDOW_DAYS = 90,
	SHIFT_DAYS = 183,
	LEAST_A = 30, /* items for a reliable trend */
	LEAST_C = 10,
	LEAST_COHORTS = 4,
};

static const double months_a = 6, months_c = 3;

/* Without any finished work: the spread assumed of ln days. */
static const double prior_sigma = 1;

static const WorkItem *
item_at(const WorkSample *sample, guint i)
{
	return &g_array_index(sample->items, WorkItem, i);
}

static KaplanMeier *
fit_survival(
    const WorkSample *sample, bool (*take)(const WorkItem *, int), int which)
{
	g_autoptr(GArray) lives = g_array_new(FALSE, FALSE, sizeof(Lifetime));

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		Lifetime life = { item->days, item->ended };

		if (take == NULL || take(item, which))
			g_array_append_val(lives, life);
	}
	return kaplan_meier_new(
	    (const Lifetime *)(void *)lives->data, lives->len);
}

/* Median of ln days over the finished items of each stratum. */
static double *
stratum_medians(const WorkSample *sample)
{
	double *medians = g_new(double, sample->strata->len + 1);
	g_autofree double *logs = g_new(double, sample->items->len + 1);

	for (guint s = 0; s < sample->strata->len; s++) {
		size_t n = 0;

		for (guint i = 0; i < sample->items->len; i++) {
			const WorkItem *item = item_at(sample, i);

			if (item->ended && item->stratum == (int)s)
				logs[n++] = log(item->days);
		}
		medians[s] = median(logs, n);
	}
	return medians;
}

static TrendLevel
level_of(size_t n, double span)
{
	if (n < LEAST_C || span < months_c)
		return TREND_D;
	return n < LEAST_A || span < months_a ? TREND_C : TREND_B;
}

/* What a trend up to NEWEST would rest on. */
static TrendLevel
level_until(const WorkSample *sample, Date newest)
{
	Date first = DATE_NONE, last = DATE_NONE;
	size_t n = 0;

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);

		if (!item->ended || item->start > newest)
			continue;
		first = n == 0 ? item->start : first;
		last = item->start;
		n++;
	}
	return level_of(n, n == 0 ? 0 : date_months_between(first, last));
}

/*
 * The last start that had time to finish: starts whose slow work cannot be
 * seen yet would bend the trend down.  At best all but the slowest 20th of
 * the work begun then is over; where that leaves too little, less.
 */
static void
find_newest_start(
    const Evidence *evidence, const KaplanMeier *pooled, DebtResult *debt)
{
	static const double shares[] = { 0.95, 0.9, 0.8, 0.7, 0.5 };
	TrendLevel best = TREND_D;

	debt->newest_start = DATE_NONE;
	debt->finished_share = NAN;
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		const double days =
		    kaplan_meier_quantile(pooled, shares[i], NULL, NULL);
		Date newest;
		TrendLevel level;

		if (isnan(days))
			continue;
		newest = evidence->as_of - (Date)ceil(days);
		level = level_until(debt->sample, newest);
		if (debt->newest_start != DATE_NONE && level >= best)
			continue;
		best = level;
		debt->newest_start = newest;
		debt->finished_share = shares[i];
	}
}

static void
add_point(DebtResult *debt, const WorkItem *item, double usual)
{
	const DebtPoint point = {
		.start = item->start,
		.ratio = exp(log(item->days) - usual),
		.open = !item->ended,
	};

	if (isfinite(point.ratio) && point.ratio > 0)
		g_array_append_val(debt->points, point);
}

static void
fit_trend(DebtResult *debt)
{
	const WorkSample *sample = debt->sample;
	g_autofree double *medians = stratum_medians(sample);

	debt->first_start = DATE_NONE;
	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		double x, y;

		add_point(debt, item, medians[item->stratum]);
		if (!item->ended || item->start > debt->newest_start)
			continue;
		if (debt->first_start == DATE_NONE)
			debt->first_start = item->start;
		x = date_months_between(debt->first_start, item->start);
		y = log(item->days) - medians[item->stratum];
		g_array_append_val(debt->x, x);
		g_array_append_val(debt->y, y);
		debt->span = x;
	}
	debt->n = debt->x->len;
	debt->fit = theil_sen_fit((const double *)(void *)debt->x->data,
	    (const double *)(void *)debt->y->data, debt->n);
}

static double
residual_sigma(const DebtResult *debt)
{
	g_autofree double *rest = g_new(double, debt->n + 1);
	double sigma;

	theil_sen_residuals(&debt->fit, (const double *)(void *)debt->x->data,
	    (const double *)(void *)debt->y->data, debt->n, rest);
	sigma = MAD_TO_SIGMA * median_deviation(rest, debt->n);
	return sigma > 0 ? sigma : prior_sigma;
}

static bool
started_in(const WorkItem *item, int month)
{
	return date_month(item->start) == month;
}

/* Theil-Sen of the ln of each cohort's Kaplan-Meier median; NAN for too few
 * cohorts. */
static double
cohort_slope(const DebtResult *debt)
{
	const WorkSample *sample = debt->sample;
	g_autoptr(GArray) x = g_array_new(FALSE, FALSE, sizeof(double));
	g_autoptr(GArray) y = g_array_new(FALSE, FALSE, sizeof(double));
	Month first, last;

	if (sample->items->len == 0 || debt->newest_start == DATE_NONE)
		return NAN;
	first = date_month(item_at(sample, 0)->start);
	last = date_month(debt->newest_start);
	for (Month month = first; month <= last; month++) {
		g_autoptr(KaplanMeier) cohort =
		    fit_survival(sample, started_in, month);
		double days = kaplan_meier_quantile(cohort, 0.5, NULL, NULL);
		double at = month - first, logged;

		if (isnan(days) || !(days > 0))
			continue;
		logged = log(days);
		g_array_append_val(x, at);
		g_array_append_val(y, logged);
	}
	if (x->len < LEAST_COHORTS)
		return NAN;
	return theil_sen_fit((const double *)(void *)x->data,
	    (const double *)(void *)y->data, x->len)
	    .slope;
}

static TrendLevel
judge(const DebtResult *debt)
{
	const TrendLevel level = level_of(debt->n, debt->span);

	if (isnan(debt->fit.slope))
		return TREND_D;
	if (level == TREND_B && !debt->opposed &&
	    (debt->fit.slope_lo > 0 || debt->fit.slope_hi < 0))
		return TREND_A;
	return level;
}

static void
count_needed(DebtResult *debt)
{
	const bool far = debt->level == TREND_D;
	const double n = far ? LEAST_C : LEAST_A;
	const double months = far ? months_c : months_a;

	if (debt->level <= TREND_B)
		return;
	debt->needed_issues = (long)fmax(0, n - (double)debt->n);
	debt->needed_months = fmax(0, months - debt->span);
}

DebtWindow
debt_window_of(const Evidence *evidence, const WorkItem *item)
{
	const Date now_from = evidence->as_of - WINDOW_DAYS;
	Date end;

	if (!item->ended)
		return WINDOW_NEITHER;
	end = instant_date(item->issue->resolved);
	if (end > now_from)
		return WINDOW_NOW;
	return end > now_from - SHIFT_DAYS &&
		       end <= evidence->as_of - SHIFT_DAYS
		   ? WINDOW_THEN
		   : WINDOW_NEITHER;
}

static void
compare_windows(const Evidence *evidence, DebtResult *debt)
{
	const WorkSample *sample = debt->sample;
	g_autofree Duration *now = g_new(Duration, sample->items->len + 1);
	g_autofree Duration *then = g_new(Duration, sample->items->len + 1);
	size_t n_now = 0, n_then = 0;
	Rng rng;

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		Duration duration = { (size_t)item->stratum, item->days };
		const DebtWindow window = debt_window_of(evidence, item);

		if (window == WINDOW_NOW)
			now[n_now++] = duration;
		else if (window == WINDOW_THEN)
			then[n_then++] = duration;
	}
	rng_init(&rng, evidence->seed, "debt.ratio");
	g_array_set_size(debt->strata, sample->strata->len);
	debt->ratio = duration_ratio(now, n_now, then, n_then, DURATION_RULE,
	    &rng, (DurationStratum *)(void *)debt->strata->data,
	    sample->strata->len);
}

/* The direct comparison where it agrees with the trend, else the trend's
 * e^(6 slope). */
static SixMonths
six_months(const DebtResult *debt)
{
	const DurationRatio *direct = &debt->ratio;
	const bool agrees =
	    debt->level != TREND_A || log(direct->ratio) * debt->fit.slope > 0;

	if (!isnan(direct->ratio) && agrees)
		return (SixMonths){ direct->ratio, direct->lo, direct->hi,
			direct->n_current + direct->n_reference, false };
	if (debt->level > TREND_B || debt->opposed)
		return (SixMonths){ NAN, NAN, NAN, 0, false };
	return (SixMonths){ exp(6 * debt->fit.slope),
		exp(6 * debt->fit.slope_lo), exp(6 * debt->fit.slope_hi),
		debt->n, true };
}

void
debt_trend_compute(const Evidence *evidence, DebtResult *debt)
{
	g_autoptr(KaplanMeier) pooled = fit_survival(debt->sample, NULL, 0);
	double slope;

	debt->x = g_array_new(FALSE, FALSE, sizeof(double));
	debt->y = g_array_new(FALSE, FALSE, sizeof(double));
	debt->points = g_array_new(FALSE, FALSE, sizeof(DebtPoint));
	debt->strata = g_array_new(FALSE, TRUE, sizeof(DurationStratum));
	find_newest_start(evidence, pooled, debt);
	debt->median_days = kaplan_meier_quantile(
	    pooled, 0.5, &debt->median_lo, &debt->median_hi);
	fit_trend(debt);
	slope = cohort_slope(debt);
	debt->opposed = slope * debt->fit.slope < 0;
	debt->mde =
	    detectable_rate(residual_sigma(debt), debt->span, (double)debt->n);
	debt->level = judge(debt);
	count_needed(debt);
	compare_windows(evidence, debt);
	debt->six = six_months(debt);
}
