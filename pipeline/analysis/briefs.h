/*
 * briefs.h - what short forms of the report, such as a deck, show of it.
 *
 * Which sections, which chart and which columns of which table, and the
 * decision that each asks for, made of what its tables say.  Where a table
 * has no row to ask about, nothing is asked.
 */
#ifndef PIPELINE_ANALYSIS_BRIEFS_H
#define PIPELINE_ANALYSIS_BRIEFS_H

#include "pipeline/analysis/analysis.h"

/* Runs after all that add sections. */
void briefs_describe(
    const Evidence *evidence, const Results *results, Report *report);

#endif
