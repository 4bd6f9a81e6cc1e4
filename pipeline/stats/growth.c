#include "pipeline/stats/growth.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/distribution.h"
#include "pipeline/stats/series_error.h"

Growth
growth_fit(const double *months, const double *users, size_t n)
{
	g_autofree double *logs = g_new(double, n);
	Growth growth = { 0, NAN, NAN, NAN, NAN };
	TheilSen fit;

	for (size_t i = 0; i < n; i++)
		logs[i] = users[i] > 0 ? log(users[i]) : NAN;
	fit = theil_sen_fit(months, logs, n);
	growth.n = fit.n;
	if (fit.n < GROWTH_LEAST_MONTHS)
		return growth;
	growth.rate = expm1(fit.slope);
	growth.log_error = series_error(&fit, months, logs, n).slope;
	growth.rate_lo = expm1(fit.slope - NORMAL_95 * growth.log_error);
	growth.rate_hi = expm1(fit.slope + NORMAL_95 * growth.log_error);
	return growth;
}

double
growth_months_to(double multiple, double rate)
{
	if (isnan(multiple) || isnan(rate))
		return NAN;
	if (multiple <= 1)
		return 0;
	return rate > 0 ? log(multiple) / log1p(rate) : INFINITY;
}

double
growth_multiple_after(double months, double rate)
{
	if (isnan(months) || isnan(rate))
		return NAN;
	if (months == INFINITY)
		return INFINITY;
	return rate > 0 ? exp(months * log1p(rate)) : NAN;
}

double
growth_user_months(double users, double rate, double months)
{
	const double pace = log1p(rate);

	return pace == 0 ? users * months
			 : users * -expm1(-pace * months) / pace;
}
