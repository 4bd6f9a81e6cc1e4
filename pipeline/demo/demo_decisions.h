/*
 * demo_decisions.h - the decision records of Larkfield, one file each.
 *
 * As MADR and adr-tools have them.  Most are whole, some lack the options,
 * and what was decided lately is not all written down.
 */
#ifndef PIPELINE_DEMO_DEMO_DECISIONS_H
#define PIPELINE_DEMO_DEMO_DECISIONS_H

#include "pipeline/demo/larkfield.h"

enum { DEMO_DECISIONS = 8 };

/* "0003-keep-sessions-in-memory.md"; I is below DEMO_DECISIONS. */
const char *demo_decision_file(size_t i);

/* The text of that file; the caller frees it. */
char *demo_decision_text(const Larkfield *company, size_t i);

#endif
