#include "pipeline/stats/series_error.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/quantile.h"

/* Deviations that a residual counts as, at most. */
static const double most_deviations = 3;

/* Variance of a step of the level over that of the noise: from 1/n^2, which is
 * too little for the slope to tell from none, each this much more. */
static const double most_wander = 10;
static const double ratio_step = 3.1622776601683795;

/* A slope by generalised least squares. */
typedef struct Drift {
	double slope, variance, log_likelihood;
	double noise, wander; /* as in SeriesError */
} Drift;

/* Points that are all there, in order. */
typedef struct Series {
	double *x, *y;
	size_t n;
} Series;

/* The sums of a regression of what is new in Y on what is new in X. */
typedef struct Sums {
	double xx, xy, yy, logs;
} Sums;

/*
 * The filter of Kalman for a level that moves by WANDER for each unit of x
 * and is seen through NOISE, with nothing known of it before the first point;
 * y and x go through the same one.
 */
static Sums
filter(const Series *s, double wander, double noise)
{
	Sums sums = { 0, 0, 0, 0 };
	double x = s->x[0], y = s->y[0], unsure = noise;

	for (size_t i = 1; i < s->n; i++) {
		const double new_x = s->x[i] - x, new_y = s->y[i] - y;
		double variance, gain;

		unsure += wander * (s->x[i] - s->x[i - 1]);
		variance = unsure + noise;
		if (!(variance > 0))
			continue;
		gain = unsure / variance;
		sums.xx += new_x * new_x / variance;
		sums.xy += new_x * new_y / variance;
		sums.yy += new_y * new_y / variance;
		sums.logs += log(variance);
		x += gain * new_x;
		y += gain * new_y;
		unsure *= 1 - gain;
	}
	return sums;
}

static Drift
fit_drift(const Series *s, double wander, double noise)
{
	const Sums sums = filter(s, wander, noise);
	const double rest = sums.yy - sums.xy * sums.xy / sums.xx;
	const double freedom = (double)s->n - 2;
	const double squares = fmax(rest, 1e-300);
	/* The variance of Student's t: the scale is not known either. */
	const double scale = squares / (freedom - 2);

	return (Drift){
		.slope = sums.xy / sums.xx,
		.variance = scale / sums.xx,
		.log_likelihood =
		    -(sums.logs + log(sums.xx) + freedom * log(squares)) / 2,
		.noise = scale * noise,
		.wander = scale * wander,
	};
}

static int
compare_likelihoods(const void *a, const void *b)
{
	const Drift *p = a, *q = b;

	return (p->log_likelihood < q->log_likelihood) -
	       (p->log_likelihood > q->log_likelihood);
}

/* Ever more wandering, and wandering alone; the likeliest first. */
static GArray *
fit_drifts(const Series *s)
{
	const double unit = (s->x[s->n - 1] - s->x[0]) / ((double)s->n - 1);
	GArray *drifts = g_array_new(FALSE, FALSE, sizeof(Drift));
	double ratio = 1 / ((double)s->n * (double)s->n);
	Drift drift;

	while (ratio <= most_wander) {
		drift = fit_drift(s, ratio / unit, 1);
		g_array_append_val(drifts, drift);
		ratio *= ratio_step;
	}
	drift = fit_drift(s, 1 / unit, 0);
	g_array_append_val(drifts, drift);
	g_array_sort(drifts, compare_likelihoods);
	return drifts;
}

/* Around SLOPE, over all shares of wandering. */
static SeriesError
average_drifts(const Series *s, double slope)
{
	g_autoptr(GArray) drifts = fit_drifts(s);
	const Drift *best = (const void *)drifts->data;
	SeriesError sum = { 0, 0, 0 };
	double weights = 0;

	for (guint i = 0; i < drifts->len; i++) {
		const Drift *drift = &g_array_index(drifts, Drift, i);
		const double off = drift->slope - slope;
		const double weight =
		    exp(drift->log_likelihood - best->log_likelihood);

		weights += weight;
		sum.slope += weight * (drift->variance + off * off);
		sum.noise += weight * drift->noise;
		sum.wander += weight * drift->wander;
	}
	return (SeriesError){ sqrt(sum.slope / weights), sum.noise / weights,
		sum.wander / weights };
}

/* The points of FIT, outliers moved towards it. False where nothing varies. */
static bool
tame_series(const TheilSen *fit, const double *x, const double *y, size_t n,
    Series *out)
{
	g_autofree double *rest = g_new(double, n);
	double most;

	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]))
			continue;
		out->x[out->n] = x[i];
		out->y[out->n] = y[i] - theil_sen_at(fit, x[i]);
		rest[out->n] = out->y[out->n];
		out->n++;
	}
	most = most_deviations * MAD_TO_SIGMA * median_deviation(rest, out->n);
	for (size_t i = 0; i < out->n; i++)
		out->y[i] = fmin(fmax(out->y[i], -most), most) +
			    theil_sen_at(fit, out->x[i]);
	return most > 0;
}

SeriesError
series_error(const TheilSen *fit, const double *x, const double *y, size_t n)
{
	const double sen = theil_sen_error(fit);
	g_autofree double *xs = g_new(double, n);
	g_autofree double *ys = g_new(double, n);
	Series series = { xs, ys, 0 };
	SeriesError error;

	if (isnan(sen))
		return (SeriesError){ NAN, NAN, NAN };
	if (!tame_series(fit, x, y, n, &series))
		return (SeriesError){ sen, 0, 0 };
	error = average_drifts(&series, fit->slope);
	error.slope = fmax(error.slope, sen);
	return error;
}
