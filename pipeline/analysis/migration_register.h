/*
 * migration_register.h - every data migration risk, for registers.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_REGISTER_H
#define PIPELINE_ANALYSIS_MIGRATION_REGISTER_H

#include "pipeline/analysis/migration_risk.h"

/* registers/migration-risk.csv: rules, columns, evidence with its lines, the
 * fix with the SQL that is safe, and of each cost P10, P50, P90, the parts
 * that P50 is made of, and P50 with what debt adds. */
ReportTable *migration_register(
    const Evidence *evidence, const MigrationResult *migration);

#endif
