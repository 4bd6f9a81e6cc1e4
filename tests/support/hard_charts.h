/*
 * hard_charts.h - charts that are hard to draw, for tests.
 */
#ifndef TESTS_SUPPORT_HARD_CHARTS_H
#define TESTS_SUPPORT_HARD_CHARTS_H

#include <stddef.h>

#include "pipeline/report/chart_spec.h"

typedef struct HardChart {
	const char *name;
	ChartSpec *(*make)(void); /* transfer full */
} HardChart;

extern const HardChart hard_charts[];
extern const size_t hard_chart_count;

#endif
