#include "pipeline/stats/crossing.h"

#include <math.h>
#include <stdbool.h>

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

/* Standard deviation of ln x after MONTHS. */
static double
deviation_after(const Crossing *c, double months)
{
	return sqrt(c->noise + c->wander * months +
		    c->error * c->error * months * months);
}

static bool
is_known(const Crossing *c)
{
	return c->error >= 0 && c->noise >= 0 && c->wander >= 0;
}

double
crossing_probability(const Crossing *c, double months)
{
	double rise = distance(c), spare, deviation;

	if (isnan(rise + c->rate + months) || !is_known(c))
		return NAN;
	if (rise == 0)
		return 1;
	if (months <= 0)
		return 0;
	spare = c->rate * months - rise;
	deviation = deviation_after(c, months);
	if (deviation == 0)
		return spare >= 0;
	return normal_cdf(spare / deviation);
}

/*
 * The least time at which rate t - rise = z deviation(t): of the quadratic
 * a t^2 - 2 b t + d = 0 that its square is, the root with the sign of z.
 */
static double
solve_time(const Crossing *c, double rise, double z)
{
	const double unsure = z * z * c->error * c->error;
	const double gathered = z * z * c->wander / 2;
	const double a = c->rate * c->rate - unsure;
	const double b = c->rate * rise + gathered;
	const double d = rise * rise - z * z * c->noise;
	/* b^2 - a d, without what cancels */
	const double inner = gathered * (2 * c->rate * rise + gathered) +
			     z * z * c->noise * a + unsure * rise * rise;
	double months;

	if (inner < 0 || (z > 0 && a <= 0))
		return INFINITY;
	months = z > 0 ? (b + sqrt(inner)) / a : d / (b + sqrt(inner));
	return months >= 0 ? months : INFINITY;
}

double
crossing_quantile(const Crossing *c, double p)
{
	const double z = normal_quantile(p), rise = distance(c);

	if (!is_known(c) || isnan(z + rise + c->rate))
		return NAN;
	if (rise == 0)
		return 0;
	if (c->noise == 0 && c->wander == 0)
		return months_at_rate(
		    c, c->error == 0 ? c->rate : c->rate - z * c->error);
	if (z == 0)
		return months_at_rate(c, c->rate);
	if (z * sqrt(c->noise) <= -rise)
		return 0;
	return solve_time(c, rise, z);
}
