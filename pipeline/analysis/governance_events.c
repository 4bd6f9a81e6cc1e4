#include <math.h>

#include "pipeline/analysis/governance.h"
#include "pipeline/analysis/practices.h"
#include "pipeline/base/number.h"

/* A calendar shows few lines of what it is told. */
enum { TOLD_MATTERS = 5 };

static void
add_line(GString *lines, char *line)
{
	if (lines->len > 0)
		g_string_append_c(lines, '\n');
	g_string_append(lines, line);
	g_free(line);
}

static void
describe_meeting(const Process *process, GString *lines)
{
	g_autofree char *with = process_with(process);
	g_autofree char *artifacts = process_artifacts(process);
	char minutes[NUMBER_TEXT_SIZE];

	if (process->info != NULL)
		add_line(lines, g_strdup(lang_text(process->info->purpose)));
	add_line(lines, process->owner == NULL
			    ? g_strdup(process_owner(process))
			    : lang_format(MSG_GOVERNANCE_EVENT_OWNER,
				  process->owner, NULL));
	add_line(lines, lang_format(MSG_GOVERNANCE_EVENT_WITH, with, NULL));
	if (!isnan(process->minutes))
		add_line(lines,
		    lang_format(MSG_GOVERNANCE_EVENT_MEETING,
			number_format_human(process->minutes, 3, minutes),
			NULL));
	add_line(
	    lines, lang_format(MSG_GOVERNANCE_EVENT_LEAVES, artifacts, NULL));
}

static void
describe_agenda(
    const Evidence *evidence, const Results *results, GString *lines)
{
	const GovernanceResult *governance = results->governance;
	const Agenda *agenda = governance->agenda;
	char date[DATE_TEXT_SIZE], number[NUMBER_TEXT_SIZE];

	if (agenda->items->len == 0)
		return;
	add_line(lines, g_strdup(""));
	add_line(lines, lang_format(MSG_GOVERNANCE_EVENT_AGENDA,
			    date_format_human(governance->next, date), NULL));
	for (guint i = 0; i < agenda->items->len && i < TOLD_MATTERS; i++) {
		const AgendaItem *item = agenda_item(agenda, i);
		g_autofree char *matter = agenda_matter(item);
		g_autofree char *why =
		    agenda_why(evidence, results, agenda, item);
		g_autofree char *decision = agenda_decision(results, item);

		add_line(lines, lang_format(MSG_GOVERNANCE_EVENT_ITEM,
				    number_format_count(i + 1, number), matter,
				    why, decision, NULL));
	}
	if (agenda->items->len > TOLD_MATTERS)
		add_line(
		    lines, lang_format(MSG_GOVERNANCE_EVENT_MORE,
			       number_format_count(
				   agenda->items->len - TOLD_MATTERS, number),
			       NULL));
}

static void
add_process(const Evidence *evidence, const Results *results,
    const Process *process, Report *report)
{
	g_autofree char *title = process_label(process);
	g_autoptr(GString) lines = g_string_new(NULL);
	char rrule[RECURRENCE_TEXT_SIZE];
	ReportEvent *event;

	if (process->start == DATE_NONE)
		return;
	describe_meeting(process, lines);
	if (process == results->governance->review)
		describe_agenda(evidence, results, lines);
	event = report_add_event(report, process->id, title, process->start);
	event->rrule = g_strdup(recurrence_rrule(&process->rule, rrule));
	event->owner = g_strdup(process->owner);
	event->description = g_strdup(lines->str);
	event->category = g_strdup(lang_text(MSG_GOVERNANCE_EVENT_CATEGORY));
}

/* Of limits that one fix mends, the first; what is late is no day to come. */
static bool
is_to_come(const Evidence *evidence, const Results *results, guint r)
{
	const LadderResult *ladder = results->ladder;
	const Rung *rung = ladder_rung(ladder, r);
	Date due;

	if (!isfinite(rung->decide_weeks) || rung_overdue(rung))
		return false;
	due = date_add_days(evidence->as_of, rung->decide_weeks * 7);
	if (due > results->governance->horizon)
		return false;
	for (guint k = 0; k < ladder->rungs->len; k++) {
		const Rung *other = ladder_rung(ladder, k);

		if (k != r && rungs_share_fix(rung, other) &&
		    isfinite(other->decide_weeks) &&
		    (other->decide_weeks < rung->decide_weeks ||
			(other->decide_weeks == rung->decide_weeks && k < r)))
			return false;
	}
	return true;
}

static void
add_decision(const Evidence *evidence, const Rung *rung, Report *report)
{
	g_autofree char *key = g_strconcat("decide-", rung->limit->id, NULL);
	g_autofree char *label = limit_label(rung->limit);
	g_autofree char *title =
	    lang_format(MSG_GOVERNANCE_EVENT_DECIDE, label, NULL);
	g_autofree char *crossing = limit_crossing(rung->limit);
	g_autofree char *breaks = rung_breaks_words(evidence, rung);
	ReportEvent *event = report_add_event(report, key, title,
	    date_add_days(evidence->as_of, rung->decide_weeks * 7));

	event->description = lang_format(
	    MSG_GOVERNANCE_EVENT_DECIDE_TEXT, label, crossing, breaks, NULL);
	event->category = g_strdup(lang_text(MSG_GOVERNANCE_EVENT_DECISION));
}

static void
add_day(Report *report, const char *key, const char *title, Date day,
    const char *description)
{
	ReportEvent *event;

	if (day == DATE_NONE || day < report->as_of)
		return;
	event = report_add_event(report, key, title, day);
	event->description = g_strdup(description);
	event->category = g_strdup(lang_text(MSG_GOVERNANCE_EVENT_DEADLINE));
}

static void
add_deadlines(const Evidence *evidence, const Results *results, Report *report)
{
	static const struct {
		const char *key, *before;
		Message title;
	} days[DEADLINE_COUNT] = {
		[DEADLINE_SERIES_A] = { "series-a", "before-series-a",
		    MSG_GOVERNANCE_EVENT_SERIES_A },
		[DEADLINE_ENTERPRISE] = { "first-enterprise",
		    "before-first-enterprise",
		    MSG_GOVERNANCE_EVENT_ENTERPRISE },
	};
	char weeks[NUMBER_TEXT_SIZE];

	number_format_human(
	    assume(&evidence->config->assumptions, ASSUME_PRACTICE_WEEKS), 3,
	    weeks);
	for (int i = 0; i < DEADLINE_COUNT; i++) {
		const DeadlineCheck *check = &results->practices->deadlines[i];
		const char *title = lang_text(days[i].title);
		g_autofree char *before = lang_format(
		    MSG_GOVERNANCE_EVENT_BEFORE, weeks, title, NULL);

		add_day(report, days[i].key, title, check->date, NULL);
		add_day(report, days[i].before, before, check->act,
		    lang_text(MSG_GOVERNANCE_EVENT_BEFORE_TEXT));
	}
}

void
governance_events(
    const Evidence *evidence, const Results *results, Report *report)
{
	const GovernanceResult *governance = results->governance;

	for (guint i = 0; i < governance->processes->len; i++)
		add_process(
		    evidence, results, process_at(governance, i), report);
	for (guint r = 0; r < results->ladder->rungs->len; r++)
		if (is_to_come(evidence, results, r))
			add_decision(
			    evidence, ladder_rung(results->ladder, r), report);
	add_deadlines(evidence, results, report);
	for (guint i = 0; i < report->events->len; i++) {
		ReportEvent *event = g_ptr_array_index(report->events, i);

		event->url = g_strdup(evidence->config->governance.url);
	}
}
