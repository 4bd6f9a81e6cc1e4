#include "pipeline/analysis/spread.h"

#include <glib.h>

#include "pipeline/stats/quantile.h"

Spread
spread_at(double value)
{
	return (Spread){ value, value, value };
}

static Spread
spread_of_copy(double *draws, size_t n)
{
	sort_values(draws, n);
	return (Spread){
		.p10 = quantile(draws, n, 0.1),
		.p50 = quantile(draws, n, 0.5),
		.p90 = quantile(draws, n, 0.9),
	};
}

Spread
spread_of(const double *draws, size_t n)
{
	g_autofree double *copy = g_memdup2(draws, n * sizeof *draws);

	return spread_of_copy(copy, n);
}

Spread
spread_of_known(const double *draws, size_t n)
{
	g_autofree double *copy = g_memdup2(draws, n * sizeof *draws);

	return spread_of_copy(copy, drop_missing(copy, n));
}
