/*
 * trigger_replay.h - the trend and the state that the points of a metric
 * make, from the first to the last.
 */
#ifndef PIPELINE_ANALYSIS_TRIGGER_REPLAY_H
#define PIPELINE_ANALYSIS_TRIGGER_REPLAY_H

#include "pipeline/analysis/triggers.h"

/* Fills trend and trend_error, from six points over two months at least. */
void trigger_fit_trend(Trigger *trigger);

/* Fills state; value, use and within[] are known.  What rests on a proxy is
 * monitored at most. */
void trigger_replay(
    const Evidence *evidence, const Results *results, Trigger *trigger);

/* The state on DAY, as far as a series or the bills of then tell it;
 * TRIGGER_STATE_UNKNOWN for the others, and where nothing was known yet. */
TriggerState trigger_state_at(const Evidence *evidence, const Results *results,
    const Trigger *trigger, Date day);

#endif
