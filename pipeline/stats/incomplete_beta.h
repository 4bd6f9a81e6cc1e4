/*
 * incomplete_beta.h - the beta distribution's CDF and its inverse.
 *
 * Meant for shapes of order 1 to 1000; relative error of the inverse about
 * 1e-12. NAN for a shape that is not positive and finite, or an argument
 * outside [0, 1].
 */
#ifndef PIPELINE_STATS_INCOMPLETE_BETA_H
#define PIPELINE_STATS_INCOMPLETE_BETA_H

/* The regularised incomplete beta function I_x(a, b). */
double incomplete_beta(double a, double b, double x);

/* The x with I_x(a, b) = P. */
double incomplete_beta_inverse(double a, double b, double p);

#endif
