/*
 * spend_trend.h - how a part of spend follows users, and when it did not.
 *
 * Of complete months only.  Where users cannot explain spend (fewer than six
 * months of both, or users that hardly changed) steps and spikes are told
 * against a steady change in time instead.
 */
#ifndef PIPELINE_ANALYSIS_SPEND_TREND_H
#define PIPELINE_ANALYSIS_SPEND_TREND_H

#include "pipeline/analysis/spend.h"

typedef bool (*SpendFilter)(const CostCell *cell, const void *data);

/* Of the cells that FILTER says belong to it, given DATA; of all if FILTER is
 * NULL.  SPEND has its months. */
SpendTrend spend_trend_of(const Evidence *evidence, const UsersResult *users,
    const SpendResult *spend, SpendFilter filter, const void *data);
void spend_trend_clear(SpendTrend *trend);

#endif
