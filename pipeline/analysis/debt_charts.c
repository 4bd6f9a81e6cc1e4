#include <math.h>

#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/debt_figures.h"
#include "pipeline/analysis/words.h"

/* More dots than this say no more: then every second, third … is drawn. */
enum { MOST_DOTS = 800 };

/* The calendar day that lies MONTHS after the first start. */
static Date
day_at(const DebtResult *debt, double months)
{
	return date_add_months(debt->first_start, months);
}

static void
add_trend_line(const DebtResult *debt, ChartSpec *chart)
{
	ChartSeries *line = chart_spec_add_series(
	    chart, lang_text(MSG_DEBT_TREND_LINE), SERIES_LINE, ROLE_FIRST);
	const int steps = (int)ceil(debt->span);

	for (int i = 0; i <= steps; i++) {
		double x = fmin(i, debt->span), lo, hi;

		theil_sen_band(&debt->fit, x, &lo, &hi);
		chart_series_add(line, day_at(debt, x),
		    exp(theil_sen_at(&debt->fit, x)), exp(lo), exp(hi));
	}
}

static size_t
count_points(const DebtResult *debt, bool open)
{
	size_t count = 0;

	for (guint i = 0; i < debt->points->len; i++)
		count += g_array_index(debt->points, DebtPoint, i).open == open;
	return count;
}

static void
add_dots(const DebtResult *debt, bool open, Message name, ChartSpec *chart)
{
	const size_t all = count_points(debt, open);
	const size_t step = (all + MOST_DOTS - 1) / MOST_DOTS;
	ChartSeries *dots;
	size_t seen = 0;

	if (all == 0)
		return;
	dots = chart_spec_add_series(chart, lang_text(name), SERIES_POINTS,
	    open ? ROLE_FOURTH : ROLE_MUTED);
	for (guint i = 0; i < debt->points->len; i++) {
		const DebtPoint *point =
		    &g_array_index(debt->points, DebtPoint, i);

		if (point->open != open || seen++ % step != 0)
			continue;
		chart_series_add(dots, point->start, point->ratio, NAN, NAN)
		    ->open = open;
	}
}

static char *
trend_subtitle(const DebtResult *debt)
{
	const size_t finished = count_points(debt, false);
	char n[NUMBER_TEXT_SIZE], open[NUMBER_TEXT_SIZE],
	    fitted[NUMBER_TEXT_SIZE];

	number_format_count((int64_t)finished, n);
	number_format_count((int64_t)count_points(debt, true), open);
	if (debt->level > TREND_B)
		return lang_format(MSG_DEBT_DOTS_SUBTITLE, n, open, NULL);
	return lang_format(MSG_DEBT_TREND_SUBTITLE, n, open,
	    number_format_count((int64_t)debt->n, fitted), NULL);
}

ChartSpec *
debt_trend_chart(const DebtResult *debt, const char *title)
{
	g_autofree char *subtitle = trend_subtitle(debt);
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, "debt-trend", title, subtitle);

	chart->table = g_strdup("debt-trend");
	chart_axis_set(&chart->x, lang_text(MSG_DEBT_TREND_X), AXIS_TIME);
	chart_axis_set(&chart->y, lang_text(MSG_DEBT_TREND_Y), AXIS_LOG);
	chart->y.suffix = g_strdup("×");
	add_dots(debt, false, MSG_DEBT_TREND_DOTS, chart);
	add_dots(debt, true, MSG_DEBT_TREND_OPEN, chart);
	if (debt->level <= TREND_B)
		add_trend_line(debt, chart);
	return chart;
}

static void
add_row(ReportTable *table, Message label, const char *text, double machine,
    const char *figure)
{
	GPtrArray *row = report_table_add_row(table);
	char number[NUMBER_TEXT_SIZE];

	report_row_add(row, lang_text(label), NULL, NULL);
	report_row_add(row, text,
	    isfinite(machine) ? number_format_machine(machine, number) : NULL,
	    figure);
}

/* A rate to a tenth of a percent at most: what limits say of it. */
static const char *
rate_words(double rate, char buf[NUMBER_TEXT_SIZE])
{
	return number_format_rate(nearbyint(rate * 1000) / 1000, buf);
}

static void
add_rate_row(ReportTable *table, Message label, double value, double lo,
    double hi, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], from[NUMBER_TEXT_SIZE],
	    to[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	rate_words(value, text);
	if (!isnan(value) && !isnan(lo) && !isnan(hi)) {
		g_autofree char *range = lang_format(MSG_WORDS_RANGE,
		    rate_words(lo, from), rate_words(hi, to), NULL);

		words = lang_format(MSG_WORDS_WITH_RANGE, text, range, NULL);
	}
	add_row(table, label, words != NULL ? words : text, value, figure);
}

static void
add_days_row(const DebtResult *debt, ReportTable *table)
{
	char days[NUMBER_TEXT_SIZE];

	add_row(table,
	    debt->sample->lead_time ? MSG_DEBT_LEAD_DAYS : MSG_DEBT_CYCLE_DAYS,
	    number_format_human(debt->median_days, 2, days), debt->median_days,
	    "debt.cycle_days_median");
}

ReportTable *
debt_trend_table(const DebtResult *debt)
{
	static const Message levels[] = {
		[TREND_A] = MSG_DEBT_IS_A,
		[TREND_B] = MSG_DEBT_IS_B,
		[TREND_C] = MSG_DEBT_IS_C,
		[TREND_D] = MSG_DEBT_IS_D,
	};
	static const ColumnWords columns[] = {
		{ "measure", MSG_DEBT_COL_MEASURE, ALIGN_TEXT },
		{ "value", MSG_DEBT_COL_VALUE, ALIGN_NUMBER },
	};
	const bool fitted = debt->level <= TREND_B;
	ReportTable *table = report_table_new(
	    "debt-trend", lang_text(MSG_DEBT_TREND_TABLE), NULL);
	g_autofree char *ratio = words_multiple(
	    (Spread){ debt->six.lo, debt->six.ratio, debt->six.hi });

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	add_row(
	    table, MSG_DEBT_LEVEL, lang_text(levels[debt->level]), NAN, NULL);
	add_row(
	    table, MSG_DEBT_RATIO, ratio, debt->six.ratio, "debt.ratio_6mo");
	add_rate_row(table, MSG_DEBT_RATE,
	    fitted ? expm1(debt->fit.slope) : NAN, expm1(debt->fit.slope_lo),
	    expm1(debt->fit.slope_hi), "debt.rate_monthly");
	add_rate_row(
	    table, MSG_DEBT_MDE, debt->mde, NAN, NAN, "debt.mde_monthly");
	add_days_row(debt, table);
	return table;
}

char *
debt_stratum_words(const WorkSample *sample, const WorkStratum *stratum)
{
	char size[NUMBER_TEXT_SIZE];

	number_format_human(stratum->size, 4, size);
	switch (sample->scheme) {
	case SCOPE_POINTS:
		return lang_format(stratum->size == 2    ? MSG_DEBT_POINTS_TO
				   : stratum->size == 13 ? MSG_DEBT_POINTS_FROM
							 : MSG_DEBT_POINTS,
		    size, NULL);
	case SCOPE_ESTIMATE:
		return lang_format(MSG_DEBT_ESTIMATE, size, NULL);
	case SCOPE_COMPONENT:
		return lang_format(MSG_DEBT_COMPONENT, stratum->component,
		    issue_kind_name(stratum->kind), NULL);
	case SCOPE_NONE:
	case SCOPE_COUNT:
		break;
	}
	return g_strdup(lang_text(MSG_DEBT_ALL_SIZES));
}

ReportTable *
debt_strata_table(const DebtResult *debt)
{
	static const ColumnWords columns[] = {
		{ "size", MSG_DEBT_COL_SIZE, ALIGN_TEXT },
		{ "finished_now", MSG_DEBT_COL_NOW, ALIGN_NUMBER },
		{ "finished_then", MSG_DEBT_COL_THEN, ALIGN_NUMBER },
		{ "compared", MSG_DEBT_COL_COMPARED, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "debt-comparison", lang_text(MSG_DEBT_STRATA_TABLE), NULL);

	g_autoptr(GPtrArray) ids = debt_stratum_ids(debt);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < debt->strata->len; i++) {
		const char *id = g_ptr_array_index(ids, i);
		g_autofree char *now = g_strconcat(id, ".now", NULL);
		g_autofree char *then = g_strconcat(id, ".then", NULL);
		const DurationStratum *counts =
		    &g_array_index(debt->strata, DurationStratum, i);
		g_autofree char *size = debt_stratum_words(debt->sample,
		    &g_array_index(debt->sample->strata, WorkStratum, i));
		GPtrArray *row;

		if (counts->n_current == 0 && counts->n_reference == 0)
			continue;
		row = report_table_add_row(table);
		report_row_add(row, size, NULL, NULL);
		report_row_add_number(row, (double)counts->n_current, 12, now);
		report_row_add_number(
		    row, (double)counts->n_reference, 12, then);
		report_row_add(row,
		    lang_text(
			counts->used ? MSG_DEBT_COMPARED : MSG_DEBT_TOO_FEW),
		    counts->used ? "yes" : "no", NULL);
	}
	return table;
}

static char *
scenario_title(const DebtResult *debt)
{
	const bool sure = debt->level == TREND_A;
	const double now = debt->model.multiplier;
	char none[NUMBER_TEXT_SIZE], fifth[NUMBER_TEXT_SIZE];

	number_format_multiple(debt->scenarios[0].multiplier[12] / now, none);
	if (!debt->repayable)
		return lang_format(
		    sure ? MSG_DEBT_CURVE_TITLE : MSG_DEBT_CURVE_TITLE_UNSURE,
		    none, NULL);
	number_format_multiple(debt->scenarios[2].multiplier[12] / now, fifth);
	return lang_format(
	    sure ? MSG_DEBT_SCENARIO_TITLE : MSG_DEBT_SCENARIO_TITLE_UNSURE,
	    none, fifth, NULL);
}

ChartSpec *
debt_scenario_chart(const DebtResult *debt)
{
	static const ChartRole roles[DEBT_SCENARIOS] = { ROLE_BAD, ROLE_FOURTH,
		ROLE_FIRST, ROLE_THIRD };
	g_autofree char *title = scenario_title(debt);
	ChartSpec *chart = chart_spec_new(CHART_LINES, "debt-scenarios", title,
	    lang_text(MSG_DEBT_SCENARIO_SUBTITLE));

	chart->table = g_strdup("debt-scenarios");
	chart_axis_set(&chart->x, lang_text(MSG_DEBT_SCENARIO_X), AXIS_LINEAR);
	chart_axis_set(&chart->y, lang_text(MSG_DEBT_SCENARIO_Y), AXIS_LINEAR);
	chart->y.suffix = g_strdup("×");
	chart->y.lo = 1;
	chart->beyond = DEBT_MULTIPLIER_OBSERVED;
	for (int s = 0; s < DEBT_SCENARIOS; s++) {
		const DebtScenario *scenario = &debt->scenarios[s];
		char percent[NUMBER_TEXT_SIZE];
		ChartSeries *line;

		if (isnan(scenario->multiplier[DEBT_MONTHS]))
			continue;
		line = chart_spec_add_series(chart,
		    number_format_rate(debt_allocations[s], percent),
		    SERIES_LINE, roles[s]);
		for (int m = 0; m <= DEBT_MONTHS; m++)
			chart_series_add(line, m, scenario->multiplier[m],
			    scenario->lo[m], scenario->hi[m]);
	}
	return chart;
}

static void
add_payback(GPtrArray *row, double months, const char *figure)
{
	if (isinf(months))
		report_row_add(
		    row, lang_text(MSG_DEBT_NOT_IN_TIME), "", figure);
	else
		report_row_add_number(row, months, 3, figure);
}

static void
add_multiplier(GPtrArray *row, const DebtScenario *scenario, int s, int m)
{
	g_autofree char *figure = g_strdup_printf(
	    "debt.multiplier.%d.%d", (int)(debt_allocations[s] * 100 + 0.5), m);

	words_add_multiple(row,
	    (Spread){
		scenario->lo[m], scenario->multiplier[m], scenario->hi[m] },
	    figure);
}

ReportTable *
debt_scenario_table(const DebtResult *debt)
{
	static const ColumnWords columns[] = {
		{ "allocation", MSG_DEBT_COL_ALLOCATION, ALIGN_NUMBER },
		{ "multiplier_6", MSG_DEBT_COL_M6, ALIGN_NUMBER },
		{ "multiplier_12", MSG_DEBT_COL_M12, ALIGN_NUMBER },
		{ "multiplier_24", MSG_DEBT_COL_M24, ALIGN_NUMBER },
		{ "principal_12_hours", MSG_DEBT_COL_PRINCIPAL, ALIGN_NUMBER },
		{ "features_24_hours", MSG_DEBT_COL_OUTPUT, ALIGN_NUMBER },
		{ "payback_months", MSG_DEBT_COL_PAYBACK, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "debt-scenarios", lang_text(MSG_DEBT_SCENARIO_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int s = 0; s < DEBT_SCENARIOS; s++) {
		const DebtScenario *scenario = &debt->scenarios[s];
		char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
		g_autofree char *principal =
		    debt_scenario_id(s, "principal_12");
		g_autofree char *features = debt_scenario_id(s, "features_24");
		g_autofree char *payback = debt_scenario_id(s, "payback");
		GPtrArray *row;

		if (isnan(scenario->multiplier[DEBT_MONTHS]))
			continue;
		row = report_table_add_row(table);
		report_row_add(row,
		    number_format_rate(debt_allocations[s], text),
		    number_format_machine(debt_allocations[s], machine), NULL);
		add_multiplier(row, scenario, s, 6);
		add_multiplier(row, scenario, s, 12);
		add_multiplier(row, scenario, s, 24);
		report_row_add_number(
		    row, scenario->principal_12, 3, principal);
		report_row_add_number(row, scenario->output_24, 3, features);
		add_payback(row, scenario->payback, payback);
	}
	return table;
}
