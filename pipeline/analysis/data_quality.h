/*
 * data_quality.h - what was read, what became of it, and what to doubt.
 */
#ifndef PIPELINE_ANALYSIS_DATA_QUALITY_H
#define PIPELINE_ANALYSIS_DATA_QUALITY_H

#include "pipeline/analysis/analysis.h"

/* Adds the data section, the inputs, rejects and findings, and the figures
 * inputs.rows_*. */
void data_quality_describe(
    const Evidence *evidence, const Results *results, Report *report);

#endif
