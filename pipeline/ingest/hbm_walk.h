/*
 * hbm_walk.h - what the elements inside a class mapping make.
 */
#ifndef PIPELINE_INGEST_HBM_WALK_H
#define PIPELINE_INGEST_HBM_WALK_H

#include "pipeline/ingest/hbm_column.h"

/* The columns and keys of everything in NODE, but collections and other
 * classes.  Elements of no meaning for tables are passed over. */
void hbm_walk(const HbmPlace *place, const xmlNode *node);

/* The table of PLACE's class with its primary key. */
void hbm_walk_id(const HbmPlace *place, const xmlNode *node);

/* The columns of the element NAME in NODE, a key to the table TARGET (NULL:
 * only columns), called FALLBACK; appended to OUT. */
void hbm_walk_key(const HbmPlace *place, const xmlNode *node,
    const HbmTable *target, const char *fallback, GPtrArray *out);

#endif
