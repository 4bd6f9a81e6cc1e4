/*
 * spikes.h - which values stand out from the others (robust z-scores).
 *
 * 0.6745 (y - median) / max(MAD, floor), after Iglewicz and Hoaglin, who call
 * what is beyond 3.5 an outlier.  The floor keeps a series that hardly varies
 * from calling every ripple one.
 */
#ifndef PIPELINE_STATS_SPIKES_H
#define PIPELINE_STATS_SPIKES_H

#include <stddef.h>

#define SPIKE_SCORE 3.5

/* The score of each of N values into OUT, which may be Y; NAN where Y is, and
 * where nothing varies at a FLOOR of 0. */
void spike_scores(const double *y, size_t n, double floor, double *out);

#endif
