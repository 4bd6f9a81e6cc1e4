#include "pipeline/analysis/trigger_replay.h"

#include <math.h>

#include "pipeline/analysis/trigger_value.h"
#include "pipeline/stats/crossing.h"
#include "pipeline/stats/series_error.h"

/* Fewer points, or points closer together, show a value, not a trend. */
enum { LEAST_POINTS = 6 };
static const double least_span = 2; /* months */

/* Points in a row: a threshold reached once may be a slip of the meter; what
 * a threshold of 0 counts is none. */
enum { CALM_POINTS = 3, ACT_POINTS = 2 };

typedef struct Trend {
	double slope; /* ln per month; NAN */
	SeriesError error;
} Trend;

static const Point *
point_at(const GArray *points, guint i)
{
	return &g_array_index(points, Point, i);
}

/* Of the first N points. */
static Trend
fit_points(const GArray *points, guint n)
{
	Trend trend = { NAN, { NAN, NAN, NAN } };
	g_autofree double *x = g_new(double, n + 1);
	g_autofree double *y = g_new(double, n + 1);
	TheilSen fit;
	size_t count = 0;

	for (guint i = 0; i < n; i++) {
		const Point *point = point_at(points, i);

		if (!(point->value > 0))
			continue;
		x[count] =
		    (double)point->time / SECONDS_PER_DAY / DAYS_PER_MONTH;
		y[count++] = log(point->value);
	}
	if (count < LEAST_POINTS || x[count - 1] - x[0] < least_span)
		return trend;
	fit = theil_sen_fit(x, y, count);
	return (Trend){ fit.slope, series_error(&fit, x, y, count) };
}

void
trigger_fit_trend(Trigger *trigger)
{
	Trend trend;

	if (trigger->series == NULL)
		return;
	trend =
	    fit_points(trigger->series->points, trigger->series->points->len);
	trigger->trend = trend.slope;
	trigger->trend_error = trend.error;
}

static TriggerRules
rules_of(const Evidence *evidence, const Trigger *trigger)
{
	const Assumptions *a = &evidence->config->assumptions;
	const bool certain = trigger->threshold == 0 ||
			     trigger->source == TRIGGER_VALUE ||
			     trigger->source == TRIGGER_REQUESTS;

	return (TriggerRules){
		.monitor = assume(a, ASSUME_MONITOR_USE),
		.fine = assume(a, ASSUME_FINE_USE),
		.calm = assume(a, ASSUME_CALM_USE),
		.calm_points = CALM_POINTS,
		.act_points = certain ? 1 : ACT_POINTS,
	};
}

/* The first N points made it likely enough that it would cross within six
 * months. */
static bool
was_soon(const Evidence *evidence, const Trigger *trigger, guint n)
{
	const GArray *points = trigger->series->points;
	const Trend trend = fit_points(points, n);
	const Crossing crossing = {
		.now = point_at(points, n - 1)->value,
		.threshold = trigger->threshold,
		.rate = trend.slope,
		.error = isnan(trend.error.slope) ? 0 : trend.error.slope,
	};

	return crossing_probability(&crossing, trigger_horizons[0]) >=
	       assume(&evidence->config->assumptions, ASSUME_MONITOR_CHANCE);
}

/* Trends are refitted at the last point of each month, since daily points
 * hardly move them. */
static bool
ends_month(const GArray *points, guint i)
{
	return date_month(instant_date(point_at(points, i)->time)) !=
	       date_month(instant_date(point_at(points, i + 1)->time));
}

/* One more point, at DATE. */
static void
step(Trigger *trigger, TriggerMachine *machine, double use, bool soon,
    Instant time)
{
	const TriggerState before = machine->state;

	trigger->state = trigger_machine_step(machine, use, soon);
	if (trigger->state != before)
		trigger->since = instant_date(time);
}

/* The first N points, at the last of which it was SOON to cross or not. */
static void
replay_series(const Evidence *evidence, Trigger *trigger, guint n, bool soon)
{
	const GArray *points = trigger->series->points;
	const guint last = n - 1;
	TriggerMachine machine;

	trigger_machine_init(&machine, rules_of(evidence, trigger));
	for (guint i = 0; i < last; i++)
		step(trigger, &machine,
		    trigger_use(trigger, point_at(points, i)->value),
		    ends_month(points, i) && was_soon(evidence, trigger, i + 1),
		    point_at(points, i)->time);
	step(trigger, &machine,
	    trigger_use(trigger, point_at(points, last)->value), soon,
	    point_at(points, last)->time);
}

static guint
points_until(const GArray *points, Date day)
{
	guint n = 0;

	while (
	    n < points->len && instant_date(point_at(points, n)->time) <= day)
		n++;
	return n;
}

/* Of the first N months. */
static TriggerState
replay_bills(const Evidence *evidence, const Results *results,
    const Trigger *trigger, guint n)
{
	const double *scores = results->triggers->delivery.scores;
	TriggerMachine machine;

	trigger_machine_init(&machine, rules_of(evidence, trigger));
	for (guint i = 0; i < n; i++)
		trigger_machine_step(&machine,
		    trigger_delivery_use(
			evidence, results, scores[i], trigger->threshold),
		    false);
	return machine.state;
}

/* Enterprises ask for single sign-on sooner or later. */
static bool
is_expected(const Evidence *evidence, const Trigger *trigger)
{
	return trigger->info != NULL &&
	       trigger->info->fallback == FALLBACK_REQUESTS &&
	       evidence->config->business.enterprise == 1;
}

/* That nobody complains does not show that all is well. */
static TriggerState
state_of_issues(const Evidence *evidence, const Trigger *trigger)
{
	return trigger->use >= rules_of(evidence, trigger).monitor
		   ? TRIGGER_STATE_MONITOR
		   : TRIGGER_STATE_UNKNOWN;
}

void
trigger_replay(
    const Evidence *evidence, const Results *results, Trigger *trigger)
{
	const double chance =
	    assume(&evidence->config->assumptions, ASSUME_MONITOR_CHANCE);
	const bool soon =
	    trigger->within[0] >= chance || is_expected(evidence, trigger);
	TriggerMachine machine;

	if (isnan(trigger->use))
		return;
	switch (trigger->source) {
	case TRIGGER_UNKNOWN:
		return;
	case TRIGGER_ISSUES:
		trigger->state = state_of_issues(evidence, trigger);
		return;
	case TRIGGER_SERIES:
		replay_series(
		    evidence, trigger, trigger->series->points->len, soon);
		return;
	case TRIGGER_BILLS:
		trigger->state = replay_bills(
		    evidence, results, trigger, results->spend->months->len);
		return;
	case TRIGGER_VALUE:
	case TRIGGER_USERS:
	case TRIGGER_QUEUE:
	case TRIGGER_REQUESTS:
		trigger_machine_init(&machine, rules_of(evidence, trigger));
		trigger->state =
		    trigger_machine_step(&machine, trigger->use, soon);
		return;
	}
}

/* The bill of a month is there once it is over. */
static guint
months_until(const SpendResult *spend, Date day)
{
	guint n = 0;

	while (
	    n < spend->months->len &&
	    g_array_index(spend->months, SpendMonth, n).month < date_month(day))
		n++;
	return n;
}

TriggerState
trigger_state_at(const Evidence *evidence, const Results *results,
    const Trigger *trigger, Date day)
{
	Trigger then = *trigger;
	guint n;

	if (day == DATE_NONE || isnan(trigger->use))
		return TRIGGER_STATE_UNKNOWN;
	if (trigger->source == TRIGGER_BILLS)
		return replay_bills(evidence, results, trigger,
		    months_until(results->spend, day));
	if (trigger->source != TRIGGER_SERIES)
		return TRIGGER_STATE_UNKNOWN;
	n = points_until(trigger->series->points, day);
	if (n == 0)
		return TRIGGER_STATE_UNKNOWN;
	replay_series(evidence, &then, n,
	    is_expected(evidence, trigger) || was_soon(evidence, trigger, n));
	return then.state;
}
