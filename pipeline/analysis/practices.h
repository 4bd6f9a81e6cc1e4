/*
 * practices.h - whether the playbook's four processes are kept, and by what
 * that is seen.
 *
 * The playbook wants decision records, feature flags, an on-call rotation and
 * a quarterly architecture review before Series A.  A process is present
 * where an export shows a trace of it.  It is missing only where an export
 * that would show it was read and does not; else it is not known.
 */
#ifndef PIPELINE_ANALYSIS_PRACTICES_H
#define PIPELINE_ANALYSIS_PRACTICES_H

#include "pipeline/analysis/analysis.h"
#include "pipeline/analysis/decision_coverage.h"
#include "pipeline/analysis/flag_hygiene.h"
#include "pipeline/analysis/incident_sla.h"
#include "pipeline/analysis/on_call.h"

typedef enum Practice {
	PRACTICE_RECORDS, /* of decisions: ADRs */
	PRACTICE_FLAGS,
	PRACTICE_ON_CALL, /* and response to incidents */
	PRACTICE_REVIEW, /* of the architecture, every quarter */
	PRACTICE_COUNT,
} Practice;

typedef enum PracticeState {
	PRACTICE_UNKNOWN,
	PRACTICE_MISSING,
	PRACTICE_PRESENT,
	PRACTICE_STATES,
} PracticeState;

typedef enum SignKind {
	SIGN_FLAG_EXPORT, /* count flags are in use */
	SIGN_TABLE, /* name is one that holds flags */
	SIGN_SERVICE, /* name is on the bill */
	SIGN_ISSUES, /* count done ones are about it, name is the newest */
	SIGN_ROTA, /* count people, in headroom.yaml */
	SIGN_ACKNOWLEDGED, /* count of `of` incidents */
	SIGN_RECORDS, /* count are whole, of `of` that are young enough */
	SIGN_REVIEWED, /* headroom.yaml says when */
} SignKind;

/* One trace of a process. */
typedef struct PracticeSign {
	SignKind kind;
	const char *name; /* NULL */
	long count, of;
	const Issue *issue; /* SIGN_ISSUES: the newest; NULL */
	Date date; /* SIGN_REVIEWED */
} PracticeSign;

typedef struct PracticeCheck {
	PracticeState state;
	GArray *signs; /* of PracticeSign, the strongest first */
	unsigned looked; /* 1 << InputKind of exports that could show it */
	bool due; /* not seen, and a deadline is near or past */
} PracticeCheck;

/* By when the playbook wants them. */
typedef enum PracticeDeadline {
	DEADLINE_SERIES_A, /* all four */
	DEADLINE_ENTERPRISE, /* flags and on-call */
	DEADLINE_COUNT,
} PracticeDeadline;

typedef struct DeadlineCheck {
	Date date; /* DATE_NONE: not set */
	Date act; /* from then on what is missing is to be set up */
	long missing, unknown; /* processes that it wants */
} DeadlineCheck;

struct PracticesResult {
	PracticeCheck checks[PRACTICE_COUNT];
	long states[PRACTICE_STATES]; /* how many are in each */
	DeadlineCheck deadlines[DEADLINE_COUNT];
	FlagHygiene *flags;
	DecisionCoverage *coverage;
	OnCall on_call;
	IncidentSla sla;
};

bool practices_compute(
    const Evidence *evidence, Results *results, GError **error);
void practices_describe(
    const Evidence *evidence, const Results *results, Report *report);
void practices_result_free(PracticesResult *practices);

/* DEADLINE wants PRACTICE. */
bool practice_is_wanted(PracticeDeadline deadline, Practice practice);

/* "decision records"; "Decision records" at the start of a row. */
const char *practice_name(Practice practice);
const char *practice_title(Practice practice);
const char *practice_state_name(PracticeState state);
const char *practice_deadline_name(PracticeDeadline deadline);

#endif
