/*
 * deferred.h - records that wait until the order of their dates is known.
 *
 * For kinds of facts whose rows tell all by themselves: one record is one
 * row, and what is unknown when the file has ended stays so.
 */
#ifndef PIPELINE_INGEST_DEFERRED_H
#define PIPELINE_INGEST_DEFERRED_H

#include <stddef.h>

#include "pipeline/ingest/bind_kinds.h"

/* Binds RECORD, whose dates are read in ORDER. */
typedef void (*DeferredBind)(const Binding *binding, const Record *record,
    DateOrder order);

typedef struct Deferred Deferred;	/* opaque */

/* FIELDS (COUNT) are those with dates, and live as long as the result. */
Deferred *deferred_new(const Binding *binding, const Field *fields,
    size_t count, DeferredBind bind);
void deferred_free(Deferred *deferred);

/* Binds RECORD now, or keeps a copy for later. */
void deferred_take(Deferred *deferred, const Record *record);

/* The file has ended: binds what waited, and tells what was assumed. */
void deferred_finish(Deferred *deferred);

/* False: rejected, since FIELD is neither a time nor absent. */
bool deferred_time(const Binding *binding, const Record *record, Field field,
    DateOrder order, Instant *out);

#endif
