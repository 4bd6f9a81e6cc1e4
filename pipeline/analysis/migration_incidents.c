#include "pipeline/analysis/migration_incidents.h"

#include <math.h>

/* The longest of the waits: 12 months. */
enum { YEAR = WAIT_COUNT - 1 };

static long
count_named(const TableIncidents *of, const Table *table)
{
	long count = 0;

	for (guint i = 0; i < of->incidents->list->len; i++)
		count += g_ptr_array_find(
		    debt_incident_at(of->incidents, i)->tables, table, NULL);
	return count;
}

static bool
names_any(const DebtIncidents *incidents)
{
	for (guint i = 0; i < incidents->list->len; i++)
		if (debt_incident_at(incidents, i)->tables->len > 0)
			return true;
	return false;
}

TableIncidents *
table_incidents_new(const Evidence *evidence, const Results *results)
{
	TableIncidents *of = g_new0(TableIncidents, 1);

	of->incidents = debt_incidents_new(evidence, results->domains);
	if (!isnan(evidence->config->business.revenue) &&
	    names_any(of->incidents))
		of->impact = incident_impact_new(
		    evidence, results->users, of->incidents);
	return of;
}

void
table_incidents_free(TableIncidents *of)
{
	if (of == NULL)
		return;
	debt_incidents_free(of->incidents);
	incident_impact_free(of->impact);
	g_free(of);
}

void
table_incidents_price(TableIncidents *of, MigrationRisk *risk)
{
	g_autofree double *draws = NULL;
	double sum = 0;

	risk->incidents = count_named(of, risk->table);
	if (risk->incidents == 0 || of->impact == NULL)
		return;
	draws = g_new(double, DRAWS);
	table_incidents_draw(of, risk, draws);
	for (int i = 0; i < DRAWS; i++)
		sum += draws[i];
	risk->incident_cost = sum / DRAWS;
}

void
table_incidents_draw(
    TableIncidents *of, const MigrationRisk *risk, double *draws)
{
	IncidentImpact *impact = of->impact;
	const bool none = impact == NULL || risk->incidents == 0;
	const double *rates =
	    none ? NULL : incident_impact_rates(impact, risk->incidents);

	for (int i = 0; i < DRAWS; i++)
		draws[i] = none ? 0
				: rates[i] * impact->events[YEAR][i] *
				      impact->hours[i] * impact->affected[i] *
				      impact->revenue_hour;
}

void
table_incidents_reads(
    const Evidence *evidence, const MigrationRisk *risk, Figure *figure)
{
	if (!(risk->incident_cost > 0))
		return;
	figure_reads_all(figure, evidence,
	    facts_incidents(evidence->facts)->len > 0 ? INPUT_INCIDENTS
						      : INPUT_ISSUES);
	figure_add_input(figure, "users.growth");
	figure_uses(figure, ASSUME_EVENT_GROWTH);
	figure_uses(figure, ASSUME_USERS_AFFECTED);
	figure_uses(figure, ASSUME_OUTAGE_HOURS);
	figure_configured(figure, "business.revenue");
}
