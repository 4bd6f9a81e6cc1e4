#include <math.h>

#include "pipeline/analysis/assumption_words.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/swings.h"
#include "pipeline/analysis/swings_figures.h"

static const char *
headroom_words(double headroom, char buf[NUMBER_TEXT_SIZE])
{
	return isinf(headroom) ? lang_text(MSG_SWING_ENDLESS)
			       : number_format_multiple(headroom, buf);
}

static const char *
date_words(
    const Evidence *evidence, const SwingEnd *end, char buf[DATE_TEXT_SIZE])
{
	return isfinite(end->decide_weeks)
		   ? date_format_human(swing_date(evidence, end), buf)
		   : NUMBER_MISSING;
}

/* Up to SWINGS_MOST of those that move what MOVES tells. */
static char *
name_most(const GArray *swings, bool (*moves)(const Swing *swing))
{
	const char *names[SWINGS_MOST];
	size_t n = 0;

	for (guint i = 0; i < swings->len && n < SWINGS_MOST; i++)
		if (moves(swing_at(swings, i)))
			names[n++] = lang_text(swing_at(swings, i)->info->name);
	return lang_list(names, n);
}

static bool
moves_headroom(const Swing *swing)
{
	return swing->moves_headroom;
}

static bool
has_dates(const Swing *swing)
{
	return swing->moves_date && isfinite(swing->low.decide_weeks) &&
	       isfinite(swing->high.decide_weeks);
}

static bool
is_any(const GArray *swings, bool (*moves)(const Swing *swing))
{
	for (guint i = 0; i < swings->len; i++)
		if (moves(swing_at(swings, i)))
			return true;
	return false;
}

static char *
lead_of_headroom(const Swing *swing)
{
	const double least = fmin(swing->low.headroom, swing->high.headroom);
	const double most = fmax(swing->low.headroom, swing->high.headroom);
	const char *name = lang_text(swing->info->name);
	char from[NUMBER_TEXT_SIZE], to[NUMBER_TEXT_SIZE];

	number_format_multiple(least, from);
	if (isinf(most))
		return lang_format(MSG_SWING_LEAD_ENDLESS, name, from, NULL);
	return lang_format(MSG_SWING_LEAD_HEADROOM, name, from,
	    number_format_multiple(most, to), NULL);
}

static char *
lead_of_date(const Evidence *evidence, const Swing *swing)
{
	const bool low_first =
	    !(swing->low.decide_weeks > swing->high.decide_weeks);
	const SwingEnd *first = low_first ? &swing->low : &swing->high;
	const SwingEnd *last = low_first ? &swing->high : &swing->low;
	const char *name = lang_text(swing->info->name);
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	if (!isfinite(first->decide_weeks)) {
		first = last;
		last = NULL;
	}
	date_words(evidence, first, from);
	if (last == NULL || !isfinite(last->decide_weeks))
		return lang_format(MSG_SWING_LEAD_UNDATED, name, from, NULL);
	return lang_format(MSG_SWING_LEAD_DATE, name, from,
	    date_words(evidence, last, to), NULL);
}

/* The first sentence of the section. */
static char *
lead(const Evidence *evidence, const GArray *swings)
{
	const Swing *first;

	if (swings->len == 0)
		return g_strdup(lang_text(MSG_SWING_LEAD_NONE));
	first = swing_at(swings, 0);
	return first->moves_headroom ? lead_of_headroom(first)
				     : lead_of_date(evidence, first);
}

static ChartSpec *
new_chart(const char *id, Message title, Message subtitle, const char *names)
{
	g_autofree char *words = lang_format(title, names, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_LADDER, id, words, lang_text(subtitle));

	chart->table = g_strdup("swings");
	return chart;
}

/* From the least to the most, whichever end of the assumption they are at. */
static ChartRow *
add_chart_row(
    ChartSpec *chart, const Swing *swing, double low, double mid, double high)
{
	ChartRow *row =
	    chart_spec_add_row(chart, lang_text(swing->info->label));

	row->role = chart->rows->len == 1 ? ROLE_FIRST : ROLE_NEUTRAL;
	row->lo = fmin(low, high);
	row->mid = mid;
	row->hi = fmax(low, high);
	return row;
}

static char *
note_words(const char *low, const char *high)
{
	return g_str_equal(low, high)
		   ? g_strdup(low)
		   : lang_format(MSG_WORDS_RANGE, low, high, NULL);
}

static ChartSpec *
make_chart(const Results *results)
{
	const GArray *swings = results->swings->swings;
	const double headroom = results->ladder->headroom.p50;
	g_autofree char *names = name_most(swings, moves_headroom);
	ChartSpec *chart = new_chart(
	    "swings", MSG_SWING_CHART, MSG_SWING_CHART_SUBTITLE, names);

	chart_axis_set(&chart->x, lang_text(MSG_LADDER_AXIS), AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	for (guint i = 0; i < swings->len; i++) {
		const Swing *swing = swing_at(swings, i);
		char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];
		ChartRow *row;

		if (!swing->moves_headroom)
			continue;
		row = add_chart_row(chart, swing, swing->low.headroom, headroom,
		    swing->high.headroom);
		row->note = note_words(headroom_words(row->lo, low),
		    headroom_words(row->hi, high));
		if (isinf(headroom))
			row->missing =
			    g_strdup(lang_text(MSG_LADDER_WHY_NEVER));
	}
	return chart;
}

/* The last day to decide on what is first to break; NAN: there is none. */
static double
decide_weeks(const LadderResult *ladder)
{
	return ladder->first < 0
		   ? NAN
		   : ladder_rung(ladder, (guint)ladder->first)->decide_weeks;
}

static ChartSpec *
make_dates_chart(const Evidence *evidence, const Results *results)
{
	const GArray *swings = results->swings->swings;
	const SwingEnd now = { .decide_weeks = decide_weeks(results->ladder) };
	g_autofree char *names = name_most(swings, has_dates);
	ChartSpec *chart = new_chart(
	    "swings-dates", MSG_SWING_DATES, MSG_SWING_DATES_SUBTITLE, names);

	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	for (guint i = 0; i < swings->len; i++) {
		const Swing *swing = swing_at(swings, i);
		char low[DATE_TEXT_SIZE], high[DATE_TEXT_SIZE];
		ChartRow *row;

		if (!has_dates(swing))
			continue;
		row = add_chart_row(chart, swing,
		    swing_date(evidence, &swing->low),
		    swing_date(evidence, &now),
		    swing_date(evidence, &swing->high));
		row->note = note_words(date_format_human((Date)row->lo, low),
		    date_format_human((Date)row->hi, high));
	}
	return chart;
}

static void
add_headroom(
    const Swing *swing, const SwingEnd *end, const char *which, GPtrArray *row)
{
	g_autofree char *figure = swing_figure(swing, "headroom", which);
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE] = "";

	if (isfinite(end->headroom))
		number_format_machine(end->headroom, machine);
	report_row_add(
	    row, headroom_words(end->headroom, text), machine, figure);
}

static void
add_date(const Evidence *evidence, const Swing *swing, const SwingEnd *end,
    const char *which, GPtrArray *row)
{
	g_autofree char *figure = swing_figure(swing, "decide_by", which);
	char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE] = "";

	if (isfinite(end->decide_weeks))
		date_format_iso(swing_date(evidence, end), iso);
	report_row_add(row, date_words(evidence, end, text), iso, figure);
}

static void
add_row(const Evidence *evidence, const Swing *swing, ReportTable *table)
{
	const SwingInfo *info = swing->info;
	GPtrArray *row = report_table_add_row(table);
	const double value = assume(&evidence->config->assumptions, info->id);
	g_autofree char *used = assumption_value_words(info->id, value);
	g_autofree char *range =
	    assumption_range_words(info->id, swing->low.at, swing->high.at);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(
	    row, lang_text(info->label), assumption_info(info->id)->name, NULL);
	report_row_add(row, used, number_format_machine(value, machine), NULL);
	report_row_add(row, range, NULL, NULL);
	add_headroom(swing, &swing->low, "low", row);
	add_headroom(swing, &swing->high, "high", row);
	add_date(evidence, swing, &swing->low, "low", row);
	add_date(evidence, swing, &swing->high, "high", row);
	report_row_add(row, lang_text(info->pin), NULL, NULL);
}

static ReportTable *
make_table(const Evidence *evidence, const GArray *swings)
{
	static const ColumnWords columns[] = {
		{ "assumption", MSG_SWING_COL_NAME, ALIGN_TEXT },
		{ "value", MSG_SWING_COL_USED, ALIGN_TEXT },
		{ "range", MSG_SWING_COL_RANGE, ALIGN_TEXT },
		{ "headroom_low", MSG_SWING_COL_CARRIES_LOW, ALIGN_NUMBER },
		{ "headroom_high", MSG_SWING_COL_CARRIES_HIGH, ALIGN_NUMBER },
		{ "decide_by_low", MSG_SWING_COL_DECIDE_LOW, ALIGN_TEXT },
		{ "decide_by_high", MSG_SWING_COL_DECIDE_HIGH, ALIGN_TEXT },
		{ "pin", MSG_SWING_COL_PIN, ALIGN_TEXT },
	};
	ReportTable *table =
	    report_table_new("swings", lang_text(MSG_SWING_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < swings->len; i++)
		add_row(evidence, swing_at(swings, i), table);
	return table;
}

static void
add_names(Section *section, Message message, const GPtrArray *names)
{
	g_autofree char *list =
	    lang_list((const char *const *)names->pdata, names->len);
	g_autofree char *text = lang_format(message, list, NULL);

	if (names->len > 0)
		section_add_text(section, text);
}

/* Of the assumptions that the answer rests on, those that were tried in vain,
 * and those that cannot be tried. */
static void
add_others(const Evidence *evidence, const Results *results,
    const FigureSet *figures, Section *section)
{
	const SwingsResult *swings = results->swings;
	bool used[ASSUME_COUNT] = { false };
	g_autoptr(GPtrArray) still = g_ptr_array_new();
	g_autoptr(GPtrArray) fixed = g_ptr_array_new();

	swings_find_used(results, figures, used);
	for (guint i = 0; i < swings->still->len; i++) {
		const SwingInfo *info = swing_at(swings->still, i)->info;

		if (used[info->id])
			g_ptr_array_add(still, (gpointer)lang_text(info->name));
	}
	for (int id = 0; id < ASSUME_COUNT; id++) {
		const Assumption *value =
		    &evidence->config->assumptions.values[id];

		if (used[id] && value->low == value->high && !value->overridden)
			g_ptr_array_add(fixed,
			    (gpointer)assumption_info((AssumptionId)id)->name);
	}
	add_names(section, MSG_SWING_STILL, still);
	add_names(section, MSG_SWING_FIXED, fixed);
}

void
swings_describe(const Evidence *evidence, const Results *results,
    Section *section, FigureSet *figures)
{
	const GArray *swings = results->swings->swings;
	g_autofree char *sentence = NULL;

	if (isnan(results->ladder->headroom.p50))
		return;
	sentence = lead(evidence, swings);
	section_set_lead(section, sentence);
	swings_figures(evidence, results, figures);
	if (is_any(swings, moves_headroom))
		section_add_chart(section, make_chart(results));
	if (is_any(swings, has_dates) &&
	    isfinite(decide_weeks(results->ladder)))
		section_add_chart(section, make_dates_chart(evidence, results));
	if (swings->len > 0)
		section_add_table(section, make_table(evidence, swings));
	add_others(evidence, results, figures, section);
}
