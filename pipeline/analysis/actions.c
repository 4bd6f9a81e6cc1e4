#include "pipeline/analysis/actions.h"

#include <math.h>
#include <string.h>

#include "pipeline/analysis/failure_words.h"
#include "pipeline/gate/fingerprint.h"

static const char *const state_names[] = {
	[ACTION_UNKNOWN] = "unknown",
	[ACTION_OK] = "ok",
	[ACTION_MONITOR] = "monitor",
	[ACTION_ACT] = "act",
};

static const ActionState of_trigger[] = {
	[TRIGGER_STATE_UNKNOWN] = ACTION_UNKNOWN,
	[TRIGGER_STATE_OK] = ACTION_OK,
	[TRIGGER_STATE_MONITOR] = ACTION_MONITOR,
	[TRIGGER_STATE_ACT] = ACTION_ACT,
};

const char *
action_state_name(ActionState state)
{
	return state_names[state];
}

static void
action_free(void *data)
{
	Action *action = data;

	g_free(action->subject);
	g_free(action->label);
	g_free(action);
}

/* That of SUBJECT, made if there is none. */
static Action *
action_about(const Evidence *evidence, GPtrArray *actions, const char *subject)
{
	Action *action;

	for (guint i = 0; i < actions->len; i++) {
		action = g_ptr_array_index(actions, i);
		if (strcmp(action->subject, subject) == 0)
			return action;
	}
	action = g_new0(Action, 1);
	action->subject = g_strdup(subject);
	action->label = fingerprint_label(evidence->config->service, subject);
	action->failure = FAILURE_MODES;
	action->due = action->since = action->was_due = DATE_NONE;
	g_ptr_array_add(actions, action);
	return action;
}

static ActionState
state_of(double decide_weeks)
{
	if (isnan(decide_weeks))
		return ACTION_UNKNOWN;
	if (decide_weeks < 0)
		return ACTION_ACT;
	return decide_weeks <= ACTION_SOON_WEEKS ? ACTION_MONITOR : ACTION_OK;
}

static Date
due_in(const Evidence *evidence, double weeks)
{
	return isfinite(weeks) ? date_add_days(evidence->as_of, weeks * 7)
			       : DATE_NONE;
}

static void
add_rung(const Evidence *evidence, const Rung *rung, GPtrArray *actions)
{
	g_autofree char *subject = limit_subject(rung->limit);
	Action *action = action_about(evidence, actions, subject);
	const Date due = due_in(evidence, rung->decide_weeks);

	action->state = MAX(action->state, state_of(rung->decide_weeks));
	if (action->limit == NULL ||
	    (due != DATE_NONE &&
		(action->due == DATE_NONE || due < action->due))) {
		action->limit = rung->limit;
		action->due = due;
	}
}

static void
add_trigger(
    const Evidence *evidence, const Trigger *trigger, GPtrArray *actions)
{
	g_autofree char *subject = g_strdup_printf("trigger.%s", trigger->id);
	Action *action;

	if (trigger->state == TRIGGER_STATE_UNKNOWN)
		return;
	action = action_about(evidence, actions, subject);
	action->trigger = trigger;
	action->state = MAX(action->state, of_trigger[trigger->state]);
}

/* What is due by a limit is due by that. */
static void
add_risk(
    const Evidence *evidence, const MigrationRisk *risk, GPtrArray *actions)
{
	g_autofree char *subject = g_strdup_printf("migration.%s", risk->id);
	Action *action;

	if (!risk->detailed)
		return;
	action = action_about(evidence, actions, subject);
	action->risk = risk;
	if (action->limit == NULL)
		action->state = state_of(risk->decide_weeks);
}

static void
add_failure(const Evidence *evidence, FailureState state, FailureMode mode,
    GPtrArray *actions)
{
	static const ActionState states[FAILURE_STATES] = {
		[FAILURE_UNKNOWN] = ACTION_UNKNOWN,
		[FAILURE_PASS] = ACTION_OK,
		[FAILURE_WARN] = ACTION_MONITOR,
		[FAILURE_FAIL] = ACTION_ACT,
	};
	g_autofree char *subject =
	    g_strdup_printf("failure.%s", failure_mode_id(mode));
	Action *action = action_about(evidence, actions, subject);

	action->failure = mode;
	action->state = states[state];
}

/* Open issues first, then the newest. */
static bool
is_better(const Issue *issue, const Issue *than)
{
	const bool done = issue->category == STATUS_DONE;

	if (than == NULL || done != (than->category == STATUS_DONE))
		return than == NULL || !done;
	return issue->created >= than->created;
}

static void
take_issue(const Issue *issue, const char *label, GHashTable *by_label)
{
	Action *action = g_hash_table_lookup(by_label, label);

	if (action == NULL || !is_better(issue, action->issue))
		return;
	action->issue = issue;
	action->progress =
	    issue->category == STATUS_DONE ? PROGRESS_DONE : PROGRESS_OPEN;
}

static void
find_issues(const Evidence *evidence, const GPtrArray *actions)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	g_autoptr(GHashTable) by_label =
	    g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < actions->len; i++) {
		Action *action = g_ptr_array_index(actions, i);

		g_hash_table_insert(by_label, action->label, action);
	}
	for (guint i = 0; i < issues->len; i++) {
		const Issue *issue = g_ptr_array_index(issues, i);

		for (const char *const *label = issue->labels; *label != NULL;
		     label++) {
			g_autofree char *lower = g_ascii_strdown(*label, -1);

			take_issue(issue, lower, by_label);
		}
	}
}

/* What reviews said of it, from the newest back. */
static void
look_back(const History *history, Action *action)
{
	const PastAction *past =
	    history->baseline == NULL
		? NULL
		: past_action(history->baseline, action->subject);

	if (past != NULL)
		action->was_due = past->due;
	if (action->state != ACTION_ACT)
		return;
	for (guint i = history->reviews->len; i-- > 0;) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		past = past_action(review, action->subject);
		if (past == NULL || strcmp(past->state, "act") != 0)
			return;
		action->since = review->as_of;
	}
}

static int
compare_actions(const void *a, const void *b)
{
	const Action *first = *(Action *const *)a;
	const Action *second = *(Action *const *)b;

	if (first->state != second->state)
		return first->state > second->state ? -1 : 1;
	if (first->due != second->due) {
		if (first->due == DATE_NONE || second->due == DATE_NONE)
			return first->due == DATE_NONE ? 1 : -1;
		return first->due < second->due ? -1 : 1;
	}
	return strcmp(first->subject, second->subject);
}

GPtrArray *
actions_find(const Evidence *evidence, const Results *results)
{
	GPtrArray *actions = g_ptr_array_new_with_free_func(action_free);

	for (guint r = 0; r < results->ladder->rungs->len; r++)
		add_rung(evidence, ladder_rung(results->ladder, r), actions);
	for (guint i = 0; i < results->triggers->triggers->len; i++)
		add_trigger(
		    evidence, trigger_at(results->triggers, i), actions);
	for (guint i = 0; i < results->migration->risks->len; i++)
		add_risk(evidence, migration_risk_at(results->migration, i),
		    actions);
	for (int mode = 0; mode < FAILURE_MODES; mode++)
		add_failure(evidence,
		    results->failure_modes->checks[mode].state,
		    (FailureMode)mode, actions);
	find_issues(evidence, actions);
	for (guint i = 0; evidence->history != NULL && i < actions->len; i++)
		look_back(evidence->history, g_ptr_array_index(actions, i));
	g_ptr_array_sort(actions, compare_actions);
	return actions;
}

bool
action_is_ignored(const Action *action)
{
	return action->state == ACTION_ACT && action->issue == NULL;
}

char *
action_words(const Action *action)
{
	g_autofree char *table = NULL;

	if (action->limit != NULL)
		return limit_label(action->limit);
	if (action->trigger != NULL)
		return trigger_label(action->trigger);
	if (action->failure != FAILURE_MODES)
		return g_strdup(failure_mode_words(action->failure));
	table = migration_table_name(action->risk->table);
	return lang_format(MSG_ACCOUNT_RISK, table, NULL);
}
