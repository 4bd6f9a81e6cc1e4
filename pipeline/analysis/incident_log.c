#include "pipeline/analysis/incident_log.h"

static void
add_exported(const GPtrArray *incidents, IncidentLog *log)
{
	for (guint i = 0; i < incidents->len; i++) {
		const Incident *from = g_ptr_array_index(incidents, i);
		const LoggedIncident incident = {
			.key = from->id != NULL ? from->id : from->title,
			.severity = from->severity,
			.started = from->started,
			.acknowledged = from->acknowledged,
			.resolved = from->resolved,
			.input = from->input,
			.line = from->line,
		};

		g_array_append_val(log->incidents, incident);
	}
}

static void
add_issues(const GPtrArray *issues, IncidentLog *log)
{
	for (guint i = 0; i < issues->len; i++) {
		const Issue *from = g_ptr_array_index(issues, i);
		const LoggedIncident incident = {
			.key = from->key,
			.severity = from->priority,
			.started = from->created,
			.acknowledged = INSTANT_NONE,
			.resolved = from->resolved,
			.input = from->input,
			.line = from->line,
		};

		if (from->kind == ISSUE_INCIDENT &&
		    from->created != INSTANT_NONE)
			g_array_append_val(log->incidents, incident);
	}
}

IncidentLog *
incident_log_new(const Evidence *evidence)
{
	const GPtrArray *exported = facts_incidents(evidence->facts);
	IncidentLog *log = g_new0(IncidentLog, 1);

	log->incidents = g_array_new(FALSE, FALSE, sizeof(LoggedIncident));
	if (exported->len > 0) {
		add_exported(exported, log);
		log->from = INPUT_INCIDENTS;
		return log;
	}
	add_issues(facts_issues(evidence->facts), log);
	if (log->incidents->len > 0)
		log->from = INPUT_ISSUES;
	return log;
}

void
incident_log_free(IncidentLog *log)
{
	if (log == NULL)
		return;
	g_array_unref(log->incidents);
	g_free(log);
}
