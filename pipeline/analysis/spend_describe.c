#include <math.h>

#include "pipeline/analysis/spend.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

static void
read_bills(const Evidence *evidence, const SpendResult *spend, Figure *figure)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	figure->tags |= FIGURE_MEASURED;
	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);

		if (!bill->superseded && bill->period == spend->latest)
			figure_reads(figure, evidence, bill->input);
	}
}

static void
describe_elasticity(const SpendResult *spend, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "spend.elasticity",
	    lang_text(MSG_SPEND_ELASTICITY), "ln cost/ln users",
	    spend->elasticity,
	    lang_text(spend->elasticity_measured
			  ? MSG_SPEND_ELASTICITY_MEASURED
			  : MSG_SPEND_ELASTICITY_ASSUMED));

	figure->lo = spend->elasticity_lo;
	figure->hi = spend->elasticity_hi;
	if (spend->elasticity_measured) {
		figure->tags |= FIGURE_MEASURED;
		figure->n = (double)spend->pairs;
		figure_add_input(figure, "spend.monthly");
		figure_add_input(figure, "users.growth");
	} else {
		figure_uses(figure, ASSUME_ELASTICITY);
	}
}

static void
describe_figures(
    const Evidence *evidence, const SpendResult *spend, FigureSet *figures)
{
	Figure *figure;

	describe_elasticity(spend, figures);
	if (isnan(spend->monthly)) {
		const char *reason =
		    lang_text(spend->months->len > 0 ? MSG_SPEND_NO_COMPLETE
						     : MSG_SPEND_NO_BILLS);

		figure_set_missing(figures, "spend.monthly",
		    lang_text(MSG_SPEND_MONTHLY), spend->currency, reason);
		for (int m = 1; m < MULTIPLE_COUNT; m++) {
			g_autofree char *id =
			    g_strdup_printf("spend.at.%s", multiple_names[m]);

			figure_set_missing(figures, id, lang_text(MSG_SPEND_AT),
			    spend->currency, reason);
		}
		return;
	}
	figure = figure_set_number(figures, "spend.monthly",
	    lang_text(MSG_SPEND_MONTHLY), spend->currency, spend->monthly,
	    lang_text(MSG_SPEND_MONTHLY_METHOD));
	read_bills(evidence, spend, figure);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id =
		    g_strdup_printf("spend.at.%s", multiple_names[m]);

		figure = figure_set_number(figures, id, lang_text(MSG_SPEND_AT),
		    spend->currency, spend->at[m],
		    lang_text(MSG_SPEND_AT_METHOD));
		figure->lo = spend->at_lo[m];
		figure->hi = spend->at_hi[m];
		figure->n = DRAWS;
		figure->tags |= FIGURE_SIMULATED;
		figure_add_input(figure, "spend.monthly");
		figure_add_input(figure, "spend.elasticity");
	}
}

static ChartSpec *
make_chart(const SpendResult *spend, const char *title)
{
	g_autofree char *subtitle =
	    lang_format(MSG_SPEND_SUBTITLE, spend->currency, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_LINES, "spend", title, subtitle);
	ChartSeries *series = chart_spec_add_series(
	    chart, lang_text(MSG_SPEND_SERIES), SERIES_BARS, ROLE_FIRST);

	chart->table = g_strdup("spend-months");
	chart->description = g_strdup(title);
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart_axis_set(&chart->y, spend->currency, AXIS_LINEAR);
	chart->y.lo = 0;
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);
		ChartPoint *point = chart_series_add(series,
		    month_first_day(month->month), month->amount, NAN, NAN);

		point->open = !month->complete;
	}
	return chart;
}

static ReportTable *
make_months(const SpendResult *spend)
{
	ReportTable *table = report_table_new(
	    "spend-months", lang_text(MSG_SPEND_MONTHS_TABLE), NULL);

	report_table_add_column(
	    table, "month", lang_text(MSG_SPEND_COL_MONTH), ALIGN_TEXT);
	report_table_add_column(table, "effective_cost",
	    lang_text(MSG_SPEND_COL_COST), ALIGN_NUMBER);
	report_table_add_column(
	    table, "complete", lang_text(MSG_SPEND_COL_COMPLETE), ALIGN_TEXT);
	for (guint i = 0; i < spend->months->len; i++) {
		const SpendMonth *month =
		    &g_array_index(spend->months, SpendMonth, i);
		GPtrArray *row = report_table_add_row(table);
		char text[MONTH_TEXT_SIZE], iso[MONTH_TEXT_SIZE];

		report_row_add(row, month_format_human(month->month, text),
		    month_format_iso(month->month, iso), NULL);
		words_add_money(row, month->amount, spend->currency, NULL);
		report_row_add(row,
		    lang_text(
			month->complete ? MSG_SPEND_WHOLE : MSG_SPEND_PARTIAL),
		    month->complete ? "yes" : "no", NULL);
	}
	return table;
}

static ReportTable *
make_categories(const SpendResult *spend)
{
	char month[MONTH_TEXT_SIZE], percent[NUMBER_TEXT_SIZE],
	    machine[NUMBER_TEXT_SIZE];
	g_autofree char *caption = lang_format(MSG_SPEND_CATEGORIES,
	    month_format_human(spend->latest, month), NULL);
	ReportTable *table =
	    report_table_new("spend-categories", caption, NULL);

	report_table_add_column(table, "service_category",
	    lang_text(MSG_SPEND_COL_CATEGORY), ALIGN_TEXT);
	report_table_add_column(table, "effective_cost",
	    lang_text(MSG_SPEND_COL_COST), ALIGN_NUMBER);
	report_table_add_column(
	    table, "share", lang_text(MSG_SPEND_COL_SHARE), ALIGN_NUMBER);
	for (guint i = 0; i < spend->categories->len; i++) {
		const SpendCategory *category =
		    &g_array_index(spend->categories, SpendCategory, i);
		GPtrArray *row = report_table_add_row(table);

		report_row_add(row, category->name, NULL, NULL);
		words_add_money(row, category->monthly, spend->currency, NULL);
		report_row_add(row,
		    number_format_percent(category->share, percent),
		    number_format_machine(category->share, machine), NULL);
	}
	return table;
}

static char *
lead(const SpendResult *spend)
{
	char now[NUMBER_TEXT_SIZE], ten[NUMBER_TEXT_SIZE],
	    hundred[NUMBER_TEXT_SIZE];

	if (isnan(spend->monthly))
		return g_strdup(
		    lang_text(spend->months->len > 0 ? MSG_SPEND_NO_COMPLETE
						     : MSG_SPEND_NO_BILLS));
	return lang_format(MSG_SPEND_LEAD,
	    number_format_money(spend->monthly, spend->currency, now),
	    number_format_money(spend->at[1], spend->currency, ten),
	    number_format_money(spend->at[3], spend->currency, hundred),
	    lang_text(spend->elasticity_measured ? MSG_SPEND_MEASURED
						 : MSG_SPEND_ASSUMED),
	    NULL);
}

static void
describe_currencies(const SpendResult *spend, Section *section)
{
	g_autofree char *text = NULL;

	if (spend->other_currencies == NULL)
		return;
	text = lang_format(MSG_SPEND_OTHER_CURRENCIES, spend->other_currencies,
	    spend->currency, NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_SPEND_OTHER_CURRENCIES_HELP));
}

void
spend_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const SpendResult *spend = results->spend;
	Section *section = report_add_section(
	    report, "spend", RANK_SPEND, lang_text(MSG_SPEND_SECTION));
	g_autofree char *sentence = lead(spend);

	describe_figures(evidence, spend, report->figures);
	section_set_lead(section, sentence);
	describe_currencies(spend, section);
	if (isnan(spend->monthly))
		section_add_insufficient(section,
		    lang_text(spend->months->len > 0 ? MSG_SPEND_NO_COMPLETE
						     : MSG_SPEND_NO_BILLS),
		    lang_text(MSG_SPEND_NEEDS));
	if (spend->months->len == 0)
		return;
	section_add_chart(section, make_chart(spend, sentence));
	section_add_table(section, make_months(spend));
	if (spend->categories->len > 0)
		section_add_table(section, make_categories(spend));
}
