#include "pipeline/stats/queueing.h"

#include <math.h>

/* ln 20: an exponential time exceeds it times its mean in 5 %. */
#define P95_OF_EXPONENTIAL 2.995732273553991

double
queueing_p95(double service, double utilisation)
{
	if (!(service >= 0) || !(utilisation >= 0))
		return NAN;
	if (utilisation >= 1)
		return INFINITY;
	return P95_OF_EXPONENTIAL * service / (1 - utilisation);
}

double
queueing_utilisation(double service, double p95)
{
	if (!(service >= 0) || !(p95 > 0))
		return NAN;
	return fmax(0, 1 - P95_OF_EXPONENTIAL * service / p95);
}
