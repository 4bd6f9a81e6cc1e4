/*
 * incident_sla_describe.h - what incidents took, against what is promised.
 */
#ifndef PIPELINE_ANALYSIS_INCIDENT_SLA_DESCRIBE_H
#define PIPELINE_ANALYSIS_INCIDENT_SLA_DESCRIBE_H

#include "pipeline/analysis/incident_sla.h"

/* Adds nothing to SECTION where no incidents were read. */
void incident_sla_describe(const Evidence *evidence, const IncidentSla *sla,
    Section *section, FigureSet *figures);

#endif
