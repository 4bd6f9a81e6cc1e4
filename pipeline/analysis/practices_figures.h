/*
 * practices_figures.h - the figures of the four processes, their flags and
 * those on call.
 */
#ifndef PIPELINE_ANALYSIS_PRACTICES_FIGURES_H
#define PIPELINE_ANALYSIS_PRACTICES_FIGURES_H

#include "pipeline/analysis/practices.h"

void practices_figures(const Evidence *evidence,
    const PracticesResult *practices, FigureSet *figures);

/* "governance.practice.flags"; it lives as long as the program. */
const char *practice_figure(Practice practice);

#endif
