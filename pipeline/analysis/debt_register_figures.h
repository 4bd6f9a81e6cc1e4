/*
 * debt_register_figures.h - the figures of the debt register.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_REGISTER_FIGURES_H
#define PIPELINE_ANALYSIS_DEBT_REGISTER_FIGURES_H

#include "pipeline/analysis/debt_register.h"

void debt_register_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* Of them those that count, and the audit. */
void debt_count_figures(const Evidence *evidence,
    const DebtRegisterResult *result, FigureSet *figures);

/* ITEM as evidence of FIGURE. */
void debt_shows_item(
    const Evidence *evidence, const DebtItem *item, Figure *figure);

#endif
