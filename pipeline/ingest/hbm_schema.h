/*
 * hbm_schema.h - from the classes that all files map to tables.
 */
#ifndef PIPELINE_INGEST_HBM_SCHEMA_H
#define PIPELINE_INGEST_HBM_SCHEMA_H

#include "pipeline/ingest/hbm_model.h"

/* Hands the tables of MODEL to the facts, counts them in the inputs that
 * told them, and says what only the Java classes would tell. */
void hbm_schema_build(HbmModel *model);

#endif
