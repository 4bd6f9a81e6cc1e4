#include "pipeline/analysis/team_forecast.h"

#include <math.h>

#include "pipeline/analysis/team_words.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"

enum {
	YEAR = 12, /* months */
	FARTHEST = 60,
	HISTORY_ROWS = 12, /* of the table */
};

char *
team_forecast_id(const TeamForecast *forecast)
{
	return g_strdup_printf("team.users.%.0fm", forecast->months);
}

/* A year beyond the last stage that begins within five. */
static double
horizon(const TeamResult *team)
{
	double months = 0;

	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		if (team->plan.steps[s].months.p50 <= FARTHEST)
			months = fmax(months, team->plan.steps[s].months.p50);
	return fmin(FARTHEST, YEAR * (floor(months / YEAR) + 1));
}

void
team_forecast_make(
    const Evidence *evidence, const UsersResult *users, TeamResult *team)
{
	const Spread growth = users->growth_spread;

	if (isnan(users->active))
		return;
	for (int month = 0; month <= horizon(team); month += YEAR) {
		const double t = month;
		const TeamForecast point = {
			.months = t,
			.date = date_add_months(evidence->as_of, t),
			/* a quantile of the rate is one of the users */
			.users = { users->active * pow(1 + growth.p10, t),
			    users->active * pow(1 + growth.p50, t),
			    users->active * pow(1 + growth.p90, t) },
		};

		g_array_append_val(team->forecast, point);
	}
}

static const TeamForecast *
forecast_at(const TeamResult *team, guint i)
{
	return &g_array_index(team->forecast, TeamForecast, i);
}

static const Point *
point_at(const Series *series, guint i)
{
	return &g_array_index(series->points, Point, i);
}

/* The figure that was made from the points of the past; NULL: none was, and
 * they are not what the forecast goes on from. */
static const char *
history_figure(const UsersResult *users)
{
	if (users->series == NULL || users->series->points->len < 2)
		return NULL;
	if (users->growth_source == USERS_MEASURED)
		return "users.growth";
	return users->active_source == USERS_MEASURED ? "users.active" : NULL;
}

static void
add_history(const Series *series, ChartSpec *chart)
{
	ChartSeries *line = chart_spec_add_series(
	    chart, lang_text(MSG_TEAM_USERS_SEEN), SERIES_POINTS, ROLE_NEUTRAL);

	for (guint i = 0; i < series->points->len; i++)
		if (point_at(series, i)->value > 0)
			chart_series_add(line,
			    instant_date(point_at(series, i)->time),
			    point_at(series, i)->value, NAN, NAN);
}

static void
add_forecast(const TeamResult *team, ChartSpec *chart)
{
	ChartSeries *line = chart_spec_add_series(
	    chart, lang_text(MSG_TEAM_USERS_AHEAD), SERIES_LINE, ROLE_FIRST);

	line->dashed = true;
	for (guint i = 0; i < team->forecast->len; i++) {
		const TeamForecast *point = forecast_at(team, i);

		chart_series_add(line, point->date, point->users.p50,
		    point->users.p10, point->users.p90);
	}
}

static void
add_bands(const TeamResult *team, ChartSpec *chart)
{
	for (int s = STAGE_MVP; s < STAGE_COUNT; s++)
		chart_spec_add_band(chart,
		    s == STAGE_MVP ? NAN : team_stage_end((TeamStage)(s - 1)),
		    team_stage_end((TeamStage)s),
		    team_stage_words((TeamStage)s), s == (int)team->stage);
}

static char *
title(const Evidence *evidence, const TeamResult *team)
{
	g_autoptr(GPtrArray) begins = g_ptr_array_new_with_free_func(g_free);

	if (team->stage == STAGE_SCALE)
		return lang_format(
		    MSG_TEAM_USERS_LAST, team_stage_words(STAGE_SCALE), NULL);
	for (int s = team->stage + 1; s < STAGE_COUNT; s++) {
		const TeamStep *step = &team->plan.steps[s];
		g_autofree char *when =
		    team_words_month(evidence, step->months.p50);

		if (isfinite(step->months.p50))
			g_ptr_array_add(begins,
			    lang_format(MSG_TEAM_USERS_BEGINS,
				team_stage_words((TeamStage)s), when, NULL));
	}
	if (begins->len == 0)
		return lang_format(MSG_TEAM_USERS_STILL,
		    team_stage_words((TeamStage)(team->stage + 1)), NULL);
	return team_words_list(begins);
}

ChartSpec *
team_users_chart(const Evidence *evidence, const Results *results)
{
	const TeamResult *team = results->team;
	g_autofree char *words = NULL;
	ChartSpec *chart;

	if (team->forecast->len == 0)
		return NULL;
	words = title(evidence, team);
	chart = chart_spec_new(CHART_LINES, "team-users", words,
	    lang_text(MSG_TEAM_USERS_SUBTITLE));
	chart->table = g_strdup("team-users");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, lang_text(MSG_TEAM_USERS_AXIS), AXIS_LOG);
	if (team->stage < STAGE_SCALE)
		chart->y.hi = team->boundary;
	if (history_figure(results->users) != NULL)
		add_history(results->users->series, chart);
	add_forecast(team, chart);
	add_bands(team, chart);
	return chart;
}

static GPtrArray *
add_row(ReportTable *table, Date date, double users, const char *figure)
{
	char human[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, date_format_human(date, human),
	    date_format_iso(date, iso), NULL);
	report_row_add_number(row, users, 3, figure);
	return row;
}

static void
add_history_rows(const UsersResult *users, ReportTable *table)
{
	const size_t n = users->series->points->len;
	const size_t count = MIN(n, HISTORY_ROWS);

	for (size_t i = 0; i < count; i++) {
		const Point *point = point_at(
		    users->series, (guint)figure_spread_evidence(n, count, i));
		GPtrArray *row = add_row(table, instant_date(point->time),
		    point->value, history_figure(users));

		report_row_add(row, NULL, NULL, NULL);
		report_row_add(row, NULL, NULL, NULL);
	}
}

ReportTable *
team_users_table(const Results *results)
{
	static const ColumnWords columns[] = {
		{ "date", MSG_TEAM_COL_DATE, ALIGN_TEXT },
		{ "users", MSG_TEAM_COL_USERS, ALIGN_NUMBER },
		{ "users_p10", MSG_TEAM_COL_USERS_P10, ALIGN_NUMBER },
		{ "users_p90", MSG_TEAM_COL_USERS_P90, ALIGN_NUMBER },
	};
	const TeamResult *team = results->team;
	ReportTable *table = report_table_new(
	    "team-users", lang_text(MSG_TEAM_USERS_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	if (history_figure(results->users) != NULL)
		add_history_rows(results->users, table);
	for (guint i = 0; i < team->forecast->len; i++) {
		const TeamForecast *point = forecast_at(team, i);
		g_autofree char *figure = team_forecast_id(point);
		GPtrArray *row;

		row = add_row(table, point->date, point->users.p50, figure);
		report_row_add_number(row, point->users.p10, 3, figure);
		report_row_add_number(row, point->users.p90, 3, figure);
	}
	return table;
}
