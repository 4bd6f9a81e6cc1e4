/*
 * past.h - earlier reviews in memory, for testing what looks back.
 *
 * The History owns all; its reviews have no figures until they are given
 * some.  Ids may come in any order.
 */
#ifndef TESTS_SUPPORT_PAST_H
#define TESTS_SUPPORT_PAST_H

#include "pipeline/history/history.h"

/* Up to AS_OF, "2026-11-22". */
History *past_new(const char *as_of);

/* A review of DATE, named "old/DATE/review.json"; the newest is the
 * baseline. */
PastReview *past_add(History *history, const char *date);

void past_add_number(History *history, PastReview *review, const char *id,
    const char *unit, double value, double lo, double hi);
void past_add_text(History *history, PastReview *review, const char *id,
    const char *unit, const char *text);
void past_add_limit(
    History *history, PastReview *review, const char *id, const char *label);
void past_add_action(History *history, PastReview *review, const char *subject,
    const char *state, Date due);

/* What a review said of ID ("users"): OUTCOME at NOW on FROM, and in each of
 * the four horizons VALUES, give or take a tenth. */
void past_add_forecast(History *history, PastReview *review, const char *id,
    const char *outcome, double now, const char *from, const double values[4]);

#endif
