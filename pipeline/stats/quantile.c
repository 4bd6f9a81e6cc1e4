#include "pipeline/stats/quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SHORT_RUN = 16, MOST_SPLITS = 64 };

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

static double
middle_of_three(double a, double b, double c)
{
	return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

/* Moves what is below PIVOT to the front; returns how many that are.  Nothing
 * branches on a value: half of such branches would be guessed wrong. */
static ptrdiff_t
gather_below(double *v, ptrdiff_t n, double pivot)
{
	ptrdiff_t found = 0;

	for (ptrdiff_t i = 0; i < n; i++) {
		double value = v[i];

		v[i] = v[found];
		v[found] = value;
		found += value < pivot;
	}
	return found;
}

/* The same with what is not above PIVOT. */
static ptrdiff_t
gather_up_to(double *v, ptrdiff_t n, double pivot)
{
	ptrdiff_t found = 0;

	for (ptrdiff_t i = 0; i < n; i++) {
		double value = v[i];

		v[i] = v[found];
		v[found] = value;
		found += value <= pivot;
	}
	return found;
}

/* Parts VALUES around one of them, at least one: BELOW of them are smaller,
 * those from there up to THROUGH equal, the rest larger. */
static void
split(double *v, ptrdiff_t n, ptrdiff_t *below, ptrdiff_t *through)
{
	double pivot = middle_of_three(v[0], v[n / 2], v[n - 1]);

	*below = gather_below(v, n, pivot);
	*through = *below + gather_up_to(v + *below, n - *below, pivot);
}

static void
insert_each(double *v, ptrdiff_t n)
{
	for (ptrdiff_t i = 1; i < n; i++) {
		double value = v[i];
		ptrdiff_t j = i;

		for (; j > 0 && value < v[j - 1]; j--)
			v[j] = v[j - 1];
		v[j] = value;
	}
}

static int
compare_values(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Quicksort, several times as fast as qsort(), which calls its comparisons;
 * that sorts what SPLITS in a row have not made short. */
static void
sort_present(double *v, ptrdiff_t n, int splits)
{
	while (n > SHORT_RUN && splits-- > 0) {
		ptrdiff_t below, through;

		split(v, n, &below, &through);
		if (below < n - through) {
			sort_present(v, below, splits);
			v += through;
			n -= through;
		} else {
			sort_present(v + through, n - through, splits);
			n = below;
		}
	}
	if (n > SHORT_RUN)
		qsort(v, (size_t)n, sizeof *v, compare_values);
	else
		insert_each(v, n);
}

void
sort_values(double *values, size_t n)
{
	size_t present = drop_missing(values, n);

	sort_present(values, (ptrdiff_t)present, MOST_SPLITS);
	for (size_t i = present; i < n; i++)
		values[i] = NAN;
}

/* Hoare's find: VALUES[RANK] is right, none before it larger, none after it
 * smaller. */
static void
partition_at(double *v, ptrdiff_t n, ptrdiff_t rank)
{
	for (;;) {
		ptrdiff_t below, through;

		split(v, n, &below, &through);
		if (rank < below) {
			n = below;
		} else if (rank >= through) {
			v += through;
			n -= through;
			rank -= through;
		} else {
			return;
		}
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

/* The quantile P of VALUES, whose first FROM are in their places; those up to
 * *THROUGH are then too. */
static double
select_quantile(
    double *values, size_t n, double p, size_t from, size_t *through)
{
	const double position = p * (double)(n - 1), below = floor(position);
	const size_t i = (size_t)below;
	double next;

	*through = i;
	partition_at(
	    values + from, (ptrdiff_t)(n - from), (ptrdiff_t)(i - from));
	if (i + 1 >= n || position == below)
		return values[i];
	next = values[i + 1];
	for (size_t j = i + 2; j < n; j++)
		next = fmin(next, values[j]);
	if (values[i] == next)
		return next;
	return values[i] + (position - below) * (next - values[i]);
}

void
select_quantiles(
    double *values, size_t n, const double *p, size_t count, double *quantiles)
{
	const bool known = n > 0 && !has_missing(values, n);
	size_t from = 0;

	for (size_t i = 0; i < count; i++)
		quantiles[i] =
		    known ? select_quantile(values, n, p[i], from, &from) : NAN;
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
