#include "tests/support/property.h"

#include <math.h>

#include "pipeline/stats/distribution.h"
#include "tests/support/assert_close.h"

static void
make_rows(Rows *rows, Rng *rng)
{
	rows->n = PROPERTY_POINTS;
	for (size_t i = 0; i < rows->n; i++) {
		rows->x[i] = ((double)i + rng_uniform(rng)) / 2;
		rows->y[i] = 2 + 0.04 * rows->x[i] +
			     0.5 * normal_quantile(rng_uniform(rng));
		rows->strata[i] = (int)rng_index(rng, PROPERTY_STRATA);
		rows->group[i] = (int)rng_index(rng, 2);
	}
}

void
change_shift_x(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->x[i] += by;
}

void
change_shift_y(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->y[i] += by;
}

void
change_scale_x(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->x[i] *= by;
}

void
change_scale_y(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->y[i] *= by;
}

void
change_negate_x(Rows *rows, double by)
{
	(void)by;
	change_scale_x(rows, -1);
}

void
change_negate_y(Rows *rows, double by)
{
	(void)by;
	change_scale_y(rows, -1);
}

void
change_bend_y(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->y[i] = by * pow(rows->y[i], 3);
}

void
change_shift_strata(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->y[i] += by * rows->strata[i] * rows->strata[i];
}

void
change_shift_group(Rows *rows, double by)
{
	for (size_t i = 0; i < rows->n; i++)
		rows->y[i] += by * rows->group[i];
}

void
change_swap_groups(Rows *rows, double by)
{
	(void)by;
	for (size_t i = 0; i < rows->n; i++)
		rows->group[i] = 1 - rows->group[i];
}

static void
copy_row(Rows *rows, size_t to, const Rows *source, size_t from)
{
	rows->x[to] = source->x[from];
	rows->y[to] = source->y[from];
	rows->strata[to] = source->strata[from];
	rows->group[to] = source->group[from];
}

void
change_shuffle(Rows *rows, double by)
{
	Rng rng;

	rng_init(&rng, (uint64_t)(1000 * by), "shuffle");
	for (size_t i = rows->n; i-- > 1;) {
		const size_t other = rng_index(&rng, i + 1);
		const Rows kept = *rows;

		copy_row(rows, i, &kept, other);
		copy_row(rows, other, &kept, i);
	}
}

void
change_duplicate(Rows *rows, double by)
{
	(void)by;
	for (size_t i = 0; i < rows->n; i++)
		copy_row(rows, rows->n + i, rows, i);
	rows->n *= 2;
}

void
effect_same(double *out, size_t n, double by)
{
	(void)out;
	(void)n;
	(void)by;
}

void
effect_more(double *out, size_t n, double by)
{
	for (size_t i = 0; i < n; i++)
		out[i] += by;
}

void
effect_times(double *out, size_t n, double by)
{
	for (size_t i = 0; i < n; i++)
		out[i] *= by;
}

void
effect_divided(double *out, size_t n, double by)
{
	effect_times(out, n, 1 / by);
}

void
effect_times_exp(double *out, size_t n, double by)
{
	effect_times(out, n, exp(by));
}

void
effect_first_times_exp(double *out, size_t n, double by)
{
	(void)n;
	effect_times(out, 1, exp(by));
}

void
effect_first_halved(double *out, size_t n, double by)
{
	(void)n;
	effect_times(out, 1, exp2(-by));
}

/* An estimate and its limits, of which the lower becomes the upper. */
void
effect_opposite(double *out, size_t n, double by)
{
	const double lo = out[1];

	(void)by;
	out[0] = -out[0];
	if (n < 3)
		return;
	out[1] = -out[2];
	out[2] = -lo;
}

void
effect_inverse(double *out, size_t n, double by)
{
	(void)by;
	for (size_t i = 0; i < n; i++)
		out[i] = 1 / out[i];
}

void
effect_complement(double *out, size_t n, double by)
{
	effect_opposite(out, n, by);
	effect_more(out, n, 1);
}

void
property_check(const Property *property, Rng *rng)
{
	Rows before, after;
	double want[PROPERTY_ANSWERS], got[PROPERTY_ANSWERS];
	double by;
	size_t n;

	make_rows(&before, rng);
	by = 0.2 + 3 * rng_uniform(rng);
	after = before;
	property->change(&after, by);
	n = property->statistic(&before, want);
	property->effect(want, n, by);
	property->statistic(&after, got);
	for (size_t i = 0; i < n; i++)
		assert_close(got[i], want[i], 1e-6);
}
