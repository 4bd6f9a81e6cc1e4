/*
 * bind_kinds.h - the binder of each kind of facts; the table is in bind.c.
 */
#ifndef PIPELINE_INGEST_BIND_KINDS_H
#define PIPELINE_INGEST_BIND_KINDS_H

#include "pipeline/ingest/bind.h"

typedef struct BinderClass {
	void *(*open)(const Binding *binding);
	void (*take)(void *self, const Record *record);
	void (*finish)(void *self);
	void (*free)(void *self);
} BinderClass;

extern const BinderClass bind_issues_class;
extern const BinderClass bind_schema_class;
extern const BinderClass bind_catalog_class; /* schemas in ROWS_CATALOG */
extern const BinderClass bind_billing_class;
extern const BinderClass bind_metrics_class;
extern const BinderClass bind_flags_class;
extern const BinderClass bind_incidents_class;
extern const BinderClass bind_decisions_class;

#endif
