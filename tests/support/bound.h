/*
 * bound.h - text read by its detected format into facts, for tests.
 *
 * Several files can be read into one Bound; bound_seal() ends that, after
 * which the facts are as an analysis sees them.
 */
#ifndef TESTS_SUPPORT_BOUND_H
#define TESTS_SUPPORT_BOUND_H

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/descriptor.h"
#include "pipeline/ingest/schema_assembler.h"

typedef struct Bound {
	DescriptorSet *formats;
	Facts *facts;
	SchemaAssembler *assembler;
	const char *cost_tag;
	size_t max_record;
	char *error;	/* of the last reader that gave up; NULL */
} Bound;

/* Facts as of 31 Dec 2026, with the built-in formats. */
void bound_init(Bound *bound);
void bound_clear(Bound *bound);

/* Reads TEXT as if it were in the file NAME; fails the test if no format is
 * detected.  The input is owned by the facts. */
Input *bound_read(Bound *bound, const char *name, const char *text);
void bound_seal(Bound *bound);

/* The first finding of CODE; NULL. */
const Finding *bound_finding(const FindingList *list, const char *code);
const Issue *bound_issue(const Bound *bound, const char *key);

/* Fails the test unless the three add up and are these. */
void bound_assert_rows(const Input *input, long used, long skipped,
    long rejected);

/* Reason of the only reject; fails the test if there is not exactly one. */
const Reject *bound_reject(const Bound *bound);

#endif
