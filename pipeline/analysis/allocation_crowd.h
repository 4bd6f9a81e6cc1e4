/*
 * allocation_crowd.h - what took the effort where debt did not get its share.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_CROWD_H
#define PIPELINE_ANALYSIS_ALLOCATION_CROWD_H

#include "pipeline/analysis/allocation.h"

/* Fills `crowd` from the last SPRINTS that are over; the rest is known. */
void allocation_find_crowd(
    const Evidence *evidence, AllocationResult *allocation, guint sprints);

#endif
