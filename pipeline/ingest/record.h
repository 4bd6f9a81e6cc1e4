/*
 * record.h - one record of an export, as readers hand it to binders.
 *
 * Readers add values in file order; each knows the field it means.  Values
 * of one field form a chain by rank (the order in the descriptor), so that
 * the first one present is the one that counts.  Texts are borrowed from
 * the reader until the next record; record_copy() keeps one for longer.
 */
#ifndef PIPELINE_INGEST_RECORD_H
#define PIPELINE_INGEST_RECORD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"
#include "pipeline/ingest/descriptor.h"

/* Names per field map; a rank is the map's index times this, plus FROM. */
enum { RECORD_FROM_LIMIT = 1000 };

typedef struct Value {
	const FieldMap *map;
	unsigned rank;		/* lower wins */
	const char *qualifier;	/* what "*" or `by` stood for; NULL */
	const char *text;	/* NULL: absent */
	size_t length;
	long column;		/* 1-based; 0: the format has none */
	int next;		/* of the same field; -1: none */
} Value;

typedef struct Record {
	long line;
	GArray *values;		/* of Value, in file order */
	int first[FIELD_COUNT];	/* index into VALUES; -1: none */
	GArray *tails;		/* the last of each field and rank */
	int bad;		/* index of a value that fails its check; -1 */
	GStringChunk *texts;	/* what had to be copied */
} Record;

void record_init(Record *record);
void record_clear(Record *record);

/* Forgets all values; the record begins at LINE. */
void record_reset(Record *record, long line);

/* Appends a value from FROM (an index) of MAP; returns its index. */
size_t record_add(Record *record, const Descriptor *descriptor,
    const FieldMap *map, unsigned from, const char *qualifier, long column);

/* Adds the constants of DESCRIPTOR, behind everything else in rank. */
void record_add_constants(Record *record, const Descriptor *descriptor);

void record_set_text(Record *record, size_t index, const char *text,
    size_t length);

/* As record_set_text() with a copy that lives until record_reset(). */
void record_copy_text(Record *record, size_t index, const char *text,
    size_t length);

/* Null spellings, conversions, value maps and checks; once per record. */
void record_refine(Record *record, const Descriptor *descriptor);

Record *record_copy(const Record *record);
void record_free(Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

/* The value that counts, and the others after it; NULL: none. */
const Value *record_value(const Record *record, Field field);
const Value *record_next(const Record *record, const Value *value);

/* The value from COLUMN; NULL: absent. */
const Value *record_value_at(const Record *record, Field field, long column);

/* Text of the value that counts; NULL: absent. */
const char *record_text(const Record *record, Field field);

/* Times its unit; NAN: absent; false: not a number. */
bool record_number(const Record *record, Field field, double *out);

/* INSTANT_NONE: absent; what cannot be read is said by the result. */
DateParse record_time(const Record *record, Field field, DateOrder order,
    Instant *out);

#endif
