#include <math.h>

#include "pipeline/analysis/debt_charts.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

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

ChartSpec *
debt_trend_chart(const DebtResult *debt, const char *title)
{
	char n[NUMBER_TEXT_SIZE];
	g_autofree char *subtitle = lang_format(MSG_DEBT_TREND_SUBTITLE,
	    number_format_human((double)debt->n, 6, n), NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, "debt-trend", title, subtitle);
	ChartSeries *dots = chart_spec_add_series(
	    chart, lang_text(MSG_DEBT_TREND_DOTS), SERIES_POINTS, ROLE_MUTED);

	chart->table = g_strdup("debt-trend");
	chart->description = g_strdup(title);
	chart_axis_set(&chart->x, lang_text(MSG_DEBT_TREND_X), AXIS_TIME);
	chart_axis_set(&chart->y, lang_text(MSG_DEBT_TREND_Y), AXIS_LOG);
	chart->y.suffix = g_strdup("×");
	for (size_t i = 0; i < debt->n; i++)
		chart_series_add(dots,
		    day_at(debt, g_array_index(debt->x, double, i)),
		    exp(g_array_index(debt->y, double, i)), NAN, NAN);
	if (debt->level <= TREND_B)
		add_trend_line(debt, chart);
	return chart;
}

static void
add_row(ReportTable *table, Message label, const char *text, const char *figure)
{
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, lang_text(label), NULL, NULL);
	report_row_add(row, text, NULL, figure);
}

static void
add_percent_row(ReportTable *table, Message label, double value, double lo,
    double hi, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], from[NUMBER_TEXT_SIZE],
	    to[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	number_format_rate(value, text);
	if (!isnan(lo) && !isnan(hi)) {
		g_autofree char *range =
		    lang_format(MSG_WORDS_RANGE, number_format_rate(lo, from),
			number_format_rate(hi, to), NULL);

		words = lang_format(MSG_WORDS_WITH_RANGE, text, range, NULL);
	}
	add_row(table, label, words != NULL ? words : text, figure);
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
	const bool fitted = debt->level <= TREND_B;
	ReportTable *table = report_table_new(
	    "debt-trend", lang_text(MSG_DEBT_TREND_TABLE), NULL);
	double lo, hi, ratio = debt_six_months(debt, &lo, &hi);
	g_autofree char *words = words_multiple(ratio, lo, hi);
	char days[NUMBER_TEXT_SIZE];

	report_table_add_column(
	    table, "measure", lang_text(MSG_DEBT_COL_MEASURE), ALIGN_TEXT);
	report_table_add_column(
	    table, "value", lang_text(MSG_DEBT_COL_VALUE), ALIGN_NUMBER);
	add_row(table, MSG_DEBT_LEVEL, lang_text(levels[debt->level]), NULL);
	add_row(table, MSG_DEBT_RATIO, words, "debt.ratio_6mo");
	add_percent_row(table, MSG_DEBT_RATE,
	    fitted ? expm1(debt->fit.slope) : NAN, expm1(debt->fit.slope_lo),
	    expm1(debt->fit.slope_hi), "debt.rate_monthly");
	add_percent_row(
	    table, MSG_DEBT_MDE, debt->mde, NAN, NAN, "debt.mde_monthly");
	add_row(table,
	    debt->sample->lead_time ? MSG_DEBT_LEAD_DAYS : MSG_DEBT_CYCLE_DAYS,
	    number_format_human(debt->median_days, 2, days),
	    "debt.cycle_days_median");
	return table;
}

static char *
scenario_title(const DebtResult *debt)
{
	char none[NUMBER_TEXT_SIZE], fifth[NUMBER_TEXT_SIZE];
	const double now = debt->model.multiplier;

	number_format_multiple(debt->scenarios[0].multiplier[12] / now, none);
	if (!debt->repayable)
		return lang_format(MSG_DEBT_CURVE_TITLE, none, NULL);
	return lang_format(MSG_DEBT_SCENARIO_TITLE, none,
	    number_format_multiple(
		debt->scenarios[2].multiplier[12] / now, fifth),
	    NULL);
}

ChartSpec *
debt_scenario_chart(const DebtResult *debt)
{
	static const ChartRole roles[DEBT_SCENARIOS] = { ROLE_BAD, ROLE_SECOND,
		ROLE_FIRST, ROLE_THIRD };
	g_autofree char *title = scenario_title(debt);
	ChartSpec *chart = chart_spec_new(CHART_LINES, "debt-scenarios", title,
	    lang_text(MSG_DEBT_SCENARIO_SUBTITLE));

	chart->table = g_strdup("debt-scenarios");
	chart->description = g_strdup(title);
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
add_months(GPtrArray *row, double months)
{
	char machine[NUMBER_TEXT_SIZE];

	if (isnan(months))
		report_row_add(row, NUMBER_MISSING, "", NULL);
	else if (isinf(months))
		report_row_add(row, lang_text(MSG_DEBT_NOT_IN_TIME), "", NULL);
	else {
		char text[NUMBER_TEXT_SIZE];

		report_row_add(row, number_format_human(months, 3, text),
		    number_format_machine(months, machine), NULL);
	}
}

static void
add_multiplier(GPtrArray *row, const DebtScenario *scenario, int s, int m)
{
	g_autofree char *figure = g_strdup_printf(
	    "debt.multiplier.%d.%d", (int)(debt_allocations[s] * 100 + 0.5), m);
	g_autofree char *text = words_multiple(
	    scenario->multiplier[m], scenario->lo[m], scenario->hi[m]);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, text,
	    isnan(scenario->multiplier[m])
		? ""
		: number_format_machine(scenario->multiplier[m], machine),
	    figure);
}

ReportTable *
debt_scenario_table(const DebtResult *debt)
{
	static const struct {
		const char *key;
		Message title;
	} columns[] = {
		{ "allocation", MSG_DEBT_COL_ALLOCATION },
		{ "multiplier_6", MSG_DEBT_COL_M6 },
		{ "multiplier_12", MSG_DEBT_COL_M12 },
		{ "multiplier_24", MSG_DEBT_COL_M24 },
		{ "principal_12_hours", MSG_DEBT_COL_PRINCIPAL },
		{ "features_24_hours", MSG_DEBT_COL_OUTPUT },
		{ "payback_months", MSG_DEBT_COL_PAYBACK },
	};
	ReportTable *table = report_table_new(
	    "debt-scenarios", lang_text(MSG_DEBT_SCENARIO_TABLE), NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		report_table_add_column(table, columns[i].key,
		    lang_text(columns[i].title), ALIGN_NUMBER);
	for (int s = 0; s < DEBT_SCENARIOS; s++) {
		const DebtScenario *scenario = &debt->scenarios[s];
		GPtrArray *row = report_table_add_row(table);
		char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

		report_row_add(row,
		    number_format_rate(debt_allocations[s], text),
		    number_format_machine(debt_allocations[s], machine), NULL);
		add_multiplier(row, scenario, s, 6);
		add_multiplier(row, scenario, s, 12);
		add_multiplier(row, scenario, s, 24);
		report_row_add_number(row, scenario->principal_12, 3, NULL);
		report_row_add_number(row, scenario->output_24, 3, NULL);
		add_months(row, scenario->payback);
	}
	return table;
}
