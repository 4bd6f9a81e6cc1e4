/*
 * failure_figures.h - the figures of the failure modes.
 */
#ifndef PIPELINE_ANALYSIS_FAILURE_FIGURES_H
#define PIPELINE_ANALYSIS_FAILURE_FIGURES_H

#include "pipeline/analysis/failure_modes.h"

/* failure.<mode>.state, failure.fails, failure.quarter.<2026-q3>.share … */
void failure_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* Ids; the caller frees them. */
char *failure_figure(FailureMode mode);
char *failure_quarter_figure(int quarter, const char *what);

/* Those of INPUTS that the report can explain: figures that it has, and what
 * is no figure; of const char *, borrowed. */
GPtrArray *failure_known_inputs(
    const FailureCheck *check, const FigureSet *figures);

#endif
