#include "pipeline/stats/detectable_rate.h"

#include <math.h>

/* Normal quantiles of 0.975 and 0.8, added. */
#define POWER_80 2.801585

/* Standard error of a slope is sigma over the spread of x times sqrt(n). */
static double
error_of_one(double sigma, double span)
{
	return sigma > 0 && span > 0 ? sigma * sqrt(12) / span : NAN;
}

double
detectable_rate_of(double error)
{
	return error > 0 ? expm1(POWER_80 * error) : NAN;
}

double
detectable_rate(double sigma, double span, double n)
{
	return n > 0 ? detectable_rate_of(error_of_one(sigma, span) / sqrt(n))
		     : NAN;
}

double
detectable_rate_needs(double rate, double sigma, double span)
{
	double root = POWER_80 * error_of_one(sigma, span) / log1p(rate);

	return rate > 0 ? root * root : NAN;
}
