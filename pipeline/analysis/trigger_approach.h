/*
 * trigger_approach.h - what a decision is today, as far as anything shows it.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGER_APPROACH_H
#define PIPELINE_ANALYSIS_TRIGGER_APPROACH_H

#include "pipeline/analysis/decisions.h"
#include "pipeline/analysis/spend.h"

typedef enum ApproachSource {
	APPROACH_CONFIGURED, /* headroom.yaml says it */
	APPROACH_BILLS, /* services that the bills name */
	APPROACH_SCHEMA, /* a table or column that is made for it */
	APPROACH_PLAYBOOK, /* assumed: the usual one of an MVP */
	APPROACH_UNKNOWN, /* one of the company's own */
} ApproachSource;

typedef struct TriggerApproach {
	ApproachSource source;
	Message words; /* APPROACH_SCHEMA: {0} is the subject */
	char *subject; /* configured words, services, table; NULL */
} TriggerApproach;

/* The first of these that there is.  INFO and CONFIG may be NULL. */
TriggerApproach trigger_approach_find(const Evidence *evidence,
    const SpendResult *spend, const DecisionInfo *info,
    const ConfigDecision *config);
void trigger_approach_clear(TriggerApproach *approach);

/* For people; the caller frees it. */
char *trigger_approach_words(
    const TriggerApproach *approach, const DecisionInfo *info);

/* "configured", "bills", "schema", "assumed", "unknown": for files. */
const char *trigger_approach_name(const TriggerApproach *approach);

#endif
