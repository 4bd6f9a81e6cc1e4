/*
 * money.h - exact decimals for costs.
 *
 * A Decimal counts units of 10^-24, so that sums of billing lines are exact
 * to the last digit that any provider prints; the range is about +-1.7e14.
 * Doubles appear only where a model starts to estimate.
 */
#ifndef PIPELINE_BASE_MONEY_H
#define PIPELINE_BASE_MONEY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

__extension__ typedef __int128 Decimal;

enum { DECIMAL_PLACES = 24, CURRENCY_SIZE = 4 };

typedef enum DecimalParse {
	DECIMAL_OK,
	DECIMAL_BAD,		/* not a number */
	DECIMAL_OVERFLOW,
	DECIMAL_INEXACT,	/* more than 24 places; rounded half to even */
} DecimalParse;

/* Reads "-12.5", "1.7765e-06", "+3", ".5"; no thousands marks. */
DecimalParse decimal_parse(const char *text, size_t length, Decimal *out);

/* False, and SUM untouched, on overflow. */
bool decimal_add(Decimal *sum, Decimal amount);

double decimal_to_double(Decimal amount);

/* Exact, shortest, "." as point, never an exponent: "143227.76367". */
char *decimal_format(Decimal amount);

#endif
