#include "pipeline/stats/duration_ratio.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/stats/pair_differences.h"
#include "pipeline/stats/quantile.h"

/* The durations of one window in used strata, by stratum, then time. */
typedef struct Window {
	size_t n;
	size_t *ends; /* of each used stratum */
	double *logs;
	uint32_t *weights; /* how often each is resampled */
} Window;

static int
compare_durations(const void *a, const void *b)
{
	const Duration *p = a, *q = b;

	if (p->stratum != q->stratum)
		return p->stratum < q->stratum ? -1 : 1;
	return (p->time > q->time) - (p->time < q->time);
}

static bool
is_time(const Duration *duration)
{
	return duration->time > 0 && isfinite(duration->time);
}

static void
choose_strata(const Duration *current, size_t n_current,
    const Duration *reference, size_t n_reference, size_t per_side,
    DurationStratum *strata, size_t n_strata)
{
	for (size_t i = 0; i < n_strata; i++)
		strata[i] = (DurationStratum){ 0, 0, false };
	for (size_t i = 0; i < n_current; i++)
		strata[current[i].stratum].n_current += is_time(&current[i]);
	for (size_t i = 0; i < n_reference; i++)
		strata[reference[i].stratum].n_reference +=
		    is_time(&reference[i]);
	for (size_t i = 0; i < n_strata; i++)
		strata[i].used = MIN(strata[i].n_current,
				     strata[i].n_reference) >= MAX(per_side, 1);
}

static void
window_init(Window *window, const Duration *durations, size_t n,
    const DurationStratum *strata, size_t n_used)
{
	g_autofree Duration *kept = g_new(Duration, n);
	size_t stratum = 0;

	*window = (Window){ 0, g_new0(size_t, n_used), NULL, NULL };
	for (size_t i = 0; i < n; i++)
		if (is_time(&durations[i]) && strata[durations[i].stratum].used)
			kept[window->n++] = durations[i];
	if (window->n > 1)
		qsort(kept, window->n, sizeof *kept, compare_durations);
	window->logs = g_new(double, window->n);
	window->weights = g_new(uint32_t, window->n);
	for (size_t i = 0; i < window->n; i++) {
		window->logs[i] = log(kept[i].time);
		window->weights[i] = 1;
		if (i + 1 == window->n ||
		    kept[i + 1].stratum != kept[i].stratum)
			window->ends[stratum++] = i + 1;
	}
}

static void
window_clear(Window *window)
{
	g_free(window->ends);
	g_free(window->logs);
	g_free(window->weights);
}

static size_t
window_start(const Window *window, size_t stratum)
{
	return stratum == 0 ? 0 : window->ends[stratum - 1];
}

static WeightedValues
window_values(const Window *window, size_t stratum)
{
	size_t start = window_start(window, stratum);

	return (WeightedValues){ window->logs + start, window->weights + start,
		window->ends[stratum] - start };
}

/*
 * One less than there are, with replacement, within each stratum: of as many
 * as there are, the spread would be too small by the factor (n - 1)/n of the
 * variance, which with five in a stratum is a lot (McCarthy and Snowden 1985).
 */
static void
window_resample(Window *window, size_t n_used, Rng *rng)
{
	if (window->n > 0)
		memset(window->weights, 0, window->n * sizeof *window->weights);
	for (size_t s = 0; s < n_used; s++) {
		const size_t start = window_start(window, s);
		const size_t n = window->ends[s] - start;

		for (size_t i = 0; i < MAX(n - 1, 1); i++)
			window->weights[start + rng_index(rng, n)]++;
	}
}

/* The 2.5th and 97.5th of 100 resampled ratios. */
static void
set_limits(DurationRatio *out, Window *current, Window *reference,
    const DifferenceStratum *pairs, size_t n_used, size_t resamples, Rng *rng)
{
	g_autofree double *shifts = g_new(double, resamples);

	for (size_t i = 0; i < resamples; i++) {
		window_resample(current, n_used, rng);
		window_resample(reference, n_used, rng);
		shifts[i] = pair_differences_median(pairs, n_used);
	}
	sort_values(shifts, resamples);
	out->lo = exp(quantile(shifts, resamples, 0.025));
	out->hi = exp(quantile(shifts, resamples, 0.975));
}

DurationRatio
duration_ratio(const Duration *current, size_t n_current,
    const Duration *reference, size_t n_reference, DurationRule rule, Rng *rng,
    DurationStratum *strata, size_t n_strata)
{
	DurationRatio out = { NAN, NAN, NAN, 0, 0, 0 };
	g_autofree DifferenceStratum *pairs =
	    g_new(DifferenceStratum, n_strata);
	Window now, then;
	size_t n_used = 0;

	choose_strata(current, n_current, reference, n_reference, rule.per_side,
	    strata, n_strata);
	for (size_t i = 0; i < n_strata; i++)
		n_used += strata[i].used;
	window_init(&now, current, n_current, strata, n_used);
	window_init(&then, reference, n_reference, strata, n_used);
	for (size_t i = 0; i < n_used; i++)
		pairs[i] = (DifferenceStratum){ window_values(&now, i),
			window_values(&then, i) };
	out.n_current = now.n;
	out.n_reference = then.n;
	out.pairs = pair_differences_count(pairs, n_used);
	if (out.pairs > 0 && MIN(now.n, then.n) >= rule.per_window) {
		out.ratio = exp(pair_differences_median(pairs, n_used));
		set_limits(
		    &out, &now, &then, pairs, n_used, rule.resamples, rng);
	}
	window_clear(&now);
	window_clear(&then);
	return out;
}
