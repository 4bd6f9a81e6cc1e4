/*
 * inspection.h - what `headroom inspect` prints of an input.
 */
#ifndef CMD_INSPECTION_H
#define CMD_INSPECTION_H

#include "pipeline/facts/facts.h"

/* What an input was counted to hold; the last has no name. */
typedef struct InspectionCount {
	const char *name;
	const char *plural;	/* the end that one of them does not have */
	size_t offset;		/* in InputCounts */
} InspectionCount;

extern const InspectionCount inspection_counts[];
long inspection_count(const Input *input, const InspectionCount *count);

/* Rows of one input that were rejected for one reason. */
typedef struct InspectionReject {
	const char *reason;	/* owned by the facts */
	long count, line;	/* where the first of them is */
} InspectionReject;

/* Of InspectionReject, most first, of the input number INDEX. */
GArray *inspection_rejects(const Facts *facts, size_t index);

/* The input number INDEX for people, on standard output: columns within WIDTH
 * cells, and sentences too if WRAP. */
void inspection_print_text(const Facts *facts, size_t index, size_t width,
    bool wrap);

/* What is to be said of all inputs together. */
void inspection_print_findings(const Facts *facts, size_t width, bool wrap);

/* {"files": [...], "findings": [...]}: the contract that the manual states. */
void inspection_print_json(const Facts *facts);

#endif
