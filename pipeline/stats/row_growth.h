/*
 * row_growth.h - how many rows a table has when users have multiplied.
 *
 * Most tables grow with a power of the users. Tables that are appended to
 * grow with the time until the multiple is reached: the slower the growth,
 * the more rows by then. The same holds for the ids handed out.
 */
#ifndef PIPELINE_STATS_ROW_GROWTH_H
#define PIPELINE_STATS_ROW_GROWTH_H

#include <stdbool.h>

typedef struct RowGrowth {
	double rows; /* now */
	bool appends; /* then the last three count, else exponent */
	double exponent; /* 0 lookup, 1 entity, above 1 between users */
	double per_user_month; /* rows added */
	double users; /* now */
	double growth; /* of users, per month */
} RowGrowth;

/* At MULTIPLE >= 1; NAN for a table that appends without growth: the multiple
 * is never reached. */
double row_growth_at(const RowGrowth *table, double multiple);

/* Least multiple with more than LIMIT rows: 1 if there are now, INFINITY if
 * there never will be, NAN as above. */
double row_growth_multiple(const RowGrowth *table, double limit);

#endif
