/*
 * allocation_waiting.h - what is to be acted on, and whether anybody does.
 *
 * An issue acts on a decision if it has the label of its fingerprint, or names
 * it or what it is changed to, and is in a sprint, begun, or was finished since
 * the decision fell due.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_WAITING_H
#define PIPELINE_ANALYSIS_ALLOCATION_WAITING_H

#include "pipeline/analysis/allocation.h"

/* Fills `waiting`; the sprints are known. */
void allocation_find_waiting(const Evidence *evidence, const Results *results,
    AllocationResult *allocation);

#endif
