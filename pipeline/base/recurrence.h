/*
 * recurrence.h - on which days something that comes back comes back.
 *
 * The few rules that people and every calendar agree on: each so many weeks
 * or months, on one weekday.  A series is a rule and its first day, which is
 * itself a day of the rule; libical expands it as RFC 5545 says.
 */
#ifndef PIPELINE_BASE_RECURRENCE_H
#define PIPELINE_BASE_RECURRENCE_H

#include <glib.h>

#include "pipeline/base/date.h"

typedef enum RecurrenceUnit {
	RECURRENCE_WEEKS,
	RECURRENCE_MONTHS,
} RecurrenceUnit;

/* As many units as a rule may let pass. */
enum { RECURRENCE_LONGEST = 52, RECURRENCE_TEXT_SIZE = 64 };

typedef struct Recurrence {
	RecurrenceUnit unit;
	int interval; /* 1 to RECURRENCE_LONGEST; 0: no rule */
	int weekday; /* Monday is 0 */
	int nth; /* of the month: 1 to 4, -1 the last; 0 for weeks */
} Recurrence;

/* "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", RFC 5545; returns BUF. */
const char *recurrence_rrule(
    const Recurrence *rule, char buf[RECURRENCE_TEXT_SIZE]);

/* The first day from FROM on, that day included, which can begin a series;
 * DATE_NONE for NONE and beyond the calendar. */
Date recurrence_first(const Recurrence *rule, Date from);

/* The first day from FROM on of the series that begins on START; DATE_NONE
 * when there is none, or START is no day of RULE. */
Date recurrence_next(const Recurrence *rule, Date start, Date from);

/* All days of the series from FROM to TO, both included: of Date, ascending;
 * the caller frees it. */
GArray *recurrence_days(const Recurrence *rule, Date start, Date from, Date to);

#endif
