/*
 * descriptor_schema.h - the one schema table of descriptor files.
 */
#ifndef PIPELINE_INGEST_DESCRIPTOR_SCHEMA_H
#define PIPELINE_INGEST_DESCRIPTOR_SCHEMA_H

#include <glib.h>

#include "pipeline/ingest/descriptor.h"

/* Reads LENGTH bytes of YAML; NULL with "FILE:LINE: what is wrong". */
Descriptor *descriptor_parse(const char *file, const char *yaml,
    size_t length, GError **error);
void descriptor_free(Descriptor *descriptor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Descriptor, descriptor_free)

#endif
