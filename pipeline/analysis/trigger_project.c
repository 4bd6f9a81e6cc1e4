#include "pipeline/analysis/trigger_project.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/crossing.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/queueing.h"
#include "pipeline/stats/rng.h"

const double trigger_horizons[HORIZON_COUNT] = { 6, 12, 18 };
const char *const trigger_horizon_names[HORIZON_COUNT] = { "6m", "12m", "18m" };

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

static bool
grow_alike(const UsersResult *a, const UsersResult *b)
{
	for (int i = 0; i < DRAWS; i++)
		if (a->growth_draws[i] != b->growth_draws[i])
			return false;
	return true;
}

/* Where a scenario has users grow otherwise than when the trend was seen, what
 * they did to the metric stays, and its date follows from the new growth. */
static void
follow_users(const UsersResult *seen, const UsersResult *users, Limit *limit)
{
	if (isnan(limit->draws[0]) || grow_alike(seen, users))
		return;
	g_clear_pointer(&limit->months, g_free);
}

/* A value that was supposed, and is not the last of its series, is exact. */
static bool
is_last_point(const Trigger *trigger)
{
	const GArray *points =
	    trigger->series == NULL ? NULL : trigger->series->points;

	return points != NULL && points->len > 0 &&
	       g_array_index(points, Point, points->len - 1).value ==
		   trigger->value;
}

static Crossing
crossing_of(const Trigger *trigger)
{
	const SeriesError *error = &trigger->trend_error;
	const bool known = !isnan(error->slope);

	return (Crossing){
		.now = trigger->value,
		.threshold = trigger->threshold,
		.rate = trigger->trend,
		.error = known ? error->slope : 0,
		.noise = known && is_last_point(trigger) ? error->noise : 0,
		.wander = known ? error->wander : 0,
	};
}

static void
draw_by_time(const Evidence *evidence, const UsersResult *users,
    const Trigger *trigger, Limit *limit)
{
	const UsersResult *seen =
	    evidence->before != NULL ? evidence->before : users;
	g_autofree char *stream = g_strdup_printf("trigger.%s", trigger->id);
	const Crossing crossing = crossing_of(trigger);
	const double age = fmax(0, trigger->age_months);
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	limit->months = g_new(double, DRAWS);
	for (int i = 0; i < DRAWS; i++) {
		const double months =
		    crossing_quantile(&crossing, 1 - rng_uniform(&rng));

		/* from the last point on, of which some may have gone by */
		limit->months[i] = fmax(0, months - age);
		limit->draws[i] = multiple_after(
		    limit->months[i], seen->growth_draws[i], seen->growth);
	}
	follow_users(seen, users, limit);
	limit_reads(limit, 0, "users.growth");
}

/* The multiple at which the metric is at its threshold: in a queue, that at
 * which the server is so busy. */
static double
multiple_by_users(const Trigger *trigger)
{
	if (trigger->source != TRIGGER_QUEUE)
		return trigger->threshold / trigger->value;
	return queueing_utilisation(trigger->service_ms, trigger->threshold) /
	       trigger->utilisation;
}

/* Concurrency and load grow with users; a proxy may be off by its factor. */
static void
draw_by_users(const Evidence *evidence, const Trigger *trigger, Limit *limit)
{
	const ThreePoint factor =
	    evidence_assumption(evidence, ASSUME_PROXY_FACTOR);
	const double multiple = multiple_by_users(trigger);
	Rng rng;

	if (!trigger_is_proxy(trigger)) {
		limit_set_multiple(limit, multiple);
		return;
	}
	rng_init(&rng, evidence->seed,
	    trigger->source == TRIGGER_USERS ? "trigger.proxy"
					     : "trigger.queue");
	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = multiple * log_triangular_quantile(
						 factor, rng_uniform(&rng));
	limit_uses(limit, ASSUME_PROXY_FACTOR);
}

/* Concurrency and the load on a server do. */
static bool
grows_with_users(const Trigger *trigger)
{
	return trigger->source == TRIGGER_QUEUE ||
	       (trigger->info != NULL &&
		   trigger->info->fallback == FALLBACK_USERS);
}

/* Known well enough to say when it breaks. */
static bool
is_projected(const Trigger *trigger)
{
	if (isnan(trigger->value) || isnan(trigger->threshold))
		return false;
	/* a share of issues is too far from a share of the load */
	if (trigger->source == TRIGGER_ISSUES)
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
	const bool asked = trigger->source == TRIGGER_BILLS ||
			   trigger->source == TRIGGER_REQUESTS;
	Limit *limit =
	    limit_new(trigger->id, asked ? LIMIT_ORGANISATION : LIMIT_SYSTEM,
		(LimitWords){
		    .label = info != NULL ? info->label : MSG_TRIGGER_OWN,
		    .subject = trigger->name,
		    .crossing = info != NULL ? info->crossing
					     : MSG_TRIGGER_OWN_CROSSING,
		    .threshold = trigger->threshold,
		    .form = info != NULL ? info->form : FORM_HUMAN,
		});

	limit_reads(limit, 0, "trigger.%s.value", trigger->id);
	if (trigger->past && !trigger_is_proxy(trigger))
		limit_set_multiple(limit, 1);
	else if (!isnan(trigger->trend))
		draw_by_time(evidence, users, trigger, limit);
	else
		draw_by_users(evidence, trigger, limit);
	limit->proxy = trigger_is_proxy(trigger);
	limit->hours = trigger->hours;
	memcpy(limit->cost, trigger->cost, sizeof limit->cost);
	limit->cost_figure =
	    g_strdup_printf("trigger.%s.migration_cost", trigger->id);
	if (info != NULL)
		limit_fix_reads(limit, "rule:%s", info->name);
	return limit;
}

static Limit *
remake(const Evidence *evidence, const Results *results, const Limit *limit)
{
	for (guint i = 0; i < results->triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(results->triggers, i);

		if (trigger->limit == limit)
			return make_limit(evidence, results->users, trigger);
	}
	g_assert_not_reached();
}

/* Probability of having crossed within each horizon. */
static void
compute_within(const UsersResult *users, Trigger *trigger)
{
	const Limit *limit = trigger->limit;
	g_autofree double *months = g_new(double, DRAWS);
	const Crossing crossing = crossing_of(trigger);

	for (int i = 0; i < DRAWS; i++)
		months[i] = limit->months != NULL
				? limit->months[i]
				: growth_months_to(
				      limit->draws[i], users->growth_draws[i]);
	for (int h = 0; h < HORIZON_COUNT; h++)
		trigger->within[h] = limit->months != NULL
					 ? crossing_probability(&crossing,
					       trigger_horizons[h] +
						   fmax(0, trigger->age_months))
					 : share_at_most(months, NULL, DRAWS,
					       trigger_horizons[h]);
}

void
trigger_project(const Evidence *evidence, Results *results, Trigger *trigger)
{
	Limit *limit;

	if (!is_projected(trigger))
		return;
	limit = make_limit(evidence, results->users, trigger);
	limit->remake = remake;
	trigger->limit = limit_set_add(results->limits, limit);
	trigger->months = limit_months(trigger->limit, results->users);
	trigger->multiple = spread_of(trigger->limit->draws, DRAWS);
	compute_within(results->users, trigger);
}
