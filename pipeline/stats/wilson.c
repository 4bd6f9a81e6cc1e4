#include "pipeline/stats/wilson.h"

#include <math.h>

/* Normal quantile of 0.975. */
#define Z 1.959964

void
wilson_limits(double hits, double n, double *lo, double *hi)
{
	const double share = hits / n, z2 = Z * Z;
	double middle, half;

	*lo = *hi = NAN;
	if (!(n > 0) || !(hits >= 0) || !(hits <= n))
		return;
	middle = (share + z2 / (2 * n)) / (1 + z2 / n);
	half =
	    Z / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n));
	*lo = hits > 0 ? fmax(0, middle - half) : 0;
	*hi = hits < n ? fmin(1, middle + half) : 1;
}
