/*
 * debt_charts.h - the charts and tables of the debt section.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_CHARTS_H
#define PIPELINE_ANALYSIS_DEBT_CHARTS_H

#include "pipeline/analysis/debt.h"

/* Every item against the usual of its size, open ones hollow, and the trend
 * where there is one. */
ChartSpec *debt_trend_chart(const DebtResult *debt, const char *title);
ReportTable *debt_trend_table(const DebtResult *debt);

/* "3 points", "about 8 h", "checkout, feature"; the caller frees it. */
char *debt_stratum_words(const WorkSample *sample, const WorkStratum *stratum);

/* What the direct comparison with six months ago rests on. */
ReportTable *debt_strata_table(const DebtResult *debt);

/* Effort per unit of work at 0, 10, 20 and 30 % on debt, as far as it can be
 * told. */
ChartSpec *debt_scenario_chart(const DebtResult *debt);
ReportTable *debt_scenario_table(const DebtResult *debt);

#endif
