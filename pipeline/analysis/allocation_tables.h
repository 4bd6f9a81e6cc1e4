/*
 * allocation_tables.h - the tables of the 20 % rule.
 *
 * The caller owns what is returned.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_TABLES_H
#define PIPELINE_ANALYSIS_ALLOCATION_TABLES_H

#include "pipeline/analysis/allocation.h"

/* The numbers of the chart; all sprints, for the register; who is told, and when; what
 * took the work. */
ReportTable *allocation_sprint_table(const AllocationResult *allocation);
ReportTable *allocation_register(const AllocationResult *allocation);
ReportTable *allocation_ladder_table(
    const Evidence *evidence, const AllocationResult *allocation);
ReportTable *allocation_crowd_table(const AllocationResult *allocation);

#endif
