/*
 * number.h - numbers to and from text, whatever the locale.
 *
 * Missing is NAN here, an en dash to people and null to machines.
 */
#ifndef PIPELINE_BASE_NUMBER_H
#define PIPELINE_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NUMBER_TEXT_SIZE = 48 };

#define NUMBER_MISSING "–"
#define NUMBER_MINUS "−" /* to people; machines get "-" */

/* The whole of TEXT must be a finite number; "8%" and "8 %" read as 0.08. */
bool number_parse(const char *text, double *out);

/* The whole of TEXT must be a decimal integer that fits. */
bool number_parse_int(const char *text, int64_t *out);

/* 12 significant digits, for files that machines read; "null" for NAN. */
const char *number_format_machine(double value, char buf[NUMBER_TEXT_SIZE]);

/* At most DIGITS significant digits, no trailing zeros, commas between
 * thousands: "1,234", "0.034"; from a million on "1.2 million". */
const char *number_format_human(double value, int digits,
    char buf[NUMBER_TEXT_SIZE]);

/* All digits, with commas between thousands: "1,234,567". */
const char *number_format_count(int64_t count, char buf[NUMBER_TEXT_SIZE]);

/* "3.4×", "2.0×"; two significant digits; "over 1,000×". */
const char *number_format_multiple(double value, char buf[NUMBER_TEXT_SIZE]);

/* "12 %" of 0.12; "< 1 %" and "> 99 %" where rounding would say 0 or 100. */
const char *number_format_percent(double fraction, char buf[NUMBER_TEXT_SIZE]);

/* "4.4 %" of 0.044, "20 %" of 0.2: two significant digits, for rates. */
const char *number_format_rate(double fraction, char buf[NUMBER_TEXT_SIZE]);

/* "$3.11", "$5,846", "EUR 12,300", "$1.23 million"; CURRENCY is ISO 4217,
 * "" when none is known. */
const char *number_format_money(double amount, const char *currency,
    char buf[NUMBER_TEXT_SIZE]);

/* The same to two significant digits, for what a model estimates: "$94,000",
 * where a bill would say "$94,294". */
const char *number_format_estimate(double amount, const char *currency,
    char buf[NUMBER_TEXT_SIZE]);

#endif
