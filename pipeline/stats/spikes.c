#include "pipeline/stats/spikes.h"

#include <glib.h>
#include <math.h>

#include "pipeline/stats/quantile.h"

/* Median deviation of normal data, in standard deviations. */
#define DEVIATION_OF_NORMAL 0.6745

void
spike_scores(const double *y, size_t n, double floor, double *out)
{
	g_autofree double *room = g_memdup2(y, n * sizeof *y);
	const size_t known = drop_missing(room, n);
	const double middle = median(room, known);
	const double unit = fmax(median_deviation(room, known), floor);

	for (size_t i = 0; i < n; i++)
		out[i] = unit > 0 ? DEVIATION_OF_NORMAL * (y[i] - middle) / unit
				  : NAN;
}
