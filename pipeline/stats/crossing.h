/*
 * crossing.h - when a metric that grows by a steady rate passes a threshold.
 *
 * x(t) = now exp(rate t), the rate normal with a standard error. Time is in
 * months from now, the rate that of the logarithm per month. NAN in, or a
 * level or threshold not above 0, is NAN out.
 */
#ifndef PIPELINE_STATS_CROSSING_H
#define PIPELINE_STATS_CROSSING_H

typedef struct Crossing {
	double now, threshold;
	double rate, error;
} Crossing;

/* At the rate as it is: 0 if passed already, INFINITY ("not projected") if
 * the rate is not above 0. */
double crossing_months(const Crossing *crossing);

/* Probability of having passed within MONTHS. */
double crossing_probability(const Crossing *crossing, double months);

/* The time within which it has passed with probability P; INFINITY where no
 * time is long enough. */
double crossing_quantile(const Crossing *crossing, double p);

#endif
