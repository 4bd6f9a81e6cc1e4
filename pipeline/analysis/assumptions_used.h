/*
 * assumptions_used.h - every assumption that a figure of this run rests on.
 *
 * Must be described last: it reads the inputs of all figures.
 */
#ifndef PIPELINE_ANALYSIS_ASSUMPTIONS_USED_H
#define PIPELINE_ANALYSIS_ASSUMPTIONS_USED_H

#include "pipeline/analysis/analysis.h"

void assumptions_used_describe(
    const Evidence *evidence, const Results *results, Report *report);

#endif
