#include "pipeline/stats/crossing.h"

#include <math.h>

#include "pipeline/stats/distribution.h"

/* How far the logarithm has to rise; 0 if it is there. */
static double
distance(const Crossing *c)
{
	if (!(c->now > 0) || !(c->threshold > 0))
		return NAN;
	return fmax(0, log(c->threshold / c->now));
}

static double
months_at_rate(const Crossing *c, double rate)
{
	double rise = distance(c);

	if (isnan(rise) || isnan(rate))
		return NAN;
	if (rise == 0)
		return 0;
	return rate > 0 ? rise / rate : INFINITY;
}

double
crossing_months(const Crossing *c)
{
	return months_at_rate(c, c->rate);
}

double
crossing_probability(const Crossing *c, double months)
{
	double rise = distance(c), spare;

	if (isnan(rise + c->rate + months) || !(c->error >= 0))
		return NAN;
	if (rise == 0)
		return 1;
	if (months <= 0)
		return 0;
	spare = c->rate - rise / months;
	if (c->error == 0)
		return spare >= 0;
	return normal_cdf(spare / c->error);
}

double
crossing_quantile(const Crossing *c, double p)
{
	double z = -normal_quantile(p);

	if (!(c->error >= 0) || isnan(z))
		return NAN;
	return months_at_rate(
	    c, c->error == 0 ? c->rate : c->rate + z * c->error);
}
