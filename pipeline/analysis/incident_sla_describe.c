#include "pipeline/analysis/incident_sla_describe.h"

#include <math.h>

#include "pipeline/analysis/words.h"

/* One of the two things that are promised. */
typedef struct Promise {
	const char *suffix; /* of the figure's id */
	Message label, method;
} Promise;

static const Promise resolve = { "", MSG_SLA_RESOLVED, MSG_SLA_METHOD };
static const Promise acknowledge = { ".acknowledged", MSG_SLA_ACKNOWLEDGED,
	MSG_SLA_ACK_METHOD };

static char *
figure_id(int level, const Promise *promise)
{
	return g_strdup_printf(
	    "governance.sla.sev%d%s", level + 1, promise->suffix);
}

static const char *
why_missing(const IncidentSla *sla, int level, const Promise *promise)
{
	const SlaLevel *of = &sla->levels[level];

	if (sla->incidents == 0)
		return lang_text(MSG_SLA_WHY_NONE);
	if (sla->unrated == sla->incidents)
		return lang_text(MSG_SLA_WHY_UNRATED);
	if (of->incidents == 0)
		return lang_text(MSG_SLA_WHY_NO_LEVEL);
	if (promise == &acknowledge && !sla->acknowledgements)
		return lang_text(MSG_SLA_WHY_NO_ACK);
	if (promise == &resolve && isnan(of->resolve_hours))
		return lang_text(MSG_SLA_WHY_NO_PROMISE);
	return lang_text(MSG_SLA_WHY_YOUNG);
}

static void
name_inputs(const Evidence *evidence, const IncidentSla *sla, int level,
    const Promise *promise, Figure *figure)
{
	static const AssumptionId promised[][2] = {
		{ ASSUME_SLA_FIRST_ACK, ASSUME_SLA_FIRST_RESOLVE },
		{ ASSUME_SLA_SECOND_ACK, ASSUME_SLA_SECOND_RESOLVE },
		{ ASSUME_SLA_THIRD_ACK, ASSUME_SLA_THIRD_RESOLVE },
	};

	figure_reads_all(figure, evidence, sla->from);
	figure_uses(figure, ASSUME_PRACTICE_MONTHS);
	if (sla->levels[level].configured)
		figure_configured(figure, "governance.slas");
	else if (level < (int)G_N_ELEMENTS(promised))
		figure_uses(figure, promised[level][promise == &resolve]);
}

/* "15 minutes", "4 hours", "7 days". */
static char *
hours_words(double hours)
{
	char number[NUMBER_TEXT_SIZE];

	if (hours < 1)
		return lang_format(MSG_SLA_MINUTES,
		    number_format_human(60 * hours, 3, number), NULL);
	if (hours < 48)
		return lang_format(
		    MSG_SLA_HOURS, number_format_human(hours, 3, number), NULL);
	return lang_format(
	    MSG_SLA_DAYS, number_format_human(hours / 24, 3, number), NULL);
}

/* "resolved after 3 hours", "open". */
static char *
row_words(const LoggedIncident *incident, const Promise *promise)
{
	const bool first =
	    promise == &acknowledge && incident->acknowledged != INSTANT_NONE;
	const Instant end = first ? incident->acknowledged : incident->resolved;
	g_autofree char *hours = NULL;

	if (end == INSTANT_NONE)
		return g_strdup(lang_text(MSG_SLA_ROW_OPEN));
	hours = hours_words((double)(end - incident->started) / 3600);
	return lang_format(
	    first ? MSG_SLA_ROW_ACKNOWLEDGED : MSG_SLA_ROW_RESOLVED, hours,
	    NULL);
}

static void
show_rows(const Evidence *evidence, const SlaLevel *level,
    const Promise *promise, Figure *figure)
{
	const size_t n = level->log->len;
	const size_t shown = MIN(n, FIGURE_EVIDENCE);

	for (size_t i = 0; i < shown; i++) {
		const LoggedIncident *incident = &g_array_index(level->log,
		    LoggedIncident, figure_spread_evidence(n, shown, i));
		const Input *input = g_ptr_array_index(
		    facts_inputs(evidence->facts), incident->input);
		g_autofree char *words = row_words(incident, promise);

		figure_add_evidence(
		    figure, input->path, incident->line, incident->key, words);
	}
}

static void
add_figure(const Evidence *evidence, const IncidentSla *sla, int level,
    const Promise *promise, FigureSet *figures)
{
	const SlaLevel *of = &sla->levels[level];
	const Attainment *attained =
	    promise == &resolve ? &of->resolved : &of->acknowledged;
	g_autofree char *id = figure_id(level, promise);
	char number[NUMBER_TEXT_SIZE];
	g_autofree char *label = lang_format(
	    promise->label, number_format_count(level + 1, number), NULL);
	Figure *figure;

	if (isnan(attained->share)) {
		figure_set_missing(figures, id, label, "share",
		    why_missing(sla, level, promise));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", attained->share,
	    lang_text(promise->method));
	figure->lo = attained->lo;
	figure->hi = attained->hi;
	figure->n = (double)attained->n;
	name_inputs(evidence, sla, level, promise, figure);
	show_rows(evidence, of, promise, figure);
}

static void
add_promise(GPtrArray *row, double hours, Message none)
{
	g_autofree char *words =
	    isnan(hours) ? g_strdup(lang_text(none)) : hours_words(hours);
	char machine[NUMBER_TEXT_SIZE];

	report_row_add(row, words,
	    isnan(hours) ? "" : number_format_machine(hours, machine), NULL);
}

/* "33 % (6 % to 80 %)". */
static void
add_share(GPtrArray *row, const Attainment *attained, const char *figure)
{
	char share[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE],
	    hi[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	if (isnan(attained->share)) {
		report_row_add(row, NULL, "", figure);
		return;
	}
	words = lang_format(MSG_SLA_SHARE,
	    number_format_percent(attained->share, share),
	    number_format_percent(attained->lo, lo),
	    number_format_percent(attained->hi, hi), NULL);
	report_row_add(row, words,
	    number_format_machine(attained->share, machine), figure);
}

static char *
level_words(const SlaLevel *level, int i)
{
	char number[NUMBER_TEXT_SIZE], open[NUMBER_TEXT_SIZE];

	number_format_count(i + 1, number);
	number_format_count(level->open, open);
	return lang_count(
	    level->open > 0 ? MSG_SLA_LEVEL_OPEN_ONE : MSG_SLA_LEVEL_ONE,
	    level->open > 0 ? MSG_SLA_LEVEL_OPEN_MANY : MSG_SLA_LEVEL_MANY,
	    level->incidents, number, open, NULL);
}

static ReportTable *
make_table(const IncidentSla *sla)
{
	static const ColumnWords columns[] = {
		{ "severity", MSG_SLA_COL_LEVEL, ALIGN_TEXT },
		{ "acknowledge_hours", MSG_SLA_COL_ACK, ALIGN_TEXT },
		{ "acknowledged_in_time", MSG_SLA_COL_ACK_SHARE, ALIGN_NUMBER },
		{ "resolve_hours", MSG_SLA_COL_RESOLVE, ALIGN_TEXT },
		{ "resolved_in_time", MSG_SLA_COL_RESOLVE_SHARE, ALIGN_NUMBER },
	};
	ReportTable *table =
	    report_table_new("sla", lang_text(MSG_SLA_TABLE), "sla");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		const SlaLevel *level = &sla->levels[i];
		g_autofree char *words = level_words(level, i);
		g_autofree char *first = figure_id(i, &acknowledge);
		g_autofree char *last = figure_id(i, &resolve);
		char machine[NUMBER_TEXT_SIZE];
		GPtrArray *row = report_table_add_row(table);

		report_row_add(
		    row, words, number_format_machine(i + 1, machine), NULL);
		add_promise(row, level->acknowledge_hours, MSG_SLA_NEXT_DAY);
		add_share(row, &level->acknowledged, first);
		add_promise(row, level->resolve_hours, MSG_SLA_NOTHING);
		add_share(row, &level->resolved, last);
	}
	return table;
}

static void
add_row(const IncidentSla *sla, bool resolved, ChartSpec *chart)
{
	ChartRow *row = chart_spec_add_row(
	    chart, lang_text(resolved ? MSG_SLA_PANEL_RESOLVED
				      : MSG_SLA_PANEL_ACKNOWLEDGED));

	row->role = ROLE_FIRST;
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		const SlaLevel *level = &sla->levels[i];
		const Attainment *attained =
		    resolved ? &level->resolved : &level->acknowledged;
		char share[NUMBER_TEXT_SIZE];
		ChartCell *cell = chart_row_add_cell(row, attained->share,
		    isnan(attained->share)
			? NULL
			: number_format_percent(attained->share, share),
		    ROLE_FIRST);

		cell->lo = attained->lo;
		cell->hi = attained->hi;
	}
}

static ChartSpec *
make_chart(const Evidence *evidence, const IncidentSla *sla, const char *title)
{
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *subtitle = lang_count(MSG_SLA_SUBTITLE_ONE,
	    MSG_SLA_SUBTITLE_MANY, sla->incidents - sla->unrated,
	    number_format_human(
		assume(&evidence->config->assumptions, ASSUME_PRACTICE_MONTHS),
		3, months),
	    NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_INTERVALS, "sla", title, subtitle);

	chart->table = g_strdup("sla");
	chart_axis_set(&chart->y, lang_text(MSG_SLA_AXIS), AXIS_LINEAR);
	chart->y.percent = true;
	chart->y.lo = 0;
	chart->y.hi = 1;
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		char number[NUMBER_TEXT_SIZE];
		g_autofree char *head = lang_format(
		    MSG_SLA_HEAD, number_format_count(i + 1, number), NULL);

		chart_spec_add_column(chart, head);
	}
	if (sla->acknowledgements)
		add_row(sla, false, chart);
	add_row(sla, true, chart);
	return chart;
}

/* The most severe level that has incidents; -1: none has a severity. */
static int
worst_level(const IncidentSla *sla)
{
	for (int i = 0; i < SEVERITY_LEVELS; i++)
		if (sla->levels[i].incidents > 0)
			return i;
	return -1;
}

/* The answer for the most severe incidents. */
static char *
lead(const IncidentSla *sla, int worst)
{
	const SlaLevel *level = &sla->levels[worst];
	const bool resolved = !isnan(level->resolved.share);
	const Attainment *attained =
	    resolved ? &level->resolved : &level->acknowledged;
	g_autofree char *promised = resolved ? hours_words(level->resolve_hours)
				    : isnan(level->acknowledge_hours)
					? g_strdup(lang_text(MSG_SLA_NEXT_DAY))
					: hours_words(level->acknowledge_hours);
	char number[NUMBER_TEXT_SIZE], share[NUMBER_TEXT_SIZE];

	number_format_count(worst + 1, number);
	if (isnan(attained->share))
		return lang_format(MSG_SLA_LEAD_UNKNOWN, number, NULL);
	return lang_format(
	    resolved ? MSG_SLA_LEAD_RESOLVED : MSG_SLA_LEAD_ACKNOWLEDGED,
	    number_format_percent(attained->share, share), number, promised,
	    NULL);
}

static void
add_unrated(const IncidentSla *sla, Section *section)
{
	g_autofree char *text = NULL;

	if (sla->unrated == 0)
		return;
	text =
	    lang_count(MSG_SLA_UNRATED_ONE, MSG_SLA_UNRATED_MANY, sla->unrated,
		sla->unrated_as != NULL ? sla->unrated_as
					: lang_text(MSG_SLA_NO_SEVERITY),
		NULL);
	section_add_text(section, text);
}

void
incident_sla_describe(const Evidence *evidence, const IncidentSla *sla,
    Section *section, FigureSet *figures)
{
	const int worst = worst_level(sla);
	g_autofree char *sentence = worst < 0 ? NULL : lead(sla, worst);

	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		add_figure(evidence, sla, i, &acknowledge, figures);
		add_figure(evidence, sla, i, &resolve, figures);
	}
	if (sla->incidents == 0)
		return;
	section_add_heading(section, lang_text(MSG_SLA_HEADING));
	if (worst < 0) {
		section_add_insufficient(section, lang_text(MSG_SLA_MISSING),
		    lang_text(MSG_SLA_NEEDS));
		return;
	}
	section_add_chart(section, make_chart(evidence, sla, sentence));
	section_add_table(section, make_table(sla));
	add_unrated(sla, section);
	section_add_text(section, lang_text(MSG_SLA_LIMITS));
}
