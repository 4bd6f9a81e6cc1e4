#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/lang.h"

static bool
overdue(const Rung *rung)
{
	return rung->decide_weeks < 0;
}

/* "decide now", "by 3 Mar 2027", or why there is no date. */
static char *
decide_words(const Evidence *evidence, const Rung *rung)
{
	char date[DATE_TEXT_SIZE];

	if (isinf(rung->months.p50))
		return g_strdup(lang_text(MSG_LADDER_NEVER));
	if (isnan(rung->decide_weeks))
		return g_strdup(lang_text(MSG_LADDER_LEAD_UNKNOWN));
	if (overdue(rung))
		return g_strdup(lang_text(MSG_LADDER_DECIDE_NOW));
	return lang_format(MSG_LADDER_DECIDE_BY,
	    date_format_human(
		date_add_days(evidence->as_of, rung->decide_weeks * 7), date),
	    NULL);
}

static char *
breaks_words(const Evidence *evidence, const Rung *rung)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	if (isinf(rung->months.p10))
		return g_strdup(lang_text(MSG_LADDER_NEVER));
	if (rung->months.p90 <= 0)
		return g_strdup(lang_text(MSG_LADDER_ALREADY));
	month_format_human(
	    date_month(date_add_months(evidence->as_of, rung->months.p10)),
	    from);
	if (isinf(rung->months.p90))
		return lang_format(MSG_LADDER_FROM, from, NULL);
	month_format_human(
	    date_month(date_add_months(evidence->as_of, rung->months.p90)), to);
	if (g_str_equal(from, to))
		return g_strdup(from);
	return lang_format(MSG_LADDER_BETWEEN, from, to, NULL);
}

static void
copy_inputs(Figure *figure, const Limit *limit)
{
	for (guint i = 0; i < limit->inputs->len; i++)
		figure_add_input(figure, "%s",
		    (const char *)g_ptr_array_index(limit->inputs, i));
	figure->tags |=
	    limit->tags | FIGURE_SIMULATED | (limit->proxy ? FIGURE_PROXY : 0);
	figure->n = DRAWS;
}

static void
add_spread(FigureSet *figures, const Limit *limit, const char *what,
    const char *unit, Spread spread, const char *method)
{
	g_autofree char *id = g_strdup_printf("limit.%s.%s", limit->id, what);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE, limit->label, what, NULL);
	Figure *figure;

	if (!isfinite(spread.p50)) {
		figure_set_missing(figures, id, label, unit,
		    lang_text(isnan(spread.p50) ? MSG_LADDER_NO_TREND
						: MSG_LADDER_NEVER));
		return;
	}
	figure =
	    figure_set_number(figures, id, label, unit, spread.p50, method);
	figure->lo = spread.p10;
	figure->hi = isfinite(spread.p90) ? spread.p90 : NAN;
	copy_inputs(figure, limit);
}

static void
add_decide_by(const Evidence *evidence, FigureSet *figures, const Rung *rung)
{
	const Limit *limit = rung->limit;
	g_autofree char *id = g_strdup_printf("limit.%s.decide_by", limit->id);
	g_autofree char *label =
	    lang_format(MSG_LADDER_FIGURE, limit->label, "decide_by", NULL);
	char date[DATE_TEXT_SIZE];
	Figure *figure;

	if (!isfinite(rung->decide_weeks)) {
		figure_set_missing(figures, id, label, "date",
		    lang_text(isinf(rung->months.p50)
				  ? MSG_LADDER_NEVER
				  : MSG_LADDER_LEAD_UNKNOWN));
		return;
	}
	date_format_iso(
	    date_add_days(evidence->as_of, rung->decide_weeks * 7), date);
	figure = figure_set_text(figures, id, label, "date", date,
	    lang_text(MSG_LADDER_DECIDE_METHOD));
	figure_add_input(figure, "limit.%s.months", limit->id);
	figure_uses(figure, ASSUME_LEAD_PEOPLE);
	figure_uses(figure, ASSUME_HOURS_PER_WEEK);
	figure_uses(figure, ASSUME_DECIDE_BUFFER);
}

static void
add_risks(const Evidence *evidence, FigureSet *figures, const Rung *rung)
{
	const Limit *limit = rung->limit;

	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *broken = g_strdup_printf(
		    "limit.%s.broken_at.%s", limit->id, multiple_names[m]);
		g_autofree char *risk = g_strdup_printf(
		    "limit.%s.risk.%s", limit->id, multiple_names[m]);
		g_autofree char *label = lang_format(MSG_LADDER_BROKEN_AT,
		    limit->label, multiple_names[m], NULL);
		Figure *figure = figure_set_number(figures, broken, label,
		    "probability", rung->broken_at[m],
		    lang_text(MSG_LADDER_BROKEN_METHOD));

		copy_inputs(figure, limit);
		if (isnan(rung->risk[m])) {
			figure_set_missing(figures, risk, label,
			    evidence_currency(evidence),
			    lang_text(MSG_LADDER_COST_UNKNOWN));
			continue;
		}
		figure = figure_set_number(figures, risk, label,
		    evidence_currency(evidence), rung->risk[m],
		    lang_text(MSG_LADDER_RISK_METHOD));
		figure_add_input(figure, "%s", broken);
		copy_inputs(figure, limit);
	}
}

static void
add_totals(
    const Evidence *evidence, const LadderResult *ladder, FigureSet *figures)
{
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *id =
		    g_strdup_printf("risk.total.%s", multiple_names[m]);
		g_autofree char *label =
		    lang_format(MSG_LADDER_RISK_TOTAL, multiple_names[m], NULL);
		Figure *figure;

		if (isnan(ladder->risk_total[m])) {
			figure_set_missing(figures, id, label,
			    evidence_currency(evidence),
			    lang_text(MSG_LADDER_COST_UNKNOWN));
			continue;
		}
		figure = figure_set_number(figures, id, label,
		    evidence_currency(evidence), ladder->risk_total[m],
		    lang_text(MSG_LADDER_TOTAL_METHOD));
		for (guint r = 0; r < ladder->rungs->len; r++) {
			const Rung *rung =
			    &g_array_index(ladder->rungs, Rung, r);

			if (!isnan(rung->risk[m]))
				figure_add_input(figure, "limit.%s.risk.%s",
				    rung->limit->id, multiple_names[m]);
		}
	}
}

static void
add_figures(
    const Evidence *evidence, const LadderResult *ladder, FigureSet *figures)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = &g_array_index(ladder->rungs, Rung, r);

		add_spread(figures, rung->limit, "multiple", "x",
		    rung->multiple, lang_text(MSG_LADDER_MULTIPLE_METHOD));
		add_spread(figures, rung->limit, "months", "months",
		    rung->months, lang_text(MSG_LADDER_MONTHS_METHOD));
		add_decide_by(evidence, figures, rung);
		add_risks(evidence, figures, rung);
	}
	add_totals(evidence, ladder, figures);
}

static void
add_headroom_figures(const LadderResult *ladder, FigureSet *figures)
{
	const Rung *first;
	Figure *figure;

	if (ladder->first < 0 || !isfinite(ladder->headroom.p50)) {
		const char *reason =
		    lang_text(ladder->systems == 0 ? MSG_LADDER_NO_LIMITS
						   : MSG_LADDER_NEVER);

		figure_set_missing(figures, "headroom.multiple",
		    lang_text(MSG_LADDER_HEADROOM), "x", reason);
		figure_set_missing(figures, "headroom.limit",
		    lang_text(MSG_LADDER_FIRST), "text", reason);
		return;
	}
	first = &g_array_index(ladder->rungs, Rung, ladder->first);
	figure = figure_set_number(figures, "headroom.multiple",
	    lang_text(MSG_LADDER_HEADROOM), "x", ladder->headroom.p50,
	    lang_text(MSG_LADDER_HEADROOM_METHOD));
	figure->lo = ladder->headroom.p10;
	figure->hi =
	    isfinite(ladder->headroom.p90) ? ladder->headroom.p90 : NAN;
	figure->n = DRAWS;
	figure->tags |= FIGURE_SIMULATED;
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Limit *limit =
		    g_array_index(ladder->rungs, Rung, r).limit;

		if (limit->kind == LIMIT_SYSTEM)
			figure_add_input(
			    figure, "limit.%s.multiple", limit->id);
	}
	figure = figure_set_text(figures, "headroom.limit",
	    lang_text(MSG_LADDER_FIRST), "text", first->limit->id,
	    lang_text(MSG_LADDER_FIRST_METHOD));
	figure_add_input(figure, "headroom.multiple");
}

static ChartSpec *
make_chart(
    const Evidence *evidence, const LadderResult *ladder, const char *title)
{
	g_autofree char *subtitle = lang_format(MSG_LADDER_SUBTITLE, NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_LADDER, "ladder", title, subtitle);

	chart->table = g_strdup("ladder");
	chart->description = g_strdup(title);
	chart_axis_set(&chart->x, lang_text(MSG_LADDER_AXIS), AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		chart_spec_add_mark(chart, multiples[m], NULL, false);
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = &g_array_index(ladder->rungs, Rung, r);
		ChartRow *row = chart_spec_add_row(chart, rung->limit->label);

		row->lo = rung->multiple.p10;
		row->mid = rung->multiple.p50;
		row->hi = rung->multiple.p90;
		row->hollow = rung->limit->kind == LIMIT_ORGANISATION;
		row->role = (int)r == ladder->first ? ROLE_FIRST
			    : overdue(rung)         ? ROLE_BAD
						    : ROLE_NEUTRAL;
		row->note = decide_words(evidence, rung);
		if (!isfinite(rung->multiple.p50))
			row->missing = g_strdup(lang_text(
			    isnan(rung->multiple.p50) ? MSG_LADDER_NO_TREND
						      : MSG_LADDER_NEVER));
	}
	return chart;
}

static void
add_table_row(const Evidence *evidence, const Rung *rung, ReportTable *table)
{
	const Limit *limit = rung->limit;
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *breaks = breaks_words(evidence, rung);
	g_autofree char *decide = decide_words(evidence, rung);
	g_autofree char *figure =
	    g_strdup_printf("limit.%s.multiple", limit->id);
	g_autofree char *decide_figure =
	    g_strdup_printf("limit.%s.decide_by", limit->id);
	g_autofree char *multiple = words_multiple(
	    rung->multiple.p50, rung->multiple.p10, rung->multiple.p90);
	char machine[NUMBER_TEXT_SIZE], iso[DATE_TEXT_SIZE] = "";

	if (isfinite(rung->decide_weeks))
		date_format_iso(
		    date_add_days(evidence->as_of, rung->decide_weeks * 7),
		    iso);
	report_row_add(row, limit->label, NULL, NULL);
	report_row_add(row, limit->crossing, NULL, NULL);
	report_row_add(row,
	    lang_text(limit->kind == LIMIT_SYSTEM ? MSG_LADDER_SYSTEM
						  : MSG_LADDER_ORGANISATION),
	    limit->kind == LIMIT_SYSTEM ? "system" : "organisation", NULL);
	report_row_add(row, multiple,
	    isfinite(rung->multiple.p50)
		? number_format_machine(rung->multiple.p50, machine)
		: "",
	    figure);
	report_row_add(row, breaks, NULL, NULL);
	report_row_add(row, decide, iso, decide_figure);
	report_row_add(row,
	    lang_text(limit->proxy ? MSG_LADDER_PROXY : MSG_LADDER_MEASURED),
	    limit->proxy ? "proxy" : "measured", NULL);
}

static ReportTable *
make_table(const Evidence *evidence, const LadderResult *ladder)
{
	ReportTable *table =
	    report_table_new("ladder", lang_text(MSG_LADDER_TABLE), NULL);

	report_table_add_column(
	    table, "limit", lang_text(MSG_LADDER_COL_LIMIT), ALIGN_TEXT);
	report_table_add_column(
	    table, "crossing", lang_text(MSG_LADDER_COL_CROSSING), ALIGN_TEXT);
	report_table_add_column(
	    table, "kind", lang_text(MSG_LADDER_COL_KIND), ALIGN_TEXT);
	report_table_add_column(table, "multiple",
	    lang_text(MSG_LADDER_COL_MULTIPLE), ALIGN_NUMBER);
	report_table_add_column(
	    table, "breaks", lang_text(MSG_LADDER_COL_BREAKS), ALIGN_TEXT);
	report_table_add_column(
	    table, "decide_by", lang_text(MSG_LADDER_COL_DECIDE), ALIGN_TEXT);
	report_table_add_column(
	    table, "evidence", lang_text(MSG_LADDER_COL_EVIDENCE), ALIGN_TEXT);
	for (guint r = 0; r < ladder->rungs->len; r++)
		add_table_row(
		    evidence, &g_array_index(ladder->rungs, Rung, r), table);
	return table;
}

/* One cell: the expected cost, over its probability; said when unknown. */
static void
add_heat_cell(const Evidence *evidence, ChartRow *row, const Rung *rung, int m)
{
	char percent[NUMBER_TEXT_SIZE], money[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;
	ChartCell *cell;

	number_format_percent(rung->broken_at[m], percent);
	text = isnan(rung->risk[m])
		   ? g_strdup(NUMBER_MISSING)
		   : g_strdup(number_format_money(
			 rung->risk[m], evidence_currency(evidence), money));
	cell = chart_row_add_cell(row, rung->broken_at[m], text,
	    rung->broken_at[m] >= 0.9   ? ROLE_BAD
	    : rung->broken_at[m] >= 0.1 ? ROLE_WATCH
					: ROLE_GOOD);
	cell->note = g_strdup(percent);
}

static ChartSpec *
make_risk_chart(const Evidence *evidence, const LadderResult *ladder)
{
	char total[NUMBER_TEXT_SIZE];
	g_autofree char *title = NULL;
	ChartSpec *chart;

	number_format_money(
	    ladder->risk_total[1], evidence_currency(evidence), total);
	title = isnan(ladder->risk_total[1])
		    ? g_strdup(lang_text(MSG_LADDER_RISK_UNKNOWN))
		    : lang_format(MSG_LADDER_RISK_TITLE, total, NULL);
	chart = chart_spec_new(
	    CHART_HEAT, "risk", title, lang_text(MSG_LADDER_RISK_SUBTITLE));
	chart->table = g_strdup("risk");
	chart->description = g_strdup(title);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		char head[NUMBER_TEXT_SIZE];

		chart_spec_add_column(
		    chart, number_format_multiple(multiples[m], head));
	}
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = &g_array_index(ladder->rungs, Rung, r);
		ChartRow *row;

		if (isnan(rung->multiple.p50))
			continue;
		row = chart_spec_add_row(chart, rung->limit->label);
		row->hollow = rung->limit->kind == LIMIT_ORGANISATION;
		for (int m = 1; m < MULTIPLE_COUNT; m++)
			add_heat_cell(evidence, row, rung, m);
	}
	return chart;
}

static void
add_risk_row(const Evidence *evidence, const Rung *rung, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, rung->limit->label, NULL, NULL);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *broken =
		    g_strdup_printf("limit.%s.broken_at.%s", rung->limit->id,
			multiple_names[m]);
		g_autofree char *risk = g_strdup_printf(
		    "limit.%s.risk.%s", rung->limit->id, multiple_names[m]);
		char percent[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

		report_row_add(row,
		    number_format_percent(rung->broken_at[m], percent),
		    number_format_machine(rung->broken_at[m], machine), broken);
		words_add_money(
		    row, rung->risk[m], evidence_currency(evidence), risk);
	}
}

static ReportTable *
make_risk_table(const Evidence *evidence, const LadderResult *ladder)
{
	ReportTable *table =
	    report_table_new("risk", lang_text(MSG_LADDER_RISK_TABLE), NULL);

	report_table_add_column(
	    table, "limit", lang_text(MSG_LADDER_COL_LIMIT), ALIGN_TEXT);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *key =
		    g_strdup_printf("broken_%s", multiple_names[m]);
		g_autofree char *risk =
		    g_strdup_printf("risk_%s", multiple_names[m]);
		char head[NUMBER_TEXT_SIZE];
		g_autofree char *broken_title = NULL;
		g_autofree char *risk_title = NULL;

		number_format_multiple(multiples[m], head);
		broken_title = lang_format(MSG_LADDER_COL_BROKEN, head, NULL);
		risk_title = lang_format(MSG_LADDER_COL_RISK, head, NULL);
		report_table_add_column(table, key, broken_title, ALIGN_NUMBER);
		report_table_add_column(table, risk, risk_title, ALIGN_NUMBER);
	}
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = &g_array_index(ladder->rungs, Rung, r);

		if (!isnan(rung->multiple.p50))
			add_risk_row(evidence, rung, table);
	}
	return table;
}

/* The answer to the first question of the report, in one sentence. */
static char *
headline(const Evidence *evidence, const LadderResult *ladder)
{
	const Rung *first;
	g_autofree char *breaks = NULL;
	g_autofree char *decide = NULL;
	char multiple[NUMBER_TEXT_SIZE];

	if (ladder->first < 0)
		return g_strdup(lang_text(MSG_LADDER_NO_HEADROOM));
	first = &g_array_index(ladder->rungs, Rung, ladder->first);
	if (!isfinite(ladder->headroom.p50))
		return g_strdup(lang_text(MSG_LADDER_ENDLESS));
	breaks = breaks_words(evidence, first);
	decide = decide_words(evidence, first);
	if (ladder->headroom.p50 <= 1)
		return lang_format(MSG_LADDER_BROKEN_NOW, first->limit->label,
		    first->limit->crossing, NULL);
	return lang_format(MSG_LADDER_HEADLINE,
	    number_format_multiple(ladder->headroom.p50, multiple),
	    first->limit->label, breaks, decide, NULL);
}

/* Under a tenth or over nine tenths of draws: no contest, no note. */
static char *
first_share_words(const Rung *first)
{
	char percent[NUMBER_TEXT_SIZE];

	return lang_format(
	    first->first_share >= 0.8 ? MSG_LADDER_CLEAR : MSG_LADDER_CLOSE,
	    number_format_percent(first->first_share, percent), NULL);
}

static void
add_cards(
    const Evidence *evidence, const LadderResult *ladder, Section *section)
{
	const Rung *first = &g_array_index(ladder->rungs, Rung, ladder->first);
	g_autofree char *multiple = words_multiple_only(ladder->headroom.p50);
	g_autofree char *range =
	    words_range_multiple(ladder->headroom.p10, ladder->headroom.p90);
	g_autofree char *breaks = breaks_words(evidence, first);
	g_autofree char *decide = decide_words(evidence, first);
	g_autofree char *share = first_share_words(first);
	g_autofree char *decide_figure =
	    g_strdup_printf("limit.%s.decide_by", first->limit->id);
	g_autofree char *months_figure =
	    g_strdup_printf("limit.%s.months", first->limit->id);

	section_add_key_figure(section, "headroom.multiple",
	    lang_text(MSG_LADDER_HEADROOM), multiple, range);
	section_add_key_figure(section, "headroom.limit",
	    lang_text(MSG_LADDER_FIRST), first->limit->label, share);
	section_add_key_figure(section, months_figure,
	    lang_text(MSG_LADDER_CARD_WHEN), breaks, first->limit->crossing);
	section_add_key_figure(section, decide_figure,
	    lang_text(MSG_LADDER_CARD_DECIDE), decide,
	    lang_text(MSG_LADDER_CARD_DECIDE_NOTE));
}

static void
add_limits(const LadderResult *ladder, Report *report)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Limit *limit =
		    g_array_index(ladder->rungs, Rung, r).limit;
		ReportLimit *out = g_new0(ReportLimit, 1);

		out->id = g_strdup(limit->id);
		out->label = g_strdup(limit->label);
		out->kind = g_strdup(
		    limit->kind == LIMIT_SYSTEM ? "system" : "organisation");
		out->proxy = limit->proxy;
		g_ptr_array_add(report->limits, out);
	}
}

void
ladder_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const LadderResult *ladder = results->ladder;
	Section *section = report_add_section(
	    report, "ladder", RANK_LADDER, lang_text(MSG_LADDER_SECTION));

	add_figures(evidence, ladder, report->figures);
	add_headroom_figures(ladder, report->figures);
	add_limits(ladder, report);
	report->headline = headline(evidence, ladder);
	section_set_lead(section, report->headline);
	if (ladder->systems == 0)
		section_add_insufficient(section,
		    lang_text(MSG_LADDER_NO_LIMITS),
		    lang_text(MSG_LADDER_NEEDS));
	else if (isfinite(ladder->headroom.p50))
		add_cards(evidence, ladder, section);
	if (ladder->rungs->len == 0)
		return;
	section_add_chart(
	    section, make_chart(evidence, ladder, report->headline));
	section_add_table(section, make_table(evidence, ladder));
	section_add_chart(section, make_risk_chart(evidence, ladder));
	section_add_table(section, make_risk_table(evidence, ladder));
}
