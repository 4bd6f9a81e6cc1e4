#include "pipeline/stats/expected_events.h"

#include <math.h>

#include "pipeline/stats/distribution.h"

/* From here on the cube-root approximation is right to a thousandth. */
enum { MANY_EVENTS = 50, MOST_STEPS = 40 };

static const double least_step = 1e-13;

double
event_rate(double count, double months)
{
	return (count + 0.5) / (months + 1);
}

/* Wilson and Hilferty's; at least a little above 0. */
static double
cube_root_quantile(double shape, double p)
{
	const double root =
	    1 - 1 / (9 * shape) + normal_quantile(p) / (3 * sqrt(shape));
	const double tail = exp((log(p) + lgamma(shape + 1)) / shape);

	return root > 0.3 ? shape * root * root * root : tail;
}

/* CDF of Gamma(count + 1/2) at X, in closed form; DENSITY is that of ln x. */
static double
half_gamma_cdf(long count, double x, double *density)
{
	double term = 2 * sqrt(x / M_PI) * exp(-x), sum = 0;

	for (long j = 0; j < count; j++) {
		sum += term;
		term *= x / ((double)j + 1.5);
	}
	*density = term * ((double)count + 0.5);
	return erf(sqrt(x)) - sum;
}

/* Newton's method on ln x. */
static double
half_gamma_quantile(long count, double p)
{
	double log_x = log(cube_root_quantile((double)count + 0.5, p));

	for (int i = 0; i < MOST_STEPS; i++) {
		double density;
		const double cdf = half_gamma_cdf(count, exp(log_x), &density);
		const double step = (cdf - p) / density;

		if (!isfinite(step))
			break;
		log_x -= fmax(-1, fmin(1, step));
		if (fabs(step) < least_step)
			break;
	}
	return exp(log_x);
}

double
event_rate_quantile(long count, double months, double p)
{
	double z;

	if (!(p >= 0 && p <= 1) || count < 0 || !(months >= 0))
		return NAN;
	if (p == 0 || p == 1)
		return p == 0 ? 0 : INFINITY;
	if (count == 0) {
		z = normal_quantile((1 + p) / 2);
		return z * z / 2 / (months + 1);
	}
	if (count > MANY_EVENTS)
		return cube_root_quantile((double)count + 0.5, p) /
		       (months + 1);
	return half_gamma_quantile(count, p) / (months + 1);
}

double
expected_events(double rate, double growth, double exponent, double months)
{
	const double pace = exponent * log1p(growth);

	if (pace == 0)
		return rate * months;
	return rate * expm1(pace * months) / pace;
}

double
event_probability(double expected)
{
	return -expm1(-expected);
}

double
waiting_cost(double hourly_rate, double interest, double months, double impact,
    double events)
{
	return hourly_rate * interest * months + impact * events;
}
