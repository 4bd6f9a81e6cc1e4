/*
 * migration_price.h - what the migrations of all risks cost, on joint draws.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_PRICE_H
#define PIPELINE_ANALYSIS_MIGRATION_PRICE_H

#include "pipeline/analysis/migration_risk.h"

/* Fills cost, adjusted, hours, score and top_share of every risk, and sorts
 * them by score. */
void migration_price(
    const Evidence *evidence, const Results *results, GArray *risks);

/* COUNT draws, DRAWS at most, of how much more RISK costs after MONTHS than
 * today, by the users and rows of then. */
void migration_draw_delay(const Evidence *evidence, const Results *results,
    const MigrationRisk *risk, double months, int count, double *draws);

/* P50 of the hours that RISK takes today. */
double migration_hours(const Evidence *evidence, const Results *results,
    const MigrationRisk *risk);

/* The export tells how large the rows to move are. */
bool risk_knows_bytes(const MigrationRisk *risk);

#endif
