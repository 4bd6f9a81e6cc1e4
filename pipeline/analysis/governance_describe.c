#include "pipeline/analysis/governance.h"
#include "pipeline/base/number.h"

static char *
count_words(Message one, Message many, long n)
{
	return lang_count(one, many, n, NULL);
}

static char *
lead(const GovernanceResult *governance)
{
	const Agenda *agenda = governance->agenda;
	char next[DATE_TEXT_SIZE], late[NUMBER_TEXT_SIZE];
	g_autofree char *matters = count_words(
	    MSG_GOVERNANCE_MATTER, MSG_GOVERNANCE_MATTERS, agenda->items->len);

	if (governance->next == DATE_NONE)
		return g_strdup(lang_text(MSG_GOVERNANCE_LEAD_NEVER));
	date_format_human(governance->next, next);
	if (agenda->items->len == 0)
		return lang_format(MSG_GOVERNANCE_LEAD_NOTHING, next, NULL);
	if (agenda->counts[AGENDA_LATE] == 0)
		return lang_format(MSG_GOVERNANCE_LEAD, next, matters, NULL);
	return lang_format(MSG_GOVERNANCE_LEAD_LATE, next, matters,
	    number_format_count(agenda->counts[AGENDA_LATE], late), NULL);
}

static void
add_cards(const GovernanceResult *governance, Section *section)
{
	char next[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE],
	    owners[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE],
	    hours[NUMBER_TEXT_SIZE];
	g_autofree char *before =
	    governance->last == DATE_NONE
		? g_strdup(lang_text(MSG_GOVERNANCE_CARD_NO_LAST))
		: lang_format(governance->last_told
				  ? MSG_GOVERNANCE_CARD_LAST
				  : MSG_GOVERNANCE_CARD_LAST_SERIES,
		      date_format_human(governance->last, last), NULL);
	g_autofree char *of = lang_format(MSG_GOVERNANCE_CARD_OF,
	    number_format_count(governance->processes->len, all), NULL);
	g_autofree char *month = lang_format(MSG_GOVERNANCE_HOURS_VALUE,
	    number_format_human(governance->hours_month, 2, hours), NULL);

	section_add_key_figure(section, "governance.next_review",
	    lang_text(MSG_GOVERNANCE_CARD_NEXT),
	    date_format_human(governance->next, next), before);
	section_add_key_figure(section, "governance.without_owner",
	    lang_text(MSG_GOVERNANCE_CARD_OWNERS),
	    number_format_count(governance->without_owner, owners), of);
	section_add_key_figure(section, "governance.hours_a_month",
	    lang_text(MSG_GOVERNANCE_CARD_HOURS), month,
	    lang_text(MSG_GOVERNANCE_CARD_HOURS_NOTE));
}

static void
add_missed(const GovernanceResult *governance, Section *section)
{
	char last[DATE_TEXT_SIZE], missed[DATE_TEXT_SIZE], next[DATE_TEXT_SIZE];
	g_autofree char *text = NULL, *help = NULL;

	if (governance->missed == DATE_NONE)
		return;
	text = lang_format(MSG_GOVERNANCE_MISSED,
	    date_format_human(governance->last, last),
	    date_format_human(governance->missed, missed), NULL);
	help = lang_format(MSG_GOVERNANCE_MISSED_HELP,
	    date_format_human(governance->next, next), NULL);
	section_add_finding(section, FINDING_WARNING, text, help);
}

static void
add_nobody(const GovernanceResult *governance, Section *section)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *text = NULL;

	for (guint i = 0; i < governance->processes->len; i++) {
		const Process *process = process_at(governance, i);
		g_autofree char *label = process_label(process);

		if (process->owner == NULL)
			g_string_append_printf(
			    names, "%s%s", names->len > 0 ? ", " : "", label);
	}
	if (names->len == 0)
		return;
	text = lang_format(MSG_GOVERNANCE_NOBODY, names->str, NULL);
	section_add_finding(section, FINDING_WARNING, text,
	    lang_text(MSG_GOVERNANCE_NOBODY_HELP));
}

/* How many decisions fall due up to the next review. */
static long
due_before_next(const GovernanceResult *governance)
{
	const Agenda *agenda = governance->agenda;
	long count = 0;

	for (guint i = 0; i < agenda->items->len; i++) {
		const AgendaItem *item = agenda_item(agenda, i);

		count +=
		    item->kind == AGENDA_DUE && item->due <= governance->next;
	}
	return count;
}

static char *
chart_title(const GovernanceResult *governance)
{
	const long due = due_before_next(governance);
	char next[DATE_TEXT_SIZE];
	g_autofree char *due_words = count_words(
	    MSG_GOVERNANCE_CHART_DECISION, MSG_GOVERNANCE_CHART_DECISIONS, due);

	if (governance->next == DATE_NONE)
		return g_strdup(lang_text(MSG_GOVERNANCE_CHART_TITLE_NEVER));
	date_format_human(governance->next, next);
	if (due == 0)
		return lang_format(MSG_GOVERNANCE_CHART_TITLE_NONE, next, NULL);
	return lang_format(MSG_GOVERNANCE_CHART_TITLE, next, due_words, NULL);
}

void
governance_describe(
    const Evidence *evidence, const Results *results, Report *report)
{
	const GovernanceResult *governance = results->governance;
	Section *section = report_add_section(report, "governance",
	    RANK_GOVERNANCE, lang_text(MSG_GOVERNANCE_SECTION));
	g_autofree char *sentence = lead(governance);
	g_autofree char *title = chart_title(governance);

	governance_figures(evidence, results, report->figures);
	section_set_lead(section, sentence);
	add_cards(governance, section);
	add_missed(governance, section);
	add_nobody(governance, section);
	section_add_chart(section, governance_chart(evidence, results, title));
	section_add_file(
	    section, lang_text(MSG_GOVERNANCE_FILE), "governance.ics");
	governance_tables(evidence, results, section);
	governance_events(evidence, results, report);
}
