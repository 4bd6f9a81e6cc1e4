#include "pipeline/stats/attainment.h"

#include <math.h>

#include "pipeline/stats/wilson.h"

/* The last step at or before TIME; NULL: nothing ended by then. */
static const SurvivalStep *
step_at(const KaplanMeier *curve, double time)
{
	const SurvivalStep *last = NULL;

	for (guint i = 0; i < curve->steps->len; i++) {
		const SurvivalStep *step =
		    &g_array_index(curve->steps, SurvivalStep, i);

		if (step->time <= time)
			last = step;
	}
	return last;
}

static bool
any_lasts(const Lifetime *lifetimes, size_t n, double time)
{
	for (size_t i = 0; i < n; i++)
		if (lifetimes[i].time >= time)
			return true;
	return false;
}

Attainment
attainment_at(const Lifetime *lifetimes, size_t n, double time)
{
	g_autoptr(KaplanMeier) curve = kaplan_meier_new(lifetimes, n);
	const SurvivalStep *step = step_at(curve, time);
	Attainment result = {
		.share = step == NULL ? 0 : 1 - step->survival,
		.n = curve->n,
		.ended = curve->ended,
	};

	if (curve->n == 0 ||
	    (result.share < 1 && !any_lasts(lifetimes, n, time))) {
		result.share = result.lo = result.hi = NAN;
	} else if (step == NULL || step->survival <= 0) {
		wilson_limits(result.share * (double)curve->n, (double)curve->n,
		    &result.lo, &result.hi);
	} else {
		result.lo = 1 - step->hi;
		result.hi = 1 - step->lo;
	}
	return result;
}
