#include "pipeline/analysis/spend_parts.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"

void
spend_read_latest(
    Figure *figure, const Evidence *evidence, const SpendResult *spend)
{
	const GPtrArray *bills = facts_bills(evidence->facts);

	figure->tags |= FIGURE_MEASURED;
	for (guint i = 0; i < bills->len; i++) {
		const Bill *bill = g_ptr_array_index(bills, i);

		if (!bill->superseded && bill->period == spend->latest)
			figure_reads(figure, evidence, bill->input);
	}
	if (spend->converted != NULL)
		figure_configured(figure, "business.rates");
}

static const SpendCategory *
category_at(const SpendResult *spend, guint i)
{
	return &g_array_index(spend->categories, SpendCategory, i);
}

static void
describe_monthly(const Evidence *evidence, const SpendResult *spend,
    const SpendCategory *category, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("spend.category.%s.monthly", category->id);
	g_autofree char *label =
	    lang_format(MSG_SPEND_CATEGORY_MONTHLY, category->name, NULL);

	spend_read_latest(
	    figure_set_number(figures, id, label, spend->currency,
		category->monthly, lang_text(MSG_SPEND_MONTHLY_METHOD)),
	    evidence, spend);
}

static void
describe_share(const SpendCategory *category, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("spend.category.%s.share", category->id);
	g_autofree char *label =
	    lang_format(MSG_SPEND_CATEGORY_SHARE, category->name, NULL);
	Figure *figure = figure_set_number(figures, id, label, "share",
	    category->share, lang_text(MSG_SPEND_CATEGORY_SHARE_METHOD));

	figure_add_input(figure, "spend.category.%s.monthly", category->id);
	figure_add_input(figure, "spend.monthly");
}

static void
describe_elasticity(const Evidence *evidence, const UsersResult *users,
    const SpendCategory *category, FigureSet *figures)
{
	const Elasticity *fit = &category->trend.fit;
	g_autofree char *id =
	    g_strdup_printf("spend.category.%s.elasticity", category->id);
	g_autofree char *label =
	    lang_format(MSG_SPEND_CATEGORY_ELASTICITY, category->name, NULL);
	Figure *figure;

	if (!category->trend.by_users) {
		figure_set_missing(figures, id, label, "ln cost/ln users",
		    lang_text(MSG_SPEND_ELASTICITY_MISSING));
		return;
	}
	figure = figure_set_number(figures, id, label, "ln cost/ln users",
	    fit->exponent, lang_text(MSG_SPEND_ELASTICITY_MEASURED));
	figure->lo = fit->lo;
	figure->hi = fit->hi;
	figure->n = (double)fit->n;
	figure_reads_all(figure, evidence, INPUT_BILLING);
	figure_reads_series(figure, evidence, users->series, 0);
}

static void
describe_at(const SpendResult *spend, const SpendCategory *category, int m,
    FigureSet *figures)
{
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf(
	    "spend.category.%s.at.%s", category->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_SPEND_CATEGORY_AT,
	    category->name, words_times(multiples[m], times), NULL);
	Figure *figure = figure_set_number(figures, id, label, spend->currency,
	    category->at[m], lang_text(MSG_SPEND_CATEGORY_AT_METHOD));

	figure_add_input(figure, "spend.category.%s.monthly", category->id);
	if (category->trend.by_users)
		figure_add_input(
		    figure, "spend.category.%s.elasticity", category->id);
	else
		figure_add_input(figure, "spend.elasticity");
}

static void
add_elasticity_cell(GPtrArray *row, double value, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	if (isnan(value))
		report_row_add(row, NULL, "", figure);
	else
		report_row_add(row, number_format_human(value, 2, text),
		    number_format_machine(value, machine), figure);
}

/* NAME's row; figures are PREFIX.monthly and so on. */
static void
add_spend_row(const SpendResult *spend, ReportTable *table, const char *name,
    const char *prefix, double monthly, double elasticity, const double *at)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *monthly_id = g_strdup_printf("%s.monthly", prefix);
	g_autofree char *share_id = g_strdup_printf("%s.share", prefix);
	g_autofree char *elastic_id = g_strdup_printf("%s.elasticity", prefix);

	report_row_add(row, name, NULL, NULL);
	words_add_money(row, monthly, spend->currency, monthly_id);
	words_add_share(row, monthly / spend->monthly,
	    strcmp(prefix, "spend") == 0 ? monthly_id : share_id);
	add_elasticity_cell(row, elasticity, elastic_id);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id =
		    g_strdup_printf("%s.at.%s", prefix, multiple_names[m]);

		words_add_estimate(row, at[m], spend->currency, id);
	}
}

static ReportTable *
make_categories(const SpendResult *spend)
{
	static const ColumnWords columns[] = {
		{ "service_category", MSG_SPEND_COL_CATEGORY, ALIGN_TEXT },
		{ "effective_cost", MSG_SPEND_COL_COST, ALIGN_NUMBER },
		{ "share", MSG_SPEND_COL_SHARE, ALIGN_NUMBER },
		{ "elasticity", MSG_SPEND_COL_ELASTICITY, ALIGN_NUMBER },
	};
	char month[MONTH_TEXT_SIZE];
	g_autofree char *caption = lang_format(MSG_SPEND_CATEGORIES,
	    month_format_human(spend->latest, month), NULL);
	ReportTable *table =
	    report_table_new("spend-categories", caption, "spend");
	double at[MULTIPLE_COUNT];

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	words_add_multiple_columns(table, "cost", MSG_SPEND_COL_AT, 1);
	for (guint i = 0; i < spend->categories->len; i++) {
		const SpendCategory *category = category_at(spend, i);
		g_autofree char *prefix =
		    g_strdup_printf("spend.category.%s", category->id);

		add_spend_row(spend, table, category->name, prefix,
		    category->monthly,
		    category->trend.by_users ? category->trend.fit.exponent
					     : NAN,
		    category->at);
	}
	for (int m = 0; m < MULTIPLE_COUNT; m++)
		at[m] = spend->at[m].p50;
	add_spend_row(spend, table, lang_text(MSG_SPEND_ALL), "spend",
	    spend->monthly, spend->elasticity, at);
	return table;
}

/* A step's or spike's figure; the caller frees its id. */
static char *
describe_event(const Evidence *evidence, const Results *results,
    const char *name, const char *prefix, const SpendEvent *event,
    const SpendTrend *trend, FigureSet *figures)
{
	char iso[MONTH_TEXT_SIZE], month[MONTH_TEXT_SIZE];
	char *id =
	    g_strdup_printf("%s.%s.%s", prefix, event->spike ? "spike" : "step",
		month_format_iso(event->month, iso));
	g_autofree char *label = lang_format(
	    event->spike ? MSG_SPEND_SPIKE_FIGURE : MSG_SPEND_STEP_FIGURE, name,
	    month_format_human(event->month, month), NULL);
	Figure *figure =
	    figure_set_number(figures, id, label, "share", event->factor - 1,
		lang_text(event->spike      ? MSG_SPEND_SPIKE_METHOD
			  : trend->by_users ? MSG_SPEND_STEP_METHOD
					    : MSG_SPEND_STEP_TIME_METHOD));

	figure_reads_all(figure, evidence, INPUT_BILLING);
	if (trend->by_users)
		figure_reads_series(
		    figure, evidence, results->users->series, 0);
	return id;
}

static void
add_events(const Evidence *evidence, const Results *results, const char *name,
    const char *prefix, const SpendTrend *trend, ReportTable *table,
    FigureSet *figures)
{
	for (guint i = 0; i < trend->events->len; i++) {
		const SpendEvent *event =
		    &g_array_index(trend->events, SpendEvent, i);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *id = describe_event(
		    evidence, results, name, prefix, event, trend, figures);
		char month[MONTH_TEXT_SIZE], iso[MONTH_TEXT_SIZE];
		char change[NUMBER_TEXT_SIZE], text[NUMBER_TEXT_SIZE + 1];
		char machine[NUMBER_TEXT_SIZE];

		number_format_rate(event->factor - 1, change);
		g_snprintf(text, sizeof text, "%s%s",
		    event->factor >= 1 ? "+" : "", change);
		report_row_add(row, name, NULL, NULL);
		report_row_add(row, month_format_human(event->month, month),
		    month_format_iso(event->month, iso), NULL);
		report_row_add(row,
		    lang_text(event->spike ? MSG_SPEND_SPIKE : MSG_SPEND_STEP),
		    event->spike ? "spike" : "step", NULL);
		report_row_add(row, text,
		    number_format_machine(event->factor - 1, machine), id);
		report_row_add_number(row, event->score, 2, NULL);
	}
}

static ReportTable *
make_events(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	static const ColumnWords columns[] = {
		{ "service_category", MSG_SPEND_COL_CATEGORY, ALIGN_TEXT },
		{ "month", MSG_SPEND_COL_MONTH, ALIGN_TEXT },
		{ "kind", MSG_SPEND_COL_EVENT, ALIGN_TEXT },
		{ "change", MSG_SPEND_COL_CHANGE, ALIGN_NUMBER },
		{ "robust_z", MSG_SPEND_COL_SCORE, ALIGN_NUMBER },
	};
	const SpendResult *spend = results->spend;
	ReportTable *table = report_table_new(
	    "spend-events", lang_text(MSG_SPEND_EVENTS), "spend-events");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	add_events(evidence, results, lang_text(MSG_SPEND_ALL), "spend",
	    &spend->trend, table, figures);
	for (guint i = 0; i < spend->categories->len; i++) {
		const SpendCategory *category = category_at(spend, i);
		g_autofree char *prefix =
		    g_strdup_printf("spend.category.%s", category->id);

		add_events(evidence, results, category->name, prefix,
		    &category->trend, table, figures);
	}
	return table;
}

void
spend_parts_describe(const Evidence *evidence, const Results *results,
    Section *section, FigureSet *figures)
{
	const SpendResult *spend = results->spend;
	ReportTable *events;

	if (spend->categories->len == 0)
		return;
	for (guint i = 0; i < spend->categories->len; i++) {
		const SpendCategory *category = category_at(spend, i);

		describe_monthly(evidence, spend, category, figures);
		describe_share(category, figures);
		describe_elasticity(
		    evidence, results->users, category, figures);
		for (int m = 1; m < MULTIPLE_COUNT; m++)
			describe_at(spend, category, m, figures);
	}
	section_add_table(section, make_categories(spend));
	events = make_events(evidence, results, figures);
	if (events->rows->len > 0)
		section_add_table(section, events);
	else
		report_table_free(events);
}
