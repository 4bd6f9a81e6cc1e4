/*
 * clock.h - reads the time of day and the zone that follow a date.
 */
#ifndef PIPELINE_BASE_CLOCK_H
#define PIPELINE_BASE_CLOCK_H

#include "pipeline/base/date_cursor.h"

#include <stdint.h>

/* Reads to the end of C: nothing, or a time such as "T10:00Z",
 * " 12:53 PM", " 03:55:53 -0700".  SECONDS is what to add to the date's
 * midnight, zone applied, fractions dropped. */
bool clock_parse(DateCursor *c, int64_t *seconds);

#endif
