/*
 * wilson.h - limits of a share that was counted.
 *
 * Wilson's score interval (1927): it stays within 0 and 1 and holds for few
 * observations and for none or all of them, where the textbook interval
 * around the share collapses to a point.
 */
#ifndef PIPELINE_STATS_WILSON_H
#define PIPELINE_STATS_WILSON_H

/* 95 % limits of HITS of N; NAN both unless 0 <= HITS <= N and N > 0. */
void wilson_limits(double hits, double n, double *lo, double *hi);

#endif
