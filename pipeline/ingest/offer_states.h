/*
 * offer_states.h - which status of a tracker may mean done, doing or to do.
 */
#ifndef PIPELINE_INGEST_OFFER_STATES_H
#define PIPELINE_INGEST_OFFER_STATES_H

#include <glib.h>

/* Appends a value map "statuses" that lists each of VALUES (of char *) once,
 * as README.md of schemas/formats has it. */
void offer_states_append(GString *out, const GPtrArray *values);

#endif
