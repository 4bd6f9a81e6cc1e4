/*
 * migration_figures.h - the figures of the data migration risks.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_FIGURES_H
#define PIPELINE_ANALYSIS_MIGRATION_FIGURES_H

#include "pipeline/analysis/migration_risk.h"

/* The id of what RISK has as a figure: "migration.orders.rows"; NULL where
 * it has no figures of its own.  The caller frees it. */
char *risk_figure(const MigrationRisk *risk, const char *what);

/* migration.RISK.cost.*, .rows, .key_used, .forced, .with_debt.50x, .rank_score and .top3_share of the
 * risks that have figures of their own, and migration.rule.RULE.tables, and
 * .hours where the team's own are known. */
void migration_figures(const Evidence *evidence,
    const MigrationResult *migration, FigureSet *figures);

#endif
