/* The decisions due next: those that the ladder sets a date for. */
#include <math.h>

#include "pipeline/analysis/ladder.h"

/* More are not taken in at a glance; the ladder's table has all. */
enum { MOST_DUE = 3 };

static bool
mended_by_any(const GPtrArray *due, const Rung *rung)
{
	for (guint i = 0; i < due->len; i++)
		if (rungs_share_fix(g_ptr_array_index(due, i), rung))
			return true;
	return false;
}

/* The earliest that no fix of DUE mends; NULL: there is none. */
static const Rung *
find_next(const LadderResult *ladder, const GPtrArray *due)
{
	const Rung *next = NULL;

	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);

		if (!isfinite(rung->decide_weeks) || mended_by_any(due, rung))
			continue;
		if (next == NULL || rung->decide_weeks < next->decide_weeks)
			next = rung;
	}
	return next;
}

static Date
due_date(const Evidence *evidence, const Rung *rung)
{
	return date_add_days(evidence->as_of, rung->decide_weeks * 7);
}

/* "6 Jan 2027", "10 Nov 2026, overdue". */
static char *
due_words(const Evidence *evidence, const Rung *rung)
{
	char date[DATE_TEXT_SIZE];

	date_format_human(due_date(evidence, rung), date);
	return rung_overdue(rung) ? lang_format(MSG_LADDER_DUE_PAST, date, NULL)
				  : g_strdup(date);
}

/* "$61,000 a month", of hires. */
static void
add_monthly(const Evidence *evidence, const Figure *figure, GPtrArray *row)
{
	char cost[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	g_autofree char *text = lang_format(MSG_LADDER_DUE_MONTHLY,
	    number_format_estimate(
		figure->value, evidence_currency(evidence), cost),
	    NULL);

	report_row_add(row, text, number_format_machine(figure->value, machine),
	    figure->id);
}

static void
add_cost(const Evidence *evidence, const Limit *limit, const FigureSet *figures,
    GPtrArray *row)
{
	const Figure *monthly =
	    limit->monthly_figure == NULL
		? NULL
		: figure_set_find(figures, limit->monthly_figure);
	g_autofree char *id = NULL;

	if (monthly != NULL && figure_has_value(monthly)) {
		add_monthly(evidence, monthly, row);
		return;
	}
	if (isnan(limit->cost[0])) {
		report_row_add(
		    row, lang_text(MSG_LADDER_DUE_UNPRICED), "", NULL);
		return;
	}
	if (limit->cost_figure != NULL)
		id = g_strdup_printf(
		    "%s.%s", limit->cost_figure, multiple_names[0]);
	if (id != NULL && figure_set_find(figures, id) == NULL)
		g_clear_pointer(&id, g_free);
	words_add_estimate(
	    row, limit->cost[0], evidence_currency(evidence), id);
}

static void
add_row(const Evidence *evidence, const Rung *rung, const FigureSet *figures,
    ReportTable *table)
{
	const Limit *limit = rung->limit;
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *label = limit_label(limit);
	g_autofree char *due = due_words(evidence, rung);
	g_autofree char *decide_by =
	    g_strdup_printf("limit.%s.decide_by", limit->id);
	char iso[DATE_TEXT_SIZE];

	date_format_iso(due_date(evidence, rung), iso);
	report_row_add(row, label, limit->id, NULL);
	report_row_lead_to(row, "ladder", limit->id);
	report_row_add(row, due, iso, decide_by);
	add_cost(evidence, limit, figures, row);
}

ReportTable *
ladder_due_table(const Evidence *evidence, const LadderResult *ladder,
    const FigureSet *figures)
{
	static const ColumnWords columns[] = {
		{ "limit", MSG_LADDER_COL_DUE, ALIGN_TEXT },
		{ "decide_by", MSG_LADDER_COL_DUE_BY, ALIGN_TEXT },
		{ "cost", MSG_LADDER_COL_DUE_COST, ALIGN_NUMBER },
	};
	g_autoptr(GPtrArray) due = g_ptr_array_new();
	const Rung *rung;
	ReportTable *table;

	while (due->len < MOST_DUE && (rung = find_next(ladder, due)) != NULL)
		g_ptr_array_add(due, (gpointer)rung);
	if (due->len == 0)
		return NULL;
	table = report_table_new("due", lang_text(MSG_LADDER_DUE_TABLE), NULL);
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < due->len; i++)
		add_row(evidence, g_ptr_array_index(due, i), figures, table);
	return table;
}
