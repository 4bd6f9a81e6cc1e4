/*
 * respelt.h - what spreadsheets make of a bill that is saved in them.
 *
 * Dates turn into 4/1/25 or 01.04.2025, amounts into "$1,000.50 " or, where
 * the comma is decimal, into 1000,5.  Pure functions, nothing is owned.
 */
#ifndef PIPELINE_INGEST_RESPELT_H
#define PIPELINE_INGEST_RESPELT_H

#include <stddef.h>

#include "pipeline/base/date.h"
#include "pipeline/base/money.h"

/* As decimal_parse(), with a currency's sign, marks between thousands, and
 * decimal commas: of "1.000,5", and of "1,5" in a file that has another
 * DELIMITER (0: it has none).  Where only a person could tell, it is bad. */
DecimalParse respelt_amount(
    const char *text, size_t length, char delimiter, Decimal *out);

/* The order in which START and END bound one month, from its first day; USUAL
 * if that is one, or if no other is. */
DateOrder respelt_order(const char *start, const char *end, DateOrder usual);

#endif
