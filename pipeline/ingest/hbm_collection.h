/*
 * hbm_collection.h - sets, lists, maps and arrays of a mapped class.
 */
#ifndef PIPELINE_INGEST_HBM_COLLECTION_H
#define PIPELINE_INGEST_HBM_COLLECTION_H

#include "pipeline/ingest/hbm_column.h"

/*
 * The collections in NODE, also inside of components: one-to-many is a key
 * in the other class's table, anything else a table between, with keys to
 * both sides.  All classes must have their own columns by then.
 */
void hbm_collections(const HbmPlace *place, const xmlNode *node);

#endif
