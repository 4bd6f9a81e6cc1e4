#include "pipeline/analysis/domain_separation.h"

#include <math.h>

#include "pipeline/analysis/limit.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/rng.h"

enum { MONTHS_NOW = 6, MONTHS_NEXT = 18 };

/* The least share of keys that cross from which on separating would cost more
 * than it buys, where nothing calls for it. */
static const double tightly_coupled = 0.5;

/* Later than this many times today's users nobody plans. */
static const double farthest_multiple = 100;

static double
assumed(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static void
fill(double *draws, double value)
{
	for (int i = 0; i < DRAWS; i++)
		draws[i] = value;
}

static void
draw_rows(const Evidence *evidence, const SeparationCase *facts, double *draws)
{
	const ThreePoint elasticity =
	    evidence_assumption(evidence, ASSUME_JOIN_GROWTH);
	const double most = assumed(evidence, ASSUME_SEPARATE_ROWS);
	Rng rng;

	if (facts->rows == NULL) {
		fill(draws, NAN);
		return;
	}
	if (facts->rows->dense <= 0) {
		fill(draws, row_sum_multiple(facts->rows, 1, most));
		return;
	}
	rng_init(&rng, evidence->seed, "migration.rows");
	for (int i = 0; i < DRAWS; i++)
		draws[i] = row_sum_multiple(facts->rows,
		    triangular_quantile(elasticity, rng_uniform(&rng)), most);
}

/* ln of the odds s / (1 - s) that SHARE is. */
static double
log_odds(double share)
{
	return log(share / (1 - share));
}

static void
draw_spend(const Evidence *evidence, const SeparationCase *facts, double *draws)
{
	const double most = assumed(evidence, ASSUME_SEPARATE_SPEND);
	const double share = facts->spend_share;
	Rng rng;

	if (isnan(share) || share > most) {
		fill(draws, isnan(share) ? NAN : 1);
		return;
	}
	if (share <= 0 || facts->odds == NULL) {
		fill(draws, INFINITY);
		return;
	}
	rng_init(&rng, evidence->seed, "domain.spend");
	for (int i = 0; i < DRAWS; i++) {
		const double pace =
		    elasticity_quantile(facts->odds, rng_uniform(&rng));

		draws[i] = pace > 0
			       ? exp((log_odds(most) - log_odds(share)) / pace)
			       : INFINITY;
	}
}

static double
squads_multiple(const Evidence *evidence, const Results *results, double squads)
{
	const double active = results->users->active;

	const double multiple =
	    assumed(evidence, ASSUME_SEPARATE_USERS) / active;

	if (isnan(squads) || isnan(active))
		return NAN;
	return squads < 2 ? INFINITY : fmax(1, multiple);
}

static void
draw_trigger(const Evidence *evidence, const Results *results,
    const SeparationCase *facts, SeparationTrigger trigger, double *draws)
{
	switch (trigger) {
	case SEPARATE_BY_ROWS:
		draw_rows(evidence, facts, draws);
		return;
	case SEPARATE_BY_SPEND:
		draw_spend(evidence, facts, draws);
		return;
	case SEPARATE_BY_SQUADS:
		fill(draws, squads_multiple(evidence, results, facts->squads));
		return;
	case SEPARATE_BY_DUTY:
		fill(draws, facts->duty != NULL ? 1 : INFINITY);
		return;
	case SEPARATION_TRIGGERS:
		break;
	}
	g_assert_not_reached();
}

static Limit *
new_limit(const Evidence *evidence, const SeparationCase *facts,
    SeparationTrigger trigger)
{
	const bool by_rows = trigger == SEPARATE_BY_ROWS;
	g_autofree char *id = g_strdup_printf("domain-%s-%s", facts->domain->id,
	    separation_trigger_name(trigger));

	return limit_new(id, LIMIT_ORGANISATION,
	    (LimitWords){
		.label = MSG_PROFILE_LIMIT,
		.subject = facts->domain->name,
		.crossing = by_rows ? MSG_PROFILE_CROSSING_ROWS
				    : MSG_PROFILE_CROSSING_SPEND,
		.threshold = assumed(evidence,
		    by_rows ? ASSUME_SEPARATE_ROWS : ASSUME_SEPARATE_SPEND),
		.form = by_rows ? FORM_HUMAN : FORM_SHARE,
	    });
}

static void
set_lead(const Evidence *evidence, Limit *limit)
{
	limit->hours = 0;
	limit->procurement_weeks =
	    assumed(evidence, ASSUME_SEPARATE_LEAD) * DAYS_PER_MONTH / 7;
	limit_fix_uses(limit, ASSUME_SEPARATE_LEAD);
}

static void
add_limit(const Evidence *evidence, const Results *results,
    const SeparationCase *facts, SeparationTrigger trigger, const double *draws)
{
	const char *id = facts->domain->id;
	Limit *limit = new_limit(evidence, facts, trigger);

	for (int i = 0; i < DRAWS; i++)
		limit->draws[i] = draws[i];
	if (trigger == SEPARATE_BY_ROWS) {
		limit_reads(limit, FIGURE_SIMULATED, "domain.%s.rows.1x", id);
		limit_uses(limit, ASSUME_SEPARATE_ROWS);
		if (facts->rows->dense > 0)
			limit_uses(limit, ASSUME_JOIN_GROWTH);
	} else {
		limit_reads(
		    limit, FIGURE_SIMULATED, "domain.%s.spend_share", id);
		limit_uses(limit, ASSUME_SEPARATE_SPEND);
	}
	set_lead(evidence, limit);
	limit_set_add(results->limits, limit);
}

void
separation_limit_squads(
    const Evidence *evidence, const Results *results, double squads)
{
	const double multiple = squads_multiple(evidence, results, squads);
	Limit *limit;

	if (!isfinite(multiple))
		return;
	limit = limit_new("domain-squads", LIMIT_ORGANISATION,
	    (LimitWords){
		.label = MSG_PROFILE_LIMIT_SQUADS,
		.crossing = MSG_PROFILE_CROSSING_SQUADS,
		.threshold = assumed(evidence, ASSUME_SEPARATE_USERS),
		.form = FORM_HUMAN,
	    });
	limit_set_multiple(limit, multiple);
	limit_reads(limit, 0, "users.active");
	limit_reads(limit, 0, "domains.squads");
	limit_uses(limit, ASSUME_SEPARATE_USERS);
	set_lead(evidence, limit);
	limit_set_add(results->limits, limit);
}

/* EARLIEST becomes the lesser, draw by draw; what is not known is never. */
static void
take_earliest(
    const UsersResult *users, const double *multiples_drawn, double *earliest)
{
	for (int i = 0; i < DRAWS; i++) {
		const double months = growth_months_to(
		    multiples_drawn[i], users->growth_draws[i]);

		earliest[i] = fmin(earliest[i], months);
	}
}

static Spread
months_of(const UsersResult *users, const double *multiples_drawn)
{
	g_autofree double *months = g_new(double, DRAWS);

	for (int i = 0; i < DRAWS; i++)
		months[i] = growth_months_to(
		    multiples_drawn[i], users->growth_draws[i]);
	return spread_of(months, DRAWS);
}

static SeparationTime
time_of(const Separation *separation, double cross_share)
{
	const double months = separation->months.p50;

	if (isfinite(months) && months <= MONTHS_NOW)
		return SEPARATE_NOW;
	if (isfinite(months) && months <= MONTHS_NEXT)
		return SEPARATE_NEXT;
	if (isfinite(months))
		return SEPARATE_LATER;
	if (isnan(months))
		return SEPARATE_UNKNOWN;
	return cross_share > tightly_coupled ? SEPARATE_NEVER : SEPARATE_LATER;
}

static SeparationTrigger
earliest_trigger(const Separation *separation)
{
	SeparationTrigger by = SEPARATE_BY_ROWS;

	for (int t = 1; t < SEPARATION_TRIGGERS; t++)
		if (separation->trigger[t].p50 < separation->trigger[by].p50 ||
		    isnan(separation->trigger[by].p50))
			by = (SeparationTrigger)t;
	return by;
}

/* What is overdue is due now. */
static double
less(double months, double lead)
{
	return months < lead ? 0 : months - lead;
}

/* All draws are the one that needs no growth: now, never, or not known. */
static bool
is_settled(const double *draws)
{
	const bool never = isinf(draws[0]), unknown = isnan(draws[0]);

	if (!never && !unknown && draws[0] > 1)
		return false;
	for (int i = 1; i < DRAWS; i++)
		if (isinf(draws[i]) != never || isnan(draws[i]) != unknown ||
		    (!never && !unknown && draws[i] > 1))
			return false;
	return true;
}

/* Fills in what TRIGGER's DRAWS say, and takes them up into EARLIEST. */
static void
date_trigger(const UsersResult *users, SeparationTrigger trigger,
    const double *draws, double *earliest, Separation *separation)
{
	if (is_settled(draws)) {
		separation->multiple[trigger] = spread_at(draws[0]);
		separation->trigger[trigger] =
		    spread_at(growth_months_to(draws[0], users->growth));
		if (draws[0] <= 1)
			fill(earliest, 0);
		return;
	}
	separation->multiple[trigger] = spread_of(draws, DRAWS);
	separation->trigger[trigger] = months_of(users, draws);
	take_earliest(users, draws, earliest);
}

Separation
separation_find(const Evidence *evidence, const Results *results,
    const SeparationCase *facts)
{
	const UsersResult *users = results->users;
	const double lead = assumed(evidence, ASSUME_SEPARATE_LEAD);
	g_autofree double *draws = g_new(double, DRAWS);
	g_autofree double *earliest = g_new(double, DRAWS);
	Separation separation = { 0 };

	fill(earliest, INFINITY);
	for (int t = 0; t < SEPARATION_TRIGGERS; t++) {
		const SeparationTrigger trigger = (SeparationTrigger)t;

		draw_trigger(evidence, results, facts, trigger, draws);
		date_trigger(users, trigger, draws, earliest, &separation);
		if (!facts->sole && t <= SEPARATE_BY_SPEND &&
		    separation.multiple[t].p50 <= farthest_multiple)
			add_limit(evidence, results, facts, trigger, draws);
	}
	separation.months = spread_of(earliest, DRAWS);
	separation.months = (Spread){ less(separation.months.p10, lead),
		less(separation.months.p50, lead),
		less(separation.months.p90, lead) };
	if (isinf(separation.months.p50) && facts->rows == NULL)
		separation.months = spread_at(NAN);
	separation.by = earliest_trigger(&separation);
	separation.time =
	    time_of(&separation, facts->domain->coupling.cross_share);
	return separation;
}

bool
separation_is_due_alone(const Evidence *evidence, const Separation *separation)
{
	const double lead = assumed(evidence, ASSUME_SEPARATE_LEAD);

	for (int t = 0; t < SEPARATION_TRIGGERS; t++)
		if (t != SEPARATE_BY_SQUADS &&
		    separation->trigger[t].p50 - lead <= MONTHS_NEXT)
			return true;
	return false;
}

const char *
separation_time_name(SeparationTime time)
{
	static const char *const names[] = {
		[SEPARATE_NOW] = "now",
		[SEPARATE_NEXT] = "next",
		[SEPARATE_LATER] = "later",
		[SEPARATE_NEVER] = "keep inside",
		[SEPARATE_UNKNOWN] = "unknown",
	};

	return names[time];
}

const char *
separation_trigger_name(SeparationTrigger trigger)
{
	static const char *const names[] = { "rows", "spend", "squads",
		"duty" };

	return names[trigger];
}
