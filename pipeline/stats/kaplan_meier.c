#include "pipeline/stats/kaplan_meier.h"

#include <math.h>

#include "pipeline/stats/distribution.h"

/* A product of fractions may miss one half in the last digit. */
#define TOLERANCE 1e-12

static int
compare_lifetimes(const void *a, const void *b)
{
	const Lifetime *p = a, *q = b;

	return (p->time > q->time) - (p->time < q->time);
}

static GArray *
sorted_lifetimes(const Lifetime *lifetimes, size_t n)
{
	GArray *sorted = g_array_new(FALSE, FALSE, sizeof(Lifetime));

	for (size_t i = 0; i < n; i++)
		if (isfinite(lifetimes[i].time) && lifetimes[i].time >= 0)
			g_array_append_val(sorted, lifetimes[i]);
	g_array_sort(sorted, compare_lifetimes);
	return sorted;
}

/* S to the power exp(+-z sqrt(G)/|ln S|). */
static void
set_limits(SurvivalStep *step, double greenwood)
{
	double reach = NORMAL_95 * sqrt(greenwood) / -log(step->survival);

	step->lo = pow(step->survival, exp(reach));
	step->hi = pow(step->survival, exp(-reach));
}

/* The lifetimes from FIRST on that share its time; how many, and of them how
 * many ended. */
static size_t
count_ties(const GArray *sorted, size_t first, size_t *ended)
{
	const Lifetime *lifetimes = (const void *)sorted->data;
	size_t end = first;

	*ended = 0;
	for (;
	     end < sorted->len && lifetimes[end].time == lifetimes[first].time;
	     end++)
		*ended += lifetimes[end].ended;
	return end - first;
}

/* Those still open at the time of a step are at risk in it. */
static void
trace_curve(KaplanMeier *curve, const GArray *sorted)
{
	double survival = 1, greenwood = 0;
	size_t ties;

	for (size_t i = 0; i < sorted->len; i += ties) {
		SurvivalStep step = {
			.at_risk = sorted->len - i, .lo = NAN, .hi = NAN
		};
		double n = (double)step.at_risk, d;

		ties = count_ties(sorted, i, &step.ended);
		if (step.ended == 0)
			continue;
		d = (double)step.ended;
		survival *= (n - d) / n;
		greenwood += d / (n * (n - d));
		step.time = g_array_index(sorted, Lifetime, i).time;
		step.survival = survival;
		if (survival > 0)
			set_limits(&step, greenwood);
		curve->ended += step.ended;
		g_array_append_val(curve->steps, step);
	}
}

KaplanMeier *
kaplan_meier_new(const Lifetime *lifetimes, size_t n)
{
	g_autoptr(GArray) sorted = sorted_lifetimes(lifetimes, n);
	KaplanMeier *curve = g_new0(KaplanMeier, 1);

	curve->steps = g_array_new(FALSE, FALSE, sizeof(SurvivalStep));
	curve->n = sorted->len;
	trace_curve(curve, sorted);
	return curve;
}

void
kaplan_meier_free(KaplanMeier *curve)
{
	if (curve == NULL)
		return;
	g_array_unref(curve->steps);
	g_free(curve);
}

static void
set_once(double *time, double value, double level, double now)
{
	if (isnan(*time) && value <= level + TOLERANCE)
		*time = now;
}

double
kaplan_meier_quantile(
    const KaplanMeier *curve, double p, double *lo, double *hi)
{
	double time = NAN, lower = NAN, upper = NAN;

	for (guint i = 0; i < curve->steps->len; i++) {
		const SurvivalStep *step =
		    &g_array_index(curve->steps, SurvivalStep, i);

		set_once(&lower, step->lo, 1 - p, step->time);
		set_once(&time, step->survival, 1 - p, step->time);
		set_once(&upper, step->hi, 1 - p, step->time);
	}
	if (lo != NULL)
		*lo = lower;
	if (hi != NULL)
		*hi = upper;
	return time;
}
