#include "pipeline/stats/row_sum.h"

#include <math.h>

enum { MOST_STEPS = 60 };
static const double tolerance = 1e-12;

double
row_sum_at(const RowSum *rows, double exponent, double multiple)
{
	return rows->still + rows->linear * multiple +
	       rows->dense * pow(multiple, exponent);
}

/* ln of a multiple at which one kind alone is LIMIT: not below the answer. */
static double
bound(const RowSum *rows, double exponent, double limit)
{
	const double linear = log(limit / rows->linear);
	const double dense = log(limit / rows->dense) / exponent;

	return fmin(rows->linear > 0 ? linear : INFINITY,
	    rows->dense > 0 && exponent > 0 ? dense : INFINITY);
}

/* Newton's method in ln multiple: the logarithm of the sum is convex there,
 * so that all steps come from above. */
static double
solve(const RowSum *rows, double exponent, double limit)
{
	double u = bound(rows, exponent, limit);

	for (int i = 0; i < MOST_STEPS; i++) {
		const double linear = rows->linear * exp(u);
		const double dense = rows->dense * exp(exponent * u);
		const double sum = rows->still + linear + dense;
		const double slope = (linear + exponent * dense) / sum;
		const double step = log(sum / limit) / slope;

		u -= step;
		if (fabs(step) < tolerance)
			break;
	}
	return exp(u);
}

double
row_sum_multiple(const RowSum *rows, double exponent, double limit)
{
	if (row_sum_at(rows, exponent, 1) >= limit)
		return 1;
	if (rows->linear <= 0 && (rows->dense <= 0 || exponent <= 0))
		return INFINITY;
	return solve(rows, exponent, limit);
}
