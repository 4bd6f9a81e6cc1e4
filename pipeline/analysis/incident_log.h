/*
 * incident_log.h - incidents, wherever they were written down.
 *
 * Incident exports; where they hold none, the issues of that kind in
 * trackers, which tell no acknowledgement.
 */
#ifndef PIPELINE_ANALYSIS_INCIDENT_LOG_H
#define PIPELINE_ANALYSIS_INCIDENT_LOG_H

#include "pipeline/analysis/analysis.h"

typedef struct LoggedIncident {
	const char *key, *severity; /* NULL */
	Instant started, acknowledged, resolved;
	size_t input;
	long line;
} LoggedIncident;

typedef struct IncidentLog {
	GArray *incidents; /* of LoggedIncident, by start */
	InputKind from; /* INPUT_INCIDENTS or INPUT_ISSUES; INPUT_UNKNOWN */
} IncidentLog;

IncidentLog *incident_log_new(const Evidence *evidence);
void incident_log_free(IncidentLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IncidentLog, incident_log_free)

#endif
