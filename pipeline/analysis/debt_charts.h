/*
 * debt_charts.h - the charts and tables of the debt section.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_CHARTS_H
#define PIPELINE_ANALYSIS_DEBT_CHARTS_H

#include "pipeline/analysis/debt.h"

/* Every finished item against the usual of its size, and the trend. */
ChartSpec *debt_trend_chart(const DebtResult *debt, const char *title);
ReportTable *debt_trend_table(const DebtResult *debt);

/* Effort per unit of work at 0, 10, 20 and 30 % on debt. */
ChartSpec *debt_scenario_chart(const DebtResult *debt);
ReportTable *debt_scenario_table(const DebtResult *debt);

#endif
