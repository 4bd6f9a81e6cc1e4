/*
 * incident_sla.h - how many incidents were answered and over in time.
 *
 * Severities as trackers and pagers spell them are four levels.  Each has a
 * time to acknowledge and a time to resolve; the last one is to be
 * acknowledged by the end of the next business day, and need not be resolved.
 */
#ifndef PIPELINE_ANALYSIS_INCIDENT_SLA_H
#define PIPELINE_ANALYSIS_INCIDENT_SLA_H

#include "pipeline/analysis/incident_log.h"
#include "pipeline/stats/attainment.h"

enum { SEVERITY_LEVELS = 4, NO_LEVEL = 0 };

typedef struct SlaLevel {
	long incidents; /* that started within the months that count */
	long open;
	double acknowledge_hours; /* promised; NAN: next business day */
	double resolve_hours; /* NAN: nothing is promised */
	bool configured; /* by governance.slas, in part at least */
	Attainment acknowledged, resolved;
	GArray *log; /* of LoggedIncident: those counted, by start */
} SlaLevel;

typedef struct IncidentSla {
	SlaLevel levels[SEVERITY_LEVELS]; /* of severity 1 first */
	long incidents; /* in the months that count */
	long unrated; /* of those without a severity that is known */
	const char *unrated_as; /* how the first is spelt; NULL */
	bool acknowledgements; /* the log tells any */
	InputKind from; /* of the log */
} IncidentSla;

/* 1 to 4 of "P1", "sev-2", "Critical", "3 - Medium"; NO_LEVEL.  Where
 * FROM_ZERO, the numbers begin with 0. */
int severity_level(const char *severity, bool from_zero);

IncidentSla incident_sla_measure(const Evidence *evidence);
void incident_sla_clear(IncidentSla *sla);

#endif
