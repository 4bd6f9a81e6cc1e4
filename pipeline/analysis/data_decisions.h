/*
 * data_decisions.h - the playbook's three data decisions: key strategy, event
 * log, analytics split.
 *
 * Each is found to be a risk, sound, or unknown; what an export does not show
 * is never sound.
 */
#ifndef PIPELINE_ANALYSIS_DATA_DECISIONS_H
#define PIPELINE_ANALYSIS_DATA_DECISIONS_H

#include "pipeline/analysis/migration_risk.h"

/* Fills the decisions of MIGRATION from its risks. */
void data_decisions(const SchemaView *view, MigrationResult *migration);

#endif
