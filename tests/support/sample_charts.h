/*
 * sample_charts.h - one chart of each kind, as the sample report has them.
 *
 * The caller owns what these return.
 */
#ifndef TESTS_SUPPORT_SAMPLE_CHARTS_H
#define TESTS_SUPPORT_SAMPLE_CHARTS_H

#include "pipeline/report/chart_spec.h"

ChartSpec *sample_chart_ladder(void);
ChartSpec *sample_chart_risk(void);
ChartSpec *sample_chart_debt(void);
ChartSpec *sample_chart_migration(void);
ChartSpec *sample_chart_timeline(void);
ChartSpec *sample_chart_finish(void);
ChartSpec *sample_chart_triggers(void);
ChartSpec *sample_chart_matrix(void);
ChartSpec *sample_chart_network(void);
ChartSpec *sample_chart_calendar(void);

#endif
