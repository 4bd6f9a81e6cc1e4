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
	static const double shares[] = { 0.1, 0.5, 0.9 };
	double at[G_N_ELEMENTS(shares)];

	select_quantiles(draws, n, shares, G_N_ELEMENTS(shares), at);
	return (Spread){ at[0], at[1], at[2] };
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
