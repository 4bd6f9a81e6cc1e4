/*
 * date.h - calendar days, instants and months, without time zones or locale.
 *
 * Exports carry no usable zone, so instants are wall-clock seconds read as
 * UTC unless the text itself has an offset, which is then applied.
 */
#ifndef PIPELINE_BASE_DATE_H
#define PIPELINE_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t Date;		/* days since 1970-01-01 */
typedef int64_t Instant;	/* seconds since 1970-01-01T00:00:00Z */
typedef int32_t Month;		/* 12 * year + month - 1 */

#define DATE_NONE INT32_MIN
#define INSTANT_NONE INT64_MIN
#define MONTH_NONE INT32_MIN
#define SECONDS_PER_DAY 86400
#define DAYS_PER_MONTH 30.4375

enum { DATE_TEXT_SIZE = 16, INSTANT_TEXT_SIZE = 32, MONTH_TEXT_SIZE = 16 };

/* How purely numeric dates such as 3/4/26 are to be read. */
typedef enum DateOrder {
	DATE_ORDER_UNKNOWN,	/* numeric dates are refused if ambiguous */
	DATE_ORDER_DMY,
	DATE_ORDER_MDY,
	DATE_ORDER_YMD,
} DateOrder;

typedef enum DateParse {
	DATE_PARSE_OK,
	DATE_PARSE_BAD,		/* not a date in any family we know */
	DATE_PARSE_AMBIGUOUS,	/* 3/4/26 under DATE_ORDER_UNKNOWN */
} DateParse;

/* DATE_NONE when the day does not exist; years 1 to 9999. */
Date date_from_ymd(int year, int month, int day);
/* All zero for DATE_NONE. */
void date_to_ymd(Date date, int *year, int *month, int *day);

/* Monday is 0. */
int date_weekday(Date date);
Month date_month(Date date);
Date month_first_day(Month month);

/* The day it falls on; NONE gives NONE both ways. */
Date instant_date(Instant instant);
Instant date_instant(Date date);

/*
 * Reads ISO 8601 (T or space, fractions, Z or offset, " UTC"), RFC 822,
 * Jira's "25/Oct/25 12:53 PM" in English, Spanish, German, French, Italian,
 * Portuguese, Polish, Dutch and Russian month names, JavaScript's "Sat Feb 11 2023 01:51:47
 * GMT+0000", Ruby's "Thu Dec 03 15:02:12 +0100 2009", and numeric d/m/y families with / . or - under ORDER.
 * Two-digit years below 70 are 20xx.  A date that only one order makes
 * possible needs no ORDER; dotted ones are d.m.y unless ORDER says
 * otherwise; one that ORDER makes impossible is bad, not turned round.
 * OUT is set for DATE_PARSE_OK only.
 */
DateParse instant_parse(const char *text, size_t length, DateOrder order,
    Instant *out);

/* What one numeric date proves about its column: the order in which alone
 * the day exists (13+ in a place decides, 5/5/26 does not). */
DateOrder date_order_hint(const char *text, size_t length);

/* Strict "YYYY-MM-DD". */
bool date_parse_iso(const char *text, Date *out);

/* "2026-11", "11/2026", "202611", "Nov 2026", "Nov-26" or any unambiguous date; the month it
 * lies in. */
bool month_parse(const char *text, size_t length, Month *out);

/* "2026-11-22", "2026-11-22T10:00:00Z", "2026-11"; return BUF, which is
 * empty for NONE. */
const char *date_format_iso(Date date, char buf[DATE_TEXT_SIZE]);
const char *instant_format_iso(Instant instant, char buf[INSTANT_TEXT_SIZE]);
const char *month_format_iso(Month month, char buf[MONTH_TEXT_SIZE]);

/* "22 Nov 2026", "Nov 2026", an en dash for NONE; for people. */
const char *date_format_human(Date date, char buf[DATE_TEXT_SIZE]);
const char *month_format_human(Month month, char buf[MONTH_TEXT_SIZE]);

/* Moves by a fraction of months of DAYS_PER_MONTH days, to the nearest
 * day; NAN and NONE give NONE; saturates at the end of year 9999, which
 * date_format_human prints as "after 9999". */
Date date_add_months(Date date, double months);
Date date_add_days(Date date, double days);

/* In months of DAYS_PER_MONTH days; NAN if either is NONE. */
double date_months_between(Date from, Date to);

#endif
