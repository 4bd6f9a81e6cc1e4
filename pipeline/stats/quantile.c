#include "pipeline/stats/quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static int
compare_values(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	if (isnan(x) || isnan(y))
		return (isnan(x) != 0) - (isnan(y) != 0);
	return (x > y) - (x < y);
}

void
sort_values(double *values, size_t n)
{
	if (n > 1)
		qsort(values, n, sizeof *values, compare_values);
}

size_t
drop_missing(double *values, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(values[i]))
			values[kept++] = values[i];
	return kept;
}

static bool
has_missing(const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (isnan(values[i]))
			return true;
	return false;
}

static void
swap(double *a, double *b)
{
	double kept = *a;

	*a = *b;
	*b = kept;
}

/* Leaves the middle one of first, middle and last in the middle. */
static double
middle_of_three(double *v, ptrdiff_t first, ptrdiff_t last)
{
	ptrdiff_t middle = first + (last - first) / 2;

	if (v[middle] < v[first])
		swap(&v[middle], &v[first]);
	if (v[last] < v[first])
		swap(&v[last], &v[first]);
	if (v[last] < v[middle])
		swap(&v[last], &v[middle]);
	return v[middle];
}

/* Hoare's find: VALUES[RANK] is right, none before it larger, none after it
 * smaller. Equal values stop both scans, so ties split evenly. */
static void
partition_at(double *v, ptrdiff_t n, ptrdiff_t rank)
{
	ptrdiff_t first = 0, last = n - 1;

	while (first < last) {
		double pivot = middle_of_three(v, first, last);
		ptrdiff_t i = first, j = last;

		while (i <= j) {
			while (v[i] < pivot)
				i++;
			while (pivot < v[j])
				j--;
			if (i <= j)
				swap(&v[i++], &v[j--]);
		}
		if (rank <= j)
			last = j;
		else if (rank >= i)
			first = i;
		else
			return;
	}
}

double
select_value(double *values, size_t n, size_t rank)
{
	if (rank >= n || has_missing(values, n))
		return NAN;
	partition_at(values, (ptrdiff_t)n, (ptrdiff_t)rank);
	return values[rank];
}

double
median(double *values, size_t n)
{
	double upper = select_value(values, n, n / 2), lower;

	if (isnan(upper) || n % 2 == 1)
		return upper;
	lower = values[0];
	for (size_t i = 1; i < n / 2; i++)
		lower = fmax(lower, values[i]);
	return lower == upper ? upper : lower + (upper - lower) / 2;
}

double
median_deviation(double *values, size_t n)
{
	double centre = median(values, n);

	for (size_t i = 0; i < n; i++)
		values[i] = fabs(values[i] - centre);
	return median(values, n);
}

double
quantile(const double *sorted, size_t n, double p)
{
	double position, below;
	size_t i;

	if (n == 0 || isnan(sorted[n - 1]) || !(p >= 0 && p <= 1))
		return NAN;
	position = p * (double)(n - 1);
	below = floor(position);
	i = (size_t)below;
	if (i + 1 >= n || position == below || sorted[i] == sorted[i + 1])
		return sorted[i];
	return sorted[i] + (position - below) * (sorted[i + 1] - sorted[i]);
}

double
share_at_most(
    const double *values, const double *weights, size_t n, double limit)
{
	double total = 0, inside = 0;

	for (size_t i = 0; i < n; i++) {
		double weight = weights == NULL ? 1 : weights[i];

		if (isnan(values[i]))
			return NAN;
		total += weight;
		if (values[i] <= limit)
			inside += weight;
	}
	return total > 0 ? inside / total : NAN;
}
