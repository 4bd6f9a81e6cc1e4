#include "pipeline/analysis/triggers.h"

#include <math.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/spend_trend.h"
#include "pipeline/analysis/trigger_project.h"
#include "pipeline/analysis/trigger_replay.h"
#include "pipeline/analysis/trigger_value.h"
#include "pipeline/analysis/users.h"
#include "pipeline/base/text.h"

/* Decisions of the MVP are due again so long after launch, says the
 * playbook. */
static const double review_from = 12, review_to = 18; /* months */

static Trigger
make_trigger(const DecisionInfo *info, const ConfigDecision *config)
{
	Trigger trigger = {
		.name = info != NULL ? info->name : config->name,
		.info = info,
		.config = config,
		.value = NAN,
		.threshold = info != NULL ? info->threshold : NAN,
		.use = NAN,
		.use_lo = NAN,
		.use_hi = NAN,
		.since = DATE_NONE,
		.ends = DATE_NONE,
		.age_months = NAN,
		.service_ms = NAN,
		.utilisation = NAN,
		.trend = NAN,
		.trend_error = { NAN, NAN, NAN },
		.months = spread_at(NAN),
		.multiple = spread_at(NAN),
		.hours = NAN,
		.build = NAN,
		.buy = NAN,
	};

	if (config != NULL && !isnan(config->threshold))
		trigger.threshold = config->threshold;
	for (int h = 0; h < HORIZON_COUNT; h++)
		trigger.within[h] = NAN;
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		trigger.cost[m] = trigger.run_change[m] = NAN;
	return trigger;
}

const Trigger *
trigger_at(const TriggersResult *triggers, guint i)
{
	return &g_array_index(triggers->triggers, Trigger, i);
}

bool
trigger_is_proxy(const Trigger *trigger)
{
	return trigger->source == TRIGGER_USERS ||
	       trigger->source == TRIGGER_QUEUE ||
	       trigger->source == TRIGGER_ISSUES;
}

const char *
trigger_series_name(const Trigger *trigger)
{
	if (trigger->config != NULL && trigger->config->metric != NULL)
		return trigger->config->metric;
	return trigger->info != NULL ? trigger->info->series : trigger->name;
}

static bool
is_hosting(const Trigger *trigger)
{
	return trigger->info != NULL &&
	       trigger->info->fallback == FALLBACK_USERS;
}

static double
fix_hours(
    const Evidence *evidence, const MultiRegion *region, const Trigger *trigger)
{
	const DecisionInfo *info = trigger->info;
	double hours;

	if (info == NULL)
		return NAN;
	hours = triangular_quantile(info->hours, 0.5);
	if (is_hosting(trigger) && region->stateful)
		hours *= assume(
		    &evidence->config->assumptions, ASSUME_STATEFUL_FACTOR);
	return hours;
}

double
triggers_change_cost(double rate, double hours, double dual_months, double run)
{
	return rate * hours + dual_months * run;
}

/* What the decision costs to run at the I-th multiple, by the bills. */
static double
run_cost(const SpendResult *spend, const DecisionInfo *info, int i)
{
	g_auto(GStrv) names =
	    g_strsplit(info == NULL ? "" : info->categories, ",", -1);
	double sum = info == NULL ? NAN : 0;

	for (char **name = names; *name != NULL; name++)
		sum += spend_category_at(spend, *name, i);
	return sum;
}

/* Building is a change at today's size and what it adds to the bill. */
static void
compare_with_buying(const Evidence *evidence, Trigger *trigger)
{
	const double months =
	    assume(&evidence->config->assumptions, ASSUME_BUY_MONTHS);

	trigger->build = trigger->cost[0];
	if (!isnan(trigger->run_change[0]))
		trigger->build += months * trigger->run_change[0];
	if (trigger->config != NULL)
		trigger->buy = months * trigger->config->buy_price;
}

/* One-off: labour, and both designs for DUAL_MONTHS; run: C(m)(F-1). */
static void
compute_costs(const Evidence *evidence, const SpendResult *spend,
    const MultiRegion *region, Trigger *trigger)
{
	const double dual =
	    assume(&evidence->config->assumptions, ASSUME_DUAL_MONTHS);

	trigger->hours = fix_hours(evidence, region, trigger);
	trigger->run_known = trigger->info != NULL && !isnan(spend->monthly);
	for (int m = 0; m < MULTIPLE_COUNT; m++) {
		const double run = run_cost(spend, trigger->info, m);

		trigger->cost[m] =
		    triggers_change_cost(evidence_hourly_rate(evidence),
			trigger->hours, dual, trigger->run_known ? run : 0);
		if (trigger->info != NULL)
			trigger->run_change[m] =
			    run * (trigger->info->run_factor - 1);
	}
	compare_with_buying(evidence, trigger);
}

static void
add_trigger(const Evidence *evidence, Results *results, GHashTable *slugs,
    const DecisionInfo *info, const ConfigDecision *config)
{
	TriggersResult *triggers = results->triggers;
	Trigger trigger = make_trigger(info, config);

	trigger.id = text_slug_unique(trigger.name, slugs);
	trigger_find_value(evidence, results, &trigger);
	trigger_fit_trend(&trigger);
	trigger.approach =
	    trigger_approach_find(evidence, results->spend, info, config);
	compute_costs(evidence, results->spend, &triggers->region, &trigger);
	trigger_project(evidence, results, &trigger);
	trigger_replay(evidence, results, &trigger);
	triggers->states[trigger.state]++;
	triggers->known += trigger.source != TRIGGER_UNKNOWN;
	triggers->past += trigger.past;
	if (is_hosting(&trigger))
		scaling_law_add_limit(evidence, &triggers->law, trigger.hours,
		    trigger.cost, results->limits);
	g_array_append_val(triggers->triggers, trigger);
}

/* What nobody knows may be as bad as what is watched. */
static int
rank_of(TriggerState state)
{
	static const int ranks[] = {
		[TRIGGER_STATE_ACT] = 0,
		[TRIGGER_STATE_MONITOR] = 1,
		[TRIGGER_STATE_UNKNOWN] = 2,
		[TRIGGER_STATE_OK] = 3,
	};

	return ranks[state];
}

/* NAN last. */
static int
compare_numbers(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* Worst first: by state, by when it crosses, by how near it is. */
static int
compare_triggers(gconstpointer a, gconstpointer b)
{
	const Trigger *left = a, *right = b;
	int order = rank_of(left->state) - rank_of(right->state);

	if (order == 0)
		order = compare_numbers(left->months.p50, right->months.p50);
	if (order == 0)
		order = compare_numbers(-left->use, -right->use);
	return order;
}

static void
clear_trigger(gpointer data)
{
	Trigger *trigger = data;

	g_free(trigger->id);
	g_clear_pointer(&trigger->issues, g_ptr_array_unref);
	trigger_approach_clear(&trigger->approach);
}

static void
compute_review(const Evidence *evidence, TriggersResult *triggers)
{
	const double months = date_months_between(
	    evidence->config->business.launch, evidence->as_of);

	triggers->launch_months = months;
	triggers->review = isnan(months)          ? REVIEW_UNKNOWN
			   : months < review_from ? REVIEW_LATER
			   : months <= review_to  ? REVIEW_DUE
						  : REVIEW_PAST;
}

static TriggersResult *
new_result(const Evidence *evidence, const Results *results)
{
	TriggersResult *triggers = g_new0(TriggersResult, 1);
	const ConfigDecision *hosting =
	    config_find_decision(evidence->config, decisions[0].name);

	triggers->triggers = g_array_new(FALSE, TRUE, sizeof(Trigger));
	g_array_set_clear_func(triggers->triggers, clear_trigger);
	triggers->delivery = spend_trend_of(evidence, results->users,
	    results->spend, trigger_is_delivery, NULL);
	triggers->region = multi_region_find(evidence, results->spend, hosting);
	triggers->law = scaling_law_find(evidence, hosting);
	compute_review(evidence, triggers);
	return triggers;
}

bool
triggers_compute(const Evidence *evidence, Results *results, GError **error)
{
	const GPtrArray *own = evidence->config->infrastructure;
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)error;
	results->triggers = new_result(evidence, results);
	for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
		add_trigger(evidence, results, slugs, &decisions[i],
		    config_find_decision(evidence->config, decisions[i].name));
	for (guint i = 0; i < own->len; i++) {
		const ConfigDecision *decision = g_ptr_array_index(own, i);

		if (decision_find(decision->name) == NULL)
			add_trigger(evidence, results, slugs, NULL, decision);
	}
	g_array_sort(results->triggers->triggers, compare_triggers);
	return true;
}

void
triggers_result_free(TriggersResult *triggers)
{
	if (triggers == NULL)
		return;
	g_array_unref(triggers->triggers);
	spend_trend_clear(&triggers->delivery);
	multi_region_clear(&triggers->region);
	g_free(triggers);
}
