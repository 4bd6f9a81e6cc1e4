/*
 * crossing.h - when a metric that grows by a steady rate passes a threshold.
 *
 * x(t) = now exp(rate t), the rate normal with a standard error. Time is in
 * months from now, the rate that of the logarithm per month. Besides, the
 * level of now may be off, and wander on its way. NAN in, or a level or
 * threshold not above 0, is NAN out.
 */
#ifndef PIPELINE_STATS_CROSSING_H
#define PIPELINE_STATS_CROSSING_H

typedef struct Crossing {
	double now, threshold;
	double rate, error;
	double noise; /* variance of ln now; 0: it is exact */
	double wander; /* variance that ln x gathers each month; 0: none */
} Crossing;

/* At the rate as it is: 0 if passed already, INFINITY ("not projected") if
 * the rate is not above 0. */
double crossing_months(const Crossing *crossing);

/* Probability of being past it after MONTHS. */
double crossing_probability(const Crossing *crossing, double months);

/* The least time after which it is past with probability P; INFINITY where no
 * time is long enough. */
double crossing_quantile(const Crossing *crossing, double p);

#endif
