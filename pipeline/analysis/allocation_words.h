/*
 * allocation_words.h - what sprints, measures and levels are called.
 */
#ifndef PIPELINE_ANALYSIS_ALLOCATION_WORDS_H
#define PIPELINE_ANALYSIS_ALLOCATION_WORDS_H

#include "pipeline/analysis/allocation.h"

/* "Sprint 12", "two weeks from 1 Jun 2026".  The caller frees it. */
char *sprint_words(const Sprint *sprint);

/* "h"; "in hours logged". */
const char *measure_unit(EffortMeasure measure);
const char *measure_words(EffortMeasure measure);

/* "L2": for people and files. */
const char *escalation_words(EscalationLevel level);

/* "features", "epic SHOP-7: Checkout".  The caller frees it. */
char *crowd_words(const Crowd *crowd);

/* Why there is no share, as part of a sentence. */
const char *allocation_gap_words(AllocationGap gap);

/* Slugs of the sprints of `shares`, then of the open ones with finished work;
 * of char *. */
GPtrArray *allocation_sprint_ids(const AllocationResult *allocation);

/* Unique slugs of `crowd`; of char *. */
GPtrArray *allocation_crowd_ids(const AllocationResult *allocation);

#endif
