/*
 * migration_register.h - the tables of the data migration section.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_REGISTER_H
#define PIPELINE_ANALYSIS_MIGRATION_REGISTER_H

#include "pipeline/analysis/migration_risk.h"

/* The playbook's three decisions: state, why, target. */
ReportTable *migration_decisions_table(const MigrationResult *migration);

/* The first of the risks, for the page. */
ReportTable *migration_page_table(
    const Evidence *evidence, const MigrationResult *migration);

/* All of them, for registers/migration-risk.csv: with rules, columns, P10,
 * P50 and P90 of each cost, evidence and source. */
ReportTable *migration_register(
    const Evidence *evidence, const MigrationResult *migration);

#endif
