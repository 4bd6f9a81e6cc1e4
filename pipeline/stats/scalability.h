/*
 * scalability.h - Gunther's universal scalability law.
 *
 * X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)): throughput at
 * concurrency N, held back by contention (sigma) and by crosstalk (kappa),
 * with which it has a peak.  Fitted by least squares of ln X, sigma and kappa
 * not below 0.  N/X is linear in 1/lambda, sigma/lambda and kappa/lambda, and
 * these are what is kept.
 */
#ifndef PIPELINE_STATS_SCALABILITY_H
#define PIPELINE_STATS_SCALABILITY_H

#include <stdbool.h>
#include <stddef.h>

/* Fewer points, or points of nearly one concurrency, tell nothing. */
enum { SCALABILITY_LEAST_POINTS = 6, SCALABILITY_TERMS = 3 };
#define SCALABILITY_LEAST_RANGE 2

typedef struct Scalability {
	bool measured; /* else all below but n is NAN */
	size_t n; /* points above 0 */
	double lambda, sigma, kappa;
	double best; /* N*, the concurrency of the peak; INFINITY */
	double peak; /* X_max; INFINITY where there is none */
	double error; /* standard deviation of ln X about the curve */
	double terms[SCALABILITY_TERMS]; /* 1, sigma, kappa; over lambda */
	/* lower triangle whose product with its transpose is their
	 * covariance */
	double spread[SCALABILITY_TERMS][SCALABILITY_TERMS];
} Scalability;

Scalability scalability_fit(
    const double *concurrency, const double *throughput, size_t n);

/* X at concurrency N. */
double scalability_at(const Scalability *scalability, double n);

/* The peak as uncertain as the fit is: Z are independent standard normal. */
double scalability_peak_draw(
    const Scalability *scalability, const double z[SCALABILITY_TERMS]);

#endif
