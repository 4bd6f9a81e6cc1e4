#include "tests/calibrate/share.h"

#include <math.h>
#include <stdio.h>

/* So many standard errors are put down to chance. */
static const double chance = 3.5;

void
share_count(Share *share, bool hit)
{
	share->n++;
	share->hits += hit;
}

double
share_value(Share share)
{
	return share.n == 0 ? NAN : (double)share.hits / (double)share.n;
}

void
share_print(Share share)
{
	if (share.n == 0)
		printf("     -");
	else
		printf(" %5.1f", 100 * share_value(share));
}

/* Of one that is not 0 or 1 for want of runs. */
static double
standard_error(Share share)
{
	const double n = (double)share.n;
	const double p = ((double)share.hits + 1) / (n + 2);

	return sqrt(p * (1 - p) / n);
}

bool
share_check(
    const char *name, const char *what, Share share, double low, double high)
{
	const double value = share_value(share);
	const double room = chance * standard_error(share);

	if (share.n == 0 || (value >= low - room && value <= high + room))
		return true;
	printf("%s: %s: %.1f %%, and should be %.0f to %.0f %%\n", name, what,
	    100 * value, 100 * low, 100 * high);
	return false;
}
