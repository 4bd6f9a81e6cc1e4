#include "pipeline/analysis/scaling_law.h"

#include <math.h>
#include <string.h>

#include "pipeline/stats/rng.h"

/* Points this far apart in time do not belong together. */
static const Instant most_apart = SECONDS_PER_DAY / 2;

static const Series *
find_series(
    const Evidence *evidence, const char *told, const char *const *usual)
{
	if (told != NULL)
		return facts_find_series(evidence->facts, told);
	for (; *usual != NULL; usual++) {
		const Series *series =
		    facts_find_series(evidence->facts, *usual);

		if (series != NULL)
			return series;
	}
	return NULL;
}

/* The point of SERIES nearest to TIME, from NEXT on; NULL: none is near. */
static const Point *
nearest(const Series *series, Instant time, guint *next)
{
	const GArray *points = series->points;
	const Point *best;

	while (*next + 1 < points->len &&
	       ABS(g_array_index(points, Point, *next + 1).time - time) <=
		   ABS(g_array_index(points, Point, *next).time - time))
		(*next)++;
	if (*next >= points->len)
		return NULL;
	best = &g_array_index(points, Point, *next);
	return ABS(best->time - time) <= most_apart ? best : NULL;
}

static void
fit_pairs(ScalingLaw *law)
{
	const GArray *points = law->throughput->points;
	g_autofree double *n = g_new(double, points->len + 1);
	g_autofree double *x = g_new0(double, points->len + 1);
	guint next = 0;

	for (guint i = 0; i < points->len; i++) {
		const Point *point = &g_array_index(points, Point, i);
		const Point *beside =
		    nearest(law->concurrency, point->time, &next);

		if (beside == NULL)
			continue;
		n[law->pairs] = beside->value;
		x[law->pairs++] = point->value;
	}
	law->fit = scalability_fit(n, x, law->pairs);
	if (law->fit.measured)
		law->now = x[law->pairs - 1];
}

ScalingLaw
scaling_law_find(const Evidence *evidence, const ConfigDecision *config)
{
	static const char *const throughputs[] = { "throughput",
		"requests_per_second", "throughput_rps", "rps", NULL };
	static const char *const concurrencies[] = { "concurrency",
		"concurrent_requests", "instances", "concurrent_users", NULL };
	ScalingLaw law = {
		.throughput = find_series(evidence,
		    config == NULL ? NULL : config->throughput, throughputs),
		.concurrency = find_series(evidence,
		    config == NULL ? NULL : config->concurrency, concurrencies),
		.now = NAN,
		.peak = spread_at(NAN),
		.multiple = spread_at(NAN),
	};

	if (law.throughput != NULL && law.concurrency != NULL)
		fit_pairs(&law);
	return law;
}

static void
draw_peaks(const Evidence *evidence, ScalingLaw *law, double *draws)
{
	Rng rng;

	rng_init(&rng, evidence->seed, "scaling_law");
	for (int i = 0; i < DRAWS; i++) {
		double z[SCALABILITY_TERMS];

		for (int k = 0; k < SCALABILITY_TERMS; k++)
			z[k] = normal_quantile(rng_uniform(&rng));
		draws[i] = scalability_peak_draw(&law->fit, z);
	}
	law->peak = spread_of(draws, DRAWS);
}

void
scaling_law_add_limit(const Evidence *evidence, ScalingLaw *law, double hours,
    const double cost[MULTIPLE_COUNT], LimitSet *limits)
{
	Limit *limit;

	if (!law->fit.measured || !(law->now > 0))
		return;
	limit = limit_new("scaling-law", LIMIT_SYSTEM,
	    (LimitWords){
		.label = MSG_LAW_LIMIT,
		.crossing = MSG_LAW_CROSSING,
		.threshold = law->fit.peak,
		.form = FORM_HUMAN,
	    });
	draw_peaks(evidence, law, limit->draws);
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] /= law->now;
	limit->hours = hours;
	memcpy(limit->cost, cost, sizeof limit->cost);
	limit->cost_figure = g_strdup("trigger.hosting.migration_cost");
	limit_fix_reads(limit, "rule:hosting");
	limit_reads(limit, FIGURE_MEASURED, "scaling.peak");
	limit_reads(limit, 0, "scaling.throughput");
	law->limit = limit_set_add(limits, limit);
	law->multiple = spread_of(limit->draws, DRAWS);
}
