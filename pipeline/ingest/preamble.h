/*
 * preamble.h - lines "name,value" before a CSV file's header.
 *
 * A descriptor asks for one by its name with a leading "/"; its value then
 * stands in every record.  Names compare as those of columns do.
 */
#ifndef PIPELINE_INGEST_PREAMBLE_H
#define PIPELINE_INGEST_PREAMBLE_H

#include <glib.h>
#include <stddef.h>

#include "pipeline/ingest/record.h"

typedef struct Preamble Preamble;	/* opaque */

Preamble *preamble_new(char delimiter);
void preamble_free(Preamble *preamble);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Preamble, preamble_free)

/* A line that has no second cell is forgotten. */
void preamble_add(Preamble *preamble, const char *line, size_t length);

/* Adds a value to the empty RECORD for every name that DESCRIPTOR asks for
 * and that was there; forgets those of an earlier record. */
void preamble_lay_out(Preamble *preamble, const Descriptor *descriptor,
    Record *record);

/* Sets these values, which PREAMBLE owns; before every record_refine(). */
void preamble_fill(const Preamble *preamble, Record *record);

#endif
