#include "pipeline/analysis/governance.h"
#include "pipeline/base/number.h"

/* The next day is what the reader looks for; reviews stand out all year. */
static void
add_days(
    const GovernanceResult *governance, const Process *process, ChartRow *row)
{
	for (guint i = 0; i < process->days->len; i++)
		chart_row_add_cell(row, g_array_index(process->days, Date, i),
		    NULL,
		    i == 0                          ? ROLE_FIRST
		    : process == governance->review ? ROLE_MUTED
						    : ROLE_NEUTRAL);
	if (process->days->len == 0)
		row->missing =
		    g_strdup(lang_text(MSG_GOVERNANCE_CHART_NO_DAYS));
}

static void
add_process(const GovernanceResult *governance, const Process *process,
    ChartSpec *chart)
{
	g_autofree char *label = process_label(process);
	g_autofree char *cadence = process_cadence(process);
	ChartRow *row = chart_spec_add_row(chart, label);

	row->critical = process == governance->review;
	row->note = process->owner != NULL
			? lang_format(MSG_GOVERNANCE_CHART_ROW, cadence,
			      process->owner, NULL)
			: g_steal_pointer(&cadence);
	add_days(governance, process, row);
}

static void
add_decisions(const GovernanceResult *governance, ChartSpec *chart)
{
	const Agenda *agenda = governance->agenda;
	const long late = agenda->counts[AGENDA_LATE];
	char count[NUMBER_TEXT_SIZE];
	ChartRow *row;

	if (late + agenda->counts[AGENDA_DUE] == 0)
		return;
	row = chart_spec_add_row(chart, lang_text(MSG_GOVERNANCE_CHART_DUE));
	if (late > 0)
		row->note = lang_format(MSG_GOVERNANCE_CHART_DUE_LATE,
		    number_format_count(late, count), NULL);
	for (guint i = 0; i < agenda->items->len; i++) {
		const AgendaItem *item = agenda_item(agenda, i);
		g_autofree char *matter = agenda_matter(item);

		if (item->kind == AGENDA_DUE)
			chart_row_add_cell(row, item->due, matter, ROLE_WATCH);
	}
	if (row->cells->len == 0) {
		row->missing = row->note;
		row->note = NULL;
	}
}

static void
add_deadline(const GovernanceResult *governance, Date date, Message label,
    const Evidence *evidence, ChartSpec *chart)
{
	if (date >= evidence->as_of && date <= governance->horizon)
		chart_spec_add_mark(chart, date, lang_text(label), false);
}

ChartSpec *
governance_chart(
    const Evidence *evidence, const Results *results, const char *title)
{
	const ConfigGovernance *config = &evidence->config->governance;
	const GovernanceResult *governance = results->governance;
	char from[DATE_TEXT_SIZE];
	g_autofree char *subtitle = lang_format(MSG_GOVERNANCE_CHART_SUBTITLE,
	    date_format_human(evidence->as_of, from), NULL);
	ChartSpec *chart =
	    chart_spec_new(CHART_CALENDAR, "governance", title, subtitle);

	chart->table = g_strdup("governance-days");
	chart_axis_set(&chart->x, NULL, AXIS_TIME);
	chart->x.lo = evidence->as_of;
	chart->x.hi = governance->horizon;
	for (guint i = 0; i < governance->processes->len; i++)
		add_process(governance, process_at(governance, i), chart);
	add_decisions(governance, chart);
	add_deadline(governance, config->series_a,
	    MSG_GOVERNANCE_DEADLINE_SERIES_A, evidence, chart);
	add_deadline(governance, config->first_enterprise,
	    MSG_GOVERNANCE_DEADLINE_ENTERPRISE, evidence, chart);
	return chart;
}
