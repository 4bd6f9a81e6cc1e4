/*
 * decision_coverage_describe.h - decisions, and whether somebody wrote them
 * down.
 */
#ifndef PIPELINE_ANALYSIS_DECISION_COVERAGE_DESCRIBE_H
#define PIPELINE_ANALYSIS_DECISION_COVERAGE_DESCRIBE_H

#include "pipeline/analysis/decision_coverage.h"

/* Adds nothing to SECTION where there are neither decisions nor records. */
void decision_coverage_describe(const Evidence *evidence,
    const DecisionCoverage *coverage, Section *section, FigureSet *figures);

#endif
