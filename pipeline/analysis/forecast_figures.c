#include "pipeline/analysis/forecast.h"

#include <math.h>

typedef struct ForecastWords {
	Message label, method;
	const char *inputs[3]; /* besides the outcome; NULL */
} ForecastWords;

static const ForecastWords words[] = {
	[FORECAST_USERS] = { MSG_ACCOUNT_USERS, MSG_ACCOUNT_USERS_METHOD,
	    { "users.growth" } },
	[FORECAST_SPEND] = { MSG_ACCOUNT_SPEND, MSG_ACCOUNT_SPEND_METHOD,
	    { "spend.elasticity", "users.growth" } },
	[FORECAST_HEADROOM] = { MSG_ACCOUNT_HEADROOM,
	    MSG_ACCOUNT_HEADROOM_METHOD, { "users.growth" } },
	[FORECAST_DEBT] = { MSG_ACCOUNT_DEBT, MSG_ACCOUNT_DEBT_METHOD,
	    { "debt.rate_monthly" } },
	[FORECAST_TRIGGER] = { MSG_ACCOUNT_USERS, MSG_ACCOUNT_TRIGGER_METHOD,
	    { NULL } },
};

char *
forecast_words(const Forecast *forecast)
{
	g_autofree char *name = NULL;

	if (forecast->trigger == NULL)
		return g_strdup(lang_text(words[forecast->kind].label));
	name = trigger_label(forecast->trigger);
	return lang_format(
	    MSG_ACCOUNT_METRIC, name, forecast->trigger->series->name, NULL);
}

static void
add_inputs(const Forecast *forecast, Figure *figure)
{
	const char *const *input = words[forecast->kind].inputs;

	figure_add_input(figure, "%s", forecast->outcome);
	for (; *input != NULL; input++)
		figure_add_input(figure, "%s", *input);
}

static void
add_horizon(
    const Forecast *forecast, int h, const char *unit, FigureSet *figures)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *name = forecast_words(forecast);
	g_autofree char *id = g_strdup_printf(
	    "forecast.%s.%s", forecast->id, forecast_horizon_names[h]);
	g_autofree char *label = lang_format(MSG_ACCOUNT_FIGURE_AHEAD, name,
	    number_format_human(forecast_horizons[h], 3, months), NULL);
	Figure *figure;

	if (isnan(forecast->at[h].p50))
		return;
	figure = figure_set_number(figures, id, label, unit,
	    forecast->at[h].p50, lang_text(words[forecast->kind].method));
	if (forecast->kind == FORECAST_DEBT) {
		figure->lo = forecast->at[h].p10;
		figure->hi = forecast->at[h].p90;
	} else {
		figure_set_spread(figure, forecast->at[h]);
	}
	add_inputs(forecast, figure);
}

static void
add_from(const Forecast *forecast, FigureSet *figures)
{
	g_autofree char *name = forecast_words(forecast);
	g_autofree char *id = g_strdup_printf("forecast.%s.from", forecast->id);
	g_autofree char *label =
	    lang_format(MSG_ACCOUNT_FIGURE_FROM, name, NULL);
	char date[DATE_TEXT_SIZE];
	Figure *figure = figure_set_text(figures, id, label, "date",
	    date_format_iso(forecast->from, date),
	    lang_text(MSG_ACCOUNT_FROM_METHOD));

	figure_add_input(figure, "%s", forecast->outcome);
}

void
forecast_figures(const GPtrArray *forecasts, FigureSet *figures)
{
	for (guint i = 0; i < forecasts->len; i++) {
		const Forecast *forecast = g_ptr_array_index(forecasts, i);
		const Figure *outcome =
		    figure_set_find(figures, forecast->outcome);

		for (int h = 0; h < FORECAST_HORIZONS; h++)
			add_horizon(forecast, h, outcome->unit, figures);
		add_from(forecast, figures);
	}
}
