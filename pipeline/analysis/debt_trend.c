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
pooled_survival(const WorkSample *sample)
{
	g_autoptr(GArray) lives = g_array_new(FALSE, FALSE, sizeof(Lifetime));

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		const Lifetime life = { item->days, item->ended };

		g_array_append_val(lives, life);
	}
	return kaplan_meier_new(
	    (const Lifetime *)(void *)lives->data, lives->len);
}

static TrendLevel
level_of(size_t n, double span)
{
	if (n < LEAST_C || span < months_c)
		return TREND_D;
	return n < LEAST_A || span < months_a ? TREND_C : TREND_B;
}

/* The finished items that started up to NEWEST; of const WorkItem *. One
 * that is alone in its stratum has nothing to be compared with. */
static GPtrArray *
trend_items(const WorkSample *sample, Date newest)
{
	g_autofree size_t *counts = g_new0(size_t, sample->strata->len + 1);
	GPtrArray *items = g_ptr_array_new();

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);

		counts[item->stratum] += item->ended && item->start <= newest;
	}
	for (guint i = 0; i < sample->items->len; i++) {
		WorkItem *item = &g_array_index(sample->items, WorkItem, i);

		if (item->ended && item->start <= newest &&
		    counts[item->stratum] > 1)
			g_ptr_array_add(items, item);
	}
	return items;
}

/* Months from the first start of ITEMS to that of the I-th. */
static double
months_in(const GPtrArray *items, guint i)
{
	const WorkItem *first = g_ptr_array_index(items, 0);
	const WorkItem *item = g_ptr_array_index(items, i);

	return date_months_between(first->start, item->start);
}

/* What a trend up to NEWEST would rest on. */
static TrendLevel
level_until(const WorkSample *sample, Date newest)
{
	g_autoptr(GPtrArray) items = trend_items(sample, newest);

	return level_of(
	    items->len, items->len == 0 ? 0 : months_in(items, items->len - 1));
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

/* The line through raw ln days, of pairs of the same stratum. */
static void
fit_slope(DebtResult *debt)
{
	const GPtrArray *items = debt->fitted;
	g_autofree int *strata = g_new(int, items->len + 1);

	for (guint i = 0; i < items->len; i++) {
		const WorkItem *item = g_ptr_array_index(items, i);
		const double x = months_in(items, i),
			     y = log(item->likely_days);

		g_array_append_val(debt->x, x);
		g_array_append_val(debt->y, y);
		strata[i] = item->stratum;
		debt->span = x;
	}
	debt->n = items->len;
	debt->first_start = DATE_NONE;
	if (debt->n > 0)
		debt->first_start =
		    ((const WorkItem *)g_ptr_array_index(items, 0))->start;
	debt->fit = theil_sen_fit_within((const double *)(void *)debt->x->data,
	    (const double *)(void *)debt->y->data, strata, debt->n);
}

/* Ln of ITEM's likely days, moved along the slope to the middle of the trend. */
static double
moved_log(const DebtResult *debt, const WorkItem *item)
{
	const double months =
	    date_months_between(debt->first_start, item->start);

	if (isnan(debt->fit.slope))
		return log(item->likely_days);
	return log(item->likely_days) -
	       debt->fit.slope * (months - debt->fit.x_median);
}

/* What ln days of each stratum usually are, in the middle of the trend: the
 * median over its finished items. */
static double *
usual_of_strata(const DebtResult *debt)
{
	const WorkSample *sample = debt->sample;
	double *usual = g_new(double, sample->strata->len + 1);
	g_autofree double *logs = g_new(double, sample->items->len + 1);

	for (guint s = 0; s < sample->strata->len; s++) {
		size_t n = 0;

		for (guint i = 0; i < sample->items->len; i++) {
			const WorkItem *item = item_at(sample, i);

			if (item->ended && item->stratum == (int)s)
				logs[n++] = moved_log(debt, item);
		}
		usual[s] = median(logs, n);
	}
	return usual;
}

static void
add_points(DebtResult *debt, const double *usual)
{
	for (guint i = 0; i < debt->sample->items->len; i++) {
		const WorkItem *item = item_at(debt->sample, i);
		const DebtPoint point = {
			.start = item->start,
			.ratio = exp(log(item->days) - usual[item->stratum]),
			.open = !item->ended,
		};

		if (isfinite(point.ratio) && point.ratio > 0)
			g_array_append_val(debt->points, point);
	}
}

/* Takes what is usual off the logarithms, and puts the line through the
 * middle of what is left. */
static void
centre_trend(DebtResult *debt, const double *usual)
{
	for (guint i = 0; i < debt->fitted->len; i++) {
		const WorkItem *item = g_ptr_array_index(debt->fitted, i);

		g_array_index(debt->y, double, i) -= usual[item->stratum];
	}
	theil_sen_place(&debt->fit, (const double *)(void *)debt->x->data,
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

/* Too few points for limits still have a spread. */
static double
least_visible_rate(const DebtResult *debt)
{
	const double rate = detectable_rate_of(theil_sen_error(&debt->fit));

	return isnan(rate) ? detectable_rate(residual_sigma(debt), debt->span,
				 (double)debt->n)
			   : rate;
}

/* Survival of the work that started in MONTH, in times of what is usual. */
static KaplanMeier *
cohort_survival(const WorkSample *sample, const double *usual, Month month)
{
	g_autoptr(GArray) lives = g_array_new(FALSE, FALSE, sizeof(Lifetime));

	for (guint i = 0; i < sample->items->len; i++) {
		const WorkItem *item = item_at(sample, i);
		const Lifetime life = { item->likely_days /
					    exp(usual[item->stratum]),
			item->ended };

		if (date_month(item->start) == month)
			g_array_append_val(lives, life);
	}
	return kaplan_meier_new(
	    (const Lifetime *)(void *)lives->data, lives->len);
}

/* Theil-Sen of the ln of each cohort's Kaplan-Meier median; NAN for too few
 * cohorts. */
static double
cohort_slope(const DebtResult *debt, const double *usual)
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
		    cohort_survival(sample, usual, month);
		double times = kaplan_meier_quantile(cohort, 0.5, NULL, NULL);
		double at = month - first, logged;

		if (isnan(times) || !(times > 0))
			continue;
		logged = log(times);
		g_array_append_val(x, at);
		g_array_append_val(y, logged);
	}
	if (x->len < LEAST_COHORTS)
		return NAN;
	return theil_sen_fit((const double *)(void *)x->data,
	    (const double *)(void *)y->data, x->len)
	    .slope;
}

static bool
excludes_no_change(const TheilSen *fit)
{
	return fit->slope_lo > 0 || fit->slope_hi < 0;
}

static TrendLevel
judge(const DebtResult *debt)
{
	const TrendLevel level = level_of(debt->n, debt->span);

	if (isnan(debt->fit.slope))
		return TREND_D;
	if (level == TREND_B && !debt->opposed &&
	    excludes_no_change(&debt->fit))
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
		Duration duration = { (size_t)item->stratum,
			item->likely_days };
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

/* A reliable change is not told by a comparison that leaves room for none, or
 * for the opposite. */
static bool
tells_the_same(const DurationRatio *direct, const TheilSen *fit)
{
	return fit->slope > 0 ? direct->lo > 1 : direct->hi < 1;
}

/* The direct comparison where it tells what the trend does, else the trend's
 * e^(6 slope). */
static SixMonths
six_months(const DebtResult *debt)
{
	const DurationRatio *direct = &debt->ratio;
	const bool agrees =
	    debt->level != TREND_A || tells_the_same(direct, &debt->fit);

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
	g_autoptr(KaplanMeier) pooled = pooled_survival(debt->sample);
	g_autofree double *usual = NULL;

	debt->x = g_array_new(FALSE, FALSE, sizeof(double));
	debt->y = g_array_new(FALSE, FALSE, sizeof(double));
	debt->points = g_array_new(FALSE, FALSE, sizeof(DebtPoint));
	debt->strata = g_array_new(FALSE, TRUE, sizeof(DurationStratum));
	find_newest_start(evidence, pooled, debt);
	debt->median_days = kaplan_meier_quantile(
	    pooled, 0.5, &debt->median_lo, &debt->median_hi);
	debt->fitted = trend_items(debt->sample, debt->newest_start);
	fit_slope(debt);
	usual = usual_of_strata(debt);
	centre_trend(debt, usual);
	add_points(debt, usual);
	debt->opposed = excludes_no_change(&debt->fit) &&
			cohort_slope(debt, usual) * debt->fit.slope < 0;
	debt->mde = least_visible_rate(debt);
	debt->level = judge(debt);
	count_needed(debt);
	compare_windows(evidence, debt);
	debt->six = six_months(debt);
}
