/*
 * row_sum.h - how many rows tables of several kinds have together.
 *
 * Rows that do not grow, rows that grow as users do, and rows between users
 * that grow with a power of them, all from one and the same exponent: what is
 * drawn for it holds for all tables.
 */
#ifndef PIPELINE_STATS_ROW_SUM_H
#define PIPELINE_STATS_ROW_SUM_H

typedef struct RowSum {
	double still, linear, dense; /* rows now; none below 0 */
} RowSum;

/* At MULTIPLE of the users; EXPONENT is of the dense rows. */
double row_sum_at(const RowSum *rows, double exponent, double multiple);

/* Least multiple at which they are LIMIT: 1 where they are now, INFINITY
 * where they never will be. */
double row_sum_multiple(const RowSum *rows, double exponent, double limit);

#endif
