#include "pipeline/stats/distribution.h"

#include <math.h>
#include <stddef.h>

#include "pipeline/stats/incomplete_beta.h"

bool
three_point_is_valid(ThreePoint e)
{
	return isfinite(e.low) && isfinite(e.high) && e.low <= e.mode &&
	       e.mode <= e.high;
}

double
normal_cdf(double z)
{
	return 0.5 * erfc(-z * M_SQRT1_2);
}

static double
polynomial(const double *coefficients, size_t n, double x)
{
	double value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * x + coefficients[i];
	return value;
}

/* Acklam's rational approximation, P <= 0.5, relative error 1.15e-9. */
static double
rough_normal_quantile(double p)
{
	static const double a[] = { -3.969683028665376e+01,
		2.209460984245205e+02, -2.759285104469687e+02,
		1.383577518672690e+02, -3.066479806614716e+01,
		2.506628277459239e+00 };
	static const double b[] = { -5.447609879822406e+01,
		1.615858368580409e+02, -1.556989798598866e+02,
		6.680131188771972e+01, -1.328068155288572e+01, 1 };
	static const double c[] = { -7.784894002430293e-03,
		-3.223964580411365e-01, -2.400758277161838e+00,
		-2.549732539343734e+00, 4.374664141464968e+00,
		2.938163982698783e+00 };
	static const double d[] = { 7.784695709041462e-03,
		3.224671290700398e-01, 2.445134137142996e+00,
		3.754408661907416e+00, 1 };
	double q;

	if (p < 0.02425) {
		q = sqrt(-2 * log(p));
		return polynomial(c, 6, q) / polynomial(d, 5, q);
	}
	q = p - 0.5;
	return q * polynomial(a, 6, q * q) / polynomial(b, 6, q * q);
}

double
normal_quantile(double p)
{
	double z, error;

	if (!(p >= 0 && p <= 1))
		return NAN;
	if (p > 0.5)
		return -normal_quantile(1 - p);
	if (p == 0)
		return -INFINITY;
	z = rough_normal_quantile(p);
	/* One step of Halley's method brings it to full precision. */
	error = (normal_cdf(z) - p) * sqrt(2 * M_PI) * exp(z * z / 2);
	return z - error / (1 + z * error / 2);
}

double
triangular_quantile(ThreePoint e, double p)
{
	double range = e.high - e.low;

	if (!three_point_is_valid(e) || !(p >= 0 && p <= 1))
		return NAN;
	if (range == 0)
		return e.mode;
	if (p * range < e.mode - e.low)
		return e.low + sqrt(p * range * (e.mode - e.low));
	return e.high - sqrt((1 - p) * range * (e.high - e.mode));
}

double
triangular_mean(ThreePoint e)
{
	return three_point_is_valid(e) ? (e.low + e.mode + e.high) / 3 : NAN;
}

double
log_triangular_quantile(ThreePoint e, double p)
{
	ThreePoint logs = { log(e.low), log(e.mode), log(e.high) };

	return exp(triangular_quantile(logs, p));
}

/* The first shape; the second is 6 minus it. */
static double
pert_shape(ThreePoint e)
{
	return 1 + 4 * (e.mode - e.low) / (e.high - e.low);
}

double
pert_quantile(ThreePoint e, double p)
{
	double a;

	if (!three_point_is_valid(e) || !(p >= 0 && p <= 1))
		return NAN;
	if (e.low == e.high)
		return e.mode;
	a = pert_shape(e);
	return e.low + (e.high - e.low) * incomplete_beta_inverse(a, 6 - a, p);
}

double
pert_mean(ThreePoint e)
{
	return three_point_is_valid(e) ? (e.low + 4 * e.mode + e.high) / 6
				       : NAN;
}
