/*
 * ics.h - governance.ics: the report's events for calendars.
 *
 * RFC 5545 with the names of RFC 7986, written by libical.  All days are
 * whole days without a time zone.  An event keeps its UID from run to run,
 * whatever becomes of its title or day, so that a calendar which subscribes
 * to the file moves it instead of doubling it.
 */
#ifndef RENDERERS_DATA_ICS_H
#define RENDERERS_DATA_ICS_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

/* Writes nothing where the report has no events. */
bool ics_write(const Report *report, Stage *stage, GError **error);

/* The caller frees it. */
char *ics_from_report(const Report *report);

#endif
