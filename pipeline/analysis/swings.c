#include "pipeline/analysis/swings.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"

static const SwingInfo infos[] = {
	{ ASSUME_GROWTH, MSG_SWING_GROWTH, MSG_SWING_LABEL_GROWTH,
	    MSG_SWING_PIN_GROWTH },
	{ ASSUME_PROXY_FACTOR, MSG_SWING_PROXY, MSG_SWING_LABEL_PROXY,
	    MSG_SWING_PIN_PROXY },
	{ ASSUME_JOIN_GROWTH, MSG_SWING_JOIN, MSG_SWING_LABEL_JOIN,
	    MSG_SWING_PIN_JOIN },
	{ ASSUME_ANALYTICS_ROWS, MSG_SWING_ANALYTICS, MSG_SWING_LABEL_ANALYTICS,
	    MSG_SWING_PIN_ANALYTICS },
	{ ASSUME_APPEND_ROWS, MSG_SWING_APPEND, MSG_SWING_LABEL_APPEND,
	    MSG_SWING_PIN_APPEND },
	{ ASSUME_LEAD_PEOPLE, MSG_SWING_PEOPLE, MSG_SWING_LABEL_PEOPLE,
	    MSG_SWING_PIN_PEOPLE },
	{ ASSUME_HOURS_PER_WEEK, MSG_SWING_HOURS, MSG_SWING_LABEL_HOURS,
	    MSG_SWING_PIN_HOURS },
	{ ASSUME_DECIDE_BUFFER, MSG_SWING_BUFFER, MSG_SWING_LABEL_BUFFER,
	    MSG_SWING_PIN_BUFFER },
	{ ASSUME_ONLINE_HOURS, MSG_SWING_ONLINE, MSG_SWING_LABEL_ONLINE,
	    MSG_SWING_PIN_ONLINE },
	{ ASSUME_BACKFILL_ROWS, MSG_SWING_BACKFILL, MSG_SWING_LABEL_BACKFILL,
	    MSG_SWING_PIN_BACKFILL },
	{ ASSUME_HIRE_MONTHS, MSG_SWING_HIRE, MSG_SWING_LABEL_HIRE,
	    MSG_SWING_PIN_HIRE },
	{ ASSUME_RAMP_MONTHS, MSG_SWING_RAMP, MSG_SWING_LABEL_RAMP,
	    MSG_SWING_PIN_RAMP },
};

/* Weeks by which a date must move to be worth telling. */
static const double least_weeks = 1;

const Swing *
swing_at(const GArray *swings, guint i)
{
	return &g_array_index(swings, Swing, i);
}

static bool
names(const Limit *limit, AssumptionId id)
{
	const char *name = assumption_info(id)->name;
	const size_t prefix = strlen("assumption:");

	for (guint i = 0; i < limit->inputs->len; i++) {
		const char *input = g_ptr_array_index(limit->inputs, i);

		if (g_str_has_prefix(input, "assumption:") &&
		    g_str_equal(input + prefix, name))
			return true;
	}
	return false;
}

/* Whether the multiples of LIMIT are made from assumption ID: one that is
 * known in time has a multiple by the growth of users. */
static bool
is_made_from(const Limit *limit, AssumptionId id)
{
	if (limit->remake == NULL || limit->kind != LIMIT_SYSTEM)
		return false;
	return id == ASSUME_GROWTH ? limit->months != NULL : names(limit, id);
}

/* The same facts where one assumption is otherwise. */
typedef struct World {
	Config config;
	Evidence evidence;
	Results results; /* borrowed, but for users where they are OWN */
	UsersResult *own;
	LimitSet *limits; /* that are otherwise */
	LadderResult ladder; /* its rungs are owned */
} World;

static void
world_init(World *world, const Evidence *evidence, const Results *results,
    AssumptionId id, double at)
{
	Results scratch = { 0 };

	*world = (World){
		.config = *evidence->config,
		.evidence = *evidence,
		.results = *results,
		.limits = limit_set_new(),
		.ladder = *results->ladder,
	};
	world->config.assumptions.values[id] = (Assumption){ at, at, at, true };
	world->evidence.config = &world->config;
	world->ladder.rungs = g_array_copy(results->ladder->rungs);
	if (id != ASSUME_GROWTH)
		return;
	users_compute(&world->evidence, &scratch, NULL);
	world->own = world->results.users = scratch.users;
}

static void
world_clear(World *world)
{
	g_array_unref(world->ladder.rungs);
	limit_set_free(world->limits);
	users_result_free(world->own);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, world_clear)

static Limit *
remake(World *world, const Limit *limit)
{
	return limit_set_add(world->limits,
	    limit->remake(&world->evidence, &world->results, limit));
}

static void
remake_rungs(World *world, AssumptionId id)
{
	bool any = false;

	for (guint r = 0; r < world->ladder.rungs->len; r++) {
		Rung *rung = &g_array_index(world->ladder.rungs, Rung, r);

		if (!is_made_from(rung->limit, id))
			continue;
		*rung = rung_of(&world->evidence, world->results.users,
		    remake(world, rung->limit));
		any = true;
	}
	if (any)
		ladder_find_headroom(&world->ladder);
}

/* Of the rung that is first in WORLD. */
static double
decide_weeks(World *world, AssumptionId id)
{
	const Rung *rung;
	const Limit *limit;
	double months, hours;

	if (world->ladder.first < 0)
		return NAN;
	rung = ladder_rung(&world->ladder, (guint)world->ladder.first);
	limit = rung->limit;
	hours = limit->hours;
	if ((id == ASSUME_ONLINE_HOURS || id == ASSUME_BACKFILL_ROWS) &&
	    limit->remake != NULL)
		hours = remake(world, limit)->hours;
	months = id == ASSUME_GROWTH
		     ? limit_months(limit, world->results.users).p50
		     : rung->months.p50;
	return evidence_deadline(
	    &world->evidence, months, hours, limit->procurement_weeks)
	    .decide_weeks;
}

static SwingEnd
try_at(const Evidence *evidence, const Results *results, AssumptionId id,
    double at)
{
	g_auto(World) world = { 0 };
	SwingEnd end = { .at = at };

	world_init(&world, evidence, results, id, at);
	remake_rungs(&world, id);
	end.headroom = world.ladder.headroom.p50;
	end.decide_weeks = decide_weeks(&world, id);
	return end;
}

/* The range is open: it was neither measured nor set. */
static bool
is_open(const Evidence *evidence, const Results *results, AssumptionId id)
{
	const Assumption *value = &evidence->config->assumptions.values[id];

	if (id == ASSUME_GROWTH &&
	    results->users->growth_source != USERS_ASSUMED)
		return false;
	return value->low < value->high;
}

static bool
reads_otherwise(double a, double b)
{
	char left[NUMBER_TEXT_SIZE], right[NUMBER_TEXT_SIZE];

	if (isinf(a) || isinf(b))
		return a != b;
	return !g_str_equal(
	    number_format_multiple(a, left), number_format_multiple(b, right));
}

/* How many times the one is the other, as a logarithm. */
static double
headroom_swing(const Swing *swing)
{
	return swing->moves_headroom
		   ? fabs(log(swing->high.headroom / swing->low.headroom))
		   : 0;
}

static double
date_swing(const Swing *swing)
{
	if (!swing->moves_date)
		return 0;
	if (!isfinite(swing->low.decide_weeks) ||
	    !isfinite(swing->high.decide_weeks))
		return INFINITY;
	return fabs(swing->high.decide_weeks - swing->low.decide_weeks);
}

static int
compare_swings(gconstpointer a, gconstpointer b)
{
	const Swing *left = a, *right = b;
	double l = headroom_swing(left), r = headroom_swing(right);

	if (l == r) {
		l = date_swing(left);
		r = date_swing(right);
	}
	if (l != r)
		return l > r ? -1 : 1;
	return left->info < right->info ? -1 : left->info > right->info;
}

static Swing
try_both(
    const Evidence *evidence, const Results *results, const SwingInfo *info)
{
	const Assumption *value =
	    &evidence->config->assumptions.values[info->id];
	Swing swing = {
		.info = info,
		.low = try_at(evidence, results, info->id, value->low),
		.high = try_at(evidence, results, info->id, value->high),
	};

	swing.moves_headroom =
	    reads_otherwise(swing.low.headroom, swing.high.headroom);
	swing.moves_date = isfinite(swing.low.decide_weeks) !=
			       isfinite(swing.high.decide_weeks) ||
			   fabs(swing.high.decide_weeks -
				swing.low.decide_weeks) >= least_weeks;
	return swing;
}

bool
swings_compute(const Evidence *evidence, Results *results, GError **error)
{
	SwingsResult *result = g_new0(SwingsResult, 1);

	(void)error;
	results->swings = result;
	result->swings = g_array_new(FALSE, TRUE, sizeof(Swing));
	result->still = g_array_new(FALSE, TRUE, sizeof(Swing));
	if (isnan(results->ladder->headroom.p50))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(infos); i++) {
		Swing swing;

		if (!is_open(evidence, results, infos[i].id))
			continue;
		swing = try_both(evidence, results, &infos[i]);
		if (swing.moves_headroom || swing.moves_date)
			g_array_append_val(result->swings, swing);
		else
			g_array_append_val(result->still, swing);
	}
	g_array_sort(result->swings, compare_swings);
	return true;
}

void
swings_result_free(SwingsResult *swings)
{
	if (swings == NULL)
		return;
	g_array_unref(swings->swings);
	g_array_unref(swings->still);
	g_free(swings);
}
