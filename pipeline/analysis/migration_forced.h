/*
 * migration_forced.h - whether growth forces a migration on the company.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_FORCED_H
#define PIPELINE_ANALYSIS_MIGRATION_FORCED_H

#include "pipeline/analysis/migration_risk.h"

/* Probability that RISK has to be dealt with within 24 months: where rows or
 * ids pass a limit, the share of draws in which they do; else an
 * assumption. */
double migration_forced(const Evidence *evidence, const UsersResult *users,
    const MigrationRisk *risk);

/* Fills DRAWS multiples of today's users at which ROWS (or ids) of a table of
 * this class pass MOST. */
void migration_draw_multiples(const Evidence *evidence, TableClass class,
    double rows, double most, double *draws);

#endif
