/*
 * migration_incidents.h - what a table's own incidents cost while it waits.
 *
 * Those that name it in their title or cause, and come again as they did:
 * the Risk(12 months) of the cost of delay.  A table that no incident names
 * has none: that is nothing to rank by.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_INCIDENTS_H
#define PIPELINE_ANALYSIS_MIGRATION_INCIDENTS_H

#include "pipeline/analysis/incident_impact.h"
#include "pipeline/analysis/migration_risk.h"

typedef struct TableIncidents {
	DebtIncidents *incidents;
	IncidentImpact *impact; /* NULL: none names a table, or what an hour is
				   worth is not known */
} TableIncidents;

TableIncidents *table_incidents_new(
    const Evidence *evidence, const Results *results);
void table_incidents_free(TableIncidents *of);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableIncidents, table_incidents_free)

/* Fills incidents and incident_cost of RISK. */
void table_incidents_price(TableIncidents *of, MigrationRisk *risk);

/* DRAWS of what those of RISK cost in 12 months; 0 where there are none. */
void table_incidents_draw(
    TableIncidents *of, const MigrationRisk *risk, double *draws);

/* Names what the cost of those of RISK is made from as inputs of FIGURE. */
void table_incidents_reads(
    const Evidence *evidence, const MigrationRisk *risk, Figure *figure);

#endif
