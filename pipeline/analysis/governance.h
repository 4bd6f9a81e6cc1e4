/*
 * governance.h - the processes that keep decisions deliberate, and their days.
 *
 * The playbook's four, the check of its 20 % and the company's own: on which
 * days each comes back, who owns it and what it leaves behind; and what the
 * next review of the architecture has to decide.  A series that has no first
 * day in headroom.yaml counts from one that never moves, so that it is on the
 * same days whenever the report is made.
 */
#ifndef PIPELINE_ANALYSIS_GOVERNANCE_H
#define PIPELINE_ANALYSIS_GOVERNANCE_H

#include "pipeline/analysis/agenda.h"
#include "pipeline/analysis/analysis.h"
#include "pipeline/base/recurrence.h"
#include "pipeline/lang/lang.h"

typedef enum OwnerRole {
	OWNER_LEAD,
	OWNER_PM,
	OWNER_EM,
	OWNER_ROTA,
	OWNER_ROLES,
} OwnerRole;

/* A process as the playbook has it; days and lengths are ours. */
typedef struct ProcessInfo {
	const char *name; /* "adr_triage" */
	Message label, purpose, with, artifacts;
	OwnerRole role;
	Recurrence rule;
	AssumptionId minutes;
} ProcessInfo;

typedef enum OwnerSource {
	OWNER_NOBODY,
	OWNER_TOLD, /* under governance */
	OWNER_BY_ROLE, /* under team.people */
} OwnerSource;

typedef struct Process {
	char *id; /* slug, unique */
	const ProcessInfo *info; /* NULL: the company's own */
	const ConfigProcess *config; /* NULL: as usual */
	Recurrence rule;
	bool usual; /* nobody said on which days */
	Date start; /* the first day, as calendars get it */
	GArray *days; /* of Date: in the year from the report date on */
	char *owner; /* NULL: nobody yet */
	OwnerSource owner_from;
	double minutes; /* of one meeting; NAN: the company's own */
	double hours_month; /* NAN likewise */
} Process;

struct GovernanceResult {
	GArray *processes; /* of Process, the playbook's first */
	const Process *review; /* of the architecture */
	Date horizon; /* the last day of the calendar */
	Date next, following; /* reviews; DATE_NONE beyond the calendar */
	Date last; /* the review before; DATE_NONE: there was none */
	bool last_told; /* headroom.yaml says it was held */
	Date missed; /* the first that should have been since; DATE_NONE */
	long without_owner; /* processes */
	double hours_month; /* of meetings, where that is known */
	Agenda *agenda; /* of the next review */
};

bool governance_compute(
    const Evidence *evidence, Results *results, GError **error);
void governance_describe(
    const Evidence *evidence, const Results *results, Report *report);
void governance_result_free(GovernanceResult *governance);

const Process *process_at(const GovernanceResult *governance, guint i);

/* The next day; DATE_NONE: not within a year. */
Date process_next(const Process *process);

/* "Architecture review"; what it leaves behind, "triggers, register"; who
 * takes part.  The caller frees these. */
char *process_label(const Process *process);
char *process_artifacts(const Process *process);
char *process_with(const Process *process);

/* "every Wednesday", "second Tuesday, every 3 months"; the caller frees it. */
char *process_cadence(const Process *process);

/* Who owns it, or that nobody does yet and what to do. */
const char *process_owner(const Process *process);

/* Adds the figures governance.*. */
void governance_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* A strip of twelve months with TITLE; the caller owns it. */
ChartSpec *governance_chart(
    const Evidence *evidence, const Results *results, const char *title);

/* What stands in the chart, the calendar, the agenda. */
void governance_tables(
    const Evidence *evidence, const Results *results, Section *section);

/* Adds the days of all processes, and those by which something is due, to
 * what calendars get. */
void governance_events(
    const Evidence *evidence, const Results *results, Report *report);

#endif
