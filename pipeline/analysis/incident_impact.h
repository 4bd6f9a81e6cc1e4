/*
 * incident_impact.h - how often incidents come, and what one costs, as draws.
 *
 * Draw i of one quantity belongs to draw i of all others.  Rates of the same
 * count are the same draws.
 */
#ifndef PIPELINE_ANALYSIS_INCIDENT_IMPACT_H
#define PIPELINE_ANALYSIS_INCIDENT_IMPACT_H

#include "pipeline/analysis/debt_incidents.h"

/* Months that the playbook asks about. */
enum { WAIT_COUNT = 3 };
extern const int waits[WAIT_COUNT]; /* 3, 6, 12 */

typedef struct IncidentImpact {
	double *events[WAIT_COUNT]; /* at a rate of one a month today */
	double *hours; /* of one incident */
	double *affected; /* share of users */
	double mean_hours;
	bool hours_measured; /* else assumption:outage_hours */
	double revenue_hour; /* NAN */
	double months; /* that were watched; NAN: no incident is known */
	uint64_t seed;
	GHashTable *rates; /* count -> draws */
} IncidentImpact;

IncidentImpact *incident_impact_new(const Evidence *evidence,
    const UsersResult *users, const DebtIncidents *incidents);
void incident_impact_free(IncidentImpact *impact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IncidentImpact, incident_impact_free)

/* DRAWS of the rate a month that COUNT of them suggest, owned by IMPACT;
 * NULL: no incident is known. */
const double *incident_impact_rates(IncidentImpact *impact, long count);

/* DRAWS of an assumption, from a stream of its own; the caller frees them. */
double *draw_estimate(
    const Evidence *evidence, AssumptionId id, const char *stream);

#endif
