/*
 * debt_trend.h - the time to implement over time, and how sure one may be.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_TREND_H
#define PIPELINE_ANALYSIS_DEBT_TREND_H

#include "pipeline/analysis/debt.h"

/* Fills the trend half of DEBT from its sample. */
void debt_trend_compute(const Evidence *evidence, DebtResult *debt);

#endif
