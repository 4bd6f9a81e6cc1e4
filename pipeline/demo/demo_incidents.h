/*
 * demo_incidents.h - what went wrong at Larkfield within a year.
 *
 * Four severities; those that wake somebody are acknowledged late, since
 * three people take turns.  The last one is still open.
 */
#ifndef PIPELINE_DEMO_DEMO_INCIDENTS_H
#define PIPELINE_DEMO_DEMO_INCIDENTS_H

#include "pipeline/demo/larkfield.h"

enum { DEMO_INCIDENTS = 40 };

bool demo_write_incidents(
    const Larkfield *company, const char *path, GError **error);

#endif
