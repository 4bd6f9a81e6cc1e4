#include "pipeline/analysis/debt_register_tables.h"

#include <math.h>

#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/base/text.h"

enum { LINES = 5 };

/* The one that ranks I-th; NULL: there is none, or its cost is unknown. */
static const DebtItem *
item_ranked(const DebtRegisterResult *result, guint rank)
{
	for (guint i = 0; i < result->items->len; i++) {
		const DebtItem *item = debt_item_at(result, i);

		if (item->rank == rank)
			return isnan(item->cost[WAIT_COUNT - 1].mean) ? NULL
								      : item;
	}
	return NULL;
}

static char *
chart_title(const Evidence *evidence, const DebtItem *first)
{
	char money[NUMBER_TEXT_SIZE];
	g_autofree char *key = debt_item_key(first);

	return lang_format(MSG_REGISTER_CHART_TITLE, key,
	    number_format_estimate(first->cost[WAIT_COUNT - 1].mean,
		evidence_currency(evidence), money),
	    NULL);
}

static void
add_line(const DebtItem *item, ChartRole role, ChartSpec *chart)
{
	g_autofree char *key = debt_item_key(item);
	ChartSeries *line =
	    chart_spec_add_series(chart, key, SERIES_LINE, role);

	line->whiskers = true;
	for (int w = 0; w < WAIT_COUNT; w++)
		chart_series_add(line, waits[w], item->cost[w].mean,
		    item->cost[w].lo, item->cost[w].hi);
}

/* How many lines there are. */
static guint
count_lines(const DebtRegisterResult *result)
{
	guint n = 0;

	while (n < LINES && item_ranked(result, n) != NULL)
		n++;
	return n;
}

static void
add_row(const Evidence *evidence, const DebtItem *item, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *key = debt_item_key(item);

	report_row_add(row, key, NULL, NULL);
	for (int w = 0; w < WAIT_COUNT; w++) {
		g_autofree char *id = debt_wait_figure(item, "risk", w);
		g_autofree char *cost =
		    debt_cost_words(evidence, item->cost[w]);
		char machine[NUMBER_TEXT_SIZE];

		report_row_add(row, cost,
		    number_format_machine(item->cost[w].mean, machine), id);
	}
}

ReportTable *
debt_waiting_table(const Evidence *evidence, const DebtRegisterResult *result)
{
	static const ColumnWords columns[] = {
		{ "item", MSG_REGISTER_COL_ITEM, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "debt-waiting", lang_text(MSG_REGISTER_WAITING), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int w = 0; w < WAIT_COUNT; w++)
		debt_add_wait_column(
		    table, "cost", "", MSG_REGISTER_COL_COST, w);
	for (guint i = 0; i < count_lines(result); i++)
		add_row(evidence, item_ranked(result, i), table);
	return table;
}

ChartSpec *
debt_waiting_chart(const Evidence *evidence, const DebtRegisterResult *result)
{
	static const ChartRole roles[LINES] = { ROLE_FIRST, ROLE_SECOND,
		ROLE_THIRD, ROLE_FOURTH, ROLE_MUTED };
	const DebtItem *first = item_ranked(result, 0);
	const char *currency = evidence_currency(evidence);
	char count[NUMBER_TEXT_SIZE];
	g_autofree char *title = NULL;
	g_autofree char *subtitle = NULL;
	ChartSpec *chart;
	const guint n = count_lines(result);

	if (first == NULL)
		return NULL;
	title = chart_title(evidence, first);
	subtitle = lang_format(MSG_REGISTER_CHART_SUBTITLE, currency,
	    number_format_count(n, count), NULL);
	chart = chart_spec_new(CHART_LINES, "debt-waiting", title, subtitle);
	chart->table = g_strdup("debt-waiting");
	chart_axis_set(&chart->x, lang_text(MSG_REGISTER_CHART_X), AXIS_LINEAR);
	chart_axis_set(&chart->y, currency, AXIS_LINEAR);
	chart->y.lo = 0;
	for (guint i = 0; i < n; i++)
		add_line(item_ranked(result, i), roles[i], chart);
	return chart;
}
