/*
 * column_rules.h - does a file keep to its format's specification?
 *
 * Real exports break it, mostly harmlessly: breaches are counted per column
 * and told once each, with the first line.  They reject nothing.
 */
#ifndef PIPELINE_INGEST_COLUMN_RULES_H
#define PIPELINE_INGEST_COLUMN_RULES_H

#include <glib.h>
#include <stddef.h>

#include "pipeline/facts/inputs.h"
#include "pipeline/ingest/descriptor.h"

/* One cell as it is in the file, trimmed; NULL: the row is too short. */
typedef struct Cell {
	const char *text;
	size_t length;
} Cell;

typedef struct ColumnRules ColumnRules;	/* opaque */

/* NULL when DESCRIPTOR has no rules.  NAMES is the header; of char *. */
ColumnRules *column_rules_new(const Descriptor *descriptor,
    const GPtrArray *names);
void column_rules_free(ColumnRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ColumnRules, column_rules_free)

/* Column I of the header must be kept for column_rules_check(). */
bool column_rules_want(const ColumnRules *rules, size_t i);

/* CELLS has one entry for each column of the header. */
void column_rules_check(ColumnRules *rules, const Cell *cells, long line);

/* The version that the newest column present belongs to; NULL: unknown. */
const char *column_rules_version(const ColumnRules *rules);

void column_rules_describe(const ColumnRules *rules, Input *input);

#endif
