#include "pipeline/stats/theil_sen.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/mann_kendall.h"
#include "pipeline/stats/pair_slopes.h"
#include "pipeline/stats/quantile.h"

/* The median of the VALUES whose PARTNERS are finite too. */
static double
median_of_finite(const double *values, const double *partners, size_t n)
{
	g_autofree double *kept = g_new(double, n);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (isfinite(values[i]) && isfinite(partners[i]))
			kept[count++] = values[i];
	return median(kept, count);
}

static double
median_slope(PairSlopes *slopes)
{
	uint64_t n = pair_slopes_count(slopes);
	double upper = pair_slopes_at(slopes, n / 2);

	if (n == 0 || n % 2 == 1)
		return upper;
	return (pair_slopes_at(slopes, n / 2 - 1) + upper) / 2;
}

/* SciPy takes the outermost slopes where the ranks of the limits fall outside;
 * that would call a line through two points certain. */
static void
set_limits(TheilSen *fit, PairSlopes *slopes, double sigma)
{
	double reach = NORMAL_95 * sigma;
	double lo = nearbyint(((double)fit->pairs - reach) / 2) - 1;
	double hi = nearbyint(((double)fit->pairs + reach) / 2);

	if (lo < 0 || hi >= (double)fit->pairs)
		return;
	fit->slope_lo = pair_slopes_at(slopes, (uint64_t)lo);
	fit->slope_hi = pair_slopes_at(slopes, (uint64_t)hi);
}

TheilSen
theil_sen_fit_within(
    const double *x, const double *y, const int *strata, size_t n)
{
	g_autoptr(PairSlopes) slopes = pair_slopes_new(x, y, strata, n);
	TheilSen fit = { .slope_lo = NAN, .slope_hi = NAN };

	fit.n = pair_slopes_points(slopes);
	fit.pairs = pair_slopes_count(slopes);
	fit.slope = median_slope(slopes);
	set_limits(&fit, slopes, mann_kendall_sigma(x, y, strata, n));
	theil_sen_place(&fit, x, y, n);
	return fit;
}

TheilSen
theil_sen_fit(const double *x, const double *y, size_t n)
{
	return theil_sen_fit_within(x, y, NULL, n);
}

void
theil_sen_place(TheilSen *fit, const double *x, const double *y, size_t n)
{
	fit->x_median = median_of_finite(x, y, n);
	fit->y_median = median_of_finite(y, x, n);
	fit->intercept = fit->y_median - fit->slope * fit->x_median;
}

double
theil_sen_at(const TheilSen *fit, double x)
{
	return fit->intercept + fit->slope * x;
}

void
theil_sen_band(const TheilSen *fit, double x, double *lo, double *hi)
{
	double run = x - fit->x_median;
	double a = fit->y_median + fit->slope_lo * run;
	double b = fit->y_median + fit->slope_hi * run;

	*lo = run < 0 ? b : a;
	*hi = run < 0 ? a : b;
}

double
theil_sen_error(const TheilSen *fit)
{
	return (fit->slope_hi - fit->slope_lo) / (2 * NORMAL_95);
}

void
theil_sen_residuals(const TheilSen *fit, const double *x, const double *y,
    size_t n, double *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = y[i] - theil_sen_at(fit, x[i]);
}
