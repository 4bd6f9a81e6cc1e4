/*
 * agenda.h - what the next review of the architecture has to decide.
 *
 * One item for each matter, the most urgent first: decisions that are late or
 * fall due before the review after it, metrics that moved between "fine",
 * "monitor" and "act" since the last review, the 20 % rule where it escalates,
 * processes that a deadline wants, debt that nobody wrote down, and what
 * nobody owns.  A metric whose limit stands on the agenda already is told
 * there.
 */
#ifndef PIPELINE_ANALYSIS_AGENDA_H
#define PIPELINE_ANALYSIS_AGENDA_H

#include "pipeline/analysis/allocation.h"
#include "pipeline/analysis/ladder.h"
#include "pipeline/analysis/practices.h"
#include "pipeline/analysis/triggers.h"

/* In the order of urgency. */
typedef enum AgendaKind {
	AGENDA_LATE, /* the day to decide is past */
	AGENDA_ACT, /* a metric is to be acted on */
	AGENDA_ESCALATION, /* the 20 % rule is broken beyond the team */
	AGENDA_PRACTICE, /* a deadline wants a process that is not seen */
	AGENDA_AUDIT, /* the audit of debt after the launch is overdue */
	AGENDA_DUE, /* to be decided before the following review */
	AGENDA_KNOWLEDGE, /* most areas stall if one person leaves */
	AGENDA_WORSE, /* a metric moved up to "monitor" */
	AGENDA_UNDOCUMENTED, /* intentional debt without document or plan */
	AGENDA_OWNER, /* processes without an owner */
	AGENDA_BETTER, /* a metric moved down */
	AGENDA_KINDS,
} AgendaKind;

typedef struct AgendaItem {
	AgendaKind kind;
	Date due; /* DATE_NONE: no day of its own */
	const Rung *rung; /* NULL: no limit */
	const Trigger *trigger; /* NULL: no metric */
	TriggerState before; /* of the metric, at the last review */
	Practice practice; /* AGENDA_PRACTICE only */
	PracticeDeadline deadline; /* … that wants it first */
} AgendaItem;

typedef struct Agenda {
	GArray *items; /* of AgendaItem */
	Date since; /* the last review; DATE_NONE: there was none */
	long counts[AGENDA_KINDS];
	long without_owner; /* processes; told as one item */
} Agenda;

/* SINCE is the last review, UNTIL the one after the next; either may be
 * DATE_NONE.  Reads triggers, ladder, knowledge, allocation, practices and
 * debt register; never NULL. */
Agenda *agenda_new(const Evidence *evidence, const Results *results, Date since,
    Date until, long without_owner);
void agenda_free(Agenda *agenda);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Agenda, agenda_free)

const AgendaItem *agenda_item(const Agenda *agenda, guint i);

/* What it is about, why it is on the agenda, which decision is asked for; the
 * caller frees these. */
char *agenda_matter(const AgendaItem *item);
char *agenda_why(const Evidence *evidence, const Results *results,
    const Agenda *agenda, const AgendaItem *item);
char *agenda_decision(const Results *results, const AgendaItem *item);

/* The id of the figure behind it; the caller frees it. */
char *agenda_figure(const AgendaItem *item);

/* "late", "act", … for files. */
const char *agenda_kind_name(AgendaKind kind);

#endif
