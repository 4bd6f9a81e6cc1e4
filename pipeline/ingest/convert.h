/*
 * convert.h - the few ways in which a cell says more, or less, than its
 * value: micro-formats, units, and what a value must look like.
 *
 * Descriptors choose by name; there is no expression language.  A new
 * conversion is one function here and its name in descriptor_schema.c.
 */
#ifndef PIPELINE_INGEST_CONVERT_H
#define PIPELINE_INGEST_CONVERT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"

typedef enum Convert {
	CONVERT_NONE,
	CONVERT_WORKLOG_DATE,	/* Jira: comment;DATE;author;seconds */
	CONVERT_SPRINT_NAME,	/* Jira: …Sprint@1f[id=3,name=NAME,…] */
	CONVERT_AMOUNT,		/* "$1,000.50", "(12.00)" to plain numbers */
	CONVERT_URL_KEY,	/* https://host/a/b/-/issues/12: a/b#12 */
	CONVERT_URL_PROJECT,	/* a/b */
	CONVERT_URL_KIND,	/* issues */
	CONVERT_NAMES,		/* JSON: names of its objects, "a,b" */
	CONVERT_UNGUARD,	/* '=x: =x, against formulas in sheets */
	CONVERT_MEASURE,	/* "12.3 ms", "4 K": convert_measure() */
	CONVERT_RELATION,	/* Redmine: Blocks #12: 12 */
	CONVERT_COUNT
} Convert;

typedef enum Unit {
	UNIT_NONE,
	UNIT_SECONDS,		/* to hours */
	UNIT_MINUTES,		/* to hours */
	UNIT_HOURS,
	UNIT_COUNT
} Unit;

typedef enum Check {
	CHECK_NONE,
	CHECK_ISSUE_KEY,	/* "SHOP-12" */
	CHECK_INTEGER,
	CHECK_CURRENCY,		/* an ISO 4217 code in use */
	CHECK_COUNT
} Check;

/* The part of TEXT that is meant; it points into TEXT, which may be written
 * to, and may be TEXT.  Of length 0 if there is none. */
void convert_apply(Convert convert, char **text, size_t *length);

/* "Blocked by #12" begins with one of WORDS; "12" is what it points at.
 * NULL if it does not, or points at nothing. */
const char *convert_relation(const char *text, char *const *words,
    size_t count);

/*
 * A number in UNIT as hours, or as it is in UNIT_NONE.  One or two digits
 * after a comma are decimals.  Where UNIT is a time, "1w 2d 3h 30m" is read
 * too, with months of 4 weeks, weeks of 5 days and days of 8 hours.
 */
bool convert_amount(const char *text, Unit unit, double *out);

/* A number, with or without what Grafana prints behind it: "12.3 ms" is
 * 0.0123, "4 KiB/s" 4096, "1.5 K req/s" 1500, "8%" 0.08. */
bool convert_measure(const char *text, double *out);

/* "1566540600000", "1566540600.25": milliseconds or seconds since 1970. */
bool convert_epoch(const char *text, size_t length, Instant *out);

/* What a number in UNIT is multiplied with. */
double unit_factor(Unit unit);

/* TEXT (of LENGTH) is as CHECK demands. */
bool check_holds(Check check, const char *text, size_t length);

/* "an issue key such as SHOP-12": completes "is not …". */
const char *check_expectation(Check check);

#endif
