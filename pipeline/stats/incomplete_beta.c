#include "pipeline/stats/incomplete_beta.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { MOST_FRACTIONS = 10000, MOST_STEPS = 100 };

/* Each step triples the digits that are right: after one this small, in
 * parts of x, the rest is rounding. */
static const double LAST_STEP = 1e-6;

/* A term of the continued fraction may vanish; it must not divide. */
static double
away_from_zero(double x)
{
	return fabs(x) < DBL_MIN ? DBL_MIN : x;
}

/* Lentz's evaluation of Abramowitz and Stegun 26.5.8, times its prefactor
 * but for x^a (1-x)^b / B(a, b): good for x < (a + 1)/(a + b + 2). */
static double
continued_fraction(double a, double b, double x)
{
	double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
	double value = d;

	for (int m = 1; m <= MOST_FRACTIONS; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
			     ((a + 2 * m) * (a + 2 * m + 1));

		d = 1 / away_from_zero(1 + even * d);
		c = away_from_zero(1 + even / c);
		value *= d * c;
		d = 1 / away_from_zero(1 + odd * d);
		c = away_from_zero(1 + odd / c);
		value *= d * c;
		if (fabs(d * c - 1) < DBL_EPSILON)
			break;
	}
	return value / a;
}

static double
log_beta(double a, double b)
{
	int sign;

	return lgamma_r(a, &sign) + lgamma_r(b, &sign) - lgamma_r(a + b, &sign);
}

static bool
is_shape(double a)
{
	return a > 0 && isfinite(a);
}

/* I_x(a, b), and x(1-x) times its density, 0 < x < 1. */
static double
cdf(double a, double b, double x, double ln_beta, double *scaled_density)
{
	double power = exp(a * log(x) + b * log1p(-x) - ln_beta);

	*scaled_density = power;
	if (x < (a + 1) / (a + b + 2))
		return power * continued_fraction(a, b, x);
	return 1 - power * continued_fraction(b, a, 1 - x);
}

double
incomplete_beta(double a, double b, double x)
{
	double density;

	if (!is_shape(a) || !is_shape(b) || !(x >= 0 && x <= 1))
		return NAN;
	if (x == 0 || x == 1)
		return x;
	return cdf(a, b, x, log_beta(a, b), &density);
}

/* The power law of the tail that P is in, as far as the mean. */
static double
first_guess(double a, double b, double p, double ln_beta)
{
	double mean = a / (a + b);

	if (p < 0.5)
		return fmin(mean, exp((log(p) + log(a) + ln_beta) / a));
	return fmax(mean, 1 - exp((log1p(-p) + log(b) + ln_beta) / b));
}

/* Halley's step from X, where the CDF is off by EXCESS. */
static double
improve(double a, double b, double x, double excess, double scaled_density)
{
	double newton = excess * x * (1 - x) / scaled_density;
	double curve = (a - 1) / x - (b - 1) / (1 - x);

	return x - newton / (1 - 0.5 * fmax(-1, fmin(1, newton * curve)));
}

double
incomplete_beta_inverse(double a, double b, double p)
{
	double low = 0, high = 1, ln_beta, x;

	if (!is_shape(a) || !is_shape(b) || !(p >= 0 && p <= 1))
		return NAN;
	if (p == 0 || p == 1)
		return p;
	ln_beta = log_beta(a, b);
	x = first_guess(a, b, p, ln_beta);
	for (int i = 0; i < MOST_STEPS; i++) {
		double density, next;
		double excess = cdf(a, b, x, ln_beta, &density) - p;

		if (excess > 0)
			high = x;
		else
			low = x;
		next = improve(a, b, x, excess, density);
		if (!(next >= low && next <= high))
			next = low + (high - low) / 2;
		else if (fabs(next - x) <= LAST_STEP * x)
			return next;
		x = next;
	}
	return x;
}
