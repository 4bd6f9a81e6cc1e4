#include <math.h>

#include "pipeline/analysis/users.h"
#include "pipeline/lang/lang.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/growth.h"

static void
find_active(const Config *config, UsersResult *users)
{
	users->active = NAN;
	if (!isnan(config->users.active)) {
		users->active = config->users.active;
		users->active_source = USERS_CONFIGURED;
	} else if (users->series != NULL && users->series->points->len > 0) {
		const GArray *points = users->series->points;

		users->active =
		    g_array_index(points, Point, points->len - 1).value;
		users->active_source = USERS_MEASURED;
	}
}

static void
constant_draws(UsersResult *users, double growth)
{
	users->growth = users->growth_lo = users->growth_hi = growth;
	for (int i = 0; i < DRAWS; i++)
		users->growth_draws[i] = growth;
}

/* From draws of the mode, so that the three agree with the ladder. */
static void
summarise(UsersResult *users)
{
	g_autofree double *sorted =
	    g_memdup2(users->growth_draws, DRAWS * sizeof(double));

	sort_values(sorted, DRAWS);
	users->growth_lo = quantile(sorted, DRAWS, 0.1);
	users->growth_hi = quantile(sorted, DRAWS, 0.9);
}

/* Four months give a slope and no limits: as unsure as with none. */
static double
assumed_deviation(const Evidence *evidence)
{
	const ThreePoint growth = evidence_assumption(evidence, ASSUME_GROWTH);

	return (log1p(growth.high) - log1p(growth.low)) / (2 * NORMAL_95);
}

static bool
measure_growth(const Evidence *evidence, UsersResult *users)
{
	const GArray *points =
	    users->series == NULL ? NULL : users->series->points;
	g_autofree double *x = NULL;
	g_autofree double *y = NULL;
	Growth fit;
	double deviation;
	Rng rng;

	if (points == NULL)
		return false;
	x = g_new(double, points->len);
	y = g_new(double, points->len);
	for (guint i = 0; i < points->len; i++) {
		const Point *point = &g_array_index(points, Point, i);

		x[i] = (double)point->time / SECONDS_PER_DAY / DAYS_PER_MONTH;
		y[i] = point->value;
	}
	fit = growth_fit(x, y, points->len);
	if (isnan(fit.rate))
		return false;
	deviation =
	    isnan(fit.log_error) ? assumed_deviation(evidence) : fit.log_error;
	rng_init(&rng, evidence->seed, "users.growth");
	for (int i = 0; i < DRAWS; i++)
		users->growth_draws[i] =
		    expm1(log1p(fit.rate) +
			  deviation * normal_quantile(rng_uniform(&rng)));
	users->growth = fit.rate;
	users->months = fit.n;
	summarise(users);
	return true;
}

static void
assume_growth(const Evidence *evidence, UsersResult *users)
{
	const ThreePoint growth = evidence_assumption(evidence, ASSUME_GROWTH);
	Rng rng;

	rng_init(&rng, evidence->seed, "users.growth");
	for (int i = 0; i < DRAWS; i++)
		users->growth_draws[i] =
		    triangular_quantile(growth, rng_uniform(&rng));
	users->growth = growth.mode;
	summarise(users);
}

bool
users_compute(const Evidence *evidence, Results *results, GError **error)
{
	const Config *config = evidence->config;
	UsersResult *users = g_new0(UsersResult, 1);

	(void)error;
	users->series =
	    facts_find_series(evidence->facts, config->users.series);
	users->growth_draws = g_new(double, DRAWS);
	find_active(config, users);
	if (!isnan(config->users.growth)) {
		users->growth_source = USERS_CONFIGURED;
		constant_draws(users, config->users.growth);
	} else if (measure_growth(evidence, users)) {
		users->growth_source = USERS_MEASURED;
	} else {
		users->growth_source = USERS_ASSUMED;
		assume_growth(evidence, users);
	}
	results->users = users;
	return true;
}

void
users_result_free(UsersResult *users)
{
	if (users == NULL)
		return;
	g_free(users->growth_draws);
	g_free(users);
}

static void
describe_active(
    const Evidence *evidence, const UsersResult *users, FigureSet *figures)
{
	Figure *figure;

	if (users->active_source == USERS_UNKNOWN) {
		figure_set_missing(figures, "users.active",
		    lang_text(MSG_USERS_ACTIVE), "users",
		    lang_text(MSG_USERS_ACTIVE_MISSING));
		return;
	}
	figure = figure_set_number(figures, "users.active",
	    lang_text(MSG_USERS_ACTIVE), "users", users->active,
	    lang_text(users->active_source == USERS_CONFIGURED
			  ? MSG_USERS_ACTIVE_CONFIGURED
			  : MSG_USERS_ACTIVE_MEASURED));
	if (users->active_source == USERS_CONFIGURED) {
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(figure, "config:users.active");
	} else {
		figure->tags |= FIGURE_MEASURED;
		figure_reads(figure, evidence, users->series->input);
	}
}

void
users_describe(const Evidence *evidence, const Results *results, Report *report)
{
	static const Message methods[] = {
		[USERS_CONFIGURED] = MSG_USERS_GROWTH_CONFIGURED,
		[USERS_MEASURED] = MSG_USERS_GROWTH_MEASURED,
		[USERS_ASSUMED] = MSG_USERS_GROWTH_ASSUMED,
	};
	const UsersResult *users = results->users;
	Figure *figure;

	describe_active(evidence, users, report->figures);
	figure = figure_set_number(report->figures, "users.growth",
	    lang_text(MSG_USERS_GROWTH), "per month", users->growth,
	    lang_text(methods[users->growth_source]));
	figure->lo = users->growth_lo;
	figure->hi = users->growth_hi;
	if (users->growth_source == USERS_CONFIGURED) {
		figure->tags |= FIGURE_CONFIGURED;
		figure_add_input(figure, "config:users.growth");
	} else if (users->growth_source == USERS_MEASURED) {
		figure->tags |= FIGURE_MEASURED;
		figure->n = (double)users->months;
		figure_reads(figure, evidence, users->series->input);
	} else {
		figure_uses(figure, ASSUME_GROWTH);
	}
}
