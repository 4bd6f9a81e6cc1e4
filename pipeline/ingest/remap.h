/*
 * remap.h - a format whose columns somebody calls by other names.
 *
 * headroom.yaml may say for an input which of its columns is which field.
 * Such a column is read as the format reads that field, with its values'
 * spellings and units.
 */
#ifndef PIPELINE_INGEST_REMAP_H
#define PIPELINE_INGEST_REMAP_H

#include <glib.h>

#include "pipeline/ingest/descriptor.h"

typedef struct Remap {
	Descriptor descriptor;	/* as BASE, with COLUMNS ahead of its fields */
	FieldMap *fields;
} Remap;

/* COLUMNS are of ConfigColumn *, whose fields are known.  Everything else
 * is borrowed from BASE and COLUMNS, which must outlive REMAP. */
void remap_init(Remap *remap, const Descriptor *base,
    const GPtrArray *columns);
void remap_clear(Remap *remap);

#endif
