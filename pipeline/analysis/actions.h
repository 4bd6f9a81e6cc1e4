/*
 * actions.h - what is to be decided, by when, and which issue says that
 * somebody acts on it.
 *
 * Limits, triggers, data migration risks and failure modes call for them.  A
 * fix that mends several limits is one action, due when the first of them is.  An issue acts on it that has the label of its fingerprint
 * (pipeline/gate/fingerprint.h).
 */
#ifndef PIPELINE_ANALYSIS_ACTIONS_H
#define PIPELINE_ANALYSIS_ACTIONS_H

#include "pipeline/analysis/failure_modes.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/migration_risk.h"
#include "pipeline/analysis/triggers.h"

typedef enum ActionState {
	ACTION_UNKNOWN, /* nothing says when it is due */
	ACTION_OK,
	ACTION_MONITOR, /* due within ACTION_SOON_WEEKS, its metric is watched,
			   or a failure mode shows signs */
	ACTION_ACT, /* due, or its metric or a failure mode asks for it */
} ActionState;

/* Half a year: two quarterly reviews. */
enum { ACTION_SOON_WEEKS = 26 };

typedef enum ActionProgress {
	PROGRESS_NONE, /* no issue has its label */
	PROGRESS_OPEN,
	PROGRESS_DONE,
} ActionProgress;

typedef struct Action {
	char *subject; /* "trigger.hosting" */
	char *label; /* of its issue: "headroom-0123456789" */
	const Limit *limit; /* the first that it settles; NULL */
	const Trigger *trigger; /* that asks for it; NULL */
	const MigrationRisk *risk; /* that it ends; NULL */
	FailureMode failure; /* that it ends; FAILURE_MODES: none */
	ActionState state;
	Date due; /* DATE_NONE: no date */
	const Issue *issue; /* an open one rather than one that is done, the
			       newest of these; NULL */
	ActionProgress progress;
	Date since; /* of the first of the earlier reviews that, one after the
		       other, called for it up to now; DATE_NONE: none did */
	Date was_due; /* as the baseline said; DATE_NONE */
} Action;

/* Every limit, measured trigger, risk that has figures and failure mode, of
 * Action *: what is most urgent first, then by the date they are due, then by
 * subject. */
GPtrArray *actions_find(const Evidence *evidence, const Results *results);

/* Due, and no issue says that somebody acts on it. */
bool action_is_ignored(const Action *action);

/* What it is about, for people; the caller frees it. */
char *action_words(const Action *action);

/* "act", "monitor", "ok", "unknown": for files. */
const char *action_state_name(ActionState state);

#endif
