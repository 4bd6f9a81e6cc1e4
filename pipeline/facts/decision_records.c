#include "pipeline/facts/decision_records.h"

const char *
decision_status_name(DecisionStatus status)
{
	static const char *const names[] = {
		[DECISION_STATUS_UNKNOWN] = "unknown",
		[DECISION_PROPOSED] = "proposed",
		[DECISION_ACCEPTED] = "accepted",
		[DECISION_REJECTED] = "rejected",
		[DECISION_SUPERSEDED] = "superseded",
		[DECISION_DEPRECATED] = "deprecated",
	};

	return names[status];
}

bool
decision_record_is_whole(const DecisionRecord *record)
{
	return record->has_context && record->has_options &&
	       record->has_decision;
}
