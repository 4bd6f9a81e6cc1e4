#include <math.h>
#include <string.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"
#include "pipeline/stats/crossing.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/theil_sen.h"

/* Fewer points show a value, not a trend. */
enum { LEAST_POINTS = 6 };

/* The playbook's table; hours of the migration and run factors are ours. */
static const DecisionInfo decisions[] = {
	{ "hosting", "concurrent_users", "concurrent users", 500,
	    { 120, 240, 480 }, "Compute", 2.0 },
	{ "database", "p95_ms", "ms at p95", 200, { 24, 48, 100 }, "Databases",
	    2.0 },
	{ "file_storage", "cdn_cost_z", "robust z", 3.5, { 16, 32, 64 },
	    "Storage", 0.9 },
	{ "auth", "sso_requests", "requests", 0, { 40, 80, 160 }, "Identity",
	    NAN },
	{ "search", "search_share", "share of load", 0.05, { 40, 80, 160 },
	    "Databases", NAN },
	{ "queuing", "longest_job_ms", "ms", 500, { 24, 60, 120 },
	    "Integration", 1.05 },
};

double
triggers_concurrency(double users, double dau_share, double sessions,
    double peak_share, double minutes)
{
	return users * dau_share * sessions * peak_share * minutes / 60;
}

static const ConfigDecision *
find_config(const Config *config, const char *name)
{
	for (guint i = 0; i < config->infrastructure->len; i++) {
		const ConfigDecision *decision =
		    g_ptr_array_index(config->infrastructure, i);

		if (g_ascii_strcasecmp(decision->name, name) == 0)
			return decision;
	}
	return NULL;
}

static const DecisionInfo *
find_info(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		if (g_ascii_strcasecmp(decisions[i].name, name) == 0)
			return &decisions[i];
	return NULL;
}

static Trigger
make_trigger(const DecisionInfo *info, const ConfigDecision *config)
{
	Trigger trigger = {
		.name = g_strdup(info != NULL ? info->name : config->name),
		.info = info,
		.config = config,
		.value = NAN,
		.threshold = info != NULL ? info->threshold : NAN,
		.trend = NAN,
		.trend_se = NAN,
		.months_p10 = NAN,
		.months_p50 = NAN,
		.months_p90 = NAN,
		.multiple = NAN,
		.hours = NAN,
	};

	if (config != NULL && !isnan(config->threshold))
		trigger.threshold = config->threshold;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		trigger.cost[m] = trigger.run_change[m] = NAN;
	return trigger;
}

static void
use_proxy(const Evidence *evidence, const UsersResult *users, Trigger *trigger)
{
	const Assumptions *a = &evidence->config->assumptions;

	if (trigger->info == NULL || isnan(users->active) ||
	    !g_str_equal(trigger->name, "hosting"))
		return;
	trigger->source = TRIGGER_PROXY;
	trigger->value = triggers_concurrency(users->active,
	    assume(a, ASSUME_DAU_SHARE), assume(a, ASSUME_SESSIONS),
	    assume(a, ASSUME_PEAK_SHARE), assume(a, ASSUME_SESSION_MINUTES));
}

/* Series named by the user, else by its usual name, else a value, else the
 * proxy. */
static void
find_value(const Evidence *evidence, const UsersResult *users, Trigger *trigger)
{
	const ConfigDecision *config = trigger->config;
	const char *name = config != NULL && config->metric != NULL
			       ? config->metric
			   : trigger->info != NULL ? trigger->info->series
						   : NULL;
	const Series *series =
	    name == NULL ? NULL : facts_find_series(evidence->facts, name);

	if (series != NULL && series->points->len > 0) {
		trigger->source = TRIGGER_SERIES;
		trigger->series = series;
		trigger->value = g_array_index(
		    series->points, Point, series->points->len - 1)
				     .value;
	} else if (config != NULL && !isnan(config->value)) {
		trigger->source = TRIGGER_VALUE;
		trigger->value = config->value;
	} else {
		use_proxy(evidence, users, trigger);
	}
}

static void
fit_trend(Trigger *trigger)
{
	const GArray *points =
	    trigger->series == NULL ? NULL : trigger->series->points;
	g_autofree double *x = NULL;
	g_autofree double *y = NULL;
	TheilSen fit;
	size_t n = 0;

	if (points == NULL || points->len < LEAST_POINTS)
		return;
	x = g_new(double, points->len);
	y = g_new(double, points->len);
	for (guint i = 0; i < points->len; i++) {
		const Point *point = &g_array_index(points, Point, i);

		if (!(point->value > 0))
			continue;
		x[n] = (double)point->time / SECONDS_PER_DAY / DAYS_PER_MONTH;
		y[n++] = log(point->value);
	}
	fit = theil_sen_fit(x, y, n);
	if (n < LEAST_POINTS || isnan(fit.slope))
		return;
	trigger->trend = fit.slope;
	trigger->trend_se = theil_sen_error(&fit);
}

static double
fix_hours(const Evidence *evidence, const Trigger *trigger)
{
	const DecisionInfo *info = trigger->info;
	const bool stateful =
	    trigger->config != NULL && trigger->config->stateless == 0;
	double hours;

	if (info == NULL)
		return NAN;
	hours = triangular_quantile(
	    (ThreePoint){ info->hours[0], info->hours[1], info->hours[2] },
	    0.5);
	if (g_str_equal(info->name, "hosting") && stateful)
		hours *= assume(
		    &evidence->config->assumptions, ASSUME_STATEFUL_FACTOR);
	return hours;
}

/* One-off: labour, and both designs for DUAL_MONTHS; run: C(m)(F-1). */
static void
compute_costs(
    const Evidence *evidence, const SpendResult *spend, Trigger *trigger)
{
	const double dual =
	    assume(&evidence->config->assumptions, ASSUME_DUAL_MONTHS);
	double base = NAN;

	trigger->hours = fix_hours(evidence, trigger);
	if (trigger->info != NULL)
		base = spend_category_monthly(spend, trigger->info->category);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		double run = base * pow(multiples[m], spend->elasticity);

		trigger->cost[m] =
		    evidence_hourly_rate(evidence) * trigger->hours +
		    (isnan(run) ? 0 : dual * run);
		if (trigger->info != NULL)
			trigger->run_change[m] =
			    run * (trigger->info->run_factor - 1);
	}
}

/* Where users grow but for some draws, it breaks at today's users there. */
static double
multiple_after(double months, double growth, double usual_growth)
{
	double multiple = growth_multiple_after(months, growth);

	return isnan(multiple) && usual_growth > 0 ? 1 : multiple;
}

static void
draw_by_time(const Evidence *evidence, const UsersResult *users,
    const Trigger *trigger, Limit *limit)
{
	g_autofree char *stream = g_strdup_printf("trigger.%s", trigger->name);
	const double error = isnan(trigger->trend_se) ? 0 : trigger->trend_se;
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	limit->by_time = true;
	limit->months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++) {
		const Crossing crossing = {
			.now = trigger->value,
			.threshold = trigger->threshold,
			.rate = trigger->trend +
				error * normal_quantile(rng_uniform(&rng)),
		};
		const double growth = users->growth_draws[i];

		limit->months[i] = crossing_months(&crossing);
		limit->draws[i] =
		    multiple_after(limit->months[i], growth, users->growth);
	}
}

/* Concurrency grows with users; a proxy may be off by its factor. */
static void
draw_by_users(const Evidence *evidence, const Trigger *trigger, Limit *limit)
{
	const ThreePoint factor =
	    evidence_assumption(evidence, ASSUME_PROXY_FACTOR);
	const double multiple = trigger->threshold / trigger->value;
	Rng rng;

	rng_init(&rng, evidence->seed, "trigger.proxy");
	for (int i = 0; i < DRAWS; i++) {
		double off = log_triangular_quantile(factor, rng_uniform(&rng));

		limit->draws[i] =
		    multiple * (trigger->source == TRIGGER_PROXY ? off : 1);
	}
}

static void
summarise(const UsersResult *users, const Limit *limit, Trigger *trigger)
{
	g_autofree double *months = g_new(double, DRAWS);
	g_autofree double *draws =
	    g_memdup2(limit->draws, DRAWS * sizeof(double));

	for (int i = 0; i < DRAWS; i++)
		months[i] = limit->by_time ? limit->months[i]
					   : growth_months_to(limit->draws[i],
						 users->growth_draws[i]);
	sort_values(months, DRAWS);
	sort_values(draws, DRAWS);
	trigger->months_p10 = quantile(months, DRAWS, 0.1);
	trigger->months_p50 = quantile(months, DRAWS, 0.5);
	trigger->months_p90 = quantile(months, DRAWS, 0.9);
	trigger->multiple = quantile(draws, DRAWS, 0.5);
}

static bool
grows_with_users(const Trigger *trigger)
{
	return trigger->info != NULL &&
	       g_str_equal(trigger->info->name, "hosting");
}

static void
add_limit(const Evidence *evidence, const UsersResult *users, Trigger *trigger,
    LimitSet *limits)
{
	const bool trending = !isnan(trigger->trend);
	char threshold[NUMBER_TEXT_SIZE];
	g_autofree char *crossing = NULL;
	g_autofree char *label = NULL;
	Limit *limit;

	if (isnan(trigger->value) || isnan(trigger->threshold) ||
	    (!trending && !grows_with_users(trigger) &&
		trigger->value <= trigger->threshold))
		return;
	label = triggers_label(trigger);
	crossing = lang_format(MSG_TRIGGER_CROSSING,
	    number_format_human(trigger->threshold, 3, threshold),
	    trigger->info != NULL ? trigger->info->unit : trigger->name, NULL);
	limit =
	    limit_new(trigger->name, LIMIT_SYSTEM, label, crossing, "triggers");
	if (trigger->value > trigger->threshold)
		limit_set_multiple(limit, 1);
	else if (trending)
		draw_by_time(evidence, users, trigger, limit);
	else
		draw_by_users(evidence, trigger, limit);
	limit->proxy = trigger->source == TRIGGER_PROXY;
	limit->hours = trigger->hours;
	memcpy(limit->cost, trigger->cost, sizeof limit->cost);
	limit_add_input(limit, "trigger.%s.value", trigger->name);
	limit_add_input(limit, "users.growth");
	summarise(users, limit, trigger);
	limit_set_add(limits, limit);
}

static void
add_trigger(const Evidence *evidence, Results *results,
    const DecisionInfo *info, const ConfigDecision *config)
{
	Trigger trigger = make_trigger(info, config);

	find_value(evidence, results->users, &trigger);
	fit_trend(&trigger);
	compute_costs(evidence, results->spend, &trigger);
	add_limit(evidence, results->users, &trigger, results->limits);
	g_array_append_val(results->triggers->triggers, trigger);
}

static void
clear_trigger(gpointer data)
{
	Trigger *trigger = data;

	g_free(trigger->name);
}

bool
triggers_compute(const Evidence *evidence, Results *results, GError **error)
{
	const GPtrArray *own = evidence->config->infrastructure;

	(void)error;
	results->triggers = g_new0(TriggersResult, 1);
	results->triggers->triggers = g_array_new(FALSE, TRUE, sizeof(Trigger));
	g_array_set_clear_func(results->triggers->triggers, clear_trigger);
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		add_trigger(evidence, results, &decisions[i],
		    find_config(evidence->config, decisions[i].name));
	for (guint i = 0; i < own->len; i++) {
		const ConfigDecision *decision = g_ptr_array_index(own, i);

		if (find_info(decision->name) == NULL)
			add_trigger(evidence, results, NULL, decision);
	}
	return true;
}

void
triggers_result_free(TriggersResult *triggers)
{
	if (triggers == NULL)
		return;
	g_array_unref(triggers->triggers);
	g_free(triggers);
}
