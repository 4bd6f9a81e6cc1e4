/*
 * decision_records.h - decisions that somebody wrote down, and how fully.
 *
 * Open plain data.  Strings belong to the Facts that hold the record; what
 * the document does not say is NULL or DATE_NONE.
 */
#ifndef PIPELINE_FACTS_DECISION_RECORDS_H
#define PIPELINE_FACTS_DECISION_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"

typedef enum DecisionStatus {
	DECISION_STATUS_UNKNOWN,
	DECISION_PROPOSED,
	DECISION_ACCEPTED,
	DECISION_REJECTED,
	DECISION_SUPERSEDED,	/* by a later one */
	DECISION_DEPRECATED,
} DecisionStatus;

typedef struct DecisionRecord {
	const char *number;	/* "12", without leading zeros; NULL */
	const char *title;
	DecisionStatus status;
	const char *deciders;	/* as spelt, all of them */
	Date date;
	bool has_context, has_options, has_decision;
	const char *words;	/* title and decision, to be searched */
	size_t input;		/* index into facts_inputs() */
	long line;
} DecisionRecord;

const char *decision_status_name(DecisionStatus status);

/* It says what was to be decided, between what, and what was. */
bool decision_record_is_whole(const DecisionRecord *record);

#endif
