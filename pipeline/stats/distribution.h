/*
 * distribution.h - the distributions that estimates are drawn from.
 *
 * Each has its inverse CDF: one uniform gives one draw, so that draws stay
 * aligned between scenarios, and P10 or P90 need no sampling. Inverse CDFs
 * give the ends of the range at 0 and 1 and NAN outside [0, 1].
 */
#ifndef PIPELINE_STATS_DISTRIBUTION_H
#define PIPELINE_STATS_DISTRIBUTION_H

#include <stdbool.h>

/* Two-sided 95 % of the standard normal distribution. */
#define NORMAL_95 1.959964

/* An estimate: least, likeliest, most. All equal is a known value. */
typedef struct ThreePoint {
	double low, mode, high;
} ThreePoint;

/* Finite and in order; everything below gives NAN for what is not. */
bool three_point_is_valid(ThreePoint estimate);

double normal_cdf(double z);
double normal_quantile(double p);

double triangular_quantile(ThreePoint estimate, double p);
double triangular_mean(ThreePoint estimate);

/* Triangular in the logarithm; low must be above 0. */
double log_triangular_quantile(ThreePoint estimate, double p);

/* The beta distribution on [low, high] with shapes 1 + 4 (mode - low)/range
 * and 1 + 4 (high - mode)/range: lighter tails than triangular. */
double pert_quantile(ThreePoint estimate, double p);
double pert_mean(ThreePoint estimate);

#endif
