/*
 * object_names.h - the names of objects that are nested in a cell: as JSON,
 * or as Python prints a dict ("{'id': 'P1', 'summary': \"Bob's shop\"}").
 */
#ifndef PIPELINE_INGEST_OBJECT_NAMES_H
#define PIPELINE_INGEST_OBJECT_NAMES_H

#include <stddef.h>

/* TEXT becomes the names in it, "a,b"; written in place, as it is no longer.
 * What is no object is a name already. */
void object_names(char **text, size_t *length);

#endif
