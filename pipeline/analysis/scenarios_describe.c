#include <math.h>

#include "pipeline/analysis/fixed.h"
#include "pipeline/analysis/scenarios.h"

/* As things are, or one scenario: a row of the first table, a column of the
 * others. */
typedef struct Side {
	const char *name, *id; /* "plan" for things as they are */
	const Config *config;
	const LadderResult *ladder;
} Side;

/* Of Side: things as they are, then the scenarios. */
static GArray *
list_sides(const Evidence *evidence, const Results *results)
{
	GArray *sides = g_array_new(FALSE, FALSE, sizeof(Side));
	Side side = { lang_text(MSG_SCENARIO_PLAN), "plan", evidence->config,
		results->ladder };

	g_array_append_val(sides, side);
	for (guint i = 0; i < results->scenarios->scenarios->len; i++) {
		const Scenario *scenario = scenario_at(results->scenarios, i);

		side = (Side){ scenario->config->scenario, scenario->id,
			scenario->config, scenario->results->ladder };
		g_array_append_val(sides, side);
	}
	return sides;
}

static bool
is_plan(const Side *side)
{
	return side->config->scenario == NULL;
}

/* The figure PLAN of things as they are, or REST of the scenario. */
static char *
figure_of(const Side *side, const char *plan, const char *rest)
{
	return is_plan(side)
		   ? g_strdup(plan)
		   : g_strdup_printf("scenario.%s.%s", side->id, rest);
}

static char *
lead(const Results *results)
{
	const ScenariosResult *all = results->scenarios;
	const Spread was = results->ladder->headroom;
	char before[NUMBER_TEXT_SIZE], after[NUMBER_TEXT_SIZE];
	const Scenario *best;

	if (!isfinite(was.p50))
		return g_strdup(lang_text(MSG_SCENARIO_LEAD_UNKNOWN));
	number_format_multiple(was.p50, before);
	if (all->best < 0)
		return lang_format(MSG_SCENARIO_LEAD_SAME, before, NULL);
	best = scenario_at(all, (guint)all->best);
	if (isinf(best->results->ladder->headroom.p50))
		return lang_format(MSG_SCENARIO_LEAD_ENDLESS,
		    best->config->scenario, before, NULL);
	number_format_multiple(best->results->ladder->headroom.p50, after);
	return lang_format(MSG_SCENARIO_LEAD_MORE, best->config->scenario,
	    after, before, NULL);
}

static void
add_changes(const Evidence *evidence, const Results *results, Section *section)
{
	const ScenariosResult *all = results->scenarios;
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < all->scenarios->len; i++) {
		const Scenario *scenario = scenario_at(all, i);
		g_autofree char *changes =
		    scenario_changes(evidence, results->ladder, scenario);

		g_ptr_array_add(
		    items, lang_format(MSG_SCENARIO_ITEM,
			       scenario->config->scenario, changes, NULL));
	}
	g_ptr_array_add(items, NULL);
	section_add_list(section, (const char *const *)items->pdata);
}

static ChartSpec *
make_chart(const Evidence *evidence, const GArray *sides, const char *title)
{
	ChartSpec *chart = chart_spec_new(
	    CHART_LADDER, "scenarios", title, lang_text(MSG_SCENARIO_SUBTITLE));

	chart->table = g_strdup("scenarios");
	chart_axis_set(&chart->x, lang_text(MSG_LADDER_AXIS), AXIS_LOG);
	chart->x.suffix = g_strdup("×");
	for (guint i = 0; i < sides->len; i++) {
		const Side *side = &g_array_index(sides, Side, i);
		const Spread headroom = side->ladder->headroom;
		const Rung *first = ladder_first(side->ladder);
		ChartRow *row = chart_spec_add_row(chart, side->name);

		row->role = is_plan(side) ? ROLE_FIRST : ROLE_NEUTRAL;
		if (!isfinite(headroom.p50)) {
			row->missing = g_strdup(lang_text(
			    isinf(headroom.p50) ? MSG_LADDER_WHY_NEVER
						: MSG_SCENARIO_WHY_NO_LIMIT));
			continue;
		}
		row->lo = headroom.p10;
		row->mid = headroom.p50;
		row->hi = isfinite(headroom.p90) ? headroom.p90 : NAN;
		row->note = rung_decide_words(evidence, first);
	}
	return chart;
}

/* First to break, when, and the decision on it; dashes without one. */
static void
add_first(const Evidence *evidence, const Side *side, GPtrArray *row)
{
	const Rung *first = ladder_first(side->ladder);
	const char *limit = first == NULL ? "" : first->limit->id;
	g_autofree char *plan_months =
	    g_strdup_printf("limit.%s.months", limit);
	g_autofree char *plan_decide =
	    g_strdup_printf("limit.%s.decide_by", limit);
	g_autofree char *label = NULL;
	g_autofree char *breaks = NULL;
	g_autofree char *decide = NULL;
	g_autofree char *first_figure =
	    figure_of(side, "headroom.limit", "first");
	g_autofree char *months_figure = figure_of(side, plan_months, "months");
	g_autofree char *decide_figure =
	    figure_of(side, plan_decide, "decide_by");
	char iso[DATE_TEXT_SIZE] = "", number[NUMBER_TEXT_SIZE] = "";

	if (first == NULL) {
		for (int i = 0; i < 3; i++)
			report_row_add(row, NULL, NULL, NULL);
		return;
	}
	label = limit_label(first->limit);
	breaks = rung_breaks_words(evidence, first);
	decide = rung_decide_words(evidence, first);
	if (isfinite(first->months.p50))
		number_format_machine(first->months.p50, number);
	if (isfinite(first->decide_weeks))
		date_format_iso(
		    date_add_days(evidence->as_of, first->decide_weeks * 7),
		    iso);
	report_row_add(row, label, first->limit->id, first_figure);
	report_row_add(row, breaks, number, months_figure);
	report_row_add(row, decide, iso, decide_figure);
}

static void
add_row(const Evidence *evidence, const Side *side, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *headroom =
	    figure_of(side, "headroom.multiple", "headroom");

	report_row_add(row, side->name, NULL, NULL);
	words_add_multiple(row, side->ladder->headroom, headroom);
	add_first(evidence, side, row);
	for (int m = 1; m < MULTIPLE_COUNT; m++) {
		g_autofree char *plan =
		    g_strdup_printf("risk.total.%s", multiple_names[m]);
		g_autofree char *rest =
		    g_strdup_printf("risk.%s", multiple_names[m]);
		g_autofree char *figure = figure_of(side, plan, rest);

		words_add_estimate(row, side->ladder->risk_total[m],
		    evidence_currency(evidence), figure);
	}
}

static ReportTable *
make_table(const Evidence *evidence, const GArray *sides)
{
	static const ColumnWords columns[] = {
		{ "scenario", MSG_SCENARIO_COL_SCENARIO, ALIGN_TEXT },
		{ "headroom", MSG_SCENARIO_COL_CARRIES, ALIGN_NUMBER },
		{ "first", MSG_SCENARIO_COL_FIRST, ALIGN_TEXT },
		{ "breaks", MSG_SCENARIO_COL_BREAKS, ALIGN_TEXT },
		{ "decide_by", MSG_SCENARIO_COL_DECIDE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "scenarios", lang_text(MSG_SCENARIO_TABLE), "scenarios");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	words_add_multiple_columns(table, "risk", MSG_SCENARIO_COL_RISK, 1);
	for (guint i = 0; i < sides->len; i++)
		add_row(evidence, &g_array_index(sides, Side, i), table);
	return table;
}

/* A limit that is not on the ladder of SIDE. */
static void
add_absent(const Side *side, const Limit *limit, GPtrArray *row)
{
	report_row_add(row,
	    fixed_mends(side->config, limit) ? lang_text(MSG_SCENARIO_MENDED)
					     : NULL,
	    "", NULL);
}

static void
add_multiple_cell(const Evidence *evidence, const Side *side, const Rung *rung,
    GPtrArray *row)
{
	g_autofree char *plan =
	    g_strdup_printf("limit.%s.multiple", rung->limit->id);
	g_autofree char *figure = figure_of(side, plan, plan);

	(void)evidence;
	words_add_multiple(row, rung->multiple, figure);
}

static void
add_decide_cell(const Evidence *evidence, const Side *side, const Rung *rung,
    GPtrArray *row)
{
	g_autofree char *plan =
	    g_strdup_printf("limit.%s.decide_by", rung->limit->id);
	g_autofree char *figure = figure_of(side, plan, plan);
	g_autofree char *words = rung_decide_words(evidence, rung);
	char human[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE] = "";
	Date date;

	if (!isfinite(rung->decide_weeks)) {
		report_row_add(row, words, iso, figure);
		return;
	}
	date = date_add_days(evidence->as_of, rung->decide_weeks * 7);
	date_format_iso(date, iso);
	report_row_add(row,
	    rung_overdue(rung) ? lang_text(MSG_SCENARIO_NOW)
			       : date_format_human(date, human),
	    iso, figure);
}

/* Limits down, sides across. */
static ReportTable *
make_limits_table(const Evidence *evidence, const GArray *sides,
    const GPtrArray *limits, const char *id, Message caption,
    void (*add_cell)(const Evidence *, const Side *, const Rung *, GPtrArray *))
{
	ReportTable *table = report_table_new(id, lang_text(caption), id);

	report_table_add_column(
	    table, "limit", lang_text(MSG_LADDER_COL_LIMIT), ALIGN_TEXT);
	for (guint i = 0; i < sides->len; i++) {
		const Side *side = &g_array_index(sides, Side, i);
		g_autofree char *key = g_strdup(side->id);

		report_table_add_column(
		    table, g_strdelimit(key, "-", '_'), side->name, ALIGN_TEXT);
	}
	for (guint k = 0; k < limits->len; k++) {
		const Limit *limit = g_ptr_array_index(limits, k);
		GPtrArray *row = report_table_add_row(table);
		g_autofree char *label = limit_label(limit);

		report_row_add(row, label, limit->id, NULL);
		for (guint i = 0; i < sides->len; i++) {
			const Side *side = &g_array_index(sides, Side, i);
			const Rung *rung = ladder_find(side->ladder, limit->id);

			if (rung == NULL)
				add_absent(side, limit, row);
			else
				add_cell(evidence, side, rung, row);
		}
	}
	return table;
}

/* What cannot be done, since nobody knows it by that name. */
static char *
unknown_words(const Scenario *scenario, const char *name)
{
	const char *who = scenario->config->scenario;
	g_autofree char *known = fixed_known(scenario->results);
	g_autofree char *near = fixed_suggestion(scenario->results, name);

	if (near != NULL)
		return lang_format(
		    MSG_SCENARIO_SUGGESTION, who, name, near, known, NULL);
	if (known[0] == '\0')
		return lang_format(MSG_SCENARIO_NO_LIMITS, who, name, NULL);
	return lang_format(MSG_SCENARIO_UNKNOWN, who, name, known, NULL);
}

static void
add_findings(const Evidence *evidence, const Scenario *scenario, Report *report)
{
	for (char **name = scenario->config->fixed; *name != NULL; name++) {
		const FixedState state = fixed_state(scenario->results, *name);
		g_autofree char *known = fixed_known(scenario->results);
		g_autofree char *text = NULL;

		if (state == FIXED_LIMIT)
			continue;
		text =
		    state == FIXED_UNKNOWN
			? unknown_words(scenario, *name)
			: lang_format(MSG_SCENARIO_NO_LIMIT,
			      scenario->config->scenario, *name, known, NULL);
		finding_list_add(report->findings,
		    state == FIXED_UNKNOWN ? FINDING_ERROR : FINDING_NOTE,
		    "scenario-fixed", evidence->config->path,
		    scenario->config->fixed_line, 0, "%s", text);
	}
}

void
scenarios_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const ScenariosResult *all = results->scenarios;
	g_autoptr(GArray) sides = NULL;
	g_autoptr(GPtrArray) limits = NULL;
	g_autofree char *sentence = NULL;
	Section *section;

	if (all->scenarios->len == 0)
		return;
	sides = list_sides(evidence, results);
	limits = scenarios_limits(results);
	sentence = lead(results);
	section = report_add_section(report, "scenarios", RANK_SCENARIOS,
	    lang_text(MSG_SCENARIO_SECTION));
	section_set_lead(section, sentence);
	scenarios_figures(evidence, results, report->figures);
	add_changes(evidence, results, section);
	section_add_chart(section, make_chart(evidence, sides, sentence));
	section_add_table(section, make_table(evidence, sides));
	section_add_table(section,
	    make_limits_table(evidence, sides, limits, "scenario-limits",
		MSG_SCENARIO_LIMITS_TABLE, add_multiple_cell));
	section_add_table(section,
	    make_limits_table(evidence, sides, limits, "scenario-decisions",
		MSG_SCENARIO_DECISIONS_TABLE, add_decide_cell));
	for (guint i = 0; i < all->scenarios->len; i++)
		add_findings(evidence, scenario_at(all, i), report);
}
