#include "pipeline/analysis/agenda.h"
#include "pipeline/base/number.h"

const char *
agenda_kind_name(AgendaKind kind)
{
	static const char *const names[AGENDA_KINDS] = {
		[AGENDA_LATE] = "late",
		[AGENDA_ACT] = "act",
		[AGENDA_DUE] = "due",
		[AGENDA_WORSE] = "worse",
		[AGENDA_OWNER] = "owner",
		[AGENDA_BETTER] = "better",
	};

	return names[kind];
}

char *
agenda_figure(const AgendaItem *item)
{
	if (item->rung != NULL)
		return g_strdup_printf(
		    "limit.%s.decide_by", item->rung->limit->id);
	if (item->trigger != NULL)
		return g_strdup_printf("trigger.%s.state", item->trigger->id);
	return g_strdup("governance.without_owner");
}

char *
agenda_matter(const AgendaItem *item)
{
	if (item->rung != NULL)
		return limit_label(item->rung->limit);
	if (item->trigger != NULL)
		return trigger_label(item->trigger);
	return g_strdup(lang_text(MSG_AGENDA_OWNERS));
}

/* "The metric moved from monitor to act since 13 Oct 2026." */
static char *
state_words(const Agenda *agenda, const AgendaItem *item)
{
	const TriggerState now = item->trigger->state;
	char since[DATE_TEXT_SIZE];

	date_format_human(agenda->since, since);
	if (item->before == TRIGGER_STATE_UNKNOWN)
		return lang_format(
		    MSG_AGENDA_WHY_STATE, trigger_state_words(now), NULL);
	if (item->before == now)
		return lang_format(MSG_AGENDA_WHY_STAYS,
		    trigger_state_words(now), since, NULL);
	return lang_format(MSG_AGENDA_WHY_MOVED,
	    trigger_state_words(item->before), trigger_state_words(now), since,
	    NULL);
}

char *
agenda_why(
    const Evidence *evidence, const Agenda *agenda, const AgendaItem *item)
{
	g_autofree char *state =
	    item->trigger != NULL &&
		    item->trigger->state != TRIGGER_STATE_UNKNOWN
		? state_words(agenda, item)
		: NULL;
	g_autofree char *breaks = NULL, *words = NULL;
	char due[DATE_TEXT_SIZE];

	if (item->kind == AGENDA_OWNER)
		return lang_count(MSG_AGENDA_WHY_OWNER, MSG_AGENDA_WHY_OWNERS,
		    agenda->without_owner, NULL);
	if (item->rung == NULL)
		return g_steal_pointer(&state);
	breaks = rung_breaks_words(evidence, item->rung);
	words = lang_format(item->kind == AGENDA_LATE ? MSG_AGENDA_WHY_LATE
						      : MSG_AGENDA_WHY_DUE,
	    date_format_human(item->due, due), breaks, NULL);
	return state != NULL ? g_strconcat(words, " ", state, NULL)
			     : g_steal_pointer(&words);
}

char *
agenda_decision(const AgendaItem *item)
{
	static const Message words[AGENDA_KINDS] = {
		[AGENDA_LATE] = MSG_AGENDA_DECIDE_NOW,
		[AGENDA_ACT] = MSG_AGENDA_DECIDE_ACT_OWN,
		[AGENDA_DUE] = MSG_AGENDA_DECIDE_DUE,
		[AGENDA_WORSE] = MSG_AGENDA_DECIDE_WORSE,
		[AGENDA_OWNER] = MSG_AGENDA_DECIDE_OWNER,
		[AGENDA_BETTER] = MSG_AGENDA_DECIDE_BETTER,
	};

	if (item->kind == AGENDA_ACT && item->trigger->info != NULL)
		return lang_format(MSG_AGENDA_DECIDE_ACT,
		    lang_text(item->trigger->info->solution), NULL);
	return g_strdup(lang_text(words[item->kind]));
}
