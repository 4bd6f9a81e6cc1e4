/*
 * cadence.h - "quarterly, second Tuesday" and its like as rules.
 *
 * English as people write it into a configuration, in any order and case, or
 * the part of RFC 5545's RRULE that says the same: FREQ=WEEKLY or MONTHLY,
 * INTERVAL, and one BYDAY.  What can be read in two ways is refused.
 */
#ifndef PIPELINE_CONFIG_CADENCE_H
#define PIPELINE_CONFIG_CADENCE_H

#include <stdbool.h>

#include "pipeline/base/recurrence.h"

/* False, with what to do in WHY (static), when TEXT is no such rule; OUT is
 * then as it was. */
bool cadence_parse(const char *text, Recurrence *out, const char **why);

#endif
