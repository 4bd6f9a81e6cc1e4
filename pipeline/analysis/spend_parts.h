/*
 * spend_parts.h - the parts of spend in the report: its service categories,
 * with what they cost at each multiple, and the months that stand out.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_PARTS_H
#define PIPELINE_ANALYSIS_SPEND_PARTS_H

#include "pipeline/analysis/spend.h"

/* Adds both tables to SECTION, as far as there is something to show. */
void spend_parts_describe(const Evidence *evidence, const Results *results,
    Section *section, FigureSet *figures);

/* Names the bills of the latest complete month as inputs of FIGURE. */
void spend_read_latest(
    Figure *figure, const Evidence *evidence, const SpendResult *spend);

#endif
