/*
 * detectable_rate.h - how small a trend the data could have shown.
 *
 * Printed beside every "no trend": with 80 % power and a two-sided test at
 * 5 %, of N points spread evenly over a span of months, with residuals of
 * standard deviation SIGMA in the logarithm. Rates are per month.
 */
#ifndef PIPELINE_STATS_DETECTABLE_RATE_H
#define PIPELINE_STATS_DETECTABLE_RATE_H

/* NAN unless n, span and sigma are above 0. */
double detectable_rate(double sigma, double span, double n);

/* The same where the standard ERROR of ln(1 + rate) is known from the fit:
 * strata, uneven starts and heavy tails are in it. */
double detectable_rate_of(double error);

/* Points needed to see RATE, not rounded; NAN for a rate of 0 or below. */
double detectable_rate_needs(double rate, double sigma, double span);

#endif
