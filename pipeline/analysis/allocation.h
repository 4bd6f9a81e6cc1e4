/*
 * allocation.h - the 20 % rule: does debt get its share of each sprint?
 *
 * The playbook has accumulating debt managed by a firm share of every sprint,
 * with escalation where features crowd it out.  Shares are sums over sums of
 * sprints that are over; the level is the highest whose rule fires.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_H
#define PIPELINE_ANALYSIS_ALLOCATION_H

#include "pipeline/analysis/sprints.h"
#include "pipeline/analysis/triggers.h"

typedef enum EscalationLevel {
	ESCALATION_UNKNOWN,
	ESCALATION_0, /* the rule is kept */
	ESCALATION_1, /* the team sees to it */
	ESCALATION_2, /* the engineering manager */
	ESCALATION_3, /* the CTO and the CEO: features stop */
} EscalationLevel;

/* What fires, by the level that it makes. */
typedef enum EscalationRule {
	RULE_LATEST, /* 1: the newest sprint is below the target */
	RULE_ROLLING_3, /* 2: so are the last three together */
	RULE_LOW, /* 2: one of the last three is far below */
	RULE_ROLLING_6, /* 3: the last six together are well below */
	RULE_WAITING, /* 3: what is to be acted on waits without an issue */
	ESCALATION_RULES
} EscalationRule;

/* Why the shares say nothing of today. */
typedef enum AllocationGap {
	GAP_NONE,
	GAP_NO_WORK, /* no finished issue */
	GAP_NOT_MARKED, /* no issue is marked as debt */
	GAP_NO_SPRINT, /* none is over, or states any effort */
	GAP_STALE, /* the newest that is over ended long ago */
} AllocationGap;

/* A sprint that is over. */
typedef struct SprintShare {
	const Sprint *sprint;
	double share, lo, hi; /* 95 % where issues are counted; else NAN */
	double rolling_3, lo_3, hi_3; /* with the two before, as far as there
					 are any */
	double rolling_6; /* NAN before the sixth */
} SprintShare;

/* An infrastructure decision that has been to be acted on for too long. */
typedef struct WaitingAct {
	const Trigger *trigger;
	double days;
	const Issue *issue; /* in a sprint, and about it; NULL: none is */
	char *label; /* that would say so: "headroom-0123456789" */
} WaitingAct;

typedef enum CrowdKind {
	CROWD_KIND, /* of issue */
	CROWD_ARRIVED, /* bugs and incidents that came during the sprint */
	CROWD_COMPONENT,
	CROWD_EPIC,
	CROWD_KINDS
} CrowdKind;

/* Work that is no debt, in the sprints below the target among the last six,
 * and in the others; shares of all their effort. */
typedef struct Crowd {
	CrowdKind by;
	IssueKind kind; /* CROWD_KIND only */
	const char *name; /* of the component or epic; else NULL */
	const char *key; /* of the epic; else NULL */
	double below, kept; /* NAN: there are no others */
} Crowd;

/* What made finished work debt. */
typedef struct DebtMark {
	const char *label; /* of debt.labels */
	long issues;
} DebtMark;

struct AllocationResult {
	Sprints *sprints;
	GArray *shares; /* of SprintShare, in time order */
	AllocationGap gap;
	EscalationLevel level;
	bool fired[ESCALATION_RULES];
	double target; /* share of each sprint */
	double low, stop; /* shares at which RULE_LOW, RULE_ROLLING_6 fire */
	double least; /* share of the last three sprints, of one; NAN */
	double next_effort; /* of a usual sprint; NAN */
	double next_debt; /* of that, to keep the rule again; NAN */
	long marked,
	    of; /* issues that are debt; all of the tracker, no epics */
	long planned; /* open debt that is in a sprint */
	long below; /* sprints below the target, of the last six */
	long looked_at; /* … of so many */
	WorkTally recent; /* of the last six */
	GArray *waiting; /* of WaitingAct, the longest first */
	GArray *marks; /* of DebtMark: of the last six sprints, most first */
	guint crowded; /* the row of `crowd` that took the most more than in
			  the others; its length: none did */
	GArray *crowd; /* of Crowd: by kind of row, most first; empty where
			  no sprint is below the target */
};

bool allocation_compute(
    const Evidence *evidence, Results *results, GError **error);
void allocation_describe(
    const Evidence *evidence, const Results *results, Report *report);
void allocation_result_free(AllocationResult *allocation);

/* NULL where no sprint is over. */
const SprintShare *allocation_latest(const AllocationResult *allocation);

/* Level of the ladder that RULE makes. */
EscalationLevel escalation_level_of(EscalationRule rule);

#endif
