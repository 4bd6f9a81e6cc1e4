#include <math.h>
#include <string.h>

#include "pipeline/analysis/accountability.h"

/* Rows of a table on the page; the registers have all. */
enum { ROWS_MOST = 12 };

/* The page shows forecasts from three months on. */
enum { FIRST_SHOWN = 1 };

/* VALUE in the unit of LIKE. */
static char *
value_words(const Figure *like, double value)
{
	char text[FIGURE_TEXT_SIZE];

	return g_strdup(figure_format(like, value, text));
}

/* ISO 4217. */
static bool
is_money(const char *unit)
{
	return unit != NULL && strlen(unit) == 3 && g_ascii_isupper(unit[0]);
}

/* The same without a unit that is a word: another column has it. */
static char *
end_words(const Figure *like, double value)
{
	char text[FIGURE_TEXT_SIZE];

	return g_strdup(is_money(like->unit)
			    ? number_format_estimate(value, like->unit, text)
			    : figure_format_number(like, value, text));
}

/* "4,200 (4,010 to 4,400)". */
static char *
spread_words(const Figure *like, Spread spread)
{
	g_autofree char *mid = end_words(like, spread.p50);
	g_autofree char *lo = end_words(like, spread.p10);
	g_autofree char *hi = end_words(like, spread.p90);

	if (isnan(spread.p10) || g_str_equal(lo, hi))
		return g_steal_pointer(&mid);
	return lang_format(MSG_ACCOUNT_RANGE, mid, lo, hi, NULL);
}

static const char *
machine(double value, char buf[NUMBER_TEXT_SIZE])
{
	return isfinite(value) ? number_format_machine(value, buf) : "";
}

static const char *
iso(Date date, char buf[DATE_TEXT_SIZE])
{
	return date == DATE_NONE ? "" : date_format_iso(date, buf);
}

static void
add_date(GPtrArray *row, Date date)
{
	char human[DATE_TEXT_SIZE], file[DATE_TEXT_SIZE];

	report_row_add(
	    row, date_format_human(date, human), iso(date, file), NULL);
}

/* What is said of a figure: its label without the limit's own end. */
static char *
change_name(const Change *change)
{
	static const Message messages[] = {
		[CHANGE_NEW_LIMIT] = MSG_ACCOUNT_LIMIT_NEW,
		[CHANGE_GONE_LIMIT] = MSG_ACCOUNT_LIMIT_GONE,
		[CHANGE_NEW_INPUT] = MSG_ACCOUNT_INPUT_NEW,
		[CHANGE_LOST_INPUT] = MSG_ACCOUNT_INPUT_LOST,
	};

	if (change->now != NULL)
		return g_strdup(change->now->label);
	return lang_format(messages[change->kind], change->name, NULL);
}

/* WORDS: what people read instead of a text figure; NULL. */
static void
add_figure_cell(
    const FigureSet *figures, const char *id, const char *words, GPtrArray *row)
{
	const Figure *figure = figure_set_find(figures, id);
	char text[FIGURE_TEXT_SIZE], number[NUMBER_TEXT_SIZE];

	if (figure == NULL || !figure_has_value(figure)) {
		report_row_add(row, NULL, NULL, NULL);
		return;
	}
	report_row_add(row,
	    words != NULL ? words : figure_format_value(figure, text),
	    figure->text != NULL ? figure->text
				 : machine(figure->value, number),
	    id);
}

static void
add_change_row(
    const Change *change, const FigureSet *figures, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = change_name(change);
	g_autofree char *then =
	    change->then == NULL
		? NULL
		: g_strdup_printf("accountability.then.%s", change->then->id);

	report_row_add(
	    row, name, change->now != NULL ? change->now->id : NULL, NULL);
	if (change->now == NULL) {
		const bool is_new = change->kind == CHANGE_NEW_LIMIT ||
				    change->kind == CHANGE_NEW_INPUT;

		report_row_add(row,
		    lang_text(is_new ? MSG_ACCOUNT_NO : MSG_ACCOUNT_YES),
		    is_new ? "no" : "yes", NULL);
		report_row_add(row,
		    lang_text(is_new ? MSG_ACCOUNT_YES : MSG_ACCOUNT_NO),
		    is_new ? "yes" : "no", NULL);
		return;
	}
	if (then == NULL)
		report_row_add(row, NULL, NULL, NULL);
	else
		add_figure_cell(figures, then, change->was, row);
	add_figure_cell(figures, change->now->id, change->is, row);
}

static ReportTable *
changes_table(const Changes *changes, const FigureSet *figures, const char *id,
    const char *caption, const char *file, guint most)
{
	static const ColumnWords columns[] = {
		{ "what", MSG_ACCOUNT_COL_WHAT, ALIGN_TEXT },
		{ "then", MSG_ACCOUNT_COL_THEN, ALIGN_NUMBER },
		{ "now", MSG_ACCOUNT_COL_NOW, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(id, caption, file);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	table->file_only = file != NULL;
	for (guint i = 0; i < MIN(changes->list->len, most); i++)
		add_change_row(
		    &g_array_index(changes->list, Change, i), figures, table);
	return table;
}

static void
add_rule(const Evidence *evidence, const Changes *changes, Section *section)
{
	const Assumptions *assumptions = &evidence->config->assumptions;
	char share[NUMBER_TEXT_SIZE], days[NUMBER_TEXT_SIZE],
	    steady[NUMBER_TEXT_SIZE];
	g_autofree char *rule = lang_format(MSG_ACCOUNT_CHANGES_RULE,
	    number_format_percent(
		assume(assumptions, ASSUME_CHANGE_SHARE), share),
	    number_format_human(
		assume(assumptions, ASSUME_CHANGE_DAYS), 3, days),
	    number_format_count(changes->steady, steady), NULL);

	section_add_text(section, rule);
}

void
accountability_changes(const Evidence *evidence, const Changes *changes,
    const FigureSet *figures, Section *section)
{
	char date[DATE_TEXT_SIZE];
	const char *since =
	    date_format_human(evidence->history->baseline->as_of, date);
	g_autofree char *heading =
	    lang_format(MSG_ACCOUNT_CHANGES_HEADING, since, NULL);
	g_autofree char *caption =
	    lang_format(MSG_ACCOUNT_CHANGES_TABLE, since, NULL);

	section_add_heading(section, heading);
	if (changes->list->len > 0) {
		section_add_table(
		    section, changes_table(changes, figures, "changes", caption,
				 NULL, ROWS_MOST));
		section_add_table(
		    section, changes_table(changes, figures, "changes-all",
				 caption, "changes", G_MAXUINT));
	}
	add_rule(evidence, changes, section);
}

static void
add_said_row(
    const Hindsight *hindsight, const FigureSet *figures, ReportTable *table)
{
	const Figure *like =
	    figure_set_find(figures, hindsight->forecast->outcome);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = forecast_words(hindsight->forecast);
	g_autofree char *id = hindsight_figure(hindsight, "said");
	g_autofree char *said = spread_words(like, hindsight->said);
	g_autofree char *happened = value_words(like, hindsight->happened);
	char number[NUMBER_TEXT_SIZE];

	report_row_add(row, name, hindsight->forecast->id, NULL);
	add_date(row, hindsight->made);
	add_date(row, hindsight->compared);
	report_row_add(row, said, machine(hindsight->said.p50, number), id);
	report_row_add(row, happened, machine(hindsight->happened, number),
	    hindsight->newest ? hindsight->forecast->outcome : NULL);
	if (hindsight->ranged)
		report_row_add(row,
		    lang_text(
			hindsight->inside ? MSG_ACCOUNT_YES : MSG_ACCOUNT_NO),
		    hindsight->inside ? "yes" : "no", NULL);
	else
		report_row_add(row, NULL, NULL, NULL);
}

static ReportTable *
said_table(const AccountabilityResult *result, const FigureSet *figures,
    const char *id, Message caption, const char *file)
{
	static const ColumnWords columns[] = {
		{ "forecast", MSG_ACCOUNT_COL_FORECAST, ALIGN_TEXT },
		{ "made", MSG_ACCOUNT_COL_MADE, ALIGN_TEXT },
		{ "compared", MSG_ACCOUNT_COL_FOR, ALIGN_TEXT },
		{ "said", MSG_ACCOUNT_COL_SAID, ALIGN_NUMBER },
		{ "happened", MSG_ACCOUNT_COL_HAPPENED, ALIGN_NUMBER },
		{ "inside", MSG_ACCOUNT_COL_INSIDE, ALIGN_TEXT },
	};
	const GArray *list = result->hindsights.list;
	ReportTable *table = report_table_new(id, lang_text(caption), file);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	table->file_only = file != NULL;
	for (guint i = 0; i < list->len; i++) {
		const Hindsight *hindsight = &g_array_index(list, Hindsight, i);

		if (file != NULL || hindsight->newest)
			add_said_row(hindsight, figures, table);
	}
	return table;
}

void
accountability_said(const AccountabilityResult *result,
    const FigureSet *figures, Section *section)
{
	section_add_table(section,
	    said_table(result, figures, "said", MSG_ACCOUNT_SAID_TABLE, NULL));
	section_add_table(section, said_table(result, figures, "said-all",
				       MSG_ACCOUNT_SAID_ALL, "forecasts"));
}

ReportTable *
accountability_trend_table(const AccountabilityResult *result)
{
	static const ColumnWords columns[] = {
		{ "review", MSG_ACCOUNT_COL_REVIEW, ALIGN_TEXT },
		{ "headroom", MSG_ACCOUNT_COL_HEADROOM, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "headroom-trend", lang_text(MSG_ACCOUNT_TREND_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < result->runs->len; i++) {
		const Run *run = &g_array_index(result->runs, Run, i);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *id = run_figure(run);

		add_date(row, run->as_of);
		words_add_multiple(row, run->headroom, id);
	}
	return table;
}

static void
add_ahead_row(
    const Forecast *forecast, const FigureSet *figures, ReportTable *table)
{
	const Figure *like = figure_set_find(figures, forecast->outcome);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *name = forecast_words(forecast);

	report_row_add(row, name, forecast->id, NULL);
	add_figure_cell(figures, forecast->outcome, NULL, row);
	for (int h = FIRST_SHOWN; h < FORECAST_HORIZONS; h++) {
		g_autofree char *id = g_strdup_printf(
		    "forecast.%s.%s", forecast->id, forecast_horizon_names[h]);
		g_autofree char *text = spread_words(like, forecast->at[h]);
		char number[NUMBER_TEXT_SIZE];

		if (isnan(forecast->at[h].p50))
			report_row_add(row, NULL, "", NULL);
		else
			report_row_add(row, text,
			    machine(forecast->at[h].p50, number), id);
	}
}

void
accountability_ahead(const AccountabilityResult *result,
    const FigureSet *figures, Section *section)
{
	ReportTable *table = report_table_new(
	    "forecasts", lang_text(MSG_ACCOUNT_AHEAD_TABLE), NULL);
	static const ColumnWords columns[] = {
		{ "forecast", MSG_ACCOUNT_COL_FORECAST, ALIGN_TEXT },
		{ "today", MSG_ACCOUNT_COL_TODAY, ALIGN_NUMBER },
	};

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int h = FIRST_SHOWN; h < FORECAST_HORIZONS; h++) {
		char months[NUMBER_TEXT_SIZE];
		g_autofree char *key =
		    g_strdup_printf("in_%s", forecast_horizon_names[h]);
		g_autofree char *head = lang_format(MSG_ACCOUNT_COL_AHEAD,
		    number_format_human(forecast_horizons[h], 3, months), NULL);

		report_table_add_column(table, key, head, ALIGN_NUMBER);
	}
	for (guint i = 0; i < MIN(result->forecasts->len, ROWS_MOST); i++)
		add_ahead_row(
		    g_ptr_array_index(result->forecasts, i), figures, table);
	section_add_heading(section, lang_text(MSG_ACCOUNT_AHEAD_HEADING));
	section_add_table(section, table);
}
