#include "pipeline/analysis/forecast.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/theil_sen.h"

const double forecast_horizons[FORECAST_HORIZONS] = { 1, 3, 6, 12 };
const char *const forecast_horizon_names[FORECAST_HORIZONS] = { "1m", "3m",
	"6m", "12m" };

enum { HALF_YEAR = 2, LEAST_POINTS = 4 };

/* A forecast is told for this much longer than its last horizon, and a
 * half-yearly one this much off. */
static const double slack_months = 1;

static void
forecast_free(void *data)
{
	Forecast *forecast = data;

	g_free(forecast->id);
	g_free(forecast->outcome);
	g_free(forecast);
}

static Forecast *
forecast_new(ForecastKind kind, const char *id, const char *outcome, Date from,
    double now)
{
	Forecast *forecast = g_new0(Forecast, 1);

	forecast->kind = kind;
	forecast->id = g_strdup(id);
	forecast->outcome = g_strdup(outcome);
	forecast->from = from;
	forecast->now = now;
	for (int h = 0; h < FORECAST_HORIZONS; h++)
		forecast->at[h] = spread_at(NAN);
	return forecast;
}

/* How far ln Y lies off its line, as a deviation; 0 where points are too few
 * to tell. */
static double
deviation(const double *x, const double *y, size_t n)
{
	g_autofree double *logs = g_new(double, n + 1);
	g_autofree double *rest = g_new(double, n + 1);
	TheilSen fit;
	size_t known;

	for (size_t i = 0; i < n; i++)
		logs[i] = y[i] > 0 ? log(y[i]) : NAN;
	fit = theil_sen_fit(x, logs, n);
	theil_sen_residuals(&fit, x, logs, n, rest);
	known = drop_missing(rest, n);
	return known < LEAST_POINTS
		   ? 0
		   : MAD_TO_SIGMA * median_deviation(rest, known);
}

static double
deviation_of_series(const Series *series)
{
	const guint n = series == NULL ? 0 : series->points->len;
	g_autofree double *x = g_new(double, n + 1);
	g_autofree double *y = g_new(double, n + 1);

	for (guint i = 0; i < n; i++) {
		const Point *point = &g_array_index(series->points, Point, i);

		x[i] = (double)point->time / SECONDS_PER_DAY / DAYS_PER_MONTH;
		y[i] = point->value;
	}
	return deviation(x, y, n);
}

/* Draw I of what moves by RATES a month (a logarithm; one, or one per draw),
 * and at both ends lies off its line by SIGMA. */
typedef struct Drift {
	const double *rates; /* DRAWS of ln a month */
	double sigma;
} Drift;

static void
draw(const Evidence *evidence, const Drift *drift, Forecast *forecast)
{
	g_autofree char *stream = g_strdup_printf("forecast.%s", forecast->id);
	g_autofree double *values = g_new(double, DRAWS);
	Rng rng;

	for (int h = 0; h < FORECAST_HORIZONS; h++) {
		rng_init(&rng, evidence->seed, stream);
		for (int i = 0; i < DRAWS; i++) {
			const double z = normal_quantile(rng_uniform(&rng));

			values[i] = forecast->now *
				    exp(drift->rates[i] * forecast_horizons[h] +
					G_SQRT2 * drift->sigma * z);
		}
		forecast->at[h] = spread_of(values, DRAWS);
	}
}

static Date
last_point(const Evidence *evidence, const Series *series)
{
	const GArray *points = series == NULL ? NULL : series->points;

	return points == NULL || points->len == 0
		   ? evidence->as_of
		   : instant_date(
			 g_array_index(points, Point, points->len - 1).time);
}

static Forecast *
foresee_users(const Evidence *evidence, const UsersResult *users)
{
	const Series *series =
	    users->active_source == USERS_MEASURED ? users->series : NULL;
	g_autofree double *rates = g_new(double, DRAWS);
	Forecast *forecast;

	if (!(users->active > 0))
		return NULL;
	forecast = forecast_new(FORECAST_USERS, "users", "users.active",
	    last_point(evidence, series), users->active);
	for (int i = 0; i < DRAWS; i++)
		rates[i] = log1p(users->growth_draws[i]);
	draw(
	    evidence, &(Drift){ rates, deviation_of_series(series) }, forecast);
	return forecast;
}

static Forecast *
foresee_spend(const Evidence *evidence, const Results *results)
{
	const SpendResult *spend = results->spend;
	const guint n = spend->months->len;
	g_autofree double *rates = g_new(double, DRAWS);
	g_autofree double *x = g_new(double, n + 1);
	Forecast *forecast;

	if (!(spend->monthly > 0))
		return NULL;
	forecast = forecast_new(FORECAST_SPEND, "spend", "spend.monthly",
	    month_first_day(spend->latest), spend->monthly);
	for (guint i = 0; i < n; i++)
		x[i] = g_array_index(spend->months, SpendMonth, i).month;
	for (int i = 0; i < DRAWS; i++)
		rates[i] = spend->elasticity_draws[i] *
			   log1p(results->users->growth_draws[i]);
	draw(evidence, &(Drift){ rates, deviation(x, spend->trend.amounts, n) },
	    forecast);
	return forecast;
}

/* Each limit is so many times the users of then: as they become more, it
 * comes nearer.  Below 1 it is broken, which no multiple says. */
static Forecast *
foresee_headroom(
    const Evidence *evidence, const Results *results, const Forecast *users)
{
	const Spread now = results->ladder->headroom;
	Forecast *forecast;

	if (!isfinite(now.p50) || users == NULL)
		return NULL;
	forecast = forecast_new(FORECAST_HEADROOM, "headroom",
	    "headroom.multiple", evidence->as_of, now.p50);
	for (int h = 0; h < FORECAST_HORIZONS; h++) {
		const Spread then = users->at[h];
		const double factor = 1 / users->now;

		forecast->at[h] = (Spread){
			.p10 = fmax(1, now.p10 / (then.p90 * factor)),
			.p50 = fmax(1, now.p50 / (then.p50 * factor)),
			.p90 = fmax(1, now.p90 / (then.p10 * factor)),
		};
	}
	return forecast;
}

/* Half of a 95 % interval of a ratio, as a deviation of its logarithm. */
static double
ratio_error(const SixMonths *six)
{
	return six->lo > 0 && six->hi > six->lo
		   ? log(six->hi / six->lo) / (2 * NORMAL_95)
		   : 0;
}

/* The ratio to six months before goes on being what the trend says. */
static Forecast *
foresee_debt(const Evidence *evidence, const DebtResult *debt)
{
	const double error = theil_sen_error(&debt->fit);
	const double months = forecast_horizons[HALF_YEAR];
	const double z90 = normal_quantile(0.9);
	Forecast *forecast;
	double sigma, mid;

	if (debt->level > TREND_B || isnan(error) || !(debt->six.ratio > 0))
		return NULL;
	forecast = forecast_new(FORECAST_DEBT, "debt", "debt.ratio_6mo",
	    evidence->as_of, debt->six.ratio);
	sigma = hypot(months * error, ratio_error(&debt->six));
	mid = months * debt->fit.slope;
	forecast->at[HALF_YEAR] = (Spread){
		.p10 = exp(mid - z90 * sigma),
		.p50 = exp(mid),
		.p90 = exp(mid + z90 * sigma),
	};
	return forecast;
}

static Forecast *
foresee_trigger(const Evidence *evidence, const Trigger *trigger)
{
	g_autofree char *id = g_strdup_printf("trigger-%s", trigger->id);
	g_autofree char *outcome =
	    g_strdup_printf("trigger.%s.value", trigger->id);
	g_autofree char *stream = g_strdup_printf("forecast.rate.%s", id);
	g_autofree double *rates = g_new(double, DRAWS);
	const double slope_error = trigger->trend_error.slope;
	const double error = isnan(slope_error) ? 0 : slope_error;
	Forecast *forecast;
	Rng rng;

	if (trigger->source != TRIGGER_SERIES || isnan(trigger->trend) ||
	    !(trigger->value > 0))
		return NULL;
	forecast = forecast_new(
	    FORECAST_TRIGGER, id, outcome, trigger->ends, trigger->value);
	forecast->trigger = trigger;
	rng_init(&rng, evidence->seed, stream);
	for (int i = 0; i < DRAWS; i++)
		rates[i] =
		    trigger->trend + error * normal_quantile(rng_uniform(&rng));
	draw(evidence, &(Drift){ rates, deviation_of_series(trigger->series) },
	    forecast);
	return forecast;
}

static void
add(GPtrArray *forecasts, Forecast *forecast)
{
	if (forecast != NULL)
		g_ptr_array_add(forecasts, forecast);
}

GPtrArray *
forecasts_make(const Evidence *evidence, const Results *results)
{
	const TriggersResult *triggers = results->triggers;
	GPtrArray *forecasts = g_ptr_array_new_with_free_func(forecast_free);
	Forecast *users = foresee_users(evidence, results->users);

	add(forecasts, users);
	add(forecasts, foresee_spend(evidence, results));
	add(forecasts, foresee_headroom(evidence, results, users));
	add(forecasts, foresee_debt(evidence, results->debt));
	for (guint i = 0; i < triggers->triggers->len; i++)
		add(forecasts,
		    foresee_trigger(evidence, trigger_at(triggers, i)));
	return forecasts;
}

bool
forecast_is_half_yearly(const char *id)
{
	return strcmp(id, "debt") == 0;
}

/* From A to B in proportion of the logarithm. */
static double
between(double a, double b, double share)
{
	return exp(log(a) + share * (log(b) - log(a)));
}

static Spread
mix(Spread a, Spread b, double share)
{
	return (Spread){
		.p10 = between(a.p10, b.p10, share),
		.p50 = between(a.p50, b.p50, share),
		.p90 = between(a.p90, b.p90, share),
	};
}

/* Before the first horizon: its range, around what lies between. */
static Spread
before_first(double now, Spread first, double months)
{
	const double p50 =
	    between(now, first.p50, months / forecast_horizons[0]);

	return (Spread){
		.p10 = p50 * first.p10 / first.p50,
		.p50 = p50,
		.p90 = p50 * first.p90 / first.p50,
	};
}

/* Told at one horizon only. */
static bool
is_single(const Spread at[FORECAST_HORIZONS])
{
	return isnan(at[0].p50) && !isnan(at[HALF_YEAR].p50);
}

Spread
forecast_after(double now, const Spread at[FORECAST_HORIZONS], double months)
{
	const int last = FORECAST_HORIZONS - 1;

	if (is_single(at))
		return fabs(months - forecast_horizons[HALF_YEAR]) <=
			       1.5 * slack_months
			   ? at[HALF_YEAR]
			   : spread_at(NAN);
	if (months < 0 || months > forecast_horizons[last] + slack_months)
		return spread_at(NAN);
	if (months <= forecast_horizons[0])
		return before_first(now, at[0], months);
	for (int h = 1; h < last; h++)
		if (months <= forecast_horizons[h])
			return mix(at[h - 1], at[h],
			    (months - forecast_horizons[h - 1]) /
				(forecast_horizons[h] -
				    forecast_horizons[h - 1]));
	return mix(at[last - 1], at[last],
	    (months - forecast_horizons[last - 1]) /
		(forecast_horizons[last] - forecast_horizons[last - 1]));
}
