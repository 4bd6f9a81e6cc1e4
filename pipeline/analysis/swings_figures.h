/*
 * swings_figures.h - the figures swing.*: the answer with an assumption at
 * either end of its range.
 */
#ifndef PIPELINE_ANALYSIS_SWINGS_FIGURES_H
#define PIPELINE_ANALYSIS_SWINGS_FIGURES_H

#include "pipeline/analysis/swings.h"

/* "swing.growth.headroom.low"; the caller frees it. */
char *swing_figure(const Swing *swing, const char *what, const char *which);

/* The last day to decide; END must have one. */
Date swing_date(const Evidence *evidence, const SwingEnd *end);

/* Adds the figures of what moves the answer. */
void swings_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures);

/* Which assumptions headroom and its date are made from, with all that those
 * are made from. */
void swings_find_used(
    const Results *results, const FigureSet *figures, bool used[ASSUME_COUNT]);

#endif
