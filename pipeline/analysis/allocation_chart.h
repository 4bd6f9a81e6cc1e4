/*
 * allocation_chart.h - what each sprint gave to debt, against the rule.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_CHART_H
#define PIPELINE_ANALYSIS_ALLOCATION_CHART_H

#include "pipeline/analysis/allocation.h"

/* A bar for each of the newest sprints, and a line over three of them.  The
 * caller owns it. */
ChartSpec *allocation_chart(const AllocationResult *allocation);

#endif
