/*
 * migration_forced.h - whether growth forces a migration on the company.
 *
 * The odds are made once: how fast the rows of each class of table grow, on
 * every draw, so that a thousand tables can be asked.
 */
#ifndef PIPELINE_ANALYSIS_MIGRATION_FORCED_H
#define PIPELINE_ANALYSIS_MIGRATION_FORCED_H

#include "pipeline/analysis/migration_risk.h"

typedef struct ForcedOdds {
	const Evidence *evidence;
	/* DRAWS growths of ln rows per month, ascending, by TableClass */
	double *paces[TABLE_CLASSES];
} ForcedOdds;

ForcedOdds *forced_odds_new(const Evidence *evidence, const UsersResult *users);
void forced_odds_free(ForcedOdds *odds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ForcedOdds, forced_odds_free)

/* Probability that RISK has to be dealt with within 24 months: where rows or
 * ids pass a limit, the share of draws in which they do; else an
 * assumption. */
double migration_forced(const ForcedOdds *odds, const MigrationRisk *risk);

/* Names what that probability is made from as inputs of FIGURE. */
void migration_forced_reads(
    const Evidence *evidence, const MigrationRisk *risk, Figure *figure);

/* … that its narrow key runs out by then; 0 where that is not known. */
double migration_runs_out(const ForcedOdds *odds, const MigrationRisk *risk);

/* Months until it does: 0 if it has, INFINITY never, NAN not known. */
Spread migration_months_left(const ForcedOdds *odds, const MigrationRisk *risk);

/* Fills DRAWS multiples of today's users at which ROWS (or ids) of a table of
 * this class pass MOST. */
void migration_draw_multiples(const Evidence *evidence, TableClass class,
    double rows, double most, double *draws);

#endif
