/*
 * bind.h - records to facts.
 *
 * Every record taken ends as exactly one of used, skipped (for a reason) or
 * rejected (line, column, reason) in its Input; some only when the file is
 * finished, because a date's order or a parent's key is known only then.
 */
#ifndef PIPELINE_INGEST_BIND_H
#define PIPELINE_INGEST_BIND_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/record.h"
#include "pipeline/ingest/schema_assembler.h"

/* The first row that a file lost, to tell when it lost too many. */
typedef struct FirstReject {
	long line, column;
	char *reason;		/* NULL: none so far */
} FirstReject;

/* What a file is bound to; borrowed by readers and binders alike. */
typedef struct Binding {
	Facts *facts;
	size_t index;		/* of INPUT in FACTS */
	Input *input;
	const Descriptor *descriptor;
	SchemaAssembler *assembler;
	const char *cost_tag;	/* billing tag that names a domain; NULL */
	FirstReject *first;
} Binding;

typedef struct Binder Binder;	/* opaque */

Binder *binder_new(const Binding *binding);
void binder_free(Binder *binder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Binder, binder_free)

/* Takes one refined record, which the reader has counted as read. */
void binder_take(Binder *binder, const Record *record);

/* The file has ended: decides what was left open, tells its findings. */
void binder_finish(Binder *binder);

/* For binders and readers: what becomes of a record. */
void binding_use(const Binding *binding);
void binding_skip(const Binding *binding, const char *reason);
void binding_reject(const Binding *binding, long line, long column,
    const char *excerpt, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Rejects RECORD for its value of FIELD, "FIELD "text" is not WHAT". */
void binding_reject_value(const Binding *binding, const Record *record,
    const Value *value, const char *what);

/* What Facts made of a record; ADDED and REPLACED are used. */
void binding_account(const Binding *binding, const Record *record,
    FactsAdd outcome);

#endif
