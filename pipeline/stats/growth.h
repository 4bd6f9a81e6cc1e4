/*
 * growth.h - how fast users grow, and when they are so many times as many.
 *
 * Rates are per month: 0.08 is 8 %. A multiple is of today's users.
 */
#ifndef PIPELINE_STATS_GROWTH_H
#define PIPELINE_STATS_GROWTH_H

#include <stddef.h>

enum { GROWTH_LEAST_MONTHS = 4 };

typedef struct Growth {
	size_t n; /* months used */
	double rate; /* NAN if they are fewer than the least */
	double rate_lo, rate_hi; /* 95 %; NAN for fewer than 5 */
	double log_error; /* standard error of ln(1 + rate): series_error.h */
} Growth;

/* Theil-Sen of ln USERS; MONTHS ascend, and those without users above 0 are
 * left out. */
Growth growth_fit(const double *months, const double *users, size_t n);

/* 0 if MULTIPLE is reached, INFINITY if RATE never gets there. */
double growth_months_to(double multiple, double rate);

/* The multiple reached when a trend in time alone crosses its limit after
 * MONTHS. INFINITY if it never does; NAN without growth, when the crossing
 * has nothing to do with users. */
double growth_multiple_after(double months, double rate);

/* Months of use by all users together in the last MONTHS (INFINITY: since the
 * first of them), USERS being today's, at a steady RATE. */
double growth_user_months(double users, double rate, double months);

#endif
