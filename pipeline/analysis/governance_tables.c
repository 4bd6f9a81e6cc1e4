#include <math.h>

#include "pipeline/analysis/governance.h"
#include "pipeline/analysis/words.h"

enum { SHOWN_DAYS = 4, SHOWN_MATTERS = 10 };

/* "–" for DATE_NONE. */
static void
add_date(GPtrArray *row, Date date, const char *figure)
{
	char text[DATE_TEXT_SIZE], iso[DATE_TEXT_SIZE];

	report_row_add(row, date_format_human(date, text),
	    date_format_iso(date, iso), figure);
}

static char *
figure_of(const Process *process, const char *what)
{
	return g_strdup_printf("governance.%s.%s", process->id, what);
}

static void
add_owner(const Process *process, GPtrArray *row)
{
	g_autofree char *figure = figure_of(process, "owner");

	report_row_add(row, process_owner(process),
	    process->owner != NULL ? process->owner : "", figure);
}

static void
add_cadence(const Process *process, GPtrArray *row)
{
	g_autofree char *words = process_cadence(process);
	g_autofree char *cadence = figure_of(process, "cadence");
	g_autofree char *next = figure_of(process, "next");
	char rrule[RECURRENCE_TEXT_SIZE];

	report_row_add(
	    row, words, recurrence_rrule(&process->rule, rrule), cadence);
	add_date(row, process_next(process), next);
}

/* "30 min with one developer": how long a meeting takes, and of whom. */
static void
add_meeting(const Process *process, GPtrArray *row)
{
	g_autofree char *with = process_with(process);
	g_autofree char *minutes = figure_of(process, "minutes");
	g_autofree char *words = NULL;
	char number[NUMBER_TEXT_SIZE];

	number_format_human(process->minutes, 3, number);
	words = lang_format(MSG_GOVERNANCE_MEETING, number, with, NULL);
	report_row_add(
	    row, isnan(process->minutes) ? with : words, NULL, minutes);
}

/* "every Wednesday, next on 25 Nov 2026". */
static void
add_often(const Process *process, GPtrArray *row)
{
	g_autofree char *cadence = process_cadence(process);
	g_autofree char *figure = figure_of(process, "next");
	g_autofree char *words = NULL;
	char next[DATE_TEXT_SIZE];

	words = lang_format(MSG_GOVERNANCE_OFTEN, cadence,
	    date_format_human(process_next(process), next), NULL);
	report_row_add(row, words, NULL, figure);
}

static void
add_process(const Process *process, ReportTable *table)
{
	g_autofree char *label = process_label(process);
	g_autofree char *artifacts = process_artifacts(process);
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, label, process->id, NULL);
	add_owner(process, row);
	add_often(process, row);
	add_meeting(process, row);
	report_row_add(row, artifacts, NULL, NULL);
}

static ReportTable *
make_calendar(const GovernanceResult *governance)
{
	static const ColumnWords columns[] = {
		{ "process", MSG_GOVERNANCE_COL_PROCESS, ALIGN_TEXT },
		{ "owner", MSG_GOVERNANCE_COL_OWNER, ALIGN_TEXT },
		{ "cadence", MSG_GOVERNANCE_COL_CADENCE, ALIGN_TEXT },
		{ "meeting", MSG_GOVERNANCE_COL_MEETING, ALIGN_TEXT },
		{ "artifacts", MSG_GOVERNANCE_COL_ARTIFACTS, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "governance-calendar", lang_text(MSG_GOVERNANCE_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < governance->processes->len; i++)
		add_process(process_at(governance, i), table);
	return table;
}

static void
add_entry(const Process *process, ReportTable *table)
{
	g_autofree char *label = process_label(process);
	g_autofree char *with = process_with(process);
	g_autofree char *artifacts = process_artifacts(process);
	g_autofree char *minutes = figure_of(process, "minutes");
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, process->id, NULL, NULL);
	report_row_add(row, label, NULL, NULL);
	add_owner(process, row);
	add_cadence(process, row);
	add_date(row, process->start, NULL);
	report_row_add_number(row, process->minutes, 3, minutes);
	report_row_add(row, with, NULL, NULL);
	report_row_add(row, artifacts, NULL, NULL);
}

static ReportTable *
make_register(const GovernanceResult *governance)
{
	static const ColumnWords columns[] = {
		{ "process", MSG_GOVERNANCE_COL_PROCESS, ALIGN_TEXT },
		{ "name", MSG_GOVERNANCE_COL_WHAT, ALIGN_TEXT },
		{ "owner", MSG_GOVERNANCE_COL_OWNER, ALIGN_TEXT },
		{ "rrule", MSG_GOVERNANCE_COL_CADENCE, ALIGN_TEXT },
		{ "next", MSG_GOVERNANCE_COL_NEXT, ALIGN_TEXT },
		{ "start", MSG_GOVERNANCE_COL_START, ALIGN_TEXT },
		{ "minutes", MSG_GOVERNANCE_COL_MINUTES, ALIGN_NUMBER },
		{ "with", MSG_GOVERNANCE_COL_WITH, ALIGN_TEXT },
		{ "artifacts", MSG_GOVERNANCE_COL_ARTIFACTS, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "governance", lang_text(MSG_GOVERNANCE_TABLE), "governance");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < governance->processes->len; i++)
		add_entry(process_at(governance, i), table);
	return table;
}

static void
add_days(const Process *process, ReportTable *table)
{
	g_autofree char *label = process_label(process);
	g_autofree char *count = figure_of(process, "days");
	g_autofree char *next = figure_of(process, "next");
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, label, process->id, NULL);
	for (guint k = 0; k < SHOWN_DAYS; k++)
		add_date(row,
		    k < process->days->len
			? g_array_index(process->days, Date, k)
			: DATE_NONE,
		    k == 0 ? next : NULL);
	report_row_add_number(row, process->days->len, 12, count);
}

static void
add_due(const AgendaItem *item, ReportTable *table)
{
	g_autofree char *matter = agenda_matter(item);
	g_autofree char *figure = agenda_figure(item);
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, matter, NULL, NULL);
	add_date(row, item->due, figure);
	for (guint k = 1; k < SHOWN_DAYS; k++)
		add_date(row, DATE_NONE, NULL);
	report_row_add_number(row, 1, 12, NULL);
}

/* All that the chart shows, in numbers. */
static ReportTable *
make_days(const GovernanceResult *governance)
{
	static const ColumnWords columns[] = {
		{ "what", MSG_GOVERNANCE_COL_WHAT, ALIGN_TEXT },
		{ "next", MSG_GOVERNANCE_COL_NEXT, ALIGN_TEXT },
		{ "second", MSG_GOVERNANCE_COL_THEN, ALIGN_TEXT },
		{ "third", MSG_GOVERNANCE_COL_THEN, ALIGN_TEXT },
		{ "fourth", MSG_GOVERNANCE_COL_THEN, ALIGN_TEXT },
		{ "days", MSG_GOVERNANCE_COL_COUNT, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    "governance-days", lang_text(MSG_GOVERNANCE_DAYS_TABLE), NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < governance->processes->len; i++)
		add_days(process_at(governance, i), table);
	for (guint i = 0; i < governance->agenda->items->len; i++) {
		const AgendaItem *item = agenda_item(governance->agenda, i);

		if (item->kind == AGENDA_DUE)
			add_due(item, table);
	}
	return table;
}

static void
add_matter(const Evidence *evidence, const Results *results, guint i,
    ReportTable *table)
{
	const Agenda *agenda = results->governance->agenda;
	const AgendaItem *item = agenda_item(agenda, i);
	g_autofree char *matter = agenda_matter(item);
	g_autofree char *why = agenda_why(evidence, results, agenda, item);
	g_autofree char *decision = agenda_decision(results, item);
	g_autofree char *figure = agenda_figure(item);
	GPtrArray *row = report_table_add_row(table);

	report_row_add_number(row, i + 1, 12, NULL);
	report_row_add(row, matter, NULL, figure);
	report_row_add(row, why, NULL, NULL);
	report_row_add(row, decision, NULL, NULL);
	if (table->file_only) {
		add_date(row, item->due, NULL);
		report_row_add(row, agenda_kind_name(item->kind), NULL, NULL);
		report_row_add(row, figure, NULL, NULL);
	}
}

/* As many matters as are read in a meeting; all of them in the file. */
static ReportTable *
make_agenda(const Evidence *evidence, const Results *results, bool in_file)
{
	const Agenda *agenda = results->governance->agenda;
	static const ColumnWords columns[] = {
		{ "no", MSG_GOVERNANCE_COL_NUMBER, ALIGN_NUMBER },
		{ "matter", MSG_GOVERNANCE_COL_MATTER, ALIGN_TEXT },
		{ "why", MSG_GOVERNANCE_COL_WHY, ALIGN_TEXT },
		{ "decision", MSG_GOVERNANCE_COL_DECISION, ALIGN_TEXT },
		{ "due", MSG_GOVERNANCE_COL_DUE, ALIGN_TEXT },
		{ "kind", MSG_GOVERNANCE_COL_KIND, ALIGN_TEXT },
		{ "figure", MSG_GOVERNANCE_COL_FIGURE, ALIGN_TEXT },
	};
	ReportTable *table = report_table_new(
	    in_file ? "agenda" : "governance-agenda",
	    lang_text(MSG_GOVERNANCE_AGENDA_TABLE), in_file ? "agenda" : NULL);

	table->file_only = in_file;
	words_add_columns(table, columns, in_file ? G_N_ELEMENTS(columns) : 4);
	for (guint i = 0; i < agenda->items->len; i++)
		if (in_file || i < SHOWN_MATTERS)
			add_matter(evidence, results, i, table);
	return table;
}

static void
add_rest(const Agenda *agenda, Section *section)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *words = NULL;

	if (agenda->items->len <= SHOWN_MATTERS)
		return;
	words = lang_format(MSG_GOVERNANCE_AGENDA_REST,
	    number_format_count(SHOWN_MATTERS, shown),
	    number_format_count(agenda->items->len, all), NULL);
	section_add_text(section, words);
}

static char *
agenda_window(const GovernanceResult *governance)
{
	char since[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE];

	date_format_human(governance->last, since);
	date_format_human(governance->following, until);
	if (governance->following == DATE_NONE)
		return lang_format(MSG_GOVERNANCE_AGENDA_LATER, since, NULL);
	if (governance->last == DATE_NONE)
		return lang_format(MSG_GOVERNANCE_AGENDA_FIRST, until, NULL);
	return lang_format(MSG_GOVERNANCE_AGENDA_SINCE, until, since, NULL);
}

void
governance_tables(
    const Evidence *evidence, const Results *results, Section *section)
{
	const GovernanceResult *governance = results->governance;
	const Agenda *agenda = governance->agenda;
	char next[DATE_TEXT_SIZE];
	g_autofree char *heading = lang_format(MSG_GOVERNANCE_AGENDA_HEADING,
	    date_format_human(governance->next, next), NULL);
	g_autofree char *window = agenda_window(governance);

	section_add_table(section, make_days(governance));
	section_add_table(section, make_calendar(governance));
	section_add_table(section, make_register(governance));
	if (agenda->items->len > 0) {
		section_add_heading(section, heading);
		section_add_text(section, window);
		section_add_table(
		    section, make_agenda(evidence, results, false));
		add_rest(agenda, section);
	}
	section_add_table(section, make_agenda(evidence, results, true));
}
