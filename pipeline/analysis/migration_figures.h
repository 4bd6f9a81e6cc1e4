/*
 * migration_figures.h - the figures of the data migration risks.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_FIGURES_H
#define PIPELINE_ANALYSIS_MIGRATION_FIGURES_H

#include "pipeline/analysis/migration_risk.h"

/* migration.RISK.cost.*, .rank_score and .top3_share of the risks that have
 * figures of their own, and migration.rule.RULE.tables, and .hours where the team's own are known. */
void migration_figures(const Evidence *evidence,
    const MigrationResult *migration, FigureSet *figures);

#endif
