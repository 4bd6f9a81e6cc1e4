#include <math.h>

#include "pipeline/analysis/timeline.h"
#include "pipeline/analysis/words.h"

static const char *
weeks_text(double weeks, char buf[NUMBER_TEXT_SIZE])
{
	return number_format_human(weeks, 2, buf);
}

/* Durations and dependencies: the playbook's, and those of headroom.yaml. */
static void
add_phase_inputs(const TimelineResult *timeline, Figure *figure)
{
	figure_add_input(figure, "playbook:timeline");
	if (!timeline->as_playbook)
		figure_configured(figure, "phases");
}

static void
add_critical_figures(const TimelineResult *timeline, FigureSet *figures)
{
	for (guint i = 0; i < timeline->phases->len; i++) {
		const TimelinePhase *phase =
		    &g_array_index(timeline->phases, TimelinePhase, i);
		g_autofree char *id =
		    g_strdup_printf("timeline.critical.%s", phase->slug);
		g_autofree char *label =
		    lang_format(MSG_TIMELINE_CRITICAL, phase->label, NULL);
		Figure *figure = figure_set_number(figures, id, label, "share",
		    phase->critical, lang_text(MSG_TIMELINE_CRITICAL_METHOD));

		figure->n = DRAWS;
		figure->tags |= FIGURE_SIMULATED;
		add_phase_inputs(timeline, figure);
	}
}

/* What of a phase is in the table: mean durations, so without an interval. */
static void
add_phase_figure(const TimelineResult *timeline, const TimelinePhase *phase,
    const char *what, Message words, double value, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("timeline.%s.%s", what, phase->slug);
	g_autofree char *label = lang_format(words, phase->label, NULL);

	add_phase_inputs(
	    timeline, figure_set_number(figures, id, label, "weeks", value,
			  lang_text(MSG_TIMELINE_MEAN_METHOD)));
}

static void
add_plan_figures(const TimelineResult *timeline, FigureSet *figures)
{
	for (guint i = 0; i < timeline->phases->len; i++) {
		const TimelinePhase *phase =
		    &g_array_index(timeline->phases, TimelinePhase, i);
		g_autofree char *id =
		    g_strdup_printf("timeline.duration.%s", phase->slug);
		g_autofree char *label =
		    lang_format(MSG_TIMELINE_DURATION, phase->label, NULL);
		Figure *figure = figure_set_number(figures, id, label, "weeks",
		    phase->weeks.mode, lang_text(MSG_TIMELINE_DURATION_METHOD));

		figure->lo = phase->weeks.low;
		figure->hi = phase->weeks.high;
		add_phase_inputs(timeline, figure);
		add_phase_figure(timeline, phase, "start",
		    MSG_TIMELINE_START_OF, phase->plan.earliest_start, figures);
		add_phase_figure(timeline, phase, "finish",
		    MSG_TIMELINE_FINISH_OF, phase->plan.earliest_finish,
		    figures);
		add_phase_figure(timeline, phase, "float",
		    MSG_TIMELINE_FLOAT_OF, phase->plan.slack, figures);
	}
}

static char *
within_id(int quantile)
{
	return g_strdup_printf("timeline.within.p%d",
	    (int)(100 * timeline_shares[quantile] + 0.5));
}

static char *
day_id(int quantile)
{
	return g_strdup_printf(
	    "timeline.within_day.p%d", (int)(100 * timeline_shares[quantile] + 0.5));
}

/* The day on which WEEKS of the plan are over. */
static Date
day_after(const TimelineResult *timeline, double weeks)
{
	return date_add_days(timeline->start, ceil(weeks * 7));
}

static void
add_finish_figures(const Evidence *evidence, const TimelineResult *timeline,
    FigureSet *figures)
{
	for (int i = 0; i < TIMELINE_QUANTILES; i++) {
		char chance[NUMBER_TEXT_SIZE], iso[DATE_TEXT_SIZE];
		g_autofree char *id = within_id(i), *day = day_id(i);
		g_autofree char *label = lang_format(MSG_TIMELINE_WITHIN,
		    number_format_percent(timeline_shares[i], chance), NULL);
		g_autofree char *day_label = lang_format(MSG_TIMELINE_DAY,
		    number_format_percent(timeline_shares[i], chance), NULL);
		Figure *figure = figure_set_number(figures, id, label, "weeks",
		    timeline->quantiles[i],
		    lang_text(MSG_TIMELINE_WITHIN_METHOD));

		figure->n = DRAWS;
		figure->tags |= FIGURE_SIMULATED;
		add_phase_inputs(timeline, figure);
		figure = figure_set_text(figures, day, day_label, "date",
		    date_format_iso(
			day_after(timeline, timeline->quantiles[i]), iso),
		    lang_text(MSG_TIMELINE_DAY_METHOD));
		figure_add_input(figure, "%s", id);
		if (evidence->config->timeline.start != DATE_NONE)
			figure_configured(figure, "timeline.start");
	}
}

static char *
lead_case_id(const LeadCase *lead)
{
	return g_strdup_printf(
	    "timeline.lead_weeks.%d", (int)(100 * lead->share + 0.5));
}

static void
add_lead_figures(const TimelineResult *timeline, FigureSet *figures)
{
	for (int i = 0; i < LEAD_CASES; i++) {
		const LeadCase *lead = &timeline->cases[i];
		char share[NUMBER_TEXT_SIZE];
		g_autofree char *id = lead_case_id(lead);
		g_autofree char *label = lang_format(MSG_TIMELINE_LEAD_AT,
		    number_format_percent(lead->share, share), NULL);
		Figure *figure = figure_set_number(figures, id, label, "weeks",
		    lead->weeks, lang_text(MSG_TIMELINE_LEAD_METHOD));

		figure_uses(figure, ASSUME_H_PHASE_WEEK);
		add_phase_inputs(timeline, figure);
	}
}

/* What the paragraph on the playbook's weeks says. */
static void
add_reading_figure(const TimelineResult *timeline, FigureSet *figures)
{
	Figure *figure;

	if (!timeline->as_playbook)
		return;
	figure = figure_set_number(figures, "timeline.within_playbook",
	    lang_text(MSG_TIMELINE_WITHIN_PLAYBOOK), "probability",
	    timeline->within_playbook,
	    lang_text(MSG_TIMELINE_WITHIN_PLAYBOOK_METHOD));
	figure->n = DRAWS;
	figure->tags |= FIGURE_SIMULATED;
	add_phase_inputs(timeline, figure);
}

static void
add_figures(const Evidence *evidence, const TimelineResult *timeline,
    FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "timeline.weeks",
	    lang_text(MSG_TIMELINE_WEEKS), "weeks", timeline->weeks.p50,
	    lang_text(MSG_TIMELINE_WEEKS_METHOD));

	figure_set_spread(figure, timeline->weeks);
	add_phase_inputs(timeline, figure);
	figure = figure_set_number(figures, "timeline.lead_hours",
	    lang_text(MSG_TIMELINE_HOURS), "h", timeline->lead_hours,
	    lang_text(MSG_TIMELINE_HOURS_METHOD));
	figure_uses(figure, ASSUME_H_PHASE_WEEK);
	add_phase_inputs(timeline, figure);
	figure = figure_set_number(figures, "timeline.lead_weeks",
	    lang_text(MSG_TIMELINE_LEAD_WEEKS), "weeks", timeline->lead_weeks,
	    lang_text(MSG_TIMELINE_LEAD_METHOD));
	figure_uses(figure, ASSUME_H_PHASE_WEEK);
	add_phase_inputs(timeline, figure);
	if (timeline->lead_configured)
		figure_configured(figure, "timeline.lead_share");
	else
		figure_uses(figure, ASSUME_LEAD_SHARE);
	add_critical_figures(timeline, figures);
	add_plan_figures(timeline, figures);
	add_finish_figures(evidence, timeline, figures);
	add_lead_figures(timeline, figures);
	add_reading_figure(timeline, figures);
}

static ChartSpec *
make_gantt(const TimelineResult *timeline)
{
	const TimelinePhase *most = &g_array_index(
	    timeline->phases, TimelinePhase, timeline->most_critical);
	char percent[NUMBER_TEXT_SIZE];
	g_autofree char *title = lang_format(MSG_TIMELINE_GANTT_TITLE,
	    most->label, number_format_percent(most->critical, percent), NULL);
	ChartSpec *chart = chart_spec_new(CHART_GANTT, "timeline", title,
	    lang_text(MSG_TIMELINE_GANTT_SUBTITLE));

	chart->table = g_strdup("timeline");
	chart_axis_set(&chart->x, lang_text(MSG_TIMELINE_AXIS), AXIS_LINEAR);
	chart->x.lo = 0;
	for (guint i = 0; i < timeline->phases->len; i++) {
		const TimelinePhase *phase =
		    &g_array_index(timeline->phases, TimelinePhase, i);
		ChartRow *row = chart_spec_add_row(chart, phase->label);

		row->start = phase->plan.earliest_start;
		row->end = phase->plan.earliest_finish;
		row->slack_end = phase->plan.latest_finish;
		row->critical = phase->plan.critical;
		row->note = lang_format(MSG_TIMELINE_GANTT_NOTE,
		    number_format_percent(phase->critical, percent), NULL);
		g_array_append_vals(
		    row->after, phase->after->data, phase->after->len);
	}
	return chart;
}

static ChartSpec *
make_dotplot(const TimelineResult *timeline)
{
	char from[NUMBER_TEXT_SIZE], to[NUMBER_TEXT_SIZE];
	g_autofree char *title = lang_format(MSG_TIMELINE_DOTS_TITLE,
	    weeks_text(timeline->weeks.p10, from),
	    weeks_text(timeline->weeks.p90, to), NULL);
	ChartSpec *chart = chart_spec_new(CHART_DOTPLOT, "timeline-finish",
	    title, lang_text(MSG_TIMELINE_DOTS_SUBTITLE));

	chart->table = g_strdup("timeline-finish");
	chart_axis_set(&chart->x, lang_text(MSG_TIMELINE_AXIS), AXIS_LINEAR);
	g_array_append_vals(chart->samples, timeline->dots, TIMELINE_DOTS);
	if (timeline->as_playbook) {
		chart_spec_add_mark(
		    chart, 4, lang_text(MSG_TIMELINE_FOUR), false);
		chart_spec_add_mark(
		    chart, 6, lang_text(MSG_TIMELINE_SIX), false);
	}
	return chart;
}

static char *
names_before(const TimelineResult *timeline, const TimelinePhase *phase)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < phase->after->len; i++) {
		size_t before = g_array_index(phase->after, size_t, i);

		if (i > 0)
			g_string_append(names, ", ");
		g_string_append(names,
		    g_array_index(timeline->phases, TimelinePhase, before).id);
	}
	if (names->len == 0)
		g_string_append(names, NUMBER_MISSING);
	return g_string_free(names, FALSE);
}

static void
add_plan_cell(
    GPtrArray *row, const TimelinePhase *phase, const char *what, double weeks)
{
	g_autofree char *figure =
	    g_strdup_printf("timeline.%s.%s", what, phase->slug);

	report_row_add_number(row, weeks, 3, figure);
}

static void
add_row(const TimelineResult *timeline, const TimelinePhase *phase,
    ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];
	g_autofree char *before = names_before(timeline, phase);
	g_autofree char *figure =
	    g_strdup_printf("timeline.critical.%s", phase->slug);
	g_autofree char *weeks =
	    g_strdup_printf("timeline.duration.%s", phase->slug);
	g_autofree char *range =
	    lang_format(MSG_WORDS_RANGE, weeks_text(phase->weeks.low, low),
		weeks_text(phase->weeks.high, high), NULL);

	report_row_add(row, phase->id, NULL, NULL);
	report_row_add(row, phase->label, NULL, NULL);
	report_row_add(row, phase->weeks.low == phase->weeks.high ? low : range,
	    NULL, weeks);
	report_row_add(row, before, NULL, NULL);
	add_plan_cell(row, phase, "start", phase->plan.earliest_start);
	add_plan_cell(row, phase, "finish", phase->plan.earliest_finish);
	add_plan_cell(row, phase, "float", phase->plan.slack);
	words_add_share(row, phase->critical, figure);
}

static ReportTable *
make_table(const TimelineResult *timeline)
{
	static const ColumnWords columns[] = {
		{ "phase", MSG_TIMELINE_COL_PHASE, ALIGN_TEXT },
		{ "work", MSG_TIMELINE_COL_WORK, ALIGN_TEXT },
		{ "weeks", MSG_TIMELINE_COL_WEEKS, ALIGN_NUMBER },
		{ "after", MSG_TIMELINE_COL_AFTER, ALIGN_TEXT },
		{ "start", MSG_TIMELINE_COL_START, ALIGN_NUMBER },
		{ "finish", MSG_TIMELINE_COL_FINISH, ALIGN_NUMBER },
		{ "float", MSG_TIMELINE_COL_FLOAT, ALIGN_NUMBER },
		{ "criticality", MSG_TIMELINE_COL_CRITICAL, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "timeline", lang_text(MSG_TIMELINE_TABLE), "timeline");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < timeline->phases->len; i++)
		add_row(timeline,
		    &g_array_index(timeline->phases, TimelinePhase, i), table);
	return table;
}

/* The finish in numbers: chance, weeks, day. */
static ReportTable *
make_finish_table(const TimelineResult *timeline)
{
	static const ColumnWords columns[] = {
		{ "chance", MSG_TIMELINE_COL_CHANCE, ALIGN_NUMBER },
		{ "weeks", MSG_TIMELINE_COL_WITHIN, ALIGN_NUMBER },
		{ "date", MSG_TIMELINE_COL_DATE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "timeline-finish", lang_text(MSG_TIMELINE_FINISH_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < TIMELINE_QUANTILES; i++) {
		const Date end = day_after(timeline, timeline->quantiles[i]);
		g_autofree char *finish = within_id(i), *day = day_id(i);
		GPtrArray *row = report_table_add_row(table);
		char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

		words_add_share(row, timeline_shares[i], NULL);
		report_row_add_number(row, timeline->quantiles[i], 3, finish);
		report_row_add(row, date_format_human(end, text),
		    date_format_iso(end, iso), day);
	}
	return table;
}

static ReportTable *
make_lead_table(const TimelineResult *timeline)
{
	static const ColumnWords columns[] = {
		{ "lead_share", MSG_TIMELINE_COL_SHARE, ALIGN_NUMBER },
		{ "weeks", MSG_TIMELINE_COL_FINISH, ALIGN_NUMBER },
	};
	ReportTable *table = report_table_new(
	    "timeline-lead", lang_text(MSG_TIMELINE_LEAD_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (int i = 0; i < LEAD_CASES; i++) {
		const LeadCase *lead = &timeline->cases[i];
		g_autofree char *figure = lead_case_id(lead);
		GPtrArray *row = report_table_add_row(table);

		words_add_share(row, lead->share, NULL);
		report_row_add_number(row, lead->weeks, 2, figure);
	}
	return table;
}

static void
add_warning(const TimelineResult *timeline, Section *section)
{
	char percent[NUMBER_TEXT_SIZE], weeks[NUMBER_TEXT_SIZE];
	g_autofree char *text = NULL;

	if (!(timeline->lead_weeks > 6))
		return;
	text = lang_format(MSG_TIMELINE_LEAD_SHORT,
	    number_format_percent(timeline->lead_share, percent),
	    weeks_text(timeline->lead_weeks, weeks), NULL);
	section_add_finding(
	    section, FINDING_WARNING, text, lang_text(MSG_TIMELINE_LEAD_HELP));
}

static char *
lead(const TimelineResult *timeline)
{
	char middle[NUMBER_TEXT_SIZE], from[NUMBER_TEXT_SIZE],
	    to[NUMBER_TEXT_SIZE], hours[NUMBER_TEXT_SIZE];

	return lang_format(MSG_TIMELINE_LEAD,
	    weeks_text(timeline->weeks.p50, middle),
	    weeks_text(timeline->weeks.p10, from),
	    weeks_text(timeline->weeks.p90, to),
	    number_format_human(timeline->lead_hours, 2, hours), NULL);
}

static void
add_reading(const TimelineResult *timeline, Section *section)
{
	char percent[NUMBER_TEXT_SIZE];
	g_autofree char *reading = NULL;

	if (!timeline->as_playbook)
		return;
	reading = lang_format(MSG_TIMELINE_READING,
	    number_format_percent(timeline->within_playbook, percent), NULL);
	section_add_text(section, reading);
}

void
timeline_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const TimelineResult *timeline = results->timeline;
	Section *section = report_add_section(
	    report, "timeline", RANK_TIMELINE, lang_text(MSG_TIMELINE_SECTION));
	g_autofree char *sentence = lead(timeline);

	add_figures(evidence, timeline, report->figures);
	section_set_lead(section, sentence);
	add_warning(timeline, section);
	section_add_chart(section, make_gantt(timeline));
	section_add_table(section, make_table(timeline));
	add_reading(timeline, section);
	section_add_chart(section, make_dotplot(timeline));
	section_add_table(section, make_finish_table(timeline));
	section_add_table(section, make_lead_table(timeline));
}
