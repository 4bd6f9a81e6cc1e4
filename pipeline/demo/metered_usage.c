#include "pipeline/demo/metered_usage.h"

#include <math.h>

#define SPREAD 0.4

/* Decimal counts 10^-24, an amount times a rate 10^-18. */
static const Decimal cost_unit = 1000000;
static const Decimal amount_unit = INT64_C(10000000000000000);
static const Decimal rate_unit = INT64_C(100000000000000);

int64_t
usage_for(double dollars, int64_t rate, bool whole)
{
	const double amount = dollars * (double)RATE_UNIT / (double)rate;

	return whole ? llround(amount) * USAGE_UNIT
		     : llround(amount * (double)USAGE_UNIT);
}

int64_t
usage_split_next(UsageSplit *split, Rng *rng)
{
	const double factor = 1 + SPREAD * (2 * rng_uniform(rng) - 1);
	int64_t part = split->left / split->lines;

	if (split->lines > 1 && !split->even)
		part = llround((double)part * factor);
	if (split->lines > 1 && split->whole)
		part -= part % USAGE_UNIT;
	split->left -= part;
	split->lines--;
	return part;
}

Decimal
usage_cost(int64_t amount, int64_t rate)
{
	return (Decimal)amount * rate * cost_unit;
}

Decimal
usage_to_cents(Decimal cost)
{
	const Decimal cent = amount_unit * 1000000;

	return (cost + cent / 2) / cent * cent;
}

const char *
usage_format(Decimal value, char buf[USAGE_TEXT_SIZE])
{
	g_autofree char *text = decimal_format(value);

	g_strlcpy(buf, text, USAGE_TEXT_SIZE);
	return buf;
}

const char *
usage_format_amount(int64_t amount, char buf[USAGE_TEXT_SIZE])
{
	return usage_format(amount * amount_unit, buf);
}

const char *
usage_format_rate(int64_t rate, char buf[USAGE_TEXT_SIZE])
{
	return usage_format(rate * rate_unit, buf);
}
