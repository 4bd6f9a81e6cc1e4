#include "pipeline/analysis/agenda.h"

#include <math.h>

#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/knowledge_map.h"
#include "pipeline/base/number.h"

const char *
agenda_kind_name(AgendaKind kind)
{
	static const char *const names[AGENDA_KINDS] = {
		[AGENDA_LATE] = "late",
		[AGENDA_ACT] = "act",
		[AGENDA_ESCALATION] = "escalation",
		[AGENDA_PRACTICE] = "practice",
		[AGENDA_AUDIT] = "audit",
		[AGENDA_DUE] = "due",
		[AGENDA_KNOWLEDGE] = "knowledge",
		[AGENDA_WORSE] = "worse",
		[AGENDA_UNDOCUMENTED] = "undocumented",
		[AGENDA_OWNER] = "owner",
		[AGENDA_BETTER] = "better",
	};

	return names[kind];
}

/* Of what is neither a limit nor a metric. */
static const struct {
	const char *figure;
	Message matter, decision;
} plain[AGENDA_KINDS] = {
	[AGENDA_ESCALATION] = { "debt.escalation", MSG_AGENDA_ESCALATION,
	    MSG_AGENDA_DECIDE_ESCALATION },
	[AGENDA_AUDIT] = { "debt.audit.days_late", MSG_AGENDA_AUDIT,
	    MSG_AGENDA_DECIDE_AUDIT },
	[AGENDA_KNOWLEDGE] = { "team.truck_factor", MSG_AGENDA_KNOWLEDGE,
	    MSG_AGENDA_DECIDE_KNOWLEDGE },
	[AGENDA_UNDOCUMENTED] = { "debt.register.undocumented",
	    MSG_AGENDA_UNDOCUMENTED, MSG_AGENDA_DECIDE_UNDOCUMENTED },
	[AGENDA_OWNER] = { "governance.without_owner", MSG_AGENDA_OWNERS,
	    MSG_AGENDA_DECIDE_OWNER },
};

char *
agenda_figure(const AgendaItem *item)
{
	static const char *const practices[PRACTICE_COUNT] = {
		[PRACTICE_RECORDS] = "governance.practice.records",
		[PRACTICE_FLAGS] = "governance.practice.flags",
		[PRACTICE_ON_CALL] = "governance.practice.on_call",
		[PRACTICE_REVIEW] = "governance.practice.review",
	};

	if (item->rung != NULL)
		return g_strdup_printf(
		    "limit.%s.decide_by", item->rung->limit->id);
	if (item->trigger != NULL)
		return g_strdup_printf("trigger.%s.state", item->trigger->id);
	if (item->kind == AGENDA_PRACTICE)
		return g_strdup(practices[item->practice]);
	return g_strdup(plain[item->kind].figure);
}

char *
agenda_matter(const AgendaItem *item)
{
	if (item->rung != NULL)
		return limit_label(item->rung->limit);
	if (item->trigger != NULL)
		return trigger_label(item->trigger);
	if (item->kind == AGENDA_PRACTICE)
		return g_strdup(practice_title(item->practice));
	return g_strdup(lang_text(plain[item->kind].matter));
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

static char *
escalation_why(const AllocationResult *allocation)
{
	const SprintShare *latest = allocation_latest(allocation);
	char level[NUMBER_TEXT_SIZE], share[NUMBER_TEXT_SIZE],
	    target[NUMBER_TEXT_SIZE];

	number_format_count((int)allocation->level - (int)ESCALATION_0, level);
	if (latest == NULL || allocation->gap != GAP_NONE)
		return lang_format(MSG_AGENDA_WHY_LEVEL, level, NULL);
	return lang_format(MSG_AGENDA_WHY_ESCALATION, level,
	    number_format_percent(latest->rolling_3, share),
	    number_format_percent(allocation->target, target), NULL);
}

static char *
practice_why(const PracticesResult *practices, const AgendaItem *item)
{
	const bool missing =
	    practices->checks[item->practice].state == PRACTICE_MISSING;
	char due[DATE_TEXT_SIZE];

	return lang_format(
	    missing ? MSG_AGENDA_WHY_MISSING : MSG_AGENDA_WHY_UNSEEN,
	    practice_deadline_name(item->deadline),
	    date_format_human(item->due, due), NULL);
}

static char *
audit_why(const DebtAudit *audit)
{
	char due[DATE_TEXT_SIZE], days[NUMBER_TEXT_SIZE];

	return lang_format(MSG_AGENDA_WHY_AUDIT,
	    date_format_human(audit->due, due),
	    number_format_human(audit->days, 4, days), NULL);
}

static char *
rung_why(const Evidence *evidence, const Agenda *agenda, const AgendaItem *item)
{
	g_autofree char *crossing = limit_crossing(item->rung->limit);
	g_autofree char *breaks = rung_breaks_words(evidence, item->rung);
	g_autofree char *state = NULL, *words = NULL;
	char due[DATE_TEXT_SIZE];

	words = lang_format(item->kind == AGENDA_LATE ? MSG_AGENDA_WHY_LATE
						      : MSG_AGENDA_WHY_DUE,
	    crossing, breaks, date_format_human(item->due, due), NULL);
	if (item->trigger == NULL ||
	    item->trigger->state == TRIGGER_STATE_UNKNOWN)
		return g_steal_pointer(&words);
	state = state_words(agenda, item);
	return g_strconcat(words, " ", state, NULL);
}

char *
agenda_why(const Evidence *evidence, const Results *results,
    const Agenda *agenda, const AgendaItem *item)
{
	switch (item->kind) {
	case AGENDA_LATE:
	case AGENDA_DUE:
		return rung_why(evidence, agenda, item);
	case AGENDA_ACT:
	case AGENDA_WORSE:
	case AGENDA_BETTER:
		return state_words(agenda, item);
	case AGENDA_ESCALATION:
		return escalation_why(results->allocation);
	case AGENDA_PRACTICE:
		return practice_why(results->practices, item);
	case AGENDA_AUDIT:
		return audit_why(&results->debt_register->audit);
	case AGENDA_KNOWLEDGE:
		return g_strdup(
		    lang_text(results->knowledge->truck[TRUCK_AREAS].size == 0
				  ? MSG_AGENDA_WHY_ORPHANED
				  : MSG_AGENDA_WHY_KNOWLEDGE));
	case AGENDA_UNDOCUMENTED:
		return lang_count(MSG_AGENDA_WHY_ITEM, MSG_AGENDA_WHY_ITEMS,
		    results->debt_register->all.undocumented, NULL);
	case AGENDA_OWNER:
		return lang_count(MSG_AGENDA_WHY_OWNER, MSG_AGENDA_WHY_OWNERS,
		    agenda->without_owner, NULL);
	case AGENDA_KINDS:
		break;
	}
	return NULL;
}

static char *
act_decision(const Trigger *trigger)
{
	if (trigger->info == NULL)
		return g_strdup(lang_text(MSG_AGENDA_DECIDE_ACT_OWN));
	return lang_format(
	    MSG_AGENDA_DECIDE_ACT, lang_text(trigger->info->solution), NULL);
}

static char *
escalation_decision(const AllocationResult *allocation)
{
	char target[NUMBER_TEXT_SIZE];

	return lang_format(allocation->level == ESCALATION_3
			       ? MSG_AGENDA_DECIDE_STOP
			       : MSG_AGENDA_DECIDE_ESCALATION,
	    number_format_percent(allocation->target, target), NULL);
}

char *
agenda_decision(const Results *results, const AgendaItem *item)
{
	static const Message words[AGENDA_KINDS] = {
		[AGENDA_LATE] = MSG_AGENDA_DECIDE_NOW,
		[AGENDA_DUE] = MSG_AGENDA_DECIDE_DUE,
		[AGENDA_PRACTICE] = MSG_AGENDA_DECIDE_PRACTICE,
		[AGENDA_WORSE] = MSG_AGENDA_DECIDE_WORSE,
		[AGENDA_BETTER] = MSG_AGENDA_DECIDE_BETTER,
	};

	if (item->kind == AGENDA_ACT)
		return act_decision(item->trigger);
	if (item->kind == AGENDA_ESCALATION)
		return escalation_decision(results->allocation);
	return g_strdup(lang_text(plain[item->kind].figure != NULL
				      ? plain[item->kind].decision
				      : words[item->kind]));
}
