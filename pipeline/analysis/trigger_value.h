/*
 * trigger_value.h - what the metric of a decision is today.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGER_VALUE_H
#define PIPELINE_ANALYSIS_TRIGGER_VALUE_H

#include "pipeline/analysis/triggers.h"

/* Fills source, value, use, past and what they come from: the series that is
 * named or has the usual name, else the configured value, else what stands
 * in. */
void trigger_find_value(
    const Evidence *evidence, const Results *results, Trigger *trigger);

/* VALUE over the threshold: INFINITY for any of what a threshold of 0
 * counts. */
double trigger_use(const Trigger *trigger, double value);

/* Delivery cost is out of line at its threshold of robust z, and where it
 * outgrows users whatever the month; NAN where SCORE is. */
double trigger_delivery_use(const Evidence *evidence, const Results *results,
    double score, double threshold);

/* Concurrent users by Little's law: users x DAU share x sessions x share in
 * the peak hour x minutes / 60. */
double triggers_concurrency(double users, double dau_share, double sessions,
    double peak_share, double minutes);

/* The cell is for delivering files: a CDN, or traffic out. */
bool trigger_is_delivery(const CostCell *cell, const void *data);

#endif
