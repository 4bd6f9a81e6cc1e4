#include "pipeline/stats/mann_kendall.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/pair_slopes.h"
#include "pipeline/stats/quantile.h"

/* Sums over groups of k equal values, as the variance wants them. */
typedef struct Ties {
	double pairs; /* k (k-1) */
	double triples; /* k (k-1) (k-2) */
	double weight; /* k (k-1) (2k+5) */
} Ties;

static Ties
count_ties(double *values, size_t n)
{
	Ties ties = { 0, 0, 0 };
	size_t end;

	sort_values(values, n);
	for (size_t i = 0; i < n; i = end) {
		double k;

		end = i + 1;
		while (end < n && values[end] == values[i])
			end++;
		k = (double)(end - i);
		ties.pairs += k * (k - 1);
		ties.triples += k * (k - 1) * (k - 2);
		ties.weight += k * (k - 1) * (2 * k + 5);
	}
	return ties;
}

static double
variance(Ties x, Ties y, double n)
{
	double v = (n * (n - 1) * (2 * n + 5) - x.weight - y.weight) / 18;

	if (n > 1)
		v += x.pairs * y.pairs / (2 * n * (n - 1));
	if (n > 2)
		v += x.triples * y.triples / (9 * n * (n - 1) * (n - 2));
	return v;
}

double
mann_kendall_sigma(const double *x, const double *y, size_t n)
{
	g_autofree double *xs = g_new(double, n);
	g_autofree double *ys = g_new(double, n);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]))
			continue;
		xs[kept] = x[i];
		ys[kept++] = y[i];
	}
	/* Rounding may leave less than nothing. */
	return sqrt(fmax(0, variance(count_ties(xs, kept), count_ties(ys, kept),
				(double)kept)));
}

MannKendall
mann_kendall(const double *x, const double *y, size_t n)
{
	g_autoptr(PairSlopes) slopes = pair_slopes_new(x, y, n);
	MannKendall test = { .z = NAN, .p = NAN };

	test.s = (double)pair_slopes_rising(slopes) -
		 (double)pair_slopes_falling(slopes);
	test.sigma = mann_kendall_sigma(x, y, n);
	if (!(test.sigma > 0))
		return test;
	test.z = copysign(fmax(0, fabs(test.s) - 1), test.s) / test.sigma;
	test.p = 2 * normal_cdf(-fabs(test.z));
	return test;
}
