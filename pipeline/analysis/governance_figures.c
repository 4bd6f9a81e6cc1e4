#include <math.h>

#include "pipeline/analysis/governance.h"

/* What says on which days a process is. */
static void
add_rule_inputs(
    const Evidence *evidence, const Process *process, Figure *figure)
{
	if (process->usual) {
		figure->tags |= FIGURE_ASSUMED;
		figure_add_input(figure, "playbook:governance");
	} else {
		figure_configured(figure, "governance.processes");
	}
	if (evidence->config->governance.start != DATE_NONE)
		figure_configured(figure, "governance.start");
}

static void
add_next(const Evidence *evidence, const Process *process, const char *name,
    FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("governance.%s.next", process->id);
	g_autofree char *label =
	    lang_format(MSG_GOVERNANCE_FIGURE_NEXT, name, NULL);
	char date[DATE_TEXT_SIZE];

	if (process->days->len == 0) {
		figure_set_missing(figures, id, label, "date",
		    lang_text(MSG_GOVERNANCE_NEXT_REASON));
		return;
	}
	add_rule_inputs(evidence, process,
	    figure_set_text(figures, id, label, "date",
		date_format_iso(process_next(process), date),
		lang_text(MSG_GOVERNANCE_NEXT_METHOD)));
}

static void
add_cadence(const Evidence *evidence, const Process *process, const char *name,
    FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("governance.%s.cadence", process->id);
	g_autofree char *label =
	    lang_format(MSG_GOVERNANCE_FIGURE_CADENCE, name, NULL);
	char rrule[RECURRENCE_TEXT_SIZE];

	add_rule_inputs(evidence, process,
	    figure_set_text(figures, id, label, "text",
		recurrence_rrule(&process->rule, rrule),
		lang_text(MSG_GOVERNANCE_CADENCE_METHOD)));
}

static void
add_owner(const Process *process, const char *name, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("governance.%s.owner", process->id);
	g_autofree char *label =
	    lang_format(MSG_GOVERNANCE_FIGURE_OWNER, name, NULL);
	Figure *figure;

	if (process->owner == NULL) {
		figure_set_missing(figures, id, label, "text",
		    lang_text(MSG_GOVERNANCE_OWNER_REASON));
		return;
	}
	figure = figure_set_text(figures, id, label, "text", process->owner,
	    lang_text(MSG_GOVERNANCE_OWNER_METHOD));
	if (process->owner_from == OWNER_BY_ROLE)
		figure_configured(figure, "team.people");
	else if (process->config != NULL && process->config->owner != NULL)
		figure_configured(figure, "governance.processes");
	else
		figure_configured(figure, "governance.owners");
}

static void
add_minutes(const Process *process, const char *name, FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("governance.%s.minutes", process->id);
	g_autofree char *label =
	    lang_format(MSG_GOVERNANCE_FIGURE_MINUTES, name, NULL);
	Figure *figure;

	if (isnan(process->minutes)) {
		figure_set_missing(figures, id, label, "min",
		    lang_text(MSG_GOVERNANCE_MINUTES_REASON));
		return;
	}
	figure = figure_set_number(figures, id, label, "min", process->minutes,
	    lang_text(MSG_GOVERNANCE_MINUTES_METHOD));
	if (process->config != NULL && !isnan(process->config->minutes))
		figure_configured(figure, "governance.processes");
	else
		figure_uses(figure, process->info->minutes);
}

static void
add_count(const Evidence *evidence, const Process *process, const char *name,
    FigureSet *figures)
{
	g_autofree char *id =
	    g_strdup_printf("governance.%s.days", process->id);
	g_autofree char *label =
	    lang_format(MSG_GOVERNANCE_FIGURE_COUNT, name, NULL);

	add_rule_inputs(evidence, process,
	    figure_set_number(figures, id, label, "days", process->days->len,
		lang_text(MSG_GOVERNANCE_COUNT_METHOD)));
}

/* "governance.next_review" and the like. */
static void
add_review(const Evidence *evidence, const GovernanceResult *governance,
    const char *id, Message label, Date date, FigureSet *figures)
{
	char text[DATE_TEXT_SIZE];

	if (date == DATE_NONE)
		figure_set_missing(figures, id, lang_text(label), "date",
		    lang_text(MSG_GOVERNANCE_NEXT_REASON));
	else
		add_rule_inputs(evidence, governance->review,
		    figure_set_text(figures, id, lang_text(label), "date",
			date_format_iso(date, text),
			lang_text(MSG_GOVERNANCE_NEXT_METHOD)));
}

static void
add_last(const Evidence *evidence, const GovernanceResult *governance,
    FigureSet *figures)
{
	const char *id = "governance.last_review";
	const char *label = lang_text(MSG_GOVERNANCE_FIGURE_LAST);
	char date[DATE_TEXT_SIZE];
	Figure *figure;

	if (governance->last == DATE_NONE) {
		figure_set_missing(figures, id, label, "date",
		    lang_text(MSG_GOVERNANCE_LAST_REASON));
		return;
	}
	figure = figure_set_text(figures, id, label, "date",
	    date_format_iso(governance->last, date),
	    lang_text(MSG_GOVERNANCE_LAST_METHOD));
	if (governance->last_told)
		figure_configured(figure, "governance.last_review");
	else
		add_rule_inputs(evidence, governance->review, figure);
}

static void
add_without_owner(const GovernanceResult *governance, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "governance.without_owner",
	    lang_text(MSG_GOVERNANCE_FIGURE_WITHOUT), "processes",
	    governance->without_owner,
	    lang_text(MSG_GOVERNANCE_WITHOUT_METHOD));

	figure->n = governance->processes->len;
	for (guint i = 0; i < governance->processes->len; i++)
		figure_add_input(figure, "governance.%s.owner",
		    process_at(governance, i)->id);
}

static void
add_hours(const GovernanceResult *governance, FigureSet *figures)
{
	Figure *figure = figure_set_number(figures, "governance.hours_a_month",
	    lang_text(MSG_GOVERNANCE_FIGURE_HOURS), "h",
	    governance->hours_month, lang_text(MSG_GOVERNANCE_HOURS_METHOD));

	for (guint i = 0; i < governance->processes->len; i++) {
		const Process *process = process_at(governance, i);

		if (isnan(process->hours_month))
			continue;
		figure_add_input(figure, "governance.%s.minutes", process->id);
		figure_add_input(figure, "governance.%s.days", process->id);
	}
}

static void
add_agenda(const Agenda *agenda, FigureSet *figures)
{
	Figure *all = figure_set_number(figures, "governance.agenda.items",
	    lang_text(MSG_GOVERNANCE_FIGURE_AGENDA), "matters",
	    agenda->items->len, lang_text(MSG_GOVERNANCE_AGENDA_METHOD));
	Figure *late = figure_set_number(figures, "governance.agenda.late",
	    lang_text(MSG_GOVERNANCE_FIGURE_LATE), "decisions",
	    agenda->counts[AGENDA_LATE], lang_text(MSG_GOVERNANCE_LATE_METHOD));

	figure_add_input(late, "governance.agenda.items");
	figure_add_input(all, "governance.next_review");
	figure_add_input(all, "governance.following_review");
	figure_add_input(all, "governance.last_review");
	for (guint i = 0; i < agenda->items->len; i++) {
		const AgendaItem *item = agenda_item(agenda, i);
		g_autofree char *figure = agenda_figure(item);

		figure_add_input(all, "%s", figure);
		if (item->kind == AGENDA_LATE)
			figure_add_input(late, "%s", figure);
	}
}

void
governance_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	const GovernanceResult *governance = results->governance;

	for (guint i = 0; i < governance->processes->len; i++) {
		const Process *process = process_at(governance, i);
		g_autofree char *name = process_label(process);

		add_next(evidence, process, name, figures);
		add_cadence(evidence, process, name, figures);
		add_owner(process, name, figures);
		add_minutes(process, name, figures);
		add_count(evidence, process, name, figures);
	}
	add_review(evidence, governance, "governance.next_review",
	    MSG_GOVERNANCE_FIGURE_NEXT_REVIEW, governance->next, figures);
	add_review(evidence, governance, "governance.following_review",
	    MSG_GOVERNANCE_FIGURE_FOLLOWING, governance->following, figures);
	add_last(evidence, governance, figures);
	add_without_owner(governance, figures);
	add_hours(governance, figures);
	add_agenda(governance->agenda, figures);
}
