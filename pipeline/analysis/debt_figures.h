/*
 * debt_figures.h - the figures of technical debt.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_FIGURES_H
#define PIPELINE_ANALYSIS_DEBT_FIGURES_H

#include "pipeline/analysis/debt.h"

void debt_figures(
    const Evidence *evidence, const DebtResult *debt, FigureSet *figures);

/* What a trend still needs, in a sentence; the caller frees it. */
char *debt_missing_words(const DebtResult *debt);

/* Figures of SCENARIO: "debt.scenario.20.payback". */
char *debt_scenario_id(int scenario, const char *what);

/* "debt.compared.3-points" for each stratum, of char *; ".now" and ".then"
 * are the figures. */
GPtrArray *debt_stratum_ids(const DebtResult *debt);

#endif
