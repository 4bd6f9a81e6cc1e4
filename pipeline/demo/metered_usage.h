/*
 * metered_usage.h - usage that a provider bills, in exact decimals.
 *
 * Amounts count units of 10^-8, rates of 10^-10 dollars, so that a cost is
 * their product and the sum of the lines is the bill to the last digit.
 */
#ifndef PIPELINE_DEMO_METERED_USAGE_H
#define PIPELINE_DEMO_METERED_USAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "pipeline/base/money.h"
#include "pipeline/stats/rng.h"

#define USAGE_UNIT INT64_C(100000000)
#define RATE_UNIT INT64_C(10000000000)

enum { USAGE_TEXT_SIZE = 48 };

/* An amount that is told in many lines. */
typedef struct UsageSplit {
	int64_t left; /* of the amount */
	int64_t lines; /* that are still to come */
	bool whole; /* requests, not hours */
	bool even; /* every line the same */
} UsageSplit;

/* What a written bill adds up to. */
typedef struct BillTotal {
	long lines;
	Decimal amount; /* billed, and effective */
} BillTotal;

/* The amount that costs about DOLLARS at RATE. */
int64_t usage_for(double dollars, int64_t rate, bool whole);

/* What the next line tells: its part, give or take 40 % unless EVEN; the last
 * line has the rest. */
int64_t usage_split_next(UsageSplit *split, Rng *rng);

Decimal usage_cost(int64_t amount, int64_t rate);

/* A COST rounded to whole cents. */
Decimal usage_to_cents(Decimal cost);

/* Exact, without trailing zeros: "0.0897", "23.5"; returns BUF. */
const char *usage_format(Decimal value, char buf[USAGE_TEXT_SIZE]);
const char *usage_format_amount(int64_t amount, char buf[USAGE_TEXT_SIZE]);
const char *usage_format_rate(int64_t rate, char buf[USAGE_TEXT_SIZE]);

#endif
