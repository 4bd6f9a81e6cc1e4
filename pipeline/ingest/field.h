/*
 * field.h - the vocabulary that descriptors map an export's names to.
 */
#ifndef PIPELINE_INGEST_FIELD_H
#define PIPELINE_INGEST_FIELD_H

typedef enum Field {
#define F(symbol, name) FIELD_##symbol,
#include "pipeline/config/fields.def"
#undef F
	FIELD_COUNT
} Field;

/* FIELD_COUNT: there is none so named. */
Field field_find(const char *name);

/* As descriptors write it: "start-planned". */
const char *field_name(Field field);

#endif
