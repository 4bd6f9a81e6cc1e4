#include <math.h>
#include <string.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/triggers.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/text.h"
#include "pipeline/stats/crossing.h"
#include "pipeline/stats/elasticity.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/theil_sen.h"

/* Fewer points, or points closer together, show a value, not a trend. */
enum { LEAST_POINTS = 6 };
static const double least_span = 2; /* months */

/* The playbook's table; hours of the migration and run factors are ours. */
static const DecisionInfo decisions[] = {
	{
	    .name = "hosting",
	    .series = "concurrent_users",
	    .unit = "users",
	    .label = MSG_TRIGGER_HOSTING,
	    .approach = MSG_TRIGGER_HOSTING_APPROACH,
	    .crossing = MSG_TRIGGER_HOSTING_CROSSING,
	    .solution = MSG_TRIGGER_HOSTING_SOLUTION,
	    .threshold = 500,
	    .form = FORM_HUMAN,
	    .hours = { 120, 240, 480 },
	    .category = "Compute",
	    .run_factor = 2,
	    .by_users = true,
	},
	{
	    .name = "database",
	    .series = "p95_ms",
	    .unit = "ms",
	    .label = MSG_TRIGGER_DATABASE,
	    .approach = MSG_TRIGGER_DATABASE_APPROACH,
	    .crossing = MSG_TRIGGER_DATABASE_CROSSING,
	    .solution = MSG_TRIGGER_DATABASE_SOLUTION,
	    .threshold = 200,
	    .form = FORM_HUMAN,
	    .hours = { 24, 48, 100 },
	    .category = "Databases",
	    .run_factor = 2,
	},
	{
	    .name = "file_storage",
	    .series = "cdn_cost_z",
	    .unit = "z",
	    .label = MSG_TRIGGER_FILES,
	    .approach = MSG_TRIGGER_FILES_APPROACH,
	    .crossing = MSG_TRIGGER_FILES_CROSSING,
	    .solution = MSG_TRIGGER_FILES_SOLUTION,
	    .threshold = 3.5,
	    .form = FORM_HUMAN,
	    .hours = { 16, 32, 64 },
	    .category = "Storage",
	    .run_factor = 0.9,
	},
	{
	    .name = "auth",
	    .series = "sso_requests",
	    .unit = "requests",
	    .label = MSG_TRIGGER_AUTH,
	    .approach = MSG_TRIGGER_AUTH_APPROACH,
	    .crossing = MSG_TRIGGER_AUTH_CROSSING,
	    .solution = MSG_TRIGGER_AUTH_SOLUTION,
	    .threshold = 0,
	    .form = FORM_HUMAN,
	    .hours = { 40, 80, 160 },
	    .category = "Identity",
	    .run_factor = NAN,
	},
	{
	    .name = "search",
	    .series = "search_share",
	    .unit = "share",
	    .label = MSG_TRIGGER_SEARCH,
	    .approach = MSG_TRIGGER_SEARCH_APPROACH,
	    .crossing = MSG_TRIGGER_SEARCH_CROSSING,
	    .solution = MSG_TRIGGER_SEARCH_SOLUTION,
	    .threshold = 0.05,
	    .form = FORM_RATE,
	    .hours = { 40, 80, 160 },
	    .category = "Databases",
	    .run_factor = NAN,
	},
	{
	    .name = "queuing",
	    .series = "longest_job_ms",
	    .unit = "ms",
	    .label = MSG_TRIGGER_QUEUING,
	    .approach = MSG_TRIGGER_QUEUING_APPROACH,
	    .crossing = MSG_TRIGGER_QUEUING_CROSSING,
	    .solution = MSG_TRIGGER_QUEUING_SOLUTION,
	    .threshold = 500,
	    .form = FORM_HUMAN,
	    .hours = { 24, 60, 120 },
	    .category = "Integration",
	    .run_factor = 1.05,
	},
};

double
triggers_concurrency(double users, double dau_share, double sessions,
    double peak_share, double minutes)
{
	return users * dau_share * sessions * peak_share * minutes / 60;
}

const DecisionInfo *
decision_find(const char *name)
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
		.name = info != NULL ? info->name : config->name,
		.info = info,
		.config = config,
		.value = NAN,
		.threshold = info != NULL ? info->threshold : NAN,
		.ends = DATE_NONE,
		.age_months = NAN,
		.trend = NAN,
		.trend_se = NAN,
		.months = spread_at(NAN),
		.multiple = spread_at(NAN),
		.hours = NAN,
	};

	if (config != NULL && !isnan(config->threshold))
		trigger.threshold = config->threshold;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		trigger.cost[m] = trigger.run_change[m] = NAN;
	return trigger;
}

static bool
grows_with_users(const Trigger *trigger)
{
	return trigger->info != NULL && trigger->info->by_users;
}

static void
use_proxy(const Evidence *evidence, const UsersResult *users, Trigger *trigger)
{
	const Assumptions *a = &evidence->config->assumptions;

	if (!grows_with_users(trigger) || isnan(users->active))
		return;
	trigger->source = TRIGGER_PROXY;
	trigger->value = triggers_concurrency(users->active,
	    assume(a, ASSUME_DAU_SHARE), assume(a, ASSUME_SESSIONS),
	    assume(a, ASSUME_PEAK_SHARE), assume(a, ASSUME_SESSION_MINUTES));
}

/* What if it were so today?  It goes on as the series did. */
static void
suppose_value(const Evidence *evidence, Trigger *trigger)
{
	trigger->value = trigger->config->value;
	trigger->ends = evidence->as_of;
	trigger->age_months = 0;
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
		const Point *last = &g_array_index(
		    series->points, Point, series->points->len - 1);

		trigger->source = TRIGGER_SERIES;
		trigger->series = series;
		trigger->value = last->value;
		trigger->ends = instant_date(last->time);
		trigger->age_months =
		    date_months_between(trigger->ends, evidence->as_of);
		if (config != NULL && config->supposed)
			suppose_value(evidence, trigger);
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
	if (n < LEAST_POINTS || x[n - 1] - x[0] < least_span)
		return;
	fit = theil_sen_fit(x, y, n);
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
	hours = triangular_quantile(info->hours, 0.5);
	if (info->by_users && stateful)
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

	trigger->hours = fix_hours(evidence, trigger);
	trigger->run_known = trigger->info != NULL && !isnan(spend->monthly);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		const double run =
		    trigger->info == NULL
			? NAN
			: spend_category_at(spend, trigger->info->category, m);

		trigger->cost[m] =
		    evidence_hourly_rate(evidence) * trigger->hours +
		    (trigger->run_known ? dual * run : 0);
		if (trigger->info != NULL)
			trigger->run_change[m] =
			    run * (trigger->info->run_factor - 1);
	}
}

/* The users there are when it breaks, of today's.  Where they grow but for
 * some draws, it breaks at today's users in those; where they do not grow, it
 * is a matter of time alone: NAN. */
static double
multiple_after(double months, double growth, double usual_growth)
{
	if (!(usual_growth > 0))
		return NAN;
	return growth > 0 || isinf(months)
		   ? growth_multiple_after(months, growth)
		   : 1;
}

/* Where a scenario has users grow otherwise than when the trend was seen, what
 * they did to the metric stays, and its date follows from the new growth. */
static void
follow_users(const UsersResult *seen, const UsersResult *users, Limit *limit)
{
	if (isnan(limit->draws[0]) ||
	    memcmp(seen->growth_draws, users->growth_draws,
		DRAWS * sizeof *users->growth_draws) == 0)
		return;
	g_clear_pointer(&limit->months, g_free);
}

static void
draw_by_time(const Evidence *evidence, const UsersResult *users,
    const Trigger *trigger, Limit *limit)
{
	const UsersResult *seen =
	    evidence->before != NULL ? evidence->before : users;
	g_autofree char *stream = g_strdup_printf("trigger.%s", trigger->id);
	const double error = isnan(trigger->trend_se) ? 0 : trigger->trend_se;
	const double age = fmax(0, trigger->age_months);
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	limit->months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++) {
		const Crossing crossing = {
			.now = trigger->value,
			.threshold = trigger->threshold,
			.rate = trigger->trend +
				error * normal_quantile(rng_uniform(&rng)),
		};

		/* from the last point on, of which some may have gone by */
		limit->months[i] = fmax(0, crossing_months(&crossing) - age);
		limit->draws[i] = multiple_after(
		    limit->months[i], seen->growth_draws[i], seen->growth);
	}
	follow_users(seen, users, limit);
	limit_reads(limit, 0, "users.growth");
}

/* Concurrency grows with users; a proxy may be off by its factor. */
static void
draw_by_users(const Evidence *evidence, const Trigger *trigger, Limit *limit)
{
	const ThreePoint factor =
	    evidence_assumption(evidence, ASSUME_PROXY_FACTOR);
	const double multiple = trigger->threshold / trigger->value;
	Rng rng;

	if (trigger->source != TRIGGER_PROXY) {
		limit_set_multiple(limit, multiple);
		return;
	}
	rng_init(&rng, evidence->seed, "trigger.proxy");
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = multiple * log_triangular_quantile(
						 factor, rng_uniform(&rng));
	limit_uses(limit, ASSUME_PROXY_FACTOR);
}

/* Known well enough to say when it breaks. */
static bool
is_projected(const Trigger *trigger)
{
	if (isnan(trigger->value) || isnan(trigger->threshold))
		return false;
	if (trigger->past)
		return true;
	return trigger->value > 0 && trigger->threshold > 0 &&
	       (!isnan(trigger->trend) || grows_with_users(trigger));
}

static Limit *
make_limit(
    const Evidence *evidence, const UsersResult *users, const Trigger *trigger)
{
	const DecisionInfo *info = trigger->info;
	Limit *limit = limit_new(trigger->id, LIMIT_SYSTEM,
	    (LimitWords){
		.label = info != NULL ? info->label : MSG_TRIGGER_OWN,
		.subject = trigger->name,
		.crossing =
		    info != NULL ? info->crossing : MSG_TRIGGER_OWN_CROSSING,
		.threshold = trigger->threshold,
		.form = info != NULL ? info->form : FORM_HUMAN,
	    });

	limit_reads(limit, 0, "trigger.%s.value", trigger->id);
	if (trigger->past && trigger->source != TRIGGER_PROXY)
		limit_set_multiple(limit, 1);
	else if (!isnan(trigger->trend))
		draw_by_time(evidence, users, trigger, limit);
	else
		draw_by_users(evidence, trigger, limit);
	limit->proxy = trigger->source == TRIGGER_PROXY;
	limit->hours = trigger->hours;
	memcpy(limit->cost, trigger->cost, sizeof limit->cost);
	limit->cost_figure =
	    g_strdup_printf("trigger.%s.migration_cost", trigger->id);
	if (info != NULL)
		limit_fix_reads(limit, "rule:%s", info->name);
	return limit;
}

static void
add_trigger(const Evidence *evidence, Results *results, GHashTable *slugs,
    const DecisionInfo *info, const ConfigDecision *config)
{
	Trigger trigger = make_trigger(info, config);

	trigger.id = text_slug_unique(trigger.name, slugs);
	find_value(evidence, results->users, &trigger);
	trigger.past = trigger.value > trigger.threshold;
	fit_trend(&trigger);
	compute_costs(evidence, results->spend, &trigger);
	if (is_projected(&trigger)) {
		const Limit *limit = limit_set_add(results->limits,
		    make_limit(evidence, results->users, &trigger));

		trigger.months = limit_months(limit, results->users);
		trigger.multiple = spread_of(limit->draws, DRAWS);
	}
	results->triggers->known += trigger.source != TRIGGER_UNKNOWN;
	results->triggers->past += trigger.past;
	g_array_append_val(results->triggers->triggers, trigger);
}

static void
clear_trigger(gpointer data)
{
	Trigger *trigger = data;

	g_free(trigger->id);
}

bool
triggers_compute(const Evidence *evidence, Results *results, GError **error)
{
	const GPtrArray *own = evidence->config->infrastructure;
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)error;
	results->triggers = g_new0(TriggersResult, 1);
	results->triggers->triggers = g_array_new(FALSE, TRUE, sizeof(Trigger));
	g_array_set_clear_func(results->triggers->triggers, clear_trigger);
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		add_trigger(evidence, results, slugs, &decisions[i],
		    config_find_decision(evidence->config, decisions[i].name));
	for (guint i = 0; i < own->len; i++) {
		const ConfigDecision *decision = g_ptr_array_index(own, i);

		if (decision_find(decision->name) == NULL)
			add_trigger(evidence, results, slugs, NULL, decision);
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
