/*
 * spend_chart.h - spend month by month, as far as it is billed and as it is
 * expected to go on.
 *
 * What is expected is the forecast that later reviews are compared with.
 * Where there is none, only what was billed is shown.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_CHART_H
#define PIPELINE_ANALYSIS_SPEND_CHART_H

#include "pipeline/analysis/spend.h"

/* LEAD is its title where nothing is expected.  The caller owns it. */
ChartSpec *spend_chart(const Results *results, const char *lead);

/* The numbers of the chart; the caller owns it. */
ReportTable *spend_months_table(const Results *results);

/* The figure of MONTH; the caller frees it. */
char *spend_month_id(Month month);

#endif
