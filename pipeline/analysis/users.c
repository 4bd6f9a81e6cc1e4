#include <math.h>
#include <string.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/users.h"
#include "pipeline/lang/lang.h"
#include "pipeline/stats/distribution.h"
#include "pipeline/stats/growth.h"
#include "pipeline/stats/rng.h"

/* A monthly series may be two months behind at the end of a month. */
static const double most_months_old = 2.1;

static void
find_active(const Config *config, UsersResult *users)
{
	users->active = NAN;
	if (config->users.active > 0) {
		users->active = config->users.active;
		users->active_source = USERS_CONFIGURED;
	} else if (users->series != NULL && users->series->points->len > 0) {
		const GArray *points = users->series->points;
		const double last =
		    g_array_index(points, Point, points->len - 1).value;

		if (last > 0) {
			users->active = last;
			users->active_source = USERS_MEASURED;
		}
	}
}

/* Four months give a slope and no limits: as unsure as with none. */
static double
assumed_deviation(const Evidence *evidence)
{
	const ThreePoint growth = evidence_assumption(evidence, ASSUME_GROWTH);

	return (log1p(growth.high) - log1p(growth.low)) / (2 * NORMAL_95);
}

/* The last point of each month, counted back from the last of all: days or
 * weeks of one month say little of growth per month.  Fills X (months) and Y;
 * how many. */
static size_t
last_of_months(const GArray *points, double *x, double *y)
{
	size_t n = 0;
	double age = NAN;

	for (guint i = 0; i < points->len; i++) {
		const Point *point = &g_array_index(points, Point, i);
		const Instant last =
		    g_array_index(points, Point, points->len - 1).time;
		const double own = nearbyint((double)(last - point->time) /
					     SECONDS_PER_DAY / DAYS_PER_MONTH);

		if (own != age)
			n++;
		age = own;
		x[n - 1] =
		    (double)point->time / SECONDS_PER_DAY / DAYS_PER_MONTH;
		y[n - 1] = point->value;
	}
	return n;
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
	fit = growth_fit(x, y, last_of_months(points, x, y));
	if (isnan(fit.rate))
		return false;
	users->growth = fit.rate;
	users->months = fit.n;
	users->growth_assumed = isnan(fit.log_error);
	deviation =
	    users->growth_assumed ? assumed_deviation(evidence) : fit.log_error;
	rng_init(&rng, evidence->seed, "users.growth");
	for (int i = 0; i < DRAWS; i++)
		users->growth_draws[i] =
		    expm1(log1p(fit.rate) +
			  deviation * normal_quantile(rng_uniform(&rng)));
	return true;
}

static void
assume_growth(const Evidence *evidence, UsersResult *users)
{
	const ThreePoint growth = evidence_assumption(evidence, ASSUME_GROWTH);
	Rng rng;

	users->growth_assumed = true;
	rng_init(&rng, evidence->seed, "users.growth");
	for (int i = 0; i < DRAWS; i++)
		users->growth_draws[i] =
		    triangular_quantile(growth, rng_uniform(&rng));
	users->growth = growth.mode;
}

static void
find_growth(const Evidence *evidence, UsersResult *users)
{
	const double configured = evidence->config->users.growth;

	if (!isnan(configured)) {
		users->growth_source = USERS_CONFIGURED;
		users->growth = configured;
		for (int i = 0; i < DRAWS; i++)
			users->growth_draws[i] = configured;
	} else if (measure_growth(evidence, users)) {
		users->growth_source = USERS_MEASURED;
	} else {
		users->growth_source = USERS_ASSUMED;
		assume_growth(evidence, users);
	}
	users->growth_spread = spread_of(users->growth_draws, DRAWS);
}

/* "Monthly active users" is "monthlyactiveusers". */
static bool
is_plainly(const char *name, const char *plain)
{
	for (; *name; name++) {
		if (strchr(" _-", *name))
			continue;
		if (g_ascii_tolower(*name) != *plain++)
			return false;
	}
	return *plain == '\0';
}

static const Series *
find_plain(const Facts *facts, const char *plain)
{
	for (guint i = 0; i < facts_series(facts)->len; i++) {
		const Series *series =
		    g_ptr_array_index(facts_series(facts), i);

		if (is_plainly(series->name, plain))
			return series;
	}
	return NULL;
}

/* What panels and spreadsheets call them, if nobody says what users are. */
static const Series *
find_series(const Evidence *evidence)
{
	static const char *const names[] = { "users", "mau",
		"monthlyactiveusers", "activeusers" };
	const char *wanted = evidence->config->users.series;
	const Series *series = facts_find_series(evidence->facts, wanted);

	for (size_t i = 0; series == NULL && g_str_equal(wanted, names[0]) &&
			   i < G_N_ELEMENTS(names);
	     i++)
		series = find_plain(evidence->facts, names[i]);
	return series;
}

bool
users_compute(const Evidence *evidence, Results *results, GError **error)
{
	const Config *config = evidence->config;
	UsersResult *users = g_new0(UsersResult, 1);

	(void)error;
	users->series = find_series(evidence);
	users->growth_draws = g_new(double, DRAWS);
	find_active(config, users);
	find_growth(evidence, users);
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
		    lang_text(users->series == NULL ? MSG_USERS_ACTIVE_MISSING
						    : MSG_USERS_ACTIVE_NONE));
		return;
	}
	figure = figure_set_number(figures, "users.active",
	    lang_text(MSG_USERS_ACTIVE), "users", users->active,
	    lang_text(users->active_source == USERS_CONFIGURED
			  ? MSG_USERS_ACTIVE_CONFIGURED
			  : MSG_USERS_ACTIVE_MEASURED));
	if (users->active_source == USERS_CONFIGURED)
		figure_configured(figure, "users.active");
	else
		figure_reads_series(figure, evidence, users->series, 1);
}

/* Users of a series that stopped are users of then. */
static void
warn_of_age(const Evidence *evidence, const UsersResult *users, Report *report)
{
	const GArray *points =
	    users->series == NULL ? NULL : users->series->points;
	const Input *input;
	g_autofree char *text = NULL;
	char date[DATE_TEXT_SIZE];
	Date last;

	if (users->active_source != USERS_MEASURED)
		return;
	last = instant_date(g_array_index(points, Point, points->len - 1).time);
	if (!(date_months_between(last, evidence->as_of) > most_months_old))
		return;
	input = g_ptr_array_index(
	    facts_inputs(evidence->facts), users->series->input);
	text = lang_format(MSG_USERS_STALE, users->series->name,
	    date_format_human(last, date), NULL);
	finding_list_add(report->findings, FINDING_WARNING, "users-old",
	    input->path, 0, 0, "%s", text);
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
	warn_of_age(evidence, users, report);
	figure = figure_set_number(report->figures, "users.growth",
	    lang_text(MSG_USERS_GROWTH), "per month", users->growth,
	    lang_text(methods[users->growth_source]));
	if (users->growth_source == USERS_CONFIGURED) {
		figure_configured(figure, "users.growth");
		return;
	}
	figure_set_spread(figure, users->growth_spread);
	if (users->growth_source == USERS_MEASURED) {
		figure->n = (double)users->months;
		figure_reads_series(
		    figure, evidence, users->series, FIGURE_EVIDENCE);
	}
	if (users->growth_assumed)
		figure_uses(figure, ASSUME_GROWTH);
}
