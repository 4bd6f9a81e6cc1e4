#include <math.h>

#include "pipeline/analysis/accountability.h"

static char *
said_title(const AccountabilityResult *result)
{
	const GArray *list = result->hindsights.list;
	long inside = 0, ranged = 0;
	char in[NUMBER_TEXT_SIZE], of[NUMBER_TEXT_SIZE];

	for (guint i = 0; i < list->len; i++) {
		const Hindsight *hindsight = &g_array_index(list, Hindsight, i);

		inside += hindsight->newest && hindsight->inside;
		ranged += hindsight->newest && hindsight->ranged;
	}
	if (inside == ranged)
		return g_strdup(lang_text(MSG_ACCOUNT_SAID_TITLE_ALL));
	if (inside == 0)
		return g_strdup(lang_text(MSG_ACCOUNT_SAID_TITLE_NONE));
	return lang_format(MSG_ACCOUNT_SAID_TITLE_SOME,
	    number_format_count(inside, in), number_format_count(ranged, of),
	    NULL);
}

ChartSpec *
accountability_said_chart(const AccountabilityResult *result)
{
	const GArray *list = result->hindsights.list;
	g_autofree char *title = said_title(result);
	ChartSpec *chart = chart_spec_new(
	    CHART_LADDER, "said", title, lang_text(MSG_ACCOUNT_SAID_SUBTITLE));

	chart->table = g_strdup("said");
	chart_axis_set(&chart->x, lang_text(MSG_ACCOUNT_SAID_AXIS), AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	chart_spec_add_mark(chart, 1, NULL, false);
	for (guint i = 0; i < list->len; i++) {
		const Hindsight *hindsight = &g_array_index(list, Hindsight, i);
		const double said = hindsight->said.p50;
		g_autofree char *name = forecast_words(hindsight->forecast);
		char date[DATE_TEXT_SIZE];
		ChartRow *row;

		if (!hindsight->newest || !hindsight->ranged)
			continue;
		row = chart_spec_add_row(chart, name);
		row->lo = hindsight->said.p10 / said;
		row->mid = hindsight->happened / said;
		row->hi = hindsight->said.p90 / said;
		row->role = hindsight->inside ? ROLE_GOOD : ROLE_BAD;
		row->note = lang_format(MSG_ACCOUNT_SAID_MADE,
		    date_format_human(hindsight->made, date), NULL);
	}
	return chart;
}

static char *
trend_title(const AccountabilityResult *result)
{
	const Run *first = &g_array_index(result->runs, Run, 0);
	const Run *last =
	    &g_array_index(result->runs, Run, result->runs->len - 1);
	char then[NUMBER_TEXT_SIZE], now[NUMBER_TEXT_SIZE],
	    date[DATE_TEXT_SIZE];

	number_format_multiple(first->headroom.p50, then);
	number_format_multiple(last->headroom.p50, now);
	date_format_human(first->as_of, date);
	return g_str_equal(then, now)
		   ? lang_format(MSG_ACCOUNT_TREND_TITLE_SAME, now, date, NULL)
		   : lang_format(
			 MSG_ACCOUNT_TREND_TITLE_DOWN, then, now, date, NULL);
}

ChartSpec *
accountability_trend_chart(const AccountabilityResult *result)
{
	g_autofree char *title = trend_title(result);
	ChartSpec *chart = chart_spec_new(CHART_LINES, "headroom-trend", title,
	    lang_text(MSG_ACCOUNT_TREND_SUBTITLE));
	ChartSeries *line;

	chart->table = g_strdup("headroom-trend");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, lang_text(MSG_ACCOUNT_TREND_AXIS), AXIS_LOG);
	chart->y.suffix = g_strdup("×");
	chart_spec_add_mark(
	    chart, 1, lang_text(MSG_ACCOUNT_TREND_BREAKS), true);
	line = chart_spec_add_series(
	    chart, lang_text(MSG_ACCOUNT_HEADROOM), SERIES_LINE, ROLE_FIRST);
	line->whiskers = true;
	for (guint i = 0; i < result->runs->len; i++) {
		const Run *run = &g_array_index(result->runs, Run, i);

		chart_series_add(line, run->as_of, run->headroom.p50,
		    run->headroom.p10, run->headroom.p90);
	}
	return chart;
}
