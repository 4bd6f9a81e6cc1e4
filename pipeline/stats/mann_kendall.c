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

/* A point by its place in the arrays, sorted by stratum. */
typedef struct Place {
	int stratum;
	size_t at;
} Place;

static int
compare_places(const void *a, const void *b)
{
	const Place *p = a, *q = b;

	return (p->stratum > q->stratum) - (p->stratum < q->stratum);
}

static GArray *
sort_places(const double *x, const double *y, const int *strata, size_t n)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));

	for (size_t i = 0; i < n; i++) {
		const Place place = { strata == NULL ? 0 : strata[i], i };

		if (isfinite(x[i]) && isfinite(y[i]))
			g_array_append_val(places, place);
	}
	g_array_sort(places, compare_places);
	return places;
}

double
mann_kendall_sigma(
    const double *x, const double *y, const int *strata, size_t n)
{
	g_autoptr(GArray) places = sort_places(x, y, strata, n);
	g_autofree double *xs = g_new(double, n);
	g_autofree double *ys = g_new(double, n);
	const Place *place = (const void *)places->data;
	double sum = 0;
	size_t k;

	for (size_t first = 0; first < places->len; first += k) {
		for (k = 0; first + k < places->len &&
			    place[first + k].stratum == place[first].stratum;
		     k++) {
			xs[k] = x[place[first + k].at];
			ys[k] = y[place[first + k].at];
		}
		/* Rounding may leave less than nothing. */
		sum += fmax(0,
		    variance(count_ties(xs, k), count_ties(ys, k), (double)k));
	}
	return sqrt(sum);
}

MannKendall
mann_kendall(const double *x, const double *y, size_t n)
{
	g_autoptr(PairSlopes) slopes = pair_slopes_new(x, y, NULL, n);
	MannKendall test = { .z = NAN, .p = NAN };

	test.s = (double)pair_slopes_rising(slopes) -
		 (double)pair_slopes_falling(slopes);
	test.sigma = mann_kendall_sigma(x, y, NULL, n);
	if (!(test.sigma > 0))
		return test;
	test.z = copysign(fmax(0, fabs(test.s) - 1), test.s) / test.sigma;
	test.p = 2 * normal_cdf(-fabs(test.z));
	return test;
}
