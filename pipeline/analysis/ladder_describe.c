#include <math.h>

#include "pipeline/analysis/ladder.h"
#include "pipeline/gate/fingerprint.h"

/* What lies beyond would press all that matters to one side. */
static const double most_shown = 1000;

/* Why a rung is not drawn. */
static char *
missing_words(const Rung *rung)
{
	char multiple[NUMBER_TEXT_SIZE];

	if (!isfinite(rung->multiple.p50))
		return g_strdup(rung_no_multiple(rung));
	return g_strdup(number_format_multiple(rung->multiple.p50, multiple));
}

/* What there is to see: how many limits each multiple passes.  The answer to
 * the first question, HEADLINE, where there are not two to count. */
static char *
chart_title(const LadderResult *ladder, const char *headline)
{
	char counts[MULTIPLE_COUNT][NUMBER_TEXT_SIZE];
	long known = 0, passed[MULTIPLE_COUNT] = { 0 };

	for (guint r = 0; r < ladder->rungs->len; r++) {
		const double breaks = ladder_rung(ladder, r)->multiple.p50;

		known += !isnan(breaks);
		for (int m = 1; m < MULTIPLE_COUNT; m++)
			passed[m] += breaks <= multiples[m];
	}
	if (known < 2)
		return g_strdup(headline);
	number_format_count(known, counts[0]);
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		number_format_count(passed[m], counts[m]);
	return lang_format(
	    MSG_LADDER_TITLE, counts[0], counts[1], counts[2], counts[3], NULL);
}

static ChartSpec *
make_chart(
    const Evidence *evidence, const LadderResult *ladder, const char *title)
{
	ChartSpec *chart = chart_spec_new(
	    CHART_LADDER, "ladder", title, lang_text(MSG_LADDER_SUBTITLE));

	chart->table = g_strdup("ladder");
	chart_axis_set(&chart->x, lang_text(MSG_LADDER_AXIS), AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		chart_spec_add_mark(chart, multiples[m], NULL, false);
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);
		g_autofree char *label = limit_label(rung->limit);
		ChartRow *row = chart_spec_add_row(chart, label);

		if (rung->multiple.p50 <= most_shown) {
			row->lo = rung->multiple.p10;
			row->mid = rung->multiple.p50;
			row->hi = rung->multiple.p90;
		} else {
			row->missing = missing_words(rung);
		}
		row->hollow = rung->limit->kind == LIMIT_ORGANISATION;
		row->role = rung_overdue(rung)        ? ROLE_BAD
			    : (int)r == ladder->first ? ROLE_FIRST
						      : ROLE_NEUTRAL;
		row->note = rung_decide_words(evidence, rung);
	}
	return chart;
}

static void
add_table_row(const Evidence *evidence, const Rung *rung, ReportTable *table)
{
	const Limit *limit = rung->limit;
	const bool system = limit->kind == LIMIT_SYSTEM;
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *label = limit_label(limit);
	g_autofree char *crossing = limit_crossing(limit);
	g_autofree char *breaks = rung_breaks_words(evidence, rung);
	g_autofree char *decide = rung_decide_words(evidence, rung);
	g_autofree char *multiple =
	    g_strdup_printf("limit.%s.multiple", limit->id);
	g_autofree char *months = g_strdup_printf("limit.%s.months", limit->id);
	g_autofree char *decide_by =
	    g_strdup_printf("limit.%s.decide_by", limit->id);
	char iso[DATE_TEXT_SIZE] = "", number[NUMBER_TEXT_SIZE] = "";

	if (isfinite(rung->decide_weeks))
		date_format_iso(
		    date_add_days(evidence->as_of, rung->decide_weeks * 7),
		    iso);
	if (isfinite(rung->months.p50))
		number_format_machine(rung->months.p50, number);
	report_row_add(row, label, limit->id, NULL);
	report_row_add(row, crossing, NULL, NULL);
	report_row_add(row,
	    lang_text(system ? MSG_LADDER_SYSTEM : MSG_LADDER_ORGANISATION),
	    system ? "system" : "organisation", NULL);
	words_add_multiple(row, rung->multiple, multiple);
	report_row_add(row, breaks, number, months);
	report_row_add(row, decide, iso, decide_by);
	report_row_add(row,
	    lang_text(limit->proxy ? MSG_LADDER_PROXY : MSG_LADDER_MEASURED),
	    limit->proxy ? "proxy" : "measured", NULL);
}

static ReportTable *
make_table(const Evidence *evidence, const LadderResult *ladder)
{
	static const ColumnWords columns[] = {
		{ "limit", MSG_LADDER_COL_LIMIT, ALIGN_TEXT },
		{ "crossing", MSG_LADDER_COL_CROSSING, ALIGN_TEXT },
		{ "kind", MSG_LADDER_COL_KIND, ALIGN_TEXT },
		{ "multiple", MSG_LADDER_COL_MULTIPLE, ALIGN_NUMBER },
		{ "breaks", MSG_LADDER_COL_BREAKS, ALIGN_TEXT },
		{ "decide_by", MSG_LADDER_COL_DECIDE, ALIGN_TEXT },
		{ "evidence", MSG_LADDER_COL_EVIDENCE, ALIGN_TEXT },
	};
	ReportTable *table =
	    report_table_new("ladder", lang_text(MSG_LADDER_TABLE), NULL);

	table->named = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint r = 0; r < ladder->rungs->len; r++)
		add_table_row(evidence, ladder_rung(ladder, r), table);
	return table;
}

/* One cell: the expected cost, over its probability; said when unknown. */
static void
add_heat_cell(const Evidence *evidence, ChartRow *row, const Rung *rung, int m)
{
	const double broken = rung->broken_at[m];
	char percent[NUMBER_TEXT_SIZE], money[NUMBER_TEXT_SIZE];
	ChartCell *cell = chart_row_add_cell(row, broken,
	    number_format_estimate(
		rung->risk[m], evidence_currency(evidence), money),
	    broken >= 0.9   ? ROLE_BAD
	    : broken >= 0.1 ? ROLE_WATCH
			    : ROLE_GOOD);

	cell->note = g_strdup(number_format_percent(broken, percent));
}

static char *
risk_title(const Evidence *evidence, const LadderResult *ladder)
{
	char total[NUMBER_TEXT_SIZE];
	const double at_10 = ladder->risk_total[1];

	if (isnan(at_10))
		return g_strdup(lang_text(MSG_LADDER_RISK_UNKNOWN));
	if (at_10 == 0)
		return g_strdup(lang_text(MSG_LADDER_RISK_NONE));
	return lang_format(MSG_LADDER_RISK_TITLE,
	    number_format_estimate(at_10, evidence_currency(evidence), total),
	    NULL);
}

static ChartSpec *
make_risk_chart(const Evidence *evidence, const LadderResult *ladder)
{
	g_autofree char *title = risk_title(evidence, ladder);
	ChartSpec *chart = chart_spec_new(
	    CHART_HEAT, "risk", title, lang_text(MSG_LADDER_RISK_SUBTITLE));
	char head[NUMBER_TEXT_SIZE];

	chart->table = g_strdup("risk");
	/* what is printed in a cell is not what its shade says */
	chart->description = g_strdup(chart->subtitle);
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		chart_spec_add_column(chart, words_times(multiples[m], head));
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);
		g_autofree char *label = limit_label(rung->limit);
		ChartRow *row = chart_spec_add_row(chart, label);

		row->hollow = rung->limit->kind == LIMIT_ORGANISATION;
		if (isnan(rung->broken_at[1])) {
			row->missing = g_strdup(rung_no_multiple(rung));
			continue;
		}
		for (int m = 1; m < MULTIPLE_COUNT; m++)
			add_heat_cell(evidence, row, rung, m);
	}
	return chart;
}

static void
add_risk_row(const Evidence *evidence, const Rung *rung, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *label = limit_label(rung->limit);

	report_row_add(row, label, rung->limit->id, NULL);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *broken =
		    g_strdup_printf("limit.%s.broken_at.%s", rung->limit->id,
			multiple_names[m]);
		g_autofree char *risk = g_strdup_printf(
		    "limit.%s.risk.%s", rung->limit->id, multiple_names[m]);

		words_add_share(row, rung->broken_at[m], broken);
		words_add_estimate(
		    row, rung->risk[m], evidence_currency(evidence), risk);
	}
}

static void
add_risk_columns(ReportTable *table, int m)
{
	char head[NUMBER_TEXT_SIZE];
	g_autofree char *broken_key =
	    g_strdup_printf("broken_%s", multiple_names[m]);
	g_autofree char *risk_key =
	    g_strdup_printf("risk_%s", multiple_names[m]);
	g_autofree char *broken = lang_format(
	    MSG_LADDER_COL_BROKEN, words_times(multiples[m], head), NULL);
	g_autofree char *risk = lang_format(MSG_LADDER_COL_RISK, head, NULL);

	report_table_add_column(table, broken_key, broken, ALIGN_NUMBER);
	report_table_add_column(table, risk_key, risk, ALIGN_NUMBER);
}

static ReportTable *
make_risk_table(const Evidence *evidence, const LadderResult *ladder)
{
	ReportTable *table =
	    report_table_new("risk", lang_text(MSG_LADDER_RISK_TABLE), NULL);

	report_table_add_column(
	    table, "limit", lang_text(MSG_LADDER_COL_LIMIT), ALIGN_TEXT);
	for (int m = 1; m < MULTIPLE_COUNT; m++)
		add_risk_columns(table, m);
	for (guint r = 0; r < ladder->rungs->len; r++)
		add_risk_row(evidence, ladder_rung(ladder, r), table);
	return table;
}

/* Whether two rows of the table of risks tell the cost of one fix. */
static bool
any_shared(const LadderResult *ladder)
{
	for (guint r = 0; r < ladder->rungs->len; r++)
		for (guint k = 0; k < r; k++)
			if (rungs_share_fix(
				ladder_rung(ladder, r), ladder_rung(ladder, k)))
				return true;
	return false;
}

/* The answer to the first question of the report, in one sentence. */
static char *
headline(const Evidence *evidence, const LadderResult *ladder)
{
	const Rung *first;
	g_autofree char *label = NULL;
	g_autofree char *crossing = NULL;
	g_autofree char *breaks = NULL;
	g_autofree char *decide = NULL;
	char multiple[NUMBER_TEXT_SIZE];

	if (isnan(ladder->headroom.p50))
		return g_strdup(
		    lang_text(ladder->systems == 0 ? MSG_LADDER_NO_HEADROOM
						   : MSG_LADDER_BY_TIME));
	if (ladder->first < 0)
		return g_strdup(lang_text(MSG_LADDER_ENDLESS));
	first = ladder_rung(ladder, (guint)ladder->first);
	label = limit_label(first->limit);
	if (isinf(ladder->headroom.p50))
		return lang_format(MSG_LADDER_RARELY,
		    number_format_percent(first->first_share, multiple), label,
		    NULL);
	crossing = limit_crossing(first->limit);
	breaks = rung_breaks_words(evidence, first);
	decide = rung_decide_words(evidence, first);
	if (ladder->headroom.p50 <= 1)
		return lang_format(
		    MSG_LADDER_BROKEN_NOW, label, crossing, NULL);
	number_format_multiple(ladder->headroom.p50, multiple);
	if (isinf(first->months.p50))
		return lang_format(
		    MSG_LADDER_HEADLINE_STILL, multiple, label, NULL);
	return lang_format(
	    MSG_LADDER_HEADLINE, multiple, label, breaks, decide, NULL);
}

static char *
first_share_words(const Rung *first)
{
	char percent[NUMBER_TEXT_SIZE];

	return lang_format(
	    first->first_share >= 0.8 ? MSG_LADDER_CLEAR : MSG_LADDER_CLOSE,
	    number_format_percent(first->first_share, percent), NULL);
}

static char *
range_words(Spread headroom)
{
	g_autofree char *range = words_range_multiple(headroom);

	return range[0] == '\0'
		   ? g_strdup(lang_text(MSG_LADDER_CARD_SAME))
		   : lang_format(MSG_LADDER_CARD_RANGE, range, NULL);
}

static void
add_cards(
    const Evidence *evidence, const LadderResult *ladder, Section *section)
{
	const Rung *first = ladder_rung(ladder, (guint)ladder->first);
	g_autofree char *label = limit_label(first->limit);
	g_autofree char *crossing = limit_crossing(first->limit);
	g_autofree char *range = range_words(ladder->headroom);
	g_autofree char *breaks = rung_breaks_words(evidence, first);
	g_autofree char *share = first_share_words(first);
	g_autofree char *months_figure =
	    g_strdup_printf("limit.%s.months", first->limit->id);
	char multiple[NUMBER_TEXT_SIZE];

	section_add_key_figure(section, "headroom.multiple",
	    lang_text(MSG_LADDER_HEADROOM),
	    number_format_multiple(ladder->headroom.p50, multiple), range);
	section_add_key_figure(section, "headroom.limit",
	    lang_text(MSG_LADDER_FIRST), label, share);
	section_add_key_figure(section, months_figure,
	    lang_text(MSG_LADDER_CARD_WHEN), breaks, crossing);
}

/* What breaks with time although users do not grow. */
static void
add_timed(
    const Evidence *evidence, const LadderResult *ladder, Section *section)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Rung *rung = ladder_rung(ladder, r);
		g_autofree char *label = limit_label(rung->limit);
		g_autofree char *crossing = limit_crossing(rung->limit);
		g_autofree char *breaks = rung_breaks_words(evidence, rung);
		g_autofree char *decide = rung_decide_words(evidence, rung);
		g_autofree char *text = lang_format(
		    MSG_LADDER_TIMED, label, crossing, breaks, NULL);

		if (isnan(rung->multiple.p50) && isfinite(rung->months.p50))
			section_add_finding(section,
			    rung_overdue(rung) ? FINDING_WARNING : FINDING_NOTE,
			    text, decide);
	}
}

static void
add_limits(const LadderResult *ladder, Report *report)
{
	for (guint r = 0; r < ladder->rungs->len; r++) {
		const Limit *limit = ladder_rung(ladder, r)->limit;
		g_autofree char *label = limit_label(limit);
		g_autofree char *subject = limit_subject(limit);
		char fingerprint[FINGERPRINT_SIZE];

		report_add_limit(report, limit->id, label,
		    limit->kind == LIMIT_SYSTEM ? "system" : "organisation",
		    limit->proxy)
		    ->fingerprint = g_strdup(
		    fingerprint_of(report->service, subject, fingerprint));
	}
}

void
ladder_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const LadderResult *ladder = results->ladder;
	Section *section = report_add_section(
	    report, "ladder", RANK_LADDER, lang_text(MSG_LADDER_SECTION));
	g_autofree char *sentence = headline(evidence, ladder);
	g_autofree char *title = NULL;
	ReportTable *due;

	ladder_figures(evidence, ladder, report->figures);
	due = ladder_due_table(evidence, ladder, report->figures);
	add_limits(ladder, report);
	report_set_headline(report, sentence);
	section_set_lead(section, sentence);
	if (isfinite(ladder->headroom.p50))
		add_cards(evidence, ladder, section);
	if (due != NULL)
		section_add_table(section, due);
	if (ladder->systems == 0)
		section_add_insufficient(section,
		    lang_text(MSG_LADDER_NO_LIMITS),
		    lang_text(MSG_LADDER_NEEDS));
	add_timed(evidence, ladder, section);
	if (ladder->rungs->len == 0)
		return;
	title = chart_title(ladder, sentence);
	section_add_chart(section, make_chart(evidence, ladder, title));
	section_add_table(section, make_table(evidence, ladder));
	section_add_chart(section, make_risk_chart(evidence, ladder));
	section_add_table(section, make_risk_table(evidence, ladder));
	if (any_shared(ladder))
		section_add_text(section, lang_text(MSG_LADDER_SHARED_FIX));
}
