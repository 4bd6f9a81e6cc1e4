#include "pipeline/analysis/hindsight.h"

#include <math.h>
#include <stdlib.h>

/* Files hold 12 digits: what is nearer is no range. */
static const double rounding = 1e-9;

/* What was measured: on the day FROM, and told in the review of AS_OF. */
typedef struct Outcome {
	Date as_of, from;
	double value;
} Outcome;

/* The review whose forecast is to be compared with OUTCOME; NULL: none. */
static const PastReview *
find_origin(const History *history, const Outcome *outcome, bool half)
{
	const int least = half ? HINDSIGHT_LEAST_HALF : HINDSIGHT_LEAST;
	const int wished = half ? HINDSIGHT_WISHED_HALF : HINDSIGHT_WISHED;
	const PastReview *found = NULL;

	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);
		const int age = outcome->as_of - review->as_of;

		if (age >= least &&
		    (found == NULL ||
			abs(age - wished) <
			    abs(outcome->as_of - found->as_of - wished)))
			found = review;
	}
	return found;
}

static Spread
said_at(const PastReview *review, const char *id, int horizon)
{
	g_autofree char *name = g_strdup_printf(
	    "forecast.%s.%s", id, forecast_horizon_names[horizon]);
	const PastFigure *figure = past_figure(review, name);

	if (figure == NULL)
		return spread_at(NAN);
	if (isnan(figure->lo) || isnan(figure->hi))
		return spread_at(figure->value);
	return (Spread){ figure->lo, figure->value, figure->hi };
}

/* What REVIEW had of FORECAST; false: nothing. */
static bool
outcome_of(const PastReview *review, const Forecast *forecast, Outcome *outcome)
{
	g_autofree char *name =
	    g_strdup_printf("forecast.%s.from", forecast->id);
	const PastFigure *from = past_figure(review, name);
	const PastFigure *value = past_figure(review, forecast->outcome);

	outcome->as_of = review->as_of;
	if (from == NULL || value == NULL || !(value->value > 0) ||
	    !date_parse_iso(
		from->text != NULL ? from->text : "", &outcome->from))
		return false;
	outcome->value = value->value;
	return true;
}

static Hindsight
look_back(const Forecast *forecast, const PastReview *origin,
    const Outcome *then, const Outcome *now)
{
	Spread at[FORECAST_HORIZONS];
	Hindsight hindsight = {
		.forecast = forecast,
		.origin = origin,
		.made = then->as_of,
		.compared = now->as_of,
		.happened = now->value,
	};

	for (int h = 0; h < FORECAST_HORIZONS; h++)
		at[h] = said_at(origin, forecast->id, h);
	hindsight.said = forecast_after(
	    then->value, at, date_months_between(then->from, now->from));
	hindsight.ranged =
	    hindsight.said.p90 > hindsight.said.p10 * (1 + rounding);
	hindsight.inside = hindsight.ranged &&
			   hindsight.happened >= hindsight.said.p10 &&
			   hindsight.happened <= hindsight.said.p90;
	return hindsight;
}

static void
follow(
    const Evidence *evidence, const Forecast *forecast, Hindsights *hindsights)
{
	const bool half = forecast_is_half_yearly(forecast->id);
	Outcome now = { evidence->as_of, forecast->from, forecast->now };
	const PastReview *origin = find_origin(evidence->history, &now, half);
	bool newest = true;

	while (origin != NULL) {
		Outcome then;
		Hindsight hindsight;

		if (!outcome_of(origin, forecast, &then) ||
		    then.from >= now.from)
			return;
		hindsight = look_back(forecast, origin, &then, &now);
		if (isnan(hindsight.said.p50))
			return;
		hindsight.newest = newest;
		newest = false;
		hindsights->ranged += hindsight.ranged;
		hindsights->inside += hindsight.inside;
		g_array_append_val(hindsights->list, hindsight);
		now = then;
		origin = find_origin(evidence->history, &now, half);
	}
}

/* REVIEW forecast something that is forecast today, too. */
static bool
foresaw(const PastReview *review, const GPtrArray *forecasts)
{
	for (guint i = 0; i < forecasts->len; i++) {
		const Forecast *forecast = g_ptr_array_index(forecasts, i);
		g_autofree char *id =
		    g_strdup_printf("forecast.%s.from", forecast->id);

		if (past_figure(review, id) != NULL)
			return true;
	}
	return false;
}

/* The day on which what the oldest review with a forecast said can be held
 * against it; without one, what this review says. */
static Date
first_day(const Evidence *evidence, const GPtrArray *forecasts)
{
	const History *history = evidence->history;
	Date oldest = evidence->as_of;

	for (guint i = history == NULL ? 0 : history->reviews->len; i-- > 0;) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		if (!foresaw(review, forecasts))
			break;
		oldest = review->as_of;
	}
	return oldest + HINDSIGHT_LEAST;
}

Hindsights
hindsights_find(const Evidence *evidence, const GPtrArray *forecasts)
{
	Hindsights hindsights = {
		.list = g_array_new(FALSE, FALSE, sizeof(Hindsight)),
		.first = DATE_NONE,
	};

	if (evidence->history != NULL)
		for (guint i = 0; i < forecasts->len; i++)
			follow(evidence, g_ptr_array_index(forecasts, i),
			    &hindsights);
	if (hindsights.list->len == 0 && forecasts->len > 0)
		hindsights.first = first_day(evidence, forecasts);
	return hindsights;
}

void
hindsights_clear(Hindsights *hindsights)
{
	g_clear_pointer(&hindsights->list, g_array_unref);
}
