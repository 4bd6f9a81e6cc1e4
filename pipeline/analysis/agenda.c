#include "pipeline/analysis/agenda.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/knowledge_map.h"
#include "pipeline/analysis/trigger_replay.h"

static Date
due_date(const Evidence *evidence, const Rung *rung)
{
	return date_add_days(evidence->as_of, rung->decide_weeks * 7);
}

static void
add(Agenda *agenda, AgendaItem item)
{
	g_array_append_val(agenda->items, item);
}

/* One migration mends several limits: the first of them stands for all. */
static bool
is_told(const Agenda *agenda, const Rung *rung)
{
	for (guint i = 0; i < agenda->items->len; i++) {
		const AgendaItem *item = agenda_item(agenda, i);

		if (item->rung != NULL && rungs_share_fix(item->rung, rung))
			return true;
	}
	return false;
}

static int
compare_due(const void *a, const void *b)
{
	const Rung *const *left = a, *const *right = b;

	if ((*left)->decide_weeks != (*right)->decide_weeks)
		return (*left)->decide_weeks < (*right)->decide_weeks ? -1 : 1;
	return strcmp((*left)->limit->id, (*right)->limit->id);
}

static void
add_decisions(const Evidence *evidence, const LadderResult *ladder, Date until,
    Agenda *agenda)
{
	g_autoptr(GPtrArray) rungs = g_ptr_array_new();

	for (guint i = 0; i < ladder->rungs->len; i++) {
		const Rung *rung = ladder_rung(ladder, i);

		if (isfinite(rung->decide_weeks))
			g_ptr_array_add(rungs, (void *)rung);
	}
	g_ptr_array_sort(rungs, compare_due);
	for (guint i = 0; i < rungs->len; i++) {
		const Rung *rung = g_ptr_array_index(rungs, i);
		const Date due = due_date(evidence, rung);
		const bool late = rung_overdue(rung);

		if ((late || (until != DATE_NONE && due < until)) &&
		    !is_told(agenda, rung))
			add(agenda, (AgendaItem){
					.kind = late ? AGENDA_LATE : AGENDA_DUE,
					.due = due,
					.rung = rung });
	}
}

/* The state that was known at the last review: replayed from the points of
 * that time, else as the review of then has it. */
static TriggerState
state_before(const Evidence *evidence, const Results *results,
    const Trigger *trigger, Date since)
{
	const TriggerState replayed =
	    trigger_state_at(evidence, results, trigger, since);
	g_autofree char *id = g_strdup_printf("trigger.%s.state", trigger->id);
	const char *told = history_text(evidence->history, id, since);

	if (replayed != TRIGGER_STATE_UNKNOWN || told == NULL)
		return replayed;
	for (TriggerState state = TRIGGER_STATE_UNKNOWN;
	     state <= TRIGGER_STATE_ACT; state++)
		if (g_str_equal(told, trigger_state_name(state)))
			return state;
	return TRIGGER_STATE_UNKNOWN;
}

static AgendaItem *
item_of(Agenda *agenda, const Trigger *trigger)
{
	for (guint i = 0; trigger->limit != NULL && i < agenda->items->len;
	     i++) {
		AgendaItem *item = &g_array_index(agenda->items, AgendaItem, i);

		if (item->rung != NULL && item->rung->limit == trigger->limit)
			return item;
	}
	return NULL;
}

/* AGENDA_KINDS: it is no matter for the review. */
static AgendaKind
kind_of(const Trigger *trigger, TriggerState before)
{
	if (trigger->state == TRIGGER_STATE_ACT)
		return AGENDA_ACT;
	if (before == TRIGGER_STATE_UNKNOWN || before == trigger->state ||
	    trigger->state == TRIGGER_STATE_UNKNOWN)
		return AGENDA_KINDS;
	return trigger->state > before ? AGENDA_WORSE : AGENDA_BETTER;
}

static void
add_metrics(const Evidence *evidence, const Results *results, Agenda *agenda)
{
	const TriggersResult *triggers = results->triggers;

	for (guint i = 0; i < triggers->triggers->len; i++) {
		const Trigger *trigger = trigger_at(triggers, i);
		const TriggerState before =
		    state_before(evidence, results, trigger, agenda->since);
		const AgendaKind kind = kind_of(trigger, before);
		AgendaItem *item = item_of(agenda, trigger);

		if (item != NULL) {
			item->trigger = trigger;
			item->before = before;
		} else if (kind != AGENDA_KINDS) {
			add(agenda, (AgendaItem){ .kind = kind,
					.due = DATE_NONE,
					.trigger = trigger,
					.before = before });
		}
	}
}

/* The deadline that wants PRACTICE, is near and comes first. */
static PracticeDeadline
wanted_by(const Evidence *evidence, const PracticesResult *practices,
    Practice practice)
{
	PracticeDeadline first = DEADLINE_COUNT;

	for (int i = 0; i < DEADLINE_COUNT; i++) {
		const DeadlineCheck *check = &practices->deadlines[i];

		if (practice_is_wanted((PracticeDeadline)i, practice) &&
		    check->date != DATE_NONE && check->act <= evidence->as_of &&
		    (first == DEADLINE_COUNT ||
			check->date < practices->deadlines[first].date))
			first = (PracticeDeadline)i;
	}
	return first;
}

static void
add_practices(
    const Evidence *evidence, const PracticesResult *practices, Agenda *agenda)
{
	for (int i = 0; i < PRACTICE_COUNT; i++) {
		PracticeDeadline deadline;

		if (!practices->checks[i].due)
			continue;
		deadline = wanted_by(evidence, practices, (Practice)i);
		add(agenda, (AgendaItem){ .kind = AGENDA_PRACTICE,
				.due = practices->deadlines[deadline].date,
				.practice = (Practice)i,
				.deadline = deadline });
	}
}

static void
add_plain(Agenda *agenda, AgendaKind kind)
{
	add(agenda, (AgendaItem){ .kind = kind, .due = DATE_NONE });
}

/* That the team sees to a single sprint is no matter for the review. */
static void
add_debt(const Results *results, Agenda *agenda)
{
	const DebtRegisterResult *debt = results->debt_register;

	if (results->allocation->level >= ESCALATION_2)
		add_plain(agenda, AGENDA_ESCALATION);
	if (debt->audit.state == AUDIT_OVERDUE)
		add_plain(agenda, AGENDA_AUDIT);
	if (debt->counts[DEBT_INTENTIONAL].known && debt->all.undocumented > 0)
		add_plain(agenda, AGENDA_UNDOCUMENTED);
}

/* One who leaves, or has left already. */
static void
add_knowledge(const KnowledgeMapResult *knowledge, Agenda *agenda)
{
	const TruckFactor *truck = &knowledge->truck[TRUCK_AREAS];

	if (truck->known && truck->size <= 1)
		add_plain(agenda, AGENDA_KNOWLEDGE);
}

static const char *
item_id(const AgendaItem *item)
{
	if (item->rung != NULL)
		return item->rung->limit->id;
	return item->trigger != NULL ? item->trigger->id : "";
}

static int
compare_items(const void *a, const void *b)
{
	const AgendaItem *left = a, *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->due != right->due)
		return left->due < right->due ? -1 : 1;
	if (left->practice != right->practice)
		return left->practice < right->practice ? -1 : 1;
	return strcmp(item_id(left), item_id(right));
}

Agenda *
agenda_new(const Evidence *evidence, const Results *results, Date since,
    Date until, long without_owner)
{
	Agenda *agenda = g_new0(Agenda, 1);

	agenda->items = g_array_new(FALSE, FALSE, sizeof(AgendaItem));
	agenda->since = since;
	agenda->without_owner = without_owner;
	add_decisions(evidence, results->ladder, until, agenda);
	add_metrics(evidence, results, agenda);
	add_practices(evidence, results->practices, agenda);
	add_debt(results, agenda);
	add_knowledge(results->knowledge, agenda);
	if (without_owner > 0)
		add_plain(agenda, AGENDA_OWNER);
	g_array_sort(agenda->items, compare_items);
	for (guint i = 0; i < agenda->items->len; i++)
		agenda->counts[agenda_item(agenda, i)->kind]++;
	return agenda;
}

void
agenda_free(Agenda *agenda)
{
	if (agenda == NULL)
		return;
	g_array_unref(agenda->items);
	g_free(agenda);
}

const AgendaItem *
agenda_item(const Agenda *agenda, guint i)
{
	return &g_array_index(agenda->items, AgendaItem, i);
}
