#include "pipeline/analysis/spend_chart.h"

#include <math.h>

#include "pipeline/analysis/accountability.h"
#include "pipeline/analysis/forecast.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

char *
spend_month_id(Month month)
{
	char iso[MONTH_TEXT_SIZE];

	return g_strdup_printf("spend.month.%s", month_format_iso(month, iso));
}

/* NULL: none, or one of bills so old that all of it is over. */
static const Forecast *
find_forecast(const Results *results)
{
	const GPtrArray *forecasts = results->accountability->forecasts;

	if (results->spend->months_behind >=
	    (int)forecast_horizons[FORECAST_HORIZONS - 1])
		return NULL;

	for (guint i = 0; i < forecasts->len; i++) {
		const Forecast *forecast = g_ptr_array_index(forecasts, i);

		if (forecast->kind == FORECAST_SPEND)
			return forecast;
	}
	return NULL;
}

static Month
month_ahead(const SpendResult *spend, int horizon)
{
	return spend->latest + (Month)forecast_horizons[horizon];
}

static char *
chart_title(const SpendResult *spend, const UsersResult *users,
    const Forecast *forecast)
{
	const bool assumed = users->growth_source == USERS_ASSUMED;
	const int last = FORECAST_HORIZONS - 1;
	char now[NUMBER_TEXT_SIZE], then[NUMBER_TEXT_SIZE];
	char growth[NUMBER_TEXT_SIZE];
	char from[MONTH_TEXT_SIZE], to[MONTH_TEXT_SIZE];

	return lang_format(
	    assumed ? MSG_SPEND_CHART_TITLE_ASSUMED : MSG_SPEND_CHART_TITLE,
	    number_format_money(spend->monthly, spend->currency, now),
	    month_format_human(spend->latest, from),
	    number_format_estimate(
		forecast->at[last].p50, spend->currency, then),
	    month_format_human(month_ahead(spend, last), to),
	    number_format_percent(users->growth, growth), NULL);
}

static void
add_months(const SpendResult *spend, ChartSpec *chart)
{
	ChartSeries *series = chart_spec_add_series(
	    chart, lang_text(MSG_SPEND_SERIES), SERIES_BARS, ROLE_FIRST);

	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);
		ChartPoint *point = chart_series_add(series,
		    month_first_day(month->month), month->amount, NAN, NAN);

		point->open = !month->complete;
	}
}

/* From the last month that is complete, as if nothing were known after. */
static void
add_forecast(
    const SpendResult *spend, const Forecast *forecast, ChartSpec *chart)
{
	ChartSeries *line = chart_spec_add_series(
	    chart, lang_text(MSG_SPEND_EXPECTED), SERIES_LINE, ROLE_FIRST);

	line->dashed = true;
	chart_series_add(line, month_first_day(spend->latest), spend->monthly,
	    spend->monthly, spend->monthly);
	for (int h = 0; h < FORECAST_HORIZONS; h++)
		chart_series_add(line, month_first_day(month_ahead(spend, h)),
		    forecast->at[h].p50, forecast->at[h].p10,
		    forecast->at[h].p90);
}

ChartSpec *
spend_chart(const Results *results, const char *lead)
{
	const SpendResult *spend = results->spend;
	const Forecast *forecast = find_forecast(results);
	g_autofree char *title =
	    forecast != NULL ? chart_title(spend, results->users, forecast)
			     : g_strdup(lead);
	g_autofree char *subtitle = lang_format(
	    forecast != NULL ? MSG_SPEND_SUBTITLE_AHEAD : MSG_SPEND_SUBTITLE,
	    spend->currency, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, "spend", title, subtitle);

	chart->table = g_strdup("spend-months");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, spend->currency, AXIS_LINEAR);
	chart->y.lo = 0;
	add_months(spend, chart);
	if (forecast != NULL)
		add_forecast(spend, forecast, chart);
	return chart;
}

static GPtrArray *
add_row(Month month, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	char text[MONTH_TEXT_SIZE], iso[MONTH_TEXT_SIZE];

	report_row_add(row, month_format_human(month, text),
	    month_format_iso(month, iso), NULL);
	return row;
}

static void
add_expected_row(const SpendResult *spend, const Forecast *forecast, int h,
    ReportTable *table)
{
	GPtrArray *row = add_row(month_ahead(spend, h), table);
	const Spread then = forecast->at[h];
	char p10[NUMBER_TEXT_SIZE], p50[NUMBER_TEXT_SIZE];
	char p90[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	g_autofree char *figure = g_strdup_printf(
	    "forecast.%s.%s", forecast->id, forecast_horizon_names[h]);
	g_autofree char *words = lang_format(MSG_SPEND_EXPECTED_AMOUNT,
	    number_format_estimate(then.p50, spend->currency, p50),
	    number_format_estimate(then.p10, spend->currency, p10),
	    number_format_estimate(then.p90, spend->currency, p90), NULL);

	report_row_add(
	    row, words, number_format_machine(then.p50, machine), figure);
	report_row_add(
	    row, lang_text(MSG_SPEND_EXPECTED_RANGE), "expected", NULL);
}

ReportTable *
spend_months_table(const Results *results)
{
	static const ColumnWords columns[] = {
		{ "month", MSG_SPEND_COL_MONTH, ALIGN_TEXT },
		{ "effective_cost", MSG_SPEND_COL_COST, ALIGN_NUMBER },
		{ "complete", MSG_SPEND_COL_COMPLETE, ALIGN_TEXT },
	};
	const SpendResult *spend = results->spend;
	const Forecast *forecast = find_forecast(results);
	ReportTable *table = report_table_new(
	    "spend-months", lang_text(MSG_SPEND_MONTHS_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);
		GPtrArray *row = add_row(month->month, table);
		g_autofree char *id = spend_month_id(month->month);

		words_add_money(row, month->amount, spend->currency, id);
		report_row_add(row,
		    lang_text(
			month->complete ? MSG_SPEND_WHOLE : MSG_SPEND_PARTIAL),
		    month->complete ? "yes" : "no", NULL);
	}
	for (int h = 0; forecast != NULL && h < FORECAST_HORIZONS; h++)
		add_expected_row(spend, forecast, h, table);
	return table;
}
