/*
 * elasticity.h - how cost grows with users: cost = c users^e.
 *
 * Theil-Sen of ln cost on ln users, after jumps in the level of cost (a new
 * architecture, a new price) have been taken out.
 */
#ifndef PIPELINE_STATS_ELASTICITY_H
#define PIPELINE_STATS_ELASTICITY_H

#include <stdbool.h>
#include <stddef.h>

/* What it takes to be measured; else 1, between 0.5 and 1.5, is assumed. */
#define ELASTICITY_LEAST_RANGE 1.5
enum { ELASTICITY_LEAST_MONTHS = 6, ELASTICITY_MOST_STEPS = 6 };

typedef struct ElasticityStep {
	size_t at; /* index of the first month at the new level */
	double factor; /* new level over old */
} ElasticityStep;

typedef struct Elasticity {
	bool measured;
	size_t n; /* months with users and cost above 0 */
	double range; /* most over least users; NAN if n is 0 */
	double exponent, lo, hi; /* 95 % if measured */
	double intercept; /* of ln cost, before the first jump; or NAN */
	size_t n_steps;
	ElasticityStep steps[ELASTICITY_MOST_STEPS]; /* by time */
} Elasticity;

/* One element of each array per month, in order of time. */
Elasticity elasticity_fit(const double *users, const double *cost, size_t n);

/* What is left of ln cost after the fit and its jumps: OUT, of N, from the
 * arrays it was fitted to.  NAN for months not used, and all where it was not
 * measured. */
void elasticity_residuals(const Elasticity *elasticity, const double *users,
    const double *cost, size_t n, double *out);

/* The exponent's distribution as normal: 0.5 gives the exponent. */
double elasticity_quantile(const Elasticity *elasticity, double p);

/* Cost at MULTIPLE of the users that go with COST_NOW. */
double elasticity_cost_at(double exponent, double cost_now, double multiple);

#endif
