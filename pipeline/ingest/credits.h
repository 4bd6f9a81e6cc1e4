/*
 * credits.h - the credits of a billing line as one amount.
 *
 * Google's export nests them in a cell: as JSON, or as Python prints a list
 * of dicts ("[{'name': 'Trial', 'amount': -5e-06, 'id': None}]").
 */
#ifndef PIPELINE_INGEST_CREDITS_H
#define PIPELINE_INGEST_CREDITS_H

#include <stdbool.h>

#include "pipeline/base/money.h"

/* The exact sum of the "amount"s in TEXT; 0 for an empty list.  False, and
 * SUM untouched: no such list. */
bool credits_sum(const char *text, Decimal *sum);

#endif
